"""Parts of larger stretches: the first week of, early and late, times of day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from attested.coding.resolve.when.expressions import LEVELS, Expression, Needs
from attested.coding.resolve.when.frame import Frame
from attested.coding.resolve.when.mention import Kind
from attested.coding.resolve.when.stretch import (
    Grain,
    Stretch,
    add_months,
    month_span,
    phase_of,
    spell_timex,
)

__all__ = ["Clock", "Phase", "Portion"]
_ANY_DAY = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion(Expression):
    """The first (or last) `count` units of a larger stretch, or with `nth` its nth unit."""

    unit: str
    count: int = 1
    nth: int = 1  # -1: counted from the end
    single: bool = False  # "the second week of", against "the first two weeks of"

    @property
    def level(self) -> int:
        """The level of the unit named."""
        return LEVELS.get(self.unit, LEVELS["day"])

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days covered in a frame, or None."""
        whole = self.outer.stretch(frame) if self.outer else None
        if whole is None:
            return None
        skip = self.nth - 1 if self.nth > 0 else 0
        if self.unit == "half":
            return self._half(whole)
        if self.unit in ("day", "week"):
            return self._of_days(whole, 7 if self.unit == "week" else 1, skip)
        size = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}.get(self.unit)
        if size is None or whole.grain == "day":
            return None
        months = (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1
        begin = skip * size if self.nth > 0 else months - self.count * size
        if begin < 0 or begin + self.count * size > months:
            return None
        part = month_span(*add_months(whole.first.year, whole.first.month, begin), self.count * size)
        return replace(part, known=whole.known, grain="year" if self.unit in ("year", "decade") else "month")

    def _half(self, whole: Stretch) -> Stretch | None:
        """The first or second half: of a month its days to the 15th and from the 16th on."""
        if whole.grain == "month" and (whole.last - whole.first).days < 31:
            middle = whole.first.replace(day=15)
        else:
            middle = whole.first + (whole.last - whole.first) // 2
        if self.nth == 1:
            return replace(whole, last=middle, grain="day")
        return replace(whole, first=middle + timedelta(1), grain="day") if self.nth == 2 else None

    def _of_days(self, whole: Stretch, size: int, skip: int) -> Stretch | None:
        """Days or seven-day weeks counted from either end."""
        if self.nth > 0:
            first = whole.first + timedelta(skip * size)
            last = min(first + timedelta(self.count * size - 1), whole.last)
        else:
            last = whole.last
            first = last - timedelta(self.count * size - 1)
        rough = self.unit == "week"
        return (
            replace(whole, first=first, last=last, grain="day", rough=rough) if whole.first <= first <= last else None
        )

    @property
    def timex_type(self) -> str:
        """The TimeML type."""
        return "DATE" if self.single else "DURATION"

    def timex_of(self, found: Stretch | None, frame: Frame) -> str:
        """The TimeML value: see Expression."""
        if not self.single:
            return f"P{self.count}{self.unit[0].upper()}"
        if self.unit == "week" and self.outer:
            return self.outer.timex(frame)
        if self.unit == "half" and self.outer:
            return self.outer.timex(frame)
        return spell_timex(found) if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Expression):
    """Early, mid, late of something; `start` and `end` name its very edges when a preposition leans on them.

    `so-far` is "earlier this month" (up to the day of publication), `to-come` is "later this month".
    """

    phase: str
    until: str = ""  # "mid" to "late"

    @property
    def level(self) -> int:
        """The level of the unit named."""
        return self.outer.level if self.outer else 1

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days covered in a frame, or None."""
        whole = self.outer.stretch(frame) if self.outer else None
        if whole is None:
            return None
        if self.phase in ("so-far", "to-come"):
            return self._cut(whole, frame.published)
        name = {"start": "early", "end": "late"}.get(self.phase, self.phase)
        part = phase_of(whole, name)
        return replace(part, last=phase_of(whole, self.until).last) if self.until else part

    def _cut(self, whole: Stretch, day: date | None) -> Stretch:
        """The side of the day of publication that is meant, where the day lies inside."""
        if day is None or not whole.known or not whole.first <= day <= whole.last:
            return whole
        grain: Grain = "month" if whole.grain == "year" else "day"
        cut = replace(whole, last=day) if self.phase == "so-far" else replace(whole, first=day)
        return replace(cut, grain=grain)

    def edge(self, frame: Frame, last: bool) -> Stretch | None:
        """What a deadline or a "since" leans on: the very end of "the end of December", the whole where unsaid."""
        whole = self.outer.stretch(frame) if self.outer else None
        if whole is None or (self.phase, last) not in (("end", True), ("start", False)):
            return self.stretch(frame)
        day = whole.last if last else whole.first
        return replace(whole, first=day, last=day, grain="day")

    def timex_of(self, found: Stretch | None, frame: Frame) -> str:
        """The TimeML value: see Expression."""
        return self.outer.timex(frame) if self.outer else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock(Expression):
    """A time of day; the value is the day, the TimeML value has the hour or the part of the day."""

    hour: str  # "T17:30", "TMO"

    @property
    def kind(self) -> Kind:
        """The kind of mention."""
        return "time"

    @property
    def level(self) -> int:
        """The level of the unit named."""
        return LEVELS["clock"]

    @property
    def needs(self) -> Needs:
        """What the frame must bring for it."""
        return self.outer.needs if self.outer else "prior"

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days covered in a frame, or None."""
        if self.outer:
            return self.outer.stretch(frame)
        return frame.prior if frame.prior and frame.prior.first == frame.prior.last else None

    def timex_of(self, found: Stretch | None, frame: Frame) -> str:
        """The TimeML value: see Expression."""
        if found is None:
            return (self.outer.timex(frame) if self.outer else "") or _ANY_DAY + self.hour
        return spell_timex(found) + self.hour if found.first == found.last else _ANY_DAY + self.hour
