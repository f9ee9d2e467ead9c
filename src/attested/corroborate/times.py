"""Whether two times, each an EDTF string, can be one time, and how much that says.

Invariant: an unknown year (`XXXX`) agrees with any year and is never filled in.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from attested.coding.resolve.when.edtf import bounds
from attested.corroborate.thresholds import NARROW_DAYS, SINGLE_DAY

__all__ = ["TimeRelation", "find_interval", "list_month_keys", "list_month_lookups", "relate_times"]

_UNKNOWN = "XXXX"
_ANY_YEAR = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRelation:
    """`kind`: apart, unknown (a time is missing or says too little), agree, same. `days` is the wider time's length.

    `is_yearless` where a year is not known, so that they may lie years apart.
    """

    kind: str
    days: int = 0
    is_yearless: bool = False

    @property
    def is_day(self) -> bool:
        """Whether both are exact to the day and agree."""
        return self.kind in ("agree", "same") and self.days <= SINGLE_DAY


@lru_cache(maxsize=100_000)
def relate_times(one: str, other: str) -> TimeRelation:
    """Compare two EDTF strings; an empty one agrees with all and says nothing."""
    pairs = [(find_interval(one, year), find_interval(other, year)) for year in _list_years(one, other)]
    known = [(left, right) for left, right in pairs if left and right]
    if not known:
        return TimeRelation(kind="unknown")
    meeting = [(left, right) for left, right in known if left[0] <= right[1] and right[0] <= left[1]]
    if not meeting:
        return TimeRelation(kind="apart")
    days = max(max(left[1] - left[0], right[1] - right[0]) + 1 for left, right in meeting)
    if days > NARROW_DAYS:
        return TimeRelation(kind="unknown", days=days)
    kind = "same" if meeting[0][0] == meeting[0][1] else "agree"
    return TimeRelation(kind=kind, days=days, is_yearless=_UNKNOWN in one + other)


def list_month_keys(text: str) -> tuple[str, ...]:
    """Keys to file a narrow time under: each month, with its year and for any year; none for a wide or empty time."""
    interval = find_interval(text)
    if not interval or interval[1] - interval[0] >= NARROW_DAYS:
        return ()
    days = {date.fromordinal(day) for day in interval}
    years = (_UNKNOWN,) if _UNKNOWN in text else sorted({f"{day.year:04}" for day in days})
    months = sorted({f"{day.month:02}" for day in days})
    return tuple(f"{year}-{month}" for year in ("any", *years) for month in months)


def list_month_lookups(text: str) -> tuple[str, ...]:
    """Keys to look a narrow time up by: an unknown year meets any, a known one its own and the unknown."""
    keys = list_month_keys(text)
    if _UNKNOWN in text:
        return tuple(key for key in keys if key.startswith("any"))
    own = [key for key in keys if not key.startswith("any")]
    return (*own, *(key.replace("any", _UNKNOWN) for key in keys if key.startswith("any")))


def _list_years(one: str, other: str) -> list[int]:
    """The years to try for `XXXX`: those that the other time spans, and the one before (December to January)."""
    years = [int(year) for text in (one, other) for year in re.findall(r"\b\d{4}(?=-|/|~|\?|%|$)", text)]
    if not years:
        return [_ANY_YEAR]
    return list(range(min(years) - 1, min(max(years), min(years) + 50) + 1))


def find_interval(text: str, year: int = _ANY_YEAR) -> tuple[int, int] | None:
    """First and last day as ordinals, with `year` for an unknown one; None for an empty or unreadable text."""
    try:
        first, last = bounds(text)
    except ValueError:
        return None
    start, end = _find_day(first, year), _find_day(last, year)
    if end < start and last.startswith(_UNKNOWN):
        end = _find_day(last, year + 1)
    return (start, end) if start <= end else None


def _find_day(day: str, year: int) -> int:
    if day <= date.min.isoformat():
        return date.min.toordinal()
    known = year if day.startswith(_UNKNOWN) else int(day[:4])
    month = int(day[5:7])
    # 29 February of an unknown year must not vanish because the year tried has none.
    return date(known, month, min(int(day[8:]), calendar.monthrange(known, month)[1])).toordinal()
