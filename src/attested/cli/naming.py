"""Codes and ids in words for the reader: places by their names, ids short, text that cannot steer a terminal."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from attested.model import AttestedError

__all__ = ["clean", "find_province", "join_codes", "load_place_names", "name_count", "shorten_id"]

SHORT = 8
"""Hex digits of an id that a table shows; `show` takes any unique beginning."""


def clean(text: object) -> str:
    """The text without control characters, which a report's address or title could use to write over other lines."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in str(text))


def shorten_id(id_: str) -> str:
    """`event-12345678` of an id that is twice as long."""
    kind, _, digits = id_.rpartition("-")
    return f"{kind}-{digits[:SHORT]}" if kind in ("event", "claim", "origin") else id_


@cache
def load_place_names(packs: tuple[str, ...]) -> Mapping[str, str]:
    """Place id -> name in the packs of these labels (`name version`); a pack that is not here leaves its ids bare."""
    from attested.pack import load_pack

    names: dict[str, str] = {}
    for label in packs:
        try:
            places = load_pack(label.rsplit(" ", 1)[0]).places
        except AttestedError:
            continue
        names.update((id_, place.name) for id_, place in places.items())
    return names


def find_province(place: str) -> str:
    """The province, area or country that a place id begins with: `KP-09` of `KP-09/musan`."""
    province, _, rest = place.partition("/")
    return place if len(province) == 2 and rest else province


def name_count(count: Mapping[str, object]) -> str:
    """A count as one reads it: `about 80 person (target)`."""
    low, high = count.get("min"), count.get("max")
    if low is None:
        number = f"up to {high}"
    elif high is None:
        number = f"{low} or more"
    else:
        number = f"{low}" if low == high else f"{low} to {high}"
    return f"{'about ' if count.get('approx') else ''}{number} {count.get('unit')} ({count.get('of')})"


def join_codes(values: Iterable[str], names: Mapping[str, str] | None = None) -> str:
    """Codes or place ids on one line."""
    return ", ".join((names or {}).get(value, value) for value in values)
