"""Days as reports date themselves: whole days only, never a guess between day and month.

Promise: `find_days` yields a day only where year, month and day are all written and can be read in one way.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

__all__ = ["day_pattern", "find_days", "load_published", "month_pattern", "parse_day"]


@cache
def load_published() -> dict[str, Any]:
    """The tables of `published.yml`."""
    text = files("attested.reports").joinpath("published.yml").read_text(encoding="utf-8")
    tables: dict[str, Any] = yaml.safe_load(text)
    return tables


@cache
def _months() -> dict[str, int]:
    return {name: number for number, names in load_published()["months"].items() for name in names}


def month_pattern() -> str:
    """A regular expression for the name of a month."""
    names = "|".join(sorted(_months(), key=len, reverse=True))
    return rf"(?i:{names})\b\.?"


@cache
def day_pattern() -> str:
    """A regular expression for one written day."""
    month = month_pattern()
    return (
        r"(?:"
        r"(?:19|20)\d\d[-./年]\s?\d{1,2}[-./月]\s?\d{1,2}(?!\d)"
        r"|(?:19|20)\d\d년\s?\d{1,2}월\s?\d{1,2}일"
        rf"|{month}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d(?!\d)"
        rf"|\d{{1,2}}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{month},?[\s-]+(?:19|20)\d\d(?!\d)"
        r"|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d(?!\d)"
        r")"
    )


@cache
def _day() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w./-]){day_pattern()}")


def _read(words: str) -> date | None:
    """The day that matched words mean; None where no such day exists or where day and month can be exchanged."""
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    name = re.search(r"[A-Za-z]{3,}", re.sub(r"\d(?:st|nd|rd|th)\b|\bof\b", " ", words))
    if name:
        day, year = numbers
        month = _months()[name[0].lower()]
    elif numbers[0] > 31:
        year, month, day = numbers
    else:
        first, second, year = numbers
        if first != second and max(first, second) <= 12:
            return None
        month, day = (second, first) if first > 12 else (first, second)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_days(text: str) -> Iterator[tuple[int, int, date]]:
    """Every day that is written out, with where it stands."""
    for found in _day().finditer(text):
        if day := _read(found[0]):
            yield found.start(), found.end(), day


def parse_day(words: str) -> date | None:
    """The day that a field gives: ISO 8601 with or without a clock, or a written day; None where it is none."""
    words = words.strip()
    iso = re.match(r"((?:19|20)\d\d-\d\d-\d\d)(?:$|[T ]\d\d:?\d\d)", words)
    if iso:
        try:
            return date.fromisoformat(iso[1])
        except ValueError:
            return None
    found = next(iter(find_days(words)), None)
    return found[2] if found and found[:2] == (0, len(words)) else None
