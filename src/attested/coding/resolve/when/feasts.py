"""Feasts and named days, free of any language: which day of a year each one is.

Days of the lunar calendar stand in tables for 2000-2035 (Korea Astronomy and Space Science Institute's almanac); a
year outside them has no value rather than a computed guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from attested.coding.resolve.when.expressions import LEVELS
from attested.coding.resolve.when.recurring import Recurring
from attested.coding.resolve.when.stretch import Stretch, date_or_none, day_stretch

__all__ = ["FIXED", "Feast"]

FIXED = {
    "new-year": (1, 1), "new-years-eve": (12, 31), "valentine": (2, 14), "may-day": (5, 1), "halloween": (10, 31),
    "independence-us": (7, 4), "christmas": (12, 25), "christmas-eve": (12, 24), "boxing-day": (12, 26),
    "womens-day": (3, 8), "veterans-day": (11, 11), "bastille-day": (7, 14),
    "epiphany": (1, 6), "all-saints": (11, 1), "april-fools": (4, 1), "st-patrick": (3, 17),
    # Feasts of the Korean calendars, north and south.
    "day-of-the-sun": (4, 15), "shining-star": (2, 16), "army-day": (4, 25), "victory-day-war": (7, 27),
    "liberation-day": (8, 15), "republic-day": (9, 9), "party-foundation": (10, 10), "constitution-day": (12, 27),
    "songun-day": (8, 25), "anti-us-struggle": (6, 25), "movement-day": (3, 1), "mothers-day-north": (11, 16),
    "army-foundation": (2, 8),
}  # fmt: skip
# month * 100 + day of each year from 2000 on
_LUNAR_NEW_YEAR = (205, 124, 212, 201, 122, 209, 129, 218, 207, 126, 214, 203, 123, 210, 131, 219, 208, 128, 216, 205,
                   125, 212, 201, 122, 210, 129, 217, 207, 127, 213, 203, 123, 211, 131, 219, 208)  # fmt: skip
_CHUSEOK = (912, 1001, 921, 911, 928, 918, 1006, 925, 914, 1003, 922, 912, 930, 919, 908, 927, 915, 1004, 924, 913,
            1001, 921, 910, 929, 917, 1006, 925, 915, 1003, 922, 912, 1001, 919, 908, 927, 916)  # fmt: skip
_TABLES = {"lunar-new-year": _LUNAR_NEW_YEAR, "chuseok": _CHUSEOK}


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month; -1 is the last."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year, month + 1, 1) - timedelta(1)
    return last - timedelta((last.weekday() - weekday) % 7)


_MOVING = {"thanksgiving": (11, 3, 4), "labor-day-us": (9, 0, 1), "memorial-day": (5, 0, -1),
           "martin-luther-king": (1, 0, 3)}  # fmt: skip
_FROM_EASTER = {"easter": 0, "good-friday": -2, "easter-monday": 1, "ash-wednesday": -46, "pentecost": 49,
                "palm-sunday": -7, "mardi-gras": -47}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast(Recurring):
    """A feast by its name; unknown in a year that its table does not reach."""

    name: str

    @property
    def level(self) -> int:
        """The level of the unit named."""
        return LEVELS["day"]

    def in_year(self, year: int) -> Stretch | None:
        """The happening of one year."""
        day = self._day(year)
        return day_stretch(day) if day else None

    def _day(self, year: int) -> date | None:
        """The day in that year."""
        if self.name in FIXED:
            return date_or_none(year, *FIXED[self.name])
        if self.name in _TABLES:
            index = year - 2000
            table = _TABLES[self.name]
            return date(year, *divmod(table[index], 100)) if 0 <= index < len(table) else None
        if year > 3000:  # the stand-in for an unknown year: a moving feast has no day in it
            return None
        if self.name in _FROM_EASTER:
            return _easter(year) + timedelta(_FROM_EASTER[self.name])
        return _nth_weekday(year, *_MOVING[self.name])
