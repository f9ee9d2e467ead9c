"""What a time expression means, free of any language: small records that read themselves against a frame.

A grammar builds them from words; `stretch` gives the days that they cover, or None where the frame does not say.
`needs` tells what the frame must bring: `nothing`, `published`, `year` (a month or weekday to be pinned down) or
`prior` (counted from an earlier mention). An inner part asks its `outer`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from attested.coding.resolve.when.frame import Frame
from attested.coding.resolve.when.mention import Kind
from attested.coding.resolve.when.stretch import (
    Stretch,
    shift_unit,
    spell_edtf,
    spell_timex,
    unit_stretch,
    year_span,
)

__all__ = ["LEVELS", "Expression", "Needs", "Relative", "Which", "Years"]

Needs = Literal["nothing", "published", "year", "prior"]
Which = Literal["", "last", "this", "next"]
LEVELS = {"clock": 0, "day": 1, "weekend": 2, "week": 2, "month": 3, "season": 4, "quarter": 4, "half": 5, "year": 6,
          "decade": 7, "century": 8}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """The base of all; `outer` is the larger stretch that this is a part of, None where the words name none."""

    outer: Expression | None = None

    @property
    def kind(self) -> Kind:
        """The kind of mention."""
        return "date"

    @property
    def timex_type(self) -> str:
        """The TimeML type; by default that of the kind."""
        return self.kind.upper()

    @property
    def level(self) -> int:
        """How large a unit this is; see LEVELS."""
        return LEVELS["day"]

    @property
    def needs(self) -> Needs:
        """What the frame must bring."""
        return self.outer.needs if self.outer else "nothing"

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days covered, or None."""
        raise NotImplementedError

    def value_of(self, found: Stretch | None, frame: Frame) -> str:
        """The EDTF value of the stretch that the frame gave, empty where it gave none."""
        return spell_edtf(found) if found else ""

    def timex_of(self, found: Stretch | None, frame: Frame) -> str:
        """The TimeML value of that stretch, empty where there is none."""
        return spell_timex(found) if found else ""

    def value(self, frame: Frame) -> str:
        """The EDTF value in a frame."""
        return self.value_of(self.stretch(frame), frame)

    def timex(self, frame: Frame) -> str:
        """The TimeML value in a frame."""
        return self.timex_of(self.stretch(frame), frame)


@dataclass(frozen=True, slots=True, kw_only=True)
class Years(Expression):
    """Named years: one, a decade, a century, a season's pair."""

    first: int
    last: int

    @property
    def level(self) -> int:
        """The level of the unit named."""
        count = self.last - self.first + 1
        return LEVELS["year"] if count < 10 else LEVELS["decade"] if count < 100 else LEVELS["century"]

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days covered in a frame, or None."""
        return year_span(self.first, self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative(Expression):
    """A calendar unit counted from the day of publication, or (`prior`) from an earlier mention."""

    unit: str
    shift: int
    prior: bool = False
    counted: bool = False  # "two weeks ago": a point that far off, rather than "the week before last"

    @property
    def level(self) -> int:
        """The level of the unit named."""
        return LEVELS.get(self.unit, LEVELS["day"])

    @property
    def needs(self) -> Needs:
        """What the frame must bring for it."""
        return "prior" if self.prior else "published"

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days covered in a frame, or None."""
        if not self.prior:
            return unit_stretch(self.unit, frame.published, self.shift) if frame.published else None
        prior = frame.prior
        if prior is None:
            return None
        size = (prior.last - prior.first).days + 1
        if self.unit in ("day", "week") and self.counted and size == 1:
            days = self.shift * (7 if self.unit == "week" else 1)
            return replace(prior, first=prior.first + timedelta(days), last=prior.last + timedelta(days))
        if self.unit in ("year", "decade") and 1 < size <= 366 and self.counted:
            return shift_unit(prior, self.unit, self.shift)
        if size > _DAYS[self.unit]:
            return None
        moved = unit_stretch(self.unit, prior.last, self.shift)
        return replace(moved, known=prior.known) if moved else None

    def value_of(self, found: Stretch | None, frame: Frame) -> str:
        """The value: see Expression."""
        if found and self.counted and self.unit == "week" and not self.prior and frame.published:
            return (frame.published + timedelta(days=7 * self.shift)).isoformat() + "~"
        return spell_edtf(found) if found else ""


_DAYS = {"day": 1, "week": 7, "weekend": 2, "month": 31, "quarter": 92, "half": 184, "year": 366, "decade": 3653,
         "century": 36525}  # fmt: skip
