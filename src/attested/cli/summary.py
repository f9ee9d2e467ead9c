"""The ten lines that say what a record holds, for people and as JSON."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attested.cli.building import Build
from attested.cli.naming import find_province, load_place_names
from attested.model import GRADES, Claim, Event, Origin

if TYPE_CHECKING:
    from attested.record import Record

__all__ = ["Summary", "build_summary"]

TOP = 5
"""Acts and provinces that a line names; more would not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build found, as `--json` prints it."""

    values: Mapping[str, Any]

    def lines(self) -> Iterable[str]:
        """Ten lines; one where there is no record to tell of."""
        v = self.values
        if v["record"] is None:
            yield f"record     not begun: no report could be taken, {len(v['failures'])} failed"
            return
        changed = "" if v["changed"] else "; nothing has changed"
        done = f"{v['new']} new, {v['recoded']} coded anew, {v['unchanged']} as before"
        yield f"record     {v['record']}: {done}{changed}"
        links = ", ".join(f"{number} {_plural(kind, number)}" for kind, number in v["links"].items())
        yield f"reports    {v['reports']}, of {v['origins']} independent origins" + (f" ({links})" if links else "")
        yield f"claims     {v['claims']}"
        yield f"events     {v['events']}: " + ", ".join(f"{number} {grade}" for grade, number in v["grades"].items())
        yield f"contested  {v['contested']}" + (f" ({', '.join(v['contested_slots'])})" if v["contested"] else "")
        yield f"acts       {_top(v['acts'])}"
        yield f"provinces  {_top(v['provinces'])}"
        yield f"dates      {_describe_dates(v)}"
        yield f"failures   {len(v['failures']) or 'none'}" + (", named above" if v["failures"] else "")
        yield f"site       {v['site'] or 'not asked for (--site DIR)'}"


def _plural(word: str, number: int) -> str:
    if number == 1:
        return word
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def _top(counts: Mapping[str, int]) -> str:
    named = [f"{name} {number}" for name, number in list(counts.items())[:TOP]]
    more = len(counts) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "") if named else "none"


def _describe_dates(values: Mapping[str, Any]) -> str:
    span = f"{values['first']} to {values['last']}" if values["first"] else "no year is known"
    return f"{span}; {values['yearless']} of unknown year, {values['undated']} without a date"


def build_summary(record: "Record | None", build: Build, site: Path | None) -> Summary:
    """Count what the record holds; None where none was begun."""
    events: tuple[Event, ...] = ()
    origins: tuple[Origin, ...] = ()
    claims: tuple[Claim, ...] = ()
    counts = dict.fromkeys(("reports", "origins", "claims", "events"), 0)
    if record is not None:
        events, origins, claims = tuple(record.events()), tuple(record.origins()), tuple(record.claims())
        counts = record.count()
    values: dict[str, Any] = {
        "record": record.where if record else None,
        "new": build.new,
        "recoded": build.recoded,
        "unchanged": build.unchanged,
        "changed": build.is_changed,
        **{name: counts[name] for name in ("reports", "origins", "claims", "events")},
        "links": _rank(link.kind for link in _links(origins)),
        "grades": {grade: sum(event.grade == grade for event in events) for grade in GRADES},
        "contested": sum(bool(event.contested) for event in events),
        "contested_slots": list(_rank(slot for event in events for slot in event.contested)),
        "acts": _rank(event.act for event in events),
        "provinces": _count_provinces(events, claims),
        **_count_dates(events),
        "failures": list(build.failures),
        "site": str(site / "index.html") if site else None,
    }
    return Summary(values=values)


def _links(origins: Iterable[Origin]) -> Iterable[Any]:
    return (link for origin in origins for link in origin.links)


def _rank(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))


def _count_provinces(events: Iterable[Event], claims: Iterable[Claim]) -> dict[str, int]:
    """Events by province; one that names two towns of a province counts once there."""
    names = load_place_names(tuple(sorted({claim.versions.pack for claim in claims})))
    found = (province for event in events for province in {find_province(place) for place in event.place})
    return _rank(names.get(province, province) for province in found if len(province) > 2)


def _count_dates(events: Iterable[Event]) -> dict[str, Any]:
    days = [half.strip("~?%") for event in events if event.when for half in event.when.split("/")]
    known = sorted(day for day in days if day[:4].isdigit())
    return {
        "first": known[0] if known else None,
        "last": max(known, key=lambda day: day + "-99") if known else None,
        "yearless": sum(event.when.replace("../", "").startswith("X") for event in events),
        "undated": sum(not event.when for event in events),
    }
