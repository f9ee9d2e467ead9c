"""A claim before the gate: the trigger it came from and the values proposed for its slots."""

from dataclasses import dataclass

from attested.coding.en.triggers import Trigger
from attested.coding.resolve.places import is_inside
from attested.model import Count, Filling

__all__ = ["Proposal", "compatible_places"]

_FEW = 4
"""People. So few are told of as a case; more are a wave, and its towns are the scene of what follows."""
_MANY = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Proposed values.

    `sentence` is the sentence's number, `lead` says whether it stands in the paragraph that opens the report.
    """

    trigger: Trigger
    sentence: int
    paragraph: int
    fillings: tuple[Filling, ...]
    lead: bool = False

    @property
    def general(self) -> bool:
        """Whether it is told of people in general: nobody in particular, no number of people, no time."""
        persons = [f for f in self.of("count") if f.rule in ("number-of-party", "one-person")]
        return not persons and not self.of("when")

    @property
    def is_case(self) -> bool:
        """Whether it tells of a few people: their town is not the scene of what is said in general later."""
        return any(
            c.unit == "person" and c.of in ("actor", "target") and (c.high or _MANY) <= _FEW for c in self.counts
        )

    @property
    def act(self) -> str:
        """Code of the act."""
        return self.trigger.act

    @property
    def status(self) -> str:
        """The proposed status."""
        return str(self.values("status")[0])

    @property
    def counts(self) -> tuple[Count, ...]:
        """The counts, in order."""
        return tuple(f.value for f in self.fillings if isinstance(f.value, Count))

    def of(self, slot: str) -> tuple[Filling, ...]:
        """The fillings of a slot."""
        return tuple(f for f in self.fillings if f.slot == slot)

    def values(self, slot: str) -> tuple[object, ...]:
        """The values of a slot."""
        return tuple(f.value for f in self.fillings if f.slot == slot)


def compatible_places(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether two sets of place ids can be one scene: one empty, one shared, or one inside the other."""
    if not one or not other:
        return True
    return any(a == b or is_inside(str(a), str(b)) or is_inside(str(b), str(a)) for a in one for b in other)
