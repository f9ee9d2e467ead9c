"""What comes round in the calendar and must be pinned to a year, month or week: months, seasons, days, weekdays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from attested.coding.resolve.when.expressions import LEVELS, Expression, Needs, Which
from attested.coding.resolve.when.frame import Direction, Frame
from attested.coding.resolve.when.stretch import (
    Stretch,
    add_months,
    date_or_none,
    day_stretch,
    in_unknown_year,
    month_span,
    month_stretch,
    spell_timex,
    unit_stretch,
)

__all__ = ["Day", "Division", "Month", "NthWeekday", "Recurring", "Weekday", "Weekend"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring(Expression):
    """Something that comes once a year: a month, a season, a feast; `which` is last, this or next, if said."""

    which: Which = ""

    @property
    def needs(self) -> Needs:
        """What the frame must bring for it."""
        if self.outer:
            return self.outer.needs
        return "published" if self.which else "year"

    def in_year(self, year: int) -> Stretch | None:
        """The happening of one year."""
        raise NotImplementedError

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days covered in a frame, or None."""
        if self.outer:
            whole = self.outer.stretch(frame)
            if whole is None:
                return None
            return self.in_year(whole.first.year) if whole.known else in_unknown_year(self.in_year)
        if not self.which:
            return frame.choose_year(self.in_year)
        if frame.published is None:
            return None
        return self._relative_to(frame.published)

    def _relative_to(self, day: date) -> Stretch | None:
        """Last, this or next, seen from a day."""
        near = [made for k in (-2, -1, 0, 1, 2) if (made := self.in_year(day.year + k))]
        if self.which == "last":
            return next((made for made in reversed(near) if made.last < day), None)
        if self.which == "next":
            return next((made for made in near if made.first > day), None)
        running = next((made for made in near if made.first <= day <= made.last), None)
        return running or self.in_year(day.year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month(Recurring):
    """A month of the year."""

    month: int

    @property
    def level(self) -> int:
        """The level of the unit named."""
        return LEVELS["month"]

    def in_year(self, year: int) -> Stretch | None:
        """The happening of one year."""
        return month_stretch(year, self.month)


@dataclass(frozen=True, slots=True, kw_only=True)
class Division(Recurring):
    """A quarter, half or season: `count` months from `month` on (from `month` of the year before with `back`)."""

    name: str
    month: int
    count: int

    @property
    def level(self) -> int:
        """The level of the unit named."""
        return LEVELS[self.name]

    def in_year(self, year: int) -> Stretch | None:
        """The happening of one year."""
        return month_span(year, self.month, self.count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Expression):
    """A numbered day of a month; without `outer` the month is the frame's. A weekday said with it tells the year."""

    day: int
    weekday: int | None = None

    @property
    def needs(self) -> Needs:
        """What the frame must bring for it."""
        return self.outer.needs if self.outer else "year"

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days covered in a frame, or None."""
        if isinstance(self.outer, Month) and self.outer.outer is None and not self.outer.which:
            return self._near(frame) or frame.choose_year(self._in_year)
        if self.outer is None:
            return self._in_frame_month(frame)
        whole = self.outer.stretch(frame)
        return self._within(whole) if whole else None

    def _in_year(self, year: int) -> Stretch | None:
        """That day of that year, where the calendar has it."""
        assert isinstance(self.outer, Month)
        day = date_or_none(year, self.outer.month, self.day)
        return day_stretch(day) if day else None

    def _near(self, frame: Frame) -> Stretch | None:
        """The year nearest to the frame in which the day falls on its weekday."""
        base = frame.base
        if self.weekday is None or base is None or frame.year is not None:
            return None
        years = sorted(range(base.year - 6, base.year + 7), key=lambda year: abs(year - base.year))
        made = [found for year in years if (found := self._in_year(year)) and found.first.weekday() == self.weekday]
        return min(made, key=lambda found: abs((found.first - base).days), default=None)

    def _within(self, month: Stretch) -> Stretch | None:
        """That day of a given month."""
        day = date_or_none(month.first.year, month.first.month, self.day)
        if day is None and not month.known and (month.first.month, self.day) == (2, 29):
            day = date(9004, 2, 29)
        return replace(day_stretch(day), known=month.known) if day else None

    def _in_frame_month(self, frame: Frame) -> Stretch | None:
        """The latest, or next, day of that number."""
        if frame.month is not None:
            return self._within(frame.month)
        base = frame.base
        if base is None:
            return None
        step = 1 if frame.direction == "forward" else -1
        for k in range(4):
            day = date_or_none(*add_months(base.year, base.month, step * k), self.day)
            if day and ((day >= base) if step > 0 else (day <= base)):
                return day_stretch(day)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday(Expression):
    """A day of the week, Monday being 0; `which` is last, this or next, if said."""

    weekday: int
    which: Which = ""
    following: Direction | None = None  # "the following Monday": counted from an earlier mention

    @property
    def needs(self) -> Needs:
        """What the frame must bring for it."""
        if self.outer:
            return self.outer.needs
        return "prior" if self.following else "published" if self.which else "year"

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days covered in a frame, or None."""
        if self.outer:
            week = self.outer.stretch(frame)
            return day_stretch(week.first + timedelta(self.weekday)) if week and self.outer.level == 2 else None
        if self.following:
            prior = frame.prior
            if prior is None or not prior.known or (prior.last - prior.first).days > 6:
                return None
            return day_stretch(self._from(prior.last, self.following == "forward", strict=True))
        base = frame.published if self.which else frame.base
        if base is None:
            return None
        if self.which == "this":
            return day_stretch(base - timedelta(base.weekday() - self.weekday))
        forward = self.which == "next" or (not self.which and frame.direction == "forward")
        return day_stretch(self._from(base, forward, strict=bool(self.which)))

    def _from(self, base: date, forward: bool, strict: bool) -> date:
        """The nearest such day on one side of a day; `strict` leaves out the day itself."""
        gap = (self.weekday - base.weekday()) % 7 if forward else (base.weekday() - self.weekday) % 7
        gap = 7 if gap == 0 and strict else gap
        return base + timedelta(gap) if forward else base - timedelta(gap)

    def timex_of(self, found: Stretch | None, frame: Frame) -> str:
        """The TimeML value: see Expression."""
        return spell_timex(found) if found else f"XXXX-WXX-{self.weekday + 1}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekend(Expression):
    """The weekend: the latest begun, or the next."""

    @property
    def level(self) -> int:
        """The level of the unit named."""
        return LEVELS["weekend"]

    @property
    def needs(self) -> Needs:
        """What the frame must bring for it."""
        return "year"

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days covered in a frame, or None."""
        base = frame.base
        if base is None:
            return None
        if frame.direction == "back" and base.weekday() < 5:
            return unit_stretch("weekend", base, -1)
        return unit_stretch("weekend", base)


@dataclass(frozen=True, slots=True, kw_only=True)
class NthWeekday(Expression):
    """The first, second, ... or last (-1) such weekday of a month."""

    weekday: int
    nth: int

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days covered in a frame, or None."""
        whole = self.outer.stretch(frame) if self.outer else None
        if whole is None or not whole.known:
            return None
        days = (whole.last - whole.first).days + 1
        fits = [d for k in range(days) if (d := whole.first + timedelta(k)).weekday() == self.weekday]
        index = self.nth if self.nth < 0 else self.nth - 1
        return day_stretch(fits[index]) if -len(fits) <= index < len(fits) else None
