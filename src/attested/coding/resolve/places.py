"""Places: names of the gazetteer, wards and villages below a named town; all to place ids.

Promise: an id is given only where the words name the place, in the gazetteer's spelling or in one that the pack's rules
of spelling make of it. What "the city" is and where a source lives is told by the caller, who knows what was said.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from attested.model import Span
from attested.pack import Pack, load_pack

__all__ = ["Gazetteer", "PlaceFound", "is_inside", "load_gazetteer", "narrow"]

_SHORTEST = 5
"""Letters. A shorter name is found only as the gazetteer spells it: too many words look like it."""
_KIND_WORDS = (
    r"(?:[ -](?:[Cc]ity|[Cc]ounty|[Pp]rovince|[Dd]istrict|[Mm]unicipality|[Tt]own|[Ss]pecial [Cc]ity|si|gun|do))?"
)
_WARD = re.compile(
    r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?)[- ]?(dong|ri|rodongjagu|gu|ku)\b|"
    r"\b([A-Z][a-z]+) (village|neighbou?rhood|ward|[Rr]i|[Dd]ong)\b"
)
_NO_WARD = frozenset("the this that every each border mountain".split())
_CAPITALISED = re.compile(rf"(?<![\w-])([A-Z][a-z]+(?:[- ][A-Z][a-z]+){{0,2}}?){_KIND_WORDS}(?![\w])")


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place in text: its span, its id (or @province and the like until settled), the rule that found it."""

    span: Span
    id: str
    rule: str
    anchor: Span | None = None


class Gazetteer:
    """The place names of a pack as one search."""

    def __init__(self, pack: Pack) -> None:
        self._ids: dict[str, str] = {}
        for place in pack.places.values():
            if place.kind == "area":
                continue
            for name in place.names:
                self._ids.setdefault(_fold(name), place.id)
        self._places = pack.places
        self._spelling = pack.spelling
        self._respelled: dict[str, str] = {}
        for place in pack.places.values():
            if place.kind != "area" and pack.spelling and place.id.startswith(pack.country):
                for name in (n for n in place.names if n.isascii() and len(n) >= _SHORTEST):
                    self._respelled.setdefault(self._respell(name), place.id)
        names = sorted(self._ids, key=len, reverse=True)
        spelled = "|".join(
            re.escape(n).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]?") for n in names if n.isascii()
        )
        self._pattern = re.compile(rf"(?<![\w-])(?:{spelled})(?:{_KIND_WORDS})(?![\w])", re.IGNORECASE)

    def _respell(self, name: str) -> str:
        folded = _fold(name).replace(" ", "").replace("'", "")
        for old, new in self._spelling:
            folded = folded.replace(old, new)
        return folded

    def _find_respelled(self, plain: str, taken: list[Span]) -> Iterable[PlaceFound]:
        """Capitalised words that are a place's name in another spelling."""
        for match in _CAPITALISED.finditer(plain):
            span = Span(match.start(), match.end())
            if any(t.overlaps(span) for t in taken) or len(match.group(1)) < _SHORTEST:
                continue
            id = self._respelled.get(self._respell(match.group(1)))
            if id is not None:
                yield PlaceFound(span, id, "place-spelling")

    def find(self, plain: str) -> Iterable[PlaceFound]:
        """Names in the shadow of a report's text; they must be written with a capital."""
        found = list(self._find_named(plain))
        return (*found, *self._find_respelled(plain, [f.span for f in found]))

    def _find_named(self, plain: str) -> Iterable[PlaceFound]:
        for match in self._pattern.finditer(plain):
            words = match.group()
            if not words[0].isupper():
                continue
            id = self.lookup(words)
            if id is not None:
                yield PlaceFound(Span(match.start(), match.end()), id, "place-name")

    def find_wards(self, plain: str, found: Iterable[PlaceFound]) -> Iterable[PlaceFound]:
        """Wards and villages below a town named in the same sentence (offsets of `found` are of `plain`)."""
        towns = [
            f
            for f in found
            if "/" in f.id and f.id.count("/") == 1 and f.id in self._places and not f.id.endswith("border")
        ]
        for match in _WARD.finditer(plain):
            words = match.group(1) or match.group(3)
            name = words.lower().replace(" ", "-")
            if not towns or self.lookup(words) or name in _NO_WARD:
                continue
            town = min(towns, key=lambda t: (abs(t.span.start - match.start()), t.span.start))
            yield PlaceFound(Span(match.start(), match.end()), f"{town.id}/{name}", "ward-of-town", town.span)

    def lookup(self, words: str) -> str | None:
        """The id of a name as it is written, type word or not."""
        folded = _fold(words)
        if folded in self._ids:
            return self._ids[folded]
        bare = re.sub(r"[ -](?:city|county|province|district|municipality|town|special city|si|gun|do)$", "", folded)
        return self._ids.get(bare)

    def kind(self, id: str) -> str:
        """province, city, county, country, area ...; `ward` for an id below a town."""
        place = self._places.get(id)
        return place.kind if place else "ward"


@cache
def _gazetteer(folder: str) -> Gazetteer:
    return Gazetteer(load_pack(folder))


def load_gazetteer(pack: Pack) -> Gazetteer:
    """The gazetteer of a pack, built once a process."""
    return _gazetteer(str(pack.folder))


def is_inside(inner: str, outer: str) -> bool:
    """Whether one place id lies in another."""
    return inner != outer and (inner.startswith(outer + "/") or (len(outer) == 2 and inner.startswith(outer + "-")))


def narrow(ids: Iterable[str]) -> tuple[str, ...]:
    """The ids without those that contain another of them, in order, each once."""
    kept = tuple(dict.fromkeys(ids))
    return tuple(i for i in kept if not any(is_inside(j, i) for j in kept))


def _fold(name: str) -> str:
    return re.sub(r"[\s-]+", " ", name.replace("’", "'")).strip().lower()
