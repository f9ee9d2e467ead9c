"""Tellings gathered into happenings.

Tellings are taken in the order of their reports' days, and each goes to the happening that most speaks for and
nothing speaks against. Invariant: a telling is compared with those before it only, so that a later report never
changes what earlier ones were joined into, and the founding claim of an event stays its first.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from attested.corroborate.compare import Verdict, compare_tellings, list_telling_numbers
from attested.corroborate.tellings import Telling
from attested.corroborate.times import list_month_keys, list_month_lookups
from attested.corroborate.wider import Areas

__all__ = ["Cluster", "gather_tellings"]


@dataclass(slots=True, kw_only=True)
class Cluster:
    """A happening while it is being gathered."""

    tellings: list[Telling] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


class _Shelf:
    """Clusters of one act and status, found by what can speak for a join (see `compare`).

    That is a month in common, a telling number in common, or an origin in common; two tellings that share none of
    these are silent about each other and need no comparison.
    """

    def __init__(self) -> None:
        self._by_key: dict[object, set[int]] = defaultdict(set)
        self.clusters: list[Cluster] = []

    def add(self, number: int, telling: Telling, group: str) -> None:
        for key in (*list_month_keys(telling.when), *list_telling_numbers(telling), group):
            self._by_key[key].add(number)

    def find(self, telling: Telling, group: str) -> list[int]:
        keys = (*list_month_lookups(telling.when), *list_telling_numbers(telling), group)
        return sorted(set().union(*(self._by_key[key] for key in keys if key in self._by_key)))


def gather_tellings(
    tellings: Iterable[Telling], areas: Areas, find_group: Callable[[Telling], str]
) -> tuple[Cluster, ...]:
    """Gather tellings that come in the order of `Telling.key`. `find_group` names the group of copies of a telling."""
    shelves: dict[tuple[str, str], _Shelf] = {}
    for telling in tellings:
        shelf = shelves.setdefault((telling.claim.act, telling.claim.status), _Shelf())
        group = find_group(telling)
        best: tuple[int, int] | None = None
        reasons: tuple[str, ...] = ()
        for number in shelf.find(telling, group):
            verdict = _compare_with_all(telling, shelf.clusters[number], areas, find_group)
            if verdict and (best is None or (-verdict.weight, number) < best):
                best, reasons = (-verdict.weight, number), verdict.reasons
        if best is None:
            shelf.clusters.append(Cluster())
        number = len(shelf.clusters) - 1 if best is None else best[1]
        shelf.clusters[number].tellings.append(telling)
        shelf.clusters[number].reasons.extend(f"{telling.claim.id}: {reason}" for reason in reasons)
        shelf.add(number, telling, group)
    found = [cluster for shelf in shelves.values() for cluster in shelf.clusters]
    return tuple(sorted(found, key=lambda cluster: cluster.tellings[0].key))


def _compare_with_all(
    telling: Telling, cluster: Cluster, areas: Areas, find_group: Callable[[Telling], str]
) -> Verdict | None:
    """The strongest verdict that joins, None where there is none or any member excludes the telling."""
    strongest: Verdict | None = None
    for member in cluster.tellings:
        if member.copies.sha256 == telling.copies.sha256:
            # The coder told the claims of one report apart; their likeness is no reason to undo that.
            return None
        verdict = compare_tellings(member, telling, areas, same_origin=find_group(member) == find_group(telling))
        if verdict.kind == "apart":
            return None
        if verdict.kind == "joins" and (strongest is None or verdict.weight > strongest.weight):
            strongest = verdict
    return strongest
