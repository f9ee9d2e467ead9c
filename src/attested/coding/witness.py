"""What is told as done, and what is not: the act and its status, read anew from the sentence, by two witnesses.

The first is the coder's own reading of the parse. The second knows nothing of the parse: a word that denies, accuses or
foretells and stands before the act in the same clause. Where the second contradicts, the act is not admitted as a fact:
a parser that lost a "not" must not make a killing out of a denial.
"""

import re
from collections.abc import Iterator, Sequence

from attested.coding.en.reading import Reading
from attested.coding.en.status import find_status
from attested.coding.en.suppress import find_suppression
from attested.coding.en.triggers import Trigger
from attested.coding.en.view import SentenceView
from attested.coding.lexicon import Hit
from attested.model import Filling, Span

__all__ = ["find_deed_fault", "find_status_fault"]

_AGAINST_FACT = {
    "negated": ("actual", "habitual", "prospective", "alleged"),
    "alleged": ("actual", "habitual"),
    "prospective": ("actual",),
    "hypothetical": ("actual",),
}
_OPEN = frozenset(["prospective", "hypothetical"])
_GIVEN = frozenset(["order", "threaten", "induce", "incentivise"])
"""Acts of speech: given once they are actual, and "will be punished" is their wording."""
_REACH = 8
"""Words between "not" and the act: "neither of the two men from Hoeryong was arrested"."""
_CLAUSE_ENDS = frozenset(
    [*",;:.()", "but", "and", "while", "who", "which", "that", "after", "before", "when", "where", "because", "as"]
)
_DENY_NOTHING = frozenset(["only", "just", "merely", "fewer", "less", "more", "longer", "doubt", "later", "matter"])
"""After "not" and "no": "not only arrested", "no fewer than five"."""
_UNREAL = re.compile(
    r"\b(?:(?:fear|risk|dread|avoid|evade|escape)(?:s|ed|d|ing)?(?: of)?(?: being)?|(?:was|were) (?:almost|nearly))$"
)
"""Right before the act: what somebody fears or is spared has not been done."""
_UNTRUE = re.compile(r"\b(?:not true|untrue|false|no truth|denie[sd])\b(?: \w+){0,4} that\b(?!.*\bbut\b)")


def find_deed_fault(reading: Reading, spans: Sequence[Span], act: str) -> str:
    """Why the words do not tell the act; empty where all of them do."""
    if act not in reading.pack.acts:
        return f"the pack has no act {act}"
    for span in spans:
        told = [t for _, t in _triggers(reading, span)]
        if not any(t.act == act for t in told):
            others = ", ".join(sorted({t.act for t in told}))
            return f"its words tell {others or 'no act'} here, not {act}"
    return ""


def find_status_fault(reading: Reading, act: Filling, status: str) -> str:
    """Why the sentence of the act does not give it this status; empty where it does."""
    read: set[str] = set()
    reason = ""
    for span in act.spans:
        for view, trigger in _triggers(reading, span):
            if trigger.act != act.value:
                continue
            found = find_status(view, trigger)
            why = _contradiction(view, trigger, status)
            # What is told as the ground of an arrest or the content of a threat is no fact; as a charge it may stand.
            if not why and status != "alleged":
                why = find_suppression(view, trigger, found, reading.triggers_of(view))
            if found.status == status and not why:
                return ""
            reason = reason or (why if found.status == status else "")
            read.add(found.status)
    if reason:
        return f"its sentence does not tell it as {status}: {reason}"
    return f"its sentence reads as {' or '.join(sorted(read - {''})) or 'no claim'}, not {status}"


def _triggers(reading: Reading, span: Span) -> Iterator[tuple[SentenceView, Trigger]]:
    view = reading.view_of(span)
    if view is not None and view.words:
        yield from ((view, t) for t in reading.triggers_of(view) if t.span.overlaps(span))


def _contradiction(view: SentenceView, trigger: Trigger, status: str) -> str:
    """The words before the act in its own clause that forbid the status."""
    if trigger.entry.status:
        return ""
    start = view.words[trigger.word].start
    before = " ".join(t.low for t in view.line.tokens if t.start < min(start, trigger.span.start))
    for pattern in (_UNREAL, _UNTRUE):
        if status in ("actual", "habitual") and (found := pattern.search(before)):
            return f"not told as fact by {found.group()!r}"
    for cue in view.cues:
        if cue.entry.value in _OPEN and trigger.act in _GIVEN:
            continue
        if cue.entry.value == "prospective" and status == "actual" and trigger.span.covers(cue.span):
            return f"{cue.entry.value} by {view.line_text(cue)!r}"
        if status in _AGAINST_FACT.get(cue.entry.value, ()) and _governs(view, cue, start):
            return f"{cue.entry.value} by {view.line_text(cue)!r}"
    return ""


def _governs(view: SentenceView, cue: Hit, start: int) -> bool:
    """Whether the cue stands before the word at `start`, in its clause, with no verb between that takes it."""
    tokens = view.line.tokens
    last = next((i for i, t in enumerate(tokens) if t.start >= start), len(tokens))
    if not 0 <= last - cue.last <= _REACH or (tokens[cue.last].low in _DENY_NOTHING):
        return False
    if cue.entry.value == "hypothetical" and not _is_auxiliary(view, cue):
        return False
    if _CLAUSE_ENDS & {t.low for t in tokens[cue.last : last]}:
        return False
    # "those who did not come forward are told": the other verb takes the "not"; "never caught or arrested": both do.
    between = [w for w in view.words if cue.span.end <= w.start < start and w.pos == "VERB"]
    return all(view.words[w.index + 1].text.lower() in ("or", "nor") for w in between)


def _is_auxiliary(view: SentenceView, cue: Hit) -> bool:
    # "may" is a month too.
    return all(view.words[i].pos == "AUX" for i in view.words_in(cue.span))
