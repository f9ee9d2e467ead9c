"""One happening, its origins, its contradictions, its grade."""

from dataclasses import dataclass
from typing import Any

from attested.model.ids import build_id

__all__ = ["GRADES", "Event", "Origin", "OriginLink"]

GRADES = ("single", "multiple-sources", "independent")
"""By independent origins only; `contested` stands beside any of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLink:
    """Why two reports have one origin. `kind`: copy, near-copy, credit. `reason` is for a reader."""

    report: str
    other: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The reports whose words come from one place. `outlet` is the outlet that they rest on, where known."""

    reports: tuple[str, ...]
    outlet: str | None
    links: tuple[OriginLink, ...] = ()

    @property
    def id(self) -> str:
        """Named for the first report, so that a reprint that comes in later does not rename it."""
        return build_id("origin", self.reports[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Claims that tell one happening.

    `claims` are claim ids, the founding one first. `contested` names slots whose reported values exclude each other.
    `values` holds, for each slot, every value reported, most often reported first.
    """

    claims: tuple[str, ...]
    act: str
    status: str
    origins: tuple[str, ...]
    grade: str
    contested: tuple[str, ...] = ()
    when: str = ""
    place: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    counts: tuple[dict[str, Any], ...] = ()
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.claims:
            raise ValueError("an event needs a claim")
        if self.grade not in GRADES:
            raise ValueError(f"no grade {self.grade!r}")

    @property
    def id(self) -> str:
        """Named for the founding claim, so that it stays when the event grows."""
        return build_id("event", self.claims[0])

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "id": self.id,
            "act": self.act,
            "status": self.status,
            "grade": self.grade,
            "contested": list(self.contested),
            "when": self.when,
            "place": list(self.place),
            "actor": list(self.actor),
            "target": list(self.target),
            "means": list(self.means),
            "count": list(self.counts),
            "origins": list(self.origins),
            "claims": list(self.claims),
            "reasons": list(self.reasons),
        }
