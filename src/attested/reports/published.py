"""When a report was published and by whom, with where that was found.

Promise: a day inside the story is never the day of publication, and an outlet that the story or a caption names is
never its publisher: only lines outside the story tell, above its beginning or below its end.

Order, for the day: what the input says, a line of the text, the report's address, the command line. For the
publisher: what the input says, a host that the table of outlets knows, a line of the text, any other host, the command
line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from attested.model import Zone
from attested.reports.days import find_days, load_published
from attested.reports.drafts import Draft
from attested.reports.intake import Intake
from attested.reports.outlets import find_host, find_outlet, host_of, name_outlet
from attested.reports.patterns import load_patterns, masthead_pattern

__all__ = ["Publication", "find_address_day", "find_publication", "find_story"]

_URL = re.compile(r"https?://[^\s<>\"'”’]+")
_OWN = re.compile(r"\b(?:source|original|full)\b", re.IGNORECASE)
_CHANGED = re.compile(r"(?:last )?(?:updated|modified|수정)", re.IGNORECASE)

_ORDER = ("byline", "dateline", "furniture", "contact", "tags")
"""Which zones are asked for the publisher, the surest first: "[Source: X]" may name whom it was taken from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """`published_by` is input, text, address or command line; empty where the day is not known."""

    published: date | None
    published_by: str
    publisher: str | None


def find_story(text: str, zones: Sequence[Zone]) -> tuple[int, int] | None:
    """Where the story begins and where it ends: the first and the last word outside the zones; None without a story."""
    bounds: list[int] = []
    at = 0
    for start, end in [*((zone.span.start, zone.span.end) for zone in zones), (len(text), len(text))]:
        if words := re.search(r"\w", text[at:start]):
            bounds += [at + words.start(), start]
        at = max(at, end)
    return (bounds[0], bounds[-1]) if bounds else None


def _edges(zones: Sequence[Zone], story: tuple[int, int]) -> Iterator[Zone]:
    """The zones above the story and below it."""
    return (zone for zone in zones if zone.span.end <= story[0] or zone.span.start >= story[1])


def _find_text_day(text: str, zones: Sequence[Zone]) -> date | None:
    for zone in zones:
        words = zone.span.of(text)
        if zone.kind in ("dateline", "byline") and not _CHANGED.match(words):
            for _, _, day in find_days(words):
                return day
    return None


@cache
def _address_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in load_published()["addresses"])


def find_address_day(url: str) -> date | None:
    """The day that an address names, by the patterns of `published.yml`."""
    for pattern in _address_patterns():
        if found := pattern.search(url):
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                continue
    return None


def _own_addresses(text: str, zones: Sequence[Zone], draft: Draft) -> Iterator[str]:
    """Addresses of the report itself: the input's, and those in a line that is an address or points to the original."""
    if draft.url:
        yield draft.url
    yield from draft.links
    for zone in zones:
        words = zone.span.of(text)
        if found := _URL.search(words):
            alone = found[0] == words
            if zone.kind in ("furniture", "tags") and (alone or _OWN.search(words)):
                yield found[0]


def _names_publisher(zone: Zone, words: str) -> bool:
    return any(
        entry.names_publisher and entry.kind == zone.kind and entry.pattern.fullmatch(words)
        for entry in load_patterns()
    )


def _find_text_publisher(text: str, zones: Sequence[Zone]) -> str | None:
    for kind in _ORDER:
        for zone in zones:
            words = re.sub(r"\s*\n\s*", " ", zone.span.of(text))
            if zone.kind != kind or not _names_publisher(zone, words):
                continue
            if name := find_host(words) or (find_outlet(words) if kind != "contact" else None):
                return name
            if kind != "contact" and (found := masthead_pattern().search(words)):
                return found[0]
    return None


def find_publication(text: str, zones: Sequence[Zone], draft: Draft, intake: Intake) -> Publication:
    """Day and publisher of a report whose text is normalised and whose zones are known."""
    story = find_story(text, zones) or (len(text), len(text))
    edges = tuple(_edges(zones, story))
    addresses = tuple(_own_addresses(text, edges, draft))
    days = (
        (draft.published, "input"),
        (_find_text_day(text, edges), "text"),
        (next((day for url in addresses if (day := find_address_day(url))), None), "address"),
        (intake.published, "command line"),
    )
    published, by = next(((day, by) for day, by in days if day), (None, ""))
    hosts = tuple(host for url in addresses if (host := host_of(url)))
    publisher = (
        (name_outlet(draft.publisher) if draft.publisher else None)
        or next((name for host in hosts if (name := find_host(host))), None)
        or _find_text_publisher(text, edges)
        or next(iter(hosts), None)
        or intake.publisher
    )
    return Publication(published=published, published_by=by, publisher=publisher)
