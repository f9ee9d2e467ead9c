"""The stage: reports and claims in, origins and events out.

Promise: deterministic, independent of the order of the input, and a copy of any report changes no grade.
An event is named for its founding claim: of the report that came out first (undated ones last; on one day the
order is that of the reports' own words), and there the claim that stands first. A report that comes out later
never renames an event.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from attested.corroborate.clusters import Cluster, gather_tellings
from attested.corroborate.events import build_event
from attested.corroborate.origins import (
    Likeness,
    build_origins,
    find_likenesses,
    find_near_copy_links,
    find_resting_outlet,
)
from attested.corroborate.partition import Partition
from attested.corroborate.tellings import CopyClass, Telling, build_copy_classes, build_tellings
from attested.corroborate.wider import Areas
from attested.model import Claim, Event, Origin, OriginLink, Report, UsageError

__all__ = ["Corroboration", "corroborate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """Every report is in one origin, every claim in one event; both sorted by their earliest report."""

    origins: tuple[Origin, ...]
    events: tuple[Event, ...]


def corroborate(
    reports: Iterable[Report], claims: Iterable[Claim], *, places: Mapping[str, Iterable[str]] | None = None
) -> Corroboration:
    """Group reports by origin and claims into events, and grade the events.

    Args:
        reports: each id once.
        claims: of these reports, each once.
        places: areas that no id spells out, and the places in them (`{"KP/border": ["KP-09", ...]}`); without it
            those of `wider.yml`.

    Raises:
        UsageError: two reports of one id, or a claim of a report that is not there.
    """
    known = _index_reports(reports)
    given = _check_claims(claims, known)
    classes = build_copy_classes(known[name] for name in sorted(known))
    tellings = build_tellings(classes, given)
    by_class: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_class[telling.copies.sha256].append(telling)
    likenesses = find_likenesses(classes)
    partition = Partition()
    for pair in likenesses:
        if pair.is_near_copy:
            partition.join(pair.earlier.sha256, pair.later.sha256)
    groups = {copies.sha256: partition.find(copies.sha256) for copies in classes}
    clusters = gather_tellings(tellings, Areas(places), lambda telling: groups[telling.copies.sha256])
    outlets = _find_outlets(classes, by_class, partition)
    credit_links = _join_by_outlet(clusters, likenesses, outlets, partition)
    links = (*find_near_copy_links(likenesses), *credit_links)
    origins = build_origins(classes, partition, links, outlets)
    of_report = {report: origin for origin in origins for report in origin.reports}
    of_class = {copies.sha256: of_report[copies.first.id] for copies in classes}
    return Corroboration(origins=origins, events=tuple(build_event(cluster, of_class) for cluster in clusters))


def _index_reports(reports: Iterable[Report]) -> dict[str, Report]:
    known: dict[str, Report] = {}
    for report in reports:
        if known.setdefault(report.id, report) != report:
            raise UsageError("two reports of one id", where=report.id, todo="give each report an id of its own")
    return known


def _check_claims(claims: Iterable[Claim], known: Mapping[str, Report]) -> list[Claim]:
    given = {claim.id: claim for claim in claims}
    strays = sorted({claim.report for claim in given.values()} - known.keys())
    if strays:
        raise UsageError("claims of reports that are not given", where=", ".join(strays), todo="pass these reports too")
    return [given[name] for name in sorted(given)]


def _find_outlets(
    classes: Sequence[CopyClass], by_class: Mapping[str, list[Telling]], partition: Partition
) -> dict[str, str | None]:
    """What each class rests on; a near-copy rests on what the earliest of its group rests on."""
    found: dict[str, str | None] = {}
    for copies in classes:
        group = partition.find(copies.sha256)
        if found.get(group) is None:
            found[group] = find_resting_outlet(copies, by_class.get(copies.sha256, ()))
    return {copies.sha256: found[partition.find(copies.sha256)] for copies in classes}


def _join_by_outlet(
    clusters: Iterable[Cluster],
    likenesses: Iterable[Likeness],
    outlets: Mapping[str, str | None],
    partition: Partition,
) -> list[OriginLink]:
    """Join what rests on one outlet and tells one story: an event in common, or a good part of the words."""
    pairs = [(pair.earlier, pair.later) for pair in likenesses]
    for cluster in clusters:
        first_of_outlet: dict[str, CopyClass] = {}
        for telling in cluster.tellings:
            outlet = outlets[telling.copies.sha256]
            if outlet:
                pairs.append((first_of_outlet.setdefault(outlet, telling.copies), telling.copies))
    links = {}
    for earlier, later in pairs:
        outlet = outlets[later.sha256]
        if outlet is None or outlet != outlets[earlier.sha256]:
            continue
        if partition.find(earlier.sha256) != partition.find(later.sha256):
            partition.join(earlier.sha256, later.sha256)
            reason = f"both rest on {outlet} and tell the same story"
            link = OriginLink(report=later.first.id, other=earlier.first.id, kind="credit", reason=reason)
            links[link.report, link.other] = link
    return list(links.values())
