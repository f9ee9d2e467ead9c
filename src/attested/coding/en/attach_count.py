"""How many and how much: which of the numbers of a sentence belong to an act, and what of it they count.

Promise: a number is given once to an act; people are counted by the number on the very words of the party, a length or
a sum only where the act has lengths or sums and no nearer act takes it.
"""

from collections.abc import Sequence

from attested.coding.en.referents import PartyValue
from attested.coding.en.syntax import conjuncts, steps_between
from attested.coding.en.triggers import Trigger
from attested.coding.en.view import SentenceView
from attested.coding.resolve.counts import CountFound
from attested.model import Count, Filling, Span

__all__ = ["attach_counts"]

_DURATION_UNITS = frozenset(["day", "month", "year"])
_DURATION_ACTS = frozenset("detain punish outlaw threaten banish interrogate release abuse campaign".split())
_MONEY = frozenset(["cny", "usd", "kpw"])
_MONEY_ACTS = frozenset("bribe seize punish remit release induce incentivise threaten".split())
_DEVICE_ACTS = frozenset("seize surrender evade deploy search".split())
_OWN_COUNT = frozenset("deploy surrender evade pledge defect communicate remit smuggle inform".split())
"""Acts that people do of themselves: here it is the doers that are counted."""
_PARTY_UNITS = frozenset("person household team vehicle device percent".split())
_SENT_UNITS = frozenset("team vehicle person device place".split())
_SENT_REACH = 4
"""Arcs between "deploy" and a number that may say how many were sent."""
_NUMBERS = {"single": 1, "pair": 2}
_NOBODY_IN_PARTICULAR = frozenset("every each any no all".split())
_ANYONE = frozenset("anyone anybody everyone someone".split())


def attach_counts(
    view: SentenceView,
    trigger: Trigger,
    actors: Sequence[PartyValue],
    targets: Sequence[PartyValue],
    others: Sequence[Trigger],
) -> list[Filling]:
    """How many: numbers on the words of actor and target, lengths of penalties, sums."""
    found: list[Filling] = []
    used: set[Span] = set()
    for scope, values, index in (("target", targets, trigger.object), ("actor", actors, trigger.subject)):
        if scope == "actor" and trigger.act not in _OWN_COUNT:
            continue
        numbers = _numbers(view, trigger, scope, _heads(view, values, index), used)
        used |= numbers.keys()
        found.extend(numbers.values())
        # Bodies that are sent are units; "an inspector was deployed" says nothing of how many.
        bodies = scope == "actor" and trigger.act == "deploy"
        if not bodies and not any(isinstance(f.value, Count) and f.value.of == scope for f in found):
            found.extend(_single(view, values, scope))
    found.extend(_amounts(view, trigger, others, used))
    return found


def _heads(view: SentenceView, values: Sequence[PartyValue], index: int | None) -> list[int]:
    heads = [v.head for v in values if v.head is not None]
    # Where the words of the slot stand elsewhere, the object is somebody else.
    if index is not None and (not heads or index in heads):
        heads.extend(conjuncts(view.words, index))
    return list(dict.fromkeys(heads))


def _numbers(
    view: SentenceView, trigger: Trigger, scope: str, heads: Sequence[int], used: set[Span]
) -> dict[Span, Filling]:
    """The numbers on the words of a party that are not `used` yet, by their spans."""
    found: dict[Span, Filling] = {}
    for head in heads:
        for count in view.counts:
            unit = count.unit or "person"
            if count.span in used or count.span in found or unit not in _PARTY_UNITS:
                continue
            if _counts_head(view, count, head):
                thing = "thing" if unit in ("device", "vehicle") else scope
                of = "actor" if trigger.act == "deploy" else thing
                found[count.span] = _filling(count, of, unit, "number-of-party")
    return found


def _counts_head(view: SentenceView, count: CountFound, head: int) -> bool:
    inside = view.words_in(count.span)
    if head in inside:
        return True
    return any(view.words[i].head == head and view.words[i].dep in ("nummod", "det", "nmod") for i in inside)


def _single(view: SentenceView, values: Sequence[PartyValue], scope: str) -> list[Filling]:
    """One person or a pair that is singled out (ruling 25 of the coding guide)."""
    told = [v for v in values if v.number in _NUMBERS and _is_particular(view, v)]
    if not told or len({v.spans[0] for v in values}) > 1:
        return []
    number = _NUMBERS[told[0].number]
    rule = "one-person" if number == 1 else "two-persons"
    count = Count(of=scope, unit="person", low=number, high=number)
    return [Filling(slot="count", value=count, spans=(told[0].spans[0],), rule=rule, unsure=True)]


def _is_particular(view: SentenceView, value: PartyValue) -> bool:
    if value.head is None:
        return value.rule == "before:people"
    determiners = {w.text.lower() for w in view.words if w.head == value.head and w.dep in ("det", "amod", "nummod")}
    return not determiners & _NOBODY_IN_PARTICULAR and view.words[value.head].text.lower() not in _ANYONE


def _amounts(view: SentenceView, trigger: Trigger, others: Sequence[Trigger], used: set[Span]) -> list[Filling]:
    """Lengths, sums and numbers sent, where no other act that takes such a number is nearer."""
    found = []
    for count in view.counts:
        head = view.head_of(count.span)
        if count.span in used or head is None:
            continue
        mine = steps_between(view.words, head, trigger.clause)
        rivals = [
            steps_between(view.words, head, o.clause) for o in others if o is not trigger and _takes(o.act, count)
        ]
        if not rivals or mine <= min(rivals):
            found.extend(_amount(view, trigger, count, mine))
    return found


def _amount(view: SentenceView, trigger: Trigger, count: CountFound, steps: int) -> list[Filling]:
    act, unit = trigger.act, count.unit
    if unit in _DURATION_UNITS and act in _DURATION_ACTS and not _is_part_of_time(view, count):
        return [_filling(count, "duration", unit, "length")]
    if (unit in _MONEY and act in _MONEY_ACTS) or (unit == "device" and act in _DEVICE_ACTS):
        return [_filling(count, "actor" if act == "deploy" else "thing", unit, "sum")]
    if act == "deploy" and unit in _SENT_UNITS and steps <= _SENT_REACH:
        return [_filling(count, "actor", unit, "number-sent")]
    return []


def _takes(act: str, count: CountFound) -> bool:
    if count.unit in _DURATION_UNITS:
        return act in _DURATION_ACTS
    return act in _MONEY_ACTS if count.unit in _MONEY else True


def _is_part_of_time(view: SentenceView, count: CountFound) -> bool:
    """ "Three days later", "every two months": part of a date or a rhythm, no length of a penalty."""
    return any(
        t.kind in ("date", "time", "set")
        and Span(t.cue_start if t.cue_start is not None else t.start, t.end).overlaps(count.span)
        for t in view.times
    )


def _filling(count: CountFound, of: str, unit: str, rule: str) -> Filling:
    low, high = count.bounds
    return Filling(
        slot="count",
        value=Count(of=of, unit=unit, low=low, high=high, approx=count.approx),
        spans=(count.span,),
        rule=rule,
    )
