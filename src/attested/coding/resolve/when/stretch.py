"""Stretches of days, the common coin of all time expressions, and their two spellings: EDTF and TimeML.

A stretch with an unknown year is laid in a stand-in year far from any real one; only the spelling shows it as `XXXX`.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

__all__ = [
    "Grain",
    "Stretch",
    "add_months",
    "date_or_none",
    "day_stretch",
    "in_unknown_year",
    "month_span",
    "month_stretch",
    "parse_stretch",
    "phase_of",
    "shift_unit",
    "spell_edtf",
    "spell_point",
    "spell_timex",
    "unit_stretch",
    "week_stretch",
    "year_span",
]  # fmt: skip

Grain = Literal["day", "month", "year"]
Unit = str
_STAND_IN = 9001
_STAND_IN_LEAP = 9004


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days from `first` to `last`, spelt at `grain`; `known`: the year is known; `rough`: the ends are about."""

    first: date
    last: date
    grain: Grain = "day"
    known: bool = True
    rough: bool = False


def date_or_none(year: int, month: int, day: int) -> date | None:
    """The calendar day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_stretch(day: date) -> Stretch:
    """One day."""
    return Stretch(first=day, last=day)


def month_stretch(year: int, month: int) -> Stretch:
    """One month."""
    return month_span(year, month, 1)


def month_span(year: int, month: int, count: int) -> Stretch:
    """`count` months on end, from the given one."""
    first = date(year, month, 1)
    last_year, last_month = add_months(year, month, count - 1)
    last = date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
    return Stretch(first=first, last=last, grain="month")


def year_span(first: int, last: int) -> Stretch:
    """Whole years."""
    return Stretch(first=date(first, 1, 1), last=date(last, 12, 31), grain="year")


def week_stretch(day: date) -> Stretch:
    """The ISO week (Monday to Sunday) of a day."""
    monday = day - timedelta(days=day.weekday())
    return Stretch(first=monday, last=monday + timedelta(days=6))


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month, `count` months on."""
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def in_unknown_year(make: Callable[[int], Stretch | None]) -> Stretch | None:
    """What `make` gives for a year that nobody knows."""
    made = make(_STAND_IN) or make(_STAND_IN_LEAP)
    return replace(made, known=False) if made else None


def unit_stretch(unit: Unit, day: date, shift: int = 0) -> Stretch | None:
    """The calendar unit around a day, moved by `shift` units; None beyond the calendar or for clock units."""
    try:
        if unit == "day":
            return day_stretch(day + timedelta(days=shift))
        if unit == "week":
            return week_stretch(day + timedelta(days=7 * shift))
        if unit == "weekend":
            monday = week_stretch(day + timedelta(days=7 * shift)).first
            return Stretch(first=monday + timedelta(days=5), last=monday + timedelta(days=6))
        if unit in ("month", "quarter", "half"):
            size = {"month": 1, "quarter": 3, "half": 6}[unit]
            year, month = add_months(day.year, (day.month - 1) // size * size + 1, shift * size)
            return month_span(year, month, size)
        size = {"year": 1, "decade": 10, "century": 100}.get(unit, 0)
        first = (day.year // size + shift) * size if size else 0
        return year_span(first, first + size - 1) if size else None
    except (OverflowError, ValueError):
        return None


def _shift_day(day: date, unit: Unit, count: int) -> date:
    """A day moved by whole units; the end of a month stays the end."""
    if unit in ("day", "week", "fortnight"):
        return day + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    months = count * {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit]
    year, month = add_months(day.year, day.month, months)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def shift_unit(stretch: Stretch, unit: Unit, count: int) -> Stretch | None:
    """A stretch moved by whole units, its shape kept; None beyond the calendar."""
    try:
        first, last = _shift_day(stretch.first, unit, count), _shift_day(stretch.last, unit, count)
    except (OverflowError, ValueError, KeyError):
        return None
    if stretch.grain != "day":
        last = date(last.year, last.month, calendar.monthrange(last.year, last.month)[1])
    return replace(stretch, first=first, last=last)


def phase_of(stretch: Stretch, phase: str) -> Stretch:
    """The early, mid or late part of a month, year, decade or other stretch, as the codebook cuts them."""
    first, last = stretch.first, stretch.last
    days = (last - first).days + 1
    if days <= 1:
        return stretch
    index = {"early": 0, "mid": 1, "late": 2}[phase]
    if 28 <= days <= 31 and first.day == 1:
        ends = ((1, 10), (11, 20), (21, last.day))[index]
        return replace(
            stretch, first=first.replace(day=ends[0]), last=first.replace(day=ends[1]), grain="day", rough=True
        )
    if 365 <= days <= 366:
        return replace(month_span(first.year, 1 + 4 * index, 4), known=stretch.known, rough=True)
    if days > 366:
        return _phase_of_years(stretch, index)
    if stretch.grain == "month" and days > 62:
        months = round(days / 30.4)
        begin, end = months * index // 3, max(months * (index + 1) // 3, months * index // 3 + 1)
        year, month = add_months(first.year, first.month, begin)
        return replace(month_span(year, month, end - begin), known=stretch.known, rough=True)
    cut = (first + timedelta(days=days * index // 3), first + timedelta(days=max(days * (index + 1) // 3 - 1, 0)))
    return replace(stretch, first=cut[0], last=cut[1], grain="day", rough=True)


def _phase_of_years(stretch: Stretch, index: int) -> Stretch:
    """Early, mid or late in a run of years: of a decade the years 0-3, 4-6 and 7-9."""
    first, count = stretch.first.year, stretch.last.year - stretch.first.year + 1
    cuts = (0, 4, 7, 10) if count == 10 else (0, count // 3, 2 * count // 3, count)
    low, high = first + cuts[index], first + max(cuts[index + 1] - 1, cuts[index])
    return replace(year_span(low, high), rough=True)


def spell_point(stretch: Stretch, last: bool = False) -> str:
    """One end of a stretch in EDTF."""
    day = (stretch.last if last else stretch.first).isoformat()
    spelt = day[: _SPELT[stretch.grain]]
    return (spelt if stretch.known else "XXXX" + spelt[4:]) + ("~" if stretch.rough else "")


_SPELT = {"year": 4, "month": 7, "day": 10}


def spell_edtf(stretch: Stretch) -> str:
    """A stretch in EDTF: a point where both ends are spelt alike, else a span; empty for a year that nobody knows."""
    if stretch.grain == "year" and not stretch.known:
        return ""
    first, last = spell_point(stretch), spell_point(stretch, last=True)
    return first if first == last else f"{first}/{last}"


def parse_stretch(edtf: str) -> Stretch | None:
    """The stretch of a point or closed span of EDTF, the inverse of `spell_edtf`; None for anything else."""
    halves = edtf.split("/")
    points = [_parse_point(half) for half in (halves if len(halves) == 2 else halves * 2)]
    first, last = points[0], points[-1]
    if len(halves) > 2 or first is None or last is None:
        return None
    grain: Grain = first.grain if first.grain == last.grain else "day"
    low = first.first
    high = last.last
    if not first.known and high < low:
        high = last.last.replace(year=high.year + 1)
    return Stretch(first=low, last=high, grain=grain, known=first.known and last.known, rough=first.rough)


def _parse_point(point: str) -> Stretch | None:
    """One EDTF point as a stretch."""
    rough, bare = point.endswith("~"), point.rstrip("~?%")
    fields = bare.split("-")
    known = fields[0].isdigit()
    if not (known or fields[0] == "XXXX") or not all(f.isdigit() for f in fields[1:]) or len(fields) > 3:
        return None
    leap_day = fields[1:] == ["02", "29"]
    year = int(fields[0]) if known else (_STAND_IN_LEAP if leap_day else _STAND_IN)
    try:
        if len(fields) == 1:
            made = year_span(year, year)
        elif len(fields) == 2:
            made = month_stretch(year, int(fields[1]))
        else:
            made = day_stretch(date(year, int(fields[1]), int(fields[2])))
    except ValueError:
        return None
    return replace(made, known=known, rough=rough)


def spell_timex(stretch: Stretch) -> str:
    """A stretch as TimeML writes it: day, week, weekend, month, quarter, half, season, year, decade or century."""
    first, last = stretch.first, stretch.last
    year = f"{first.year:04}" if stretch.known else "XXXX"
    days = (last - first).days + 1
    if days == 1:
        return f"{year}-{first.month:02}-{first.day:02}"
    if stretch.grain == "day":
        if first.weekday() == 0 and days == 7 and stretch.known:
            iso_year, week, _ = first.isocalendar()
            return f"{iso_year:04}-W{week:02}"
        if first.weekday() == 5 and days == 2 and stretch.known:
            iso_year, week, _ = first.isocalendar()
            return f"{iso_year:04}-W{week:02}-WE"
        return f"{year}-{first.month:02}"
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        return f"{year}-{first.month:02}"
    if months == 3:
        return year + _THREE_MONTHS.get(first.month, "")
    if months == 6 and first.month in (1, 7):
        return f"{year}-H{1 if first.month == 1 else 2}"
    if months == 120 and first.year % 10 == 0:
        return year[:3]
    return year[:2] if months == 1200 and first.year % 100 == 0 else year


_THREE_MONTHS = {1: "-Q1", 4: "-Q2", 7: "-Q3", 10: "-Q4", 3: "-SP", 6: "-SU", 9: "-FA", 12: "-WI"}
