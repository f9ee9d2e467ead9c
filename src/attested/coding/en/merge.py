"""One happening told twice in a report is one claim: proposals that can be the same are joined.

Two proposals are the same where act and status agree and nothing that the one says excludes what the other says.
Promise: what only the second says is added with its own words as evidence; no value is made here.
"""

from dataclasses import replace

from attested.coding.en.deeds import DONE_TO_PERSONS
from attested.coding.en.proposal import Proposal, compatible_places
from attested.model import Filling

__all__ = ["merge_proposals"]

_REACH = 4
"""Sentences. Farther apart, two tellings that name a time, a number or a place of their own are two happenings."""
_STANDING = frozenset(["outlaw"])
"""A law that was made and the law as it stands are one claim where one sentence follows on the other."""
_RULE_REACH = 3
"""Sentences between a law and what else is said of it."""
_MANY_MEANS = frozenset("outlaw induce indoctrinate threaten".split())
"""Acts that one telling may give several means, the rest of which another telling names."""


def merge_proposals(proposals: list[Proposal]) -> list[Proposal]:
    """The proposals with those that tell one happening joined, in text order of the first."""
    kept: list[Proposal] = []
    for proposal in proposals:
        rule = _rule_before(kept, proposal)
        if rule is not None:
            kept[rule] = _with_penalty(kept[rule], proposal)
            continue
        for index, before in enumerate(kept):
            if _same(before, proposal):
                kept[index] = _joined(before, proposal)
                break
        else:
            kept.append(proposal)
    return kept


def _rule_before(kept: list[Proposal], proposal: Proposal) -> int | None:
    """Index of the law whose penalty a general sentence behind it tells ("Those who do so face a year ...")."""
    if proposal.act != "punish" or proposal.status == "actual" and not proposal.general:
        return None
    for index in range(len(kept) - 1, -1, -1):
        before = kept[index]
        near = proposal.sentence - before.sentence <= _RULE_REACH
        if before.act == "outlaw" and before.paragraph == proposal.paragraph and near:
            return index
    return None


def _with_penalty(law: Proposal, penalty: Proposal) -> Proposal:
    added = [f for f in penalty.fillings if f.slot in ("count", "means") and f.value not in law.values(f.slot)]
    return replace(law, fillings=(*law.fillings, *added))


def _same(one: Proposal, other: Proposal) -> bool:
    if one.act != other.act or not _agree_status(one, other) or not _agree_values(one, other):
        return False
    apart = one.sentence != other.sentence and not (one.lead or other.lead)
    if one.act in DONE_TO_PERSONS and apart and _are_others(one, other):
        return False
    if one.act == "deploy" and apart and bool(one.counts) != bool(other.counts):
        return False
    if other.sentence - one.sentence <= _REACH or one.lead:
        return True
    return not (_particular(one) and _particular(other))


def _agree_status(one: Proposal, other: Proposal) -> bool:
    """The opening may sum up in one tense what is told in another below it; so may a law and its wording."""
    if one.status == other.status:
        return True
    loose = one.lead or (one.act in _STANDING and other.sentence - one.sentence <= _RULE_REACH)
    return loose and {one.status, other.status} <= {"actual", "habitual"}


def _agree_values(one: Proposal, other: Proposal) -> bool:
    if one.sentence == other.sentence and "noun" in (one.trigger.entry.form, other.trigger.entry.form):
        return _agree_counts(one, other)
    if one.act == "indoctrinate" and not _overlap(one.values("means"), other.values("means")):
        return False
    if not compatible_places(_own(one, "place"), _own(other, "place")):
        return False
    if not _overlap(one.values("when"), other.values("when")) or not _agree_counts(one, other):
        return False
    # "They" are those of the first telling, whatever code it gave them.
    meant = (
        one.act in DONE_TO_PERSONS
        and any(f.rule == "before:people" for f in other.of("target"))
        and not other.of("count")
    )
    if not meant and not _overlap(_exact(one, "target"), _exact(other, "target")):
        return False
    return _overlap(_exact(one, "actor"), _exact(other, "actor"))


def _exact(proposal: Proposal, slot: str) -> tuple[object, ...]:
    """The parties that can tell two happenings apart: "the authorities" may be any body, "residents" anybody."""
    return tuple(f.value for f in proposal.of(slot) if f.value not in ("authorities", "resident"))


def _are_others(one: Proposal, other: Proposal) -> bool:
    """Whether the second speaks of people newly named, not of those the first spoke of."""
    if not one.of("target") or not other.of("target"):
        return False
    if one.counts and one.counts == other.counts:
        return False
    return not any(f.rule == "before:people" for f in other.of("target"))


def _own(proposal: Proposal, slot: str) -> tuple[object, ...]:
    return tuple(f.value for f in proposal.of(slot) if not f.unsure)


def _particular(proposal: Proposal) -> bool:
    return bool(proposal.of("when") or proposal.of("count") or _own(proposal, "place"))


def _overlap(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _agree_counts(one: Proposal, other: Proposal) -> bool:
    """Whether no number of the one excludes one of the other; a number on one side only excludes nothing."""
    return not any(
        (a.of, a.unit) == (b.of, b.unit) and (a.low, a.high) != (b.low, b.high)
        for a in one.counts
        for b in other.counts
    )


def _joined(one: Proposal, other: Proposal) -> Proposal:
    first, second = (other, one) if one.lead and not other.lead else (one, other)
    fillings = list(first.fillings)
    for slot in ("actor", "target", "place", "when", "count", "means"):
        fillings = _with_slot(fillings, slot, first, second)
    told = second.of("act")[0].spans
    merged = [replace(f, spans=tuple(dict.fromkeys((*f.spans, *told)))) if f.slot == "act" else f for f in fillings]
    return replace(first, fillings=tuple(merged), lead=first.lead and second.lead)


def _with_slot(fillings: list[Filling], slot: str, first: Proposal, second: Proposal) -> list[Filling]:
    """The fillings of the first with what the second adds to a slot, or tells more surely or narrowly there."""
    mine, theirs = first.of(slot), second.of(slot)
    if slot == "means" and mine and first.act not in _MANY_MEANS:
        return fillings
    if slot == "means" or (slot == "count" and mine):
        known = [m.value for m in mine]
        return [*fillings, *(f for f in theirs if f.value not in known)]
    if not mine:
        return [*fillings, *theirs]
    if slot not in ("place", "actor", "target"):
        return fillings
    rest = [f for f in fillings if f.slot != slot]
    if all(f.unsure for f in mine) and any(not f.unsure for f in theirs):
        return [*rest, *theirs]
    if slot == "place" and _own(first, slot) and _own(second, slot):
        return [*rest, *(mine if _depth(mine) >= _depth(theirs) else theirs)]
    return fillings


def _depth(places: tuple[Filling, ...]) -> int:
    """How narrow the narrowest of some places is."""
    return max(str(f.value).count("/") for f in places)
