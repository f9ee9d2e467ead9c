"""What a site is made of. The caller fills it; nothing here reads a record or a pack.

`claims` are those that hold: what the machine coded and no person rejected.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from attested.model import Claim, Event, Origin, Report

__all__ = ["PackNames", "PlaceName", "SiteInput", "Term"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """How a code is shown. An empty `name` leaves the code's own words, an empty `definition` leaves it out."""

    name: str = ""
    definition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A place of the pack. `lat` and `lon` only where the place is small enough for a mark.

    `precision`: town (the mark is the town), county (the mark is the middle of the county) or area (drawn as an
    area or not at all).
    """

    name: str
    kind: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: str = "area"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackNames:
    """Labels by code and places by id. A code that is missing is shown by its own words."""

    acts: Mapping[str, Term] = field(default_factory=dict)
    parties: Mapping[str, Term] = field(default_factory=dict)
    means: Mapping[str, Term] = field(default_factory=dict)
    places: Mapping[str, PlaceName] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteInput:
    """All that a site shows. `corrected`: by a claim's id, the claim with a person's values for the machine's."""

    title: str
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    origins: tuple[Origin, ...]
    names: PackNames
    corrected: Mapping[str, Claim] = field(default_factory=dict)
