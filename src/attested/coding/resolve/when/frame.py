"""What a time expression is read against: the day of publication, an earlier mention, and which way to count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from attested.coding.resolve.when.stretch import Stretch, in_unknown_year, parse_stretch

__all__ = ["Direction", "Frame", "parse_anchor", "spell_anchor"]

Direction = Literal["back", "forward"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """`published` anchors "last month"; `prior` anchors "the following day" and gives a month its year.

    `direction` says whether a bare "March" or "Friday" is the latest one or the next.
    """

    published: date | None = None
    prior: Stretch | None = None
    direction: Direction = "back"

    @property
    def base(self) -> date | None:
        """The day that bare months, days and weekdays are counted from."""
        if self.prior is not None and self.prior.known and self.prior.first == self.prior.last:
            return self.prior.first
        return self.published

    @property
    def year(self) -> int | None:
        """The year that an earlier mention gives, where it gives just that."""
        prior = self.prior
        if prior is None or not prior.known or prior.grain != "year" or prior.first.year != prior.last.year:
            return None
        return prior.first.year

    @property
    def month(self) -> Stretch | None:
        """The month that an earlier mention gives, where it gives just that."""
        prior = self.prior
        if prior is None or prior.grain != "month" or prior.first.month != prior.last.month:
            return None
        return prior

    def choose_year(self, make: Callable[[int], Stretch | None]) -> Stretch | None:
        """Of one happening a year, the one that the frame means: in its year, else latest or next, else yearless."""
        if self.year is not None:
            return make(self.year)
        base = self.base
        if base is None:
            return in_unknown_year(make)
        if self.direction == "forward":
            upcoming = (made for k in range(-1, 9) if (made := make(base.year + k)) and made.last >= base)
            return next(upcoming, None)
        bygone = (made for k in range(9) if (made := make(base.year - k)) and made.first <= base)
        return next(bygone, None)


def spell_anchor(day: date, direction: Direction, default: Direction) -> str:
    """The anchor string of a day: plain where the words themselves tell the direction, else open on one side."""
    if direction == default:
        return day.isoformat()
    return f"{day.isoformat()}/.." if direction == "forward" else f"../{day.isoformat()}"


def parse_anchor(anchor: str, default: Direction) -> tuple[Stretch | None, Direction]:
    """What `spell_anchor` wrote, or the EDTF value of an earlier mention."""
    if anchor.endswith("/.."):
        return parse_stretch(anchor[:-3]), "forward"
    if anchor.startswith("../"):
        return parse_stretch(anchor[3:]), "back"
    return parse_stretch(anchor), default
