"""Events from gathered tellings: values, contradictions, origins and grade.

Invariant: every value that any telling reports is in the event, and how often counts by origin, not by copy.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from attested.corroborate.clusters import Cluster
from attested.corroborate.compare import do_counts_exclude
from attested.corroborate.grades import grade_event
from attested.corroborate.tellings import Telling
from attested.corroborate.times import find_interval
from attested.model import Count, Event, Origin
from attested.reports.outlets import name_outlet

__all__ = ["build_event"]


def build_event(cluster: Cluster, origins: Mapping[str, Origin]) -> Event:
    """Make the record. `origins` tells by a copy class's hash which origin it belongs to."""
    tellings = cluster.tellings
    by_origin: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_origin[origins[telling.copies.sha256].id].append(telling)
    passed_on = _find_passed_on(by_origin, {origins[t.copies.sha256].id: origins[t.copies.sha256] for t in tellings})
    counts = [count for telling in tellings for count in telling.counts]
    first = tellings[0].claim
    return Event(
        claims=tuple(dict.fromkeys(claim.id for telling in tellings for claim in telling.claims)),
        act=first.act,
        status=first.status,
        origins=tuple(by_origin),
        grade=grade_event(len(by_origin) - len(passed_on), [telling.claim.attribution for telling in tellings]),
        contested=("count",) if _are_contested(tellings) else (),
        when=_choose_time([telling.when for telling in tellings]),
        counts=tuple(count.to_dict() for count in dict.fromkeys(counts)),
        reasons=(*cluster.reasons, *passed_on),
        **{slot: _rank_codes(slot, by_origin) for slot in ("place", "actor", "target", "means")},
    )


def _find_passed_on(by_origin: Mapping[str, list[Telling]], origins: Mapping[str, Origin]) -> list[str]:
    """One reason for each origin that here only passes on what another origin of the event reported."""
    reasons = []
    for name, tellings in by_origin.items():
        credited = {t.claim.attribution.outlet for t in tellings if t.claim.attribution.kind == "outlet"}
        outlets = {name_outlet(outlet) for outlet in credited if outlet}
        resting = {origins[other].outlet for other in by_origin if other != name}
        all_credit = all(t.claim.attribution.kind == "outlet" for t in tellings)
        if all_credit and outlets and outlets <= resting:
            reasons.append(f"{name}: passes on what {', '.join(sorted(outlets))} reported and is not counted")
    return reasons


def _rank_codes(slot: str, by_origin: Mapping[str, list[Telling]]) -> tuple[str, ...]:
    """Every code reported, those of most origins first, then in the order of the reports."""
    seen: Counter[str] = Counter()
    for tellings in by_origin.values():
        seen.update(dict.fromkeys((code for t in tellings for code in t.claim.codes(slot)), 1))
    return tuple(sorted(seen, key=lambda code: -seen[code]))


def _choose_time(times: Iterable[str]) -> str:
    """The most exact time reported, of equals the earliest told; one with a year before one without."""
    known = [(time, find_interval(time)) for time in times]
    lengths = [(end[1] - end[0], "XXXX" in time, number) for number, (time, end) in enumerate(known) if end]
    return known[min(lengths)[2]][0] if lengths else next((time for time, _ in known if time), "")


def _are_contested(tellings: list[Telling]) -> bool:
    return any(
        _do_all_exclude(one.counts, other.counts)
        for number, one in enumerate(tellings)
        for other in tellings[number + 1 :]
    )


def _do_all_exclude(left: tuple[Count, ...], right: tuple[Count, ...]) -> bool:
    kinds = {(a.of, a.unit) for a in left} & {(b.of, b.unit) for b in right}
    return any(
        all(do_counts_exclude(a, b) for a in left for b in right if (a.of, a.unit) == kind == (b.of, b.unit))
        for kind in kinds
    )
