"""Which code is the wider of two: places and parties.

Invariant: a place is inside another by its id (`KP-09/hoeryong` in `KP-09` in `KP`) or by a named area's list.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from attested.model import UsageError

__all__ = ["Areas", "are_parties_compatible", "is_country", "is_town", "list_parents"]


@cache
def _load_wider() -> dict[str, dict[str, frozenset[str]]]:
    rows = yaml.safe_load(files("attested.corroborate").joinpath("wider.yml").read_text(encoding="utf-8"))
    return {kind: {wide: frozenset(narrow) for wide, narrow in rows[kind].items()} for kind in ("places", "parties")}


def is_country(place: str) -> bool:
    """Whether the id names a whole country, which hardly tells one happening from another."""
    return "/" not in place and "-" not in place


def is_town(place: str) -> bool:
    """Whether the id names a county or city, or a part of one, and no province or area."""
    return "/" in place and "-" in place.partition("/")[0]


def list_parents(place: str) -> tuple[str, ...]:
    """The ids that the id itself lies in, narrowest first."""
    parents = []
    while "/" in place:
        place = place.rpartition("/")[0]
        parents.append(place)
    if "-" in place:
        parents.append(place.partition("-")[0])
    return tuple(parents)


class Areas:
    """Containment of places, with areas such as a border zone that no id spells out."""

    def __init__(self, areas: Mapping[str, Iterable[str]] | None = None) -> None:
        known = _load_wider()["places"] if areas is None else areas
        if any(isinstance(inside, str) for inside in known.values()):
            raise UsageError("an area needs a list of place ids", todo="pass {area: [place, ...]}")
        self._inside = {area: frozenset(places) for area, places in known.items()}
        self._closures: dict[str, frozenset[str]] = {}

    def closure(self, place: str) -> frozenset[str]:
        """The place and all that it lies in."""
        found = self._closures.get(place)
        if found is None:
            chain = (place, *list_parents(place))
            found = frozenset(chain) | {area for area, inside in self._inside.items() if inside.intersection(chain)}
            self._closures[place] = found
        return found

    def relate(self, one: str, other: str) -> str:
        """`equal`, `inside` (either way) or empty."""
        if one == other:
            return "equal"
        return "inside" if other in self.closure(one) or one in self.closure(other) else ""


@lru_cache(maxsize=10_000)
def are_parties_compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two lists of parties can mean the same people: one says nothing, or some code meets in the other list."""
    left, right = set(one), set(other)
    if not left or not right or left & right:
        return True
    wider = _load_wider()["parties"]
    return any(b in wider.get(a, ()) or a in wider.get(b, ()) for a in left for b in right)
