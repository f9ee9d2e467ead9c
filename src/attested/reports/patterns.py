"""The entries of `zones.yml`, compiled.

Promise: every entry carries texts that it must and must not cover, and a test runs them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from attested.reports.days import day_pattern, month_pattern
from attested.reports.outlets import outlet_pattern

__all__ = ["UNITS", "ZonePattern", "load_joiners", "load_patterns", "masthead_pattern"]

UNITS = ("line", "start", "within")

_LONGEST = 700
"""Characters; beyond it no line is a notice, and a pattern that looks from every place in it would take long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZonePattern:
    """One entry of `zones.yml`, whose head defines the keys."""

    id: str
    kind: str
    unit: str
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    names_publisher: bool
    longest: int
    match: tuple[str, ...]
    no_match: tuple[str, ...]

    def match_line(self, line: str, words: int) -> re.Match[str] | None:
        """The match where the entry covers the whole line."""
        if words > self.longest or len(line) > _LONGEST or (self.needs and not self.needs.search(line)):
            return None
        return self.pattern.fullmatch(line)

    def find_within(self, flat: str) -> Iterator[re.Match[str]]:
        """The matches in a text without single line breaks."""
        # Looking for `needs` first costs a tenth: the patterns themselves may begin anywhere.
        return iter(()) if self.needs and not self.needs.search(flat) else self.pattern.finditer(flat)


@cache
def _table() -> dict[str, Any]:
    text = files("attested.reports").joinpath("zones.yml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.safe_load(text)
    return table


@cache
def _macros() -> dict[str, str]:
    macros: dict[str, str] = dict(_table()["macros"])
    macros |= {"day": day_pattern(), "month": month_pattern(), "outlet": outlet_pattern()}
    return macros


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"%(\w+)%", lambda found: _macros()[found[1]], pattern))


@cache
def load_patterns() -> tuple[ZonePattern, ...]:
    """All entries, in the order of the file."""
    return tuple(
        ZonePattern(
            id=row["id"],
            kind=row["kind"],
            unit=row["unit"],
            pattern=_compile(row["pattern"]),
            needs=_compile(row["needs"]) if "needs" in row else None,
            names_publisher=row.get("publisher", row["kind"] in ("byline", "dateline", "contact")),
            longest=row.get("longest", 40),
            match=tuple(row["match"]),
            no_match=tuple(row["no_match"]),
        )
        for row in _table()["entries"]
    )


@cache
def masthead_pattern() -> re.Pattern[str]:
    """How the name of an outlet looks that the table does not know."""
    return _compile(rf"(?<!\w){_macros()['masthead']}(?!\w)")


@cache
def load_joiners() -> frozenset[str]:
    """Words that no heading ends in."""
    return frozenset(_table()["words"]["joiners"])
