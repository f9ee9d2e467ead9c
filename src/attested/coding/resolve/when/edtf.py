"""Arithmetic on the EDTF (ISO 8601-2) values that the codebook uses: days, months, years, spans, open ends.

A day is the string `YYYY-MM-DD`; an unknown year stays `XXXX` in it and is never given a number. A span without a
year is compared with a dated one by asking whether any year makes them meet.
"""

from __future__ import annotations

import calendar
import re

__all__ = ["FIRST_DAY", "LAST_DAY", "bounds", "intersects", "is_valid", "narrower", "precision"]

FIRST_DAY = "0000-01-01"
LAST_DAY = "9999-12-31"
_POINT = re.compile(r"([0-9X]{4})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?[~?%]?")
_UNKNOWN_YEAR = "XXXX"


def _month_length(year: str, month: int) -> int:
    """Days in a month; a February without a year has 29, so that no day of it is lost."""
    if not year.isdigit():
        return 29 if month == 2 else calendar.monthrange(2001, month)[1]
    return calendar.monthrange(max(int(year), 1), month)[1]


def _point_bounds(point: str) -> tuple[str, str] | None:
    """First and last day of one EDTF point, or None where it is not one."""
    match = _POINT.fullmatch(point)
    if match is None:
        return None
    year, month, day = match.groups()
    low, high = (year, year) if year == _UNKNOWN_YEAR else (year.replace("X", "0"), year.replace("X", "9"))
    first_month, last_month = (1, 12) if month in (None, "XX") else (int(month), int(month))
    if not 1 <= first_month <= 12:
        return None
    length = _month_length(high, last_month)
    if day in (None, "XX"):
        return f"{low}-{first_month:02}-01", f"{high}-{last_month:02}-{length:02}"
    if not 1 <= int(day) <= length:
        return None
    return f"{low}-{first_month:02}-{day}", f"{high}-{last_month:02}-{day}"


def _find_bounds(edtf: str) -> tuple[str, str] | None:
    """First and last day of an EDTF string, or None where it is not one that the codebook uses."""
    halves = edtf.split("/")
    if len(halves) == 1:
        return _point_bounds(edtf)
    if len(halves) != 2 or halves == ["..", ".."]:
        return None
    first = (FIRST_DAY, FIRST_DAY) if halves[0] == ".." else _point_bounds(halves[0])
    last = (LAST_DAY, LAST_DAY) if halves[1] == ".." else _point_bounds(halves[1])
    return (first[0], last[1]) if first and last else None


def is_valid(edtf: str) -> bool:
    """Whether the string is an EDTF date or span of the codebook, its dated ends in order."""
    found = _find_bounds(edtf)
    return found is not None and (not _is_dated(found) or found[0] <= found[1])


def bounds(edtf: str) -> tuple[str, str]:
    """First and last day, open ends as `0000-01-01` and `9999-12-31`; ValueError where the string is no such EDTF."""
    found = _find_bounds(edtf)
    if found is None:
        raise ValueError(f"not an EDTF date or span of the codebook: {edtf!r}")
    return found


def _is_dated(span: tuple[str, str]) -> bool:
    """Whether both ends have a year (or are open)."""
    return not (span[0].startswith("X") or span[1].startswith("X"))


def precision(edtf: str) -> str:
    """`day`, `month`, `year` or `decade` for a point, else `span`; ValueError as in `bounds`."""
    bounds(edtf)
    if "/" in edtf:
        return "span"
    point = edtf.rstrip("~?%")
    if point.endswith("X") and point != _UNKNOWN_YEAR:
        return "decade" if len(point) == 4 else {7: "year", 10: "month"}[len(point)]
    return {4: "year", 7: "month", 10: "day"}[len(point)]


def _year_span(span: tuple[str, str]) -> tuple[str, str]:
    """The years of a dated span."""
    return span[0][:4], span[1][:4]


def _meets_in_some_year(loose: tuple[str, str], dated: tuple[str, str]) -> bool:
    """Whether a span with an unknown year can meet a dated one."""
    first, last = loose
    if not first.startswith("X") or not last.startswith("X"):
        return True  # one end is open or dated: the unknown year can always be chosen to fit
    low, high = _year_span(dated)
    if int(high) - int(low) > 1:
        return True
    wraps = first[4:] > last[4:]
    years = range(int(low) - 1, int(high) + 1)
    spans = ((f"{y:04}{first[4:]}", f"{y + wraps:04}{last[4:]}") for y in years)
    return any(a <= dated[1] and dated[0] <= b for a, b in spans)


def intersects(one: str, other: str) -> bool:
    """Whether two EDTF values can share a day; an unknown year is given the benefit of the doubt."""
    a, b = bounds(one), bounds(other)
    if _is_dated(a) and _is_dated(b):
        return a[0] <= b[1] and b[0] <= a[1]
    if _is_dated(b):
        return _meets_in_some_year(a, b)
    if _is_dated(a):
        return _meets_in_some_year(b, a)
    ends = [end for end in (*a, *b) if end.startswith("X")]
    if len(ends) < 4:
        return True
    pin = _pin_year(a, "2001")
    return _meets_in_some_year(b, pin)


def _pin_year(span: tuple[str, str], year: str) -> tuple[str, str]:
    """A span whose unknown year is set to a stand-in, so that two yearless spans can be compared."""
    wraps = span[0][4:] > span[1][4:]
    return year + span[0][4:], str(int(year) + wraps) + span[1][4:]


def _day_number(day: str) -> int:
    """A running number of a dated day, good for comparing lengths."""
    year, month, dom = day.split("-")
    return int(year) * 372 + int(month) * 31 + int(dom)


def _length(edtf: str) -> int:
    """Roughly how many days a value covers."""
    first, last = bounds(edtf)
    if first.startswith("X") or last.startswith("X"):
        if not (first.startswith("X") and last.startswith("X")):
            return _day_number(LAST_DAY)
        first, last = _pin_year((first, last), "2001")
    return _day_number(last) - _day_number(first)


def narrower(one: str, other: str) -> str:
    """The value that says more: the shorter of the two, a dated one before a yearless one of the same length."""
    if not one or not other:
        return one or other
    key_one = (_length(one), one.startswith("X") or "/X" in one)
    key_other = (_length(other), other.startswith("X") or "/X" in other)
    return other if key_other < key_one else one
