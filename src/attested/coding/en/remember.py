"""What a sentence leaves in the report's memory: the bodies and the groups of people that it speaks of.

Promise: in text order, by code and words only; those who only speak are left out, since "they" later seldom means the
source.
"""

from collections.abc import Iterator

from attested.coding.en.memory import Group, Memory
from attested.coding.en.reading import Reading
from attested.coding.en.view import SentenceView
from attested.coding.lexicon import Hit
from attested.model import Span

__all__ = ["remember"]

_NOT_MEANT = frozenset(["informant", "foreign-contact"])
"""Spoken of, but seldom whom "he" or "they" means later."""
_NEW = frozenset("a an one another two three four five six some several".split())
_NAMED = frozenset(["named", "surnamed"])
_TOLD_WITHIN = 2
"""Sentences behind the one that brings people in, where their offence may still be told."""


def remember(reading: Reading, view: SentenceView, memory: Memory) -> None:
    """Add whom the sentence speaks of, in text order."""
    speaker = reading.speeches[view.number].span
    spoken = [g for g, words in _iter_groups(reading, view) if speaker is None or not speaker.overlaps(words)]
    for group in sorted(spoken, key=lambda g: g.span.start):
        memory.add(group, bool(group.codes) and reading.pack.is_enforcer(group.codes[0]))


def _iter_groups(reading: Reading, view: SentenceView) -> Iterator[tuple[Group, Span]]:
    """Each group with the words that name it; these differ from its span where an offence says who they are."""
    for group in _coordinated(reading, view):
        if group.codes[0] not in _NOT_MEANT:
            yield group, group.span
    for hit in view.parties:
        if hit.entry.weak and not reading.pack.is_enforcer(hit.entry.value) and _is_new(view, hit):
            yield _newcomers(reading, view, hit), hit.span
    for hit in view.parties:
        if hit.entry.caught and _is_one(view, hit):
            yield Group((hit.entry.caught,), hit.span, "single", view.number), hit.span


def _newcomers(reading: Reading, view: SentenceView, hit: Hit) -> Group:
    """People brought in by a general word, by the offences told of them."""
    told = _told_of(reading, view, hit)
    plural = hit.span.of(reading.plain).lower().endswith(("s", "people", "men"))
    single = hit.entry.number == "single" or (hit.entry.number == "" and not plural)
    codes = tuple(dict.fromkeys(o.entry.value for o in told))
    return Group(codes, told[0].span if told else hit.span, "single" if single else "plural", view.number)


def _is_one(view: SentenceView, hit: Hit) -> bool:
    head = view.head_of(hit.span) if view.words else None
    return head is not None and "Number=Sing" in view.words[head].morph and view.words[head].pos == "NOUN"


def _is_new(view: SentenceView, hit: Hit) -> bool:
    """Whether people are brought in by it ("a man", "five residents"), not pointed back to."""
    before = view.line.tokens[hit.first - 1].low if hit.first else ""
    first = view.line.tokens[hit.first].low
    return first in _NEW or before in _NEW or before.isdigit() or before in _NAMED


def _told_of(reading: Reading, view: SentenceView, hit: Hit) -> tuple[Hit, ...]:
    """The offences told of somebody: in the sentence behind the words, else in the next two of the paragraph."""
    told = tuple(o for o in view.offences if o.span.end > hit.span.start)
    if told:
        return told
    for later in reading.views[view.number + 1 : view.number + 1 + _TOLD_WITHIN]:
        if later.sentence.paragraph == view.sentence.paragraph and later.offences:
            return later.offences
    return ()


def _coordinated(reading: Reading, view: SentenceView) -> list[Group]:
    """Exact parties in text order, those of one side that "and", "or" or a comma joins as one group."""
    groups: list[Group] = []
    last: Hit | None = None
    for hit in view.parties:
        if hit.entry.weak:
            continue
        number = hit.entry.number or ("plural" if hit.span.of(reading.plain).lower().endswith("s") else "single")
        group = Group((hit.entry.value,), hit.span, number, view.number)
        if last is not None and _are_joined(reading, view, last, hit):
            before = groups.pop()
            span = Span(before.span.start, hit.span.end)
            group = Group(tuple(dict.fromkeys((*before.codes, *group.codes))), span, "plural", view.number)
        groups.append(group)
        last = hit
    return groups


def _are_joined(reading: Reading, view: SentenceView, last: Hit, hit: Hit) -> bool:
    between = {t.low for t in view.line.tokens[last.last : hit.first]}
    joined = hit.first - last.last <= 2 and bool(between & {"and", "or", ","})
    return joined and reading.pack.is_enforcer(last.entry.value) == reading.pack.is_enforcer(hit.entry.value)
