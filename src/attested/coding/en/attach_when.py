"""When an act was done: which of the times of its sentence.

Promise: distance in the tree decides between acts of one sentence; what tells only when somebody spoke belongs to none.
"""

from collections.abc import Sequence

from attested.coding.en.speech import is_report_time
from attested.coding.en.syntax import UNJOINED, ancestors, steps_between
from attested.coding.en.triggers import Trigger
from attested.coding.en.view import SentenceView
from attested.coding.resolve.when import TimeMention
from attested.model import Filling, Span

__all__ = ["attach_when", "story_times"]


def story_times(view: SentenceView, plain: str) -> list[Filling]:
    """The days and months that a sentence tells of its story, not of who spoke when."""
    return [_filling(t) for t in _times(view, plain)]


def attach_when(view: SentenceView, trigger: Trigger, plain: str, others: Sequence[Trigger]) -> list[Filling]:
    """When it was done: the time nearest to it that belongs to its clause, or one that stands before all."""
    ranked = []
    for time in _times(view, plain):
        index = view.head_of(Span(time.start, time.end))
        if index is None or _is_in_lower_clause(view, index, trigger.clause):
            continue
        mine = steps_between(view.words, index, trigger.clause)
        if _is_own(view, trigger, time, index, mine, others):
            ranked.append((mine, time.start, time))
    return [_filling(min(ranked, key=lambda r: r[:2])[2])] if ranked else []


def _times(view: SentenceView, plain: str) -> list[TimeMention]:
    return [
        t
        for t in view.times
        if t.kind in ("date", "time") and t.value and not is_report_time(plain, view, Span(t.start, t.end))
    ]


def _is_own(
    view: SentenceView, trigger: Trigger, time: TimeMention, index: int, mine: int, others: Sequence[Trigger]
) -> bool:
    """Whether no other act is nearer; what stands before the verb may be one arc farther off, or be shared."""
    rivals = [steps_between(view.words, index, o.clause) for o in others if o is not trigger]
    slack = 1 if time.start < view.words[trigger.clause].start else 0
    return mine <= min(rivals, default=UNJOINED) + slack or _is_shared(view, trigger.clause, index)


def _is_in_lower_clause(view: SentenceView, index: int, verb: int) -> bool:
    """Whether the time belongs to a relative clause below the act ("a phone that he had bought in 2019")."""
    for above in (view.words[index], *ancestors(view.words, index)):
        if above.index == verb:
            return False
        if above.dep in ("acl:relcl", "acl") and above.pos in ("VERB", "AUX"):
            return any(w.index == verb for w in ancestors(view.words, above.index))
    return False


def _is_shared(view: SentenceView, verb: int, index: int) -> bool:
    # "In March he was tried and sent to a camp": the second verb shares what stands before the first.
    return view.words[verb].dep == "conj" and index < view.words[verb].head


def _filling(time: TimeMention) -> Filling:
    start = time.cue_start if time.cue_start is not None else time.start
    return Filling(
        slot="when", value=time.value, spans=(Span(start, time.end),), rule=f"when:{time.rule}", anchor=time.anchor
    )
