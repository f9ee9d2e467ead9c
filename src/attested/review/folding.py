"""The current record: decisions folded, in the order in which they were made, over the claims that the machine coded.

Promise: the machine's claim stays beside what a person made of it, every slot says whose it is, and no decision is
lost: one on a claim that a newer coding no longer has is handed out by `find_stranded`.

The rules: a correction sets its slots and leaves the others, over earlier corrections. Accepting vouches for the claim
as it stands then, corrections included. Rejecting holds until a later decision. Setting a slot back to what the machine
coded undoes its correction.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from attested.model import SLOTS, Claim, Decision
from attested.review.slots import write_slots

__all__ = ["STATES", "ReviewedClaim", "find_stranded", "fold_decisions"]

STATES = ("unreviewed", "accepted", "corrected", "rejected")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedClaim:
    """A claim as it stands today.

    `claim` is what the machine coded; `slots` the values that hold, as plain JSON in slot order; `changed_by` the
    decision that set a slot otherwise, for each slot that stands so; `decisions` all that were made on it.
    """

    claim: Claim
    state: str
    slots: tuple[tuple[str, Any], ...]
    changed_by: tuple[tuple[str, str], ...]
    decisions: tuple[Decision, ...]

    @property
    def id(self) -> str:
        """The claim's id, which no decision changes."""
        return self.claim.id

    @property
    def holds(self) -> bool:
        """Whether it belongs to the current record: not rejected."""
        return self.state != "rejected"

    def value(self, slot: str) -> Any:
        """What holds in a slot."""
        return dict(self.slots)[slot]

    def provenance(self, slot: str) -> str:
        """Whose value it is: the id of the decision that set it, or `machine`."""
        return dict(self.changed_by).get(slot, "machine")


def fold_decisions(claims: Iterable[Claim], decisions: Iterable[Decision]) -> Iterator[ReviewedClaim]:
    """Every claim with what was decided on it, in the order of the claims; decisions in the order they were made."""
    on_claim = _group(decisions)
    for claim in claims:
        yield _fold(claim, tuple(on_claim.get(claim.id, ())))


def find_stranded(claims: Iterable[Claim], decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions on claims that are not among these: a newer coding told them otherwise, and a person must look."""
    ids = {claim.id for claim in claims}
    return tuple(decision for decision in decisions if decision.claim not in ids)


def _group(decisions: Iterable[Decision]) -> Mapping[str, list[Decision]]:
    groups: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        groups[decision.claim].append(decision)
    return groups


def _fold(claim: Claim, decisions: tuple[Decision, ...]) -> ReviewedClaim:
    coded = write_slots(claim)
    slots = dict(coded)
    changed_by: dict[str, str] = {}
    for decision in decisions:
        for slot, value in decision.changed:
            slots[slot] = value
            changed_by[slot] = decision.id
            if value == coded[slot]:
                del changed_by[slot]
    return ReviewedClaim(
        claim=claim,
        state=_find_state(decisions, changed_by),
        slots=tuple((slot, slots[slot]) for slot in SLOTS),
        changed_by=tuple((slot, changed_by[slot]) for slot in SLOTS if slot in changed_by),
        decisions=decisions,
    )


def _find_state(decisions: tuple[Decision, ...], changed_by: Mapping[str, str]) -> str:
    if not decisions:
        return "unreviewed"
    if decisions[-1].verdict == "reject":
        return "rejected"
    return "corrected" if changed_by else "accepted"
