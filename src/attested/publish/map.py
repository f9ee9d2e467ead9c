"""The map's shapes: provinces as areas, towns as small marks, the border as a line.

Invariant: what is placed in a province as a whole tints the province and is never a pin, least of all on its
capital; a place without a drawing of its own is listed in words.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import cos, radians, sqrt
from typing import Any

from attested.model import Event
from attested.publish.labels import Labels, coarsen_place, province_of
from attested.publish.records import PlaceName

__all__ = ["MapView", "PlaceEvents", "build_map", "group_by_place"]

WIDTH = 760
_TINTS = 4
_LETTER = {"wide": 8.2, "narrow": 13.0}
"""Width of a letter of a label, for a wide screen and for a phone, where the same drawing is half as large."""

_Box = tuple[float, float, float, float]
_Spot = tuple[float, float, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEvents:
    """A place and the events in it: those placed in it exactly, and those somewhere inside it."""

    place: str
    name: str
    exact: tuple[str, ...]
    inside: tuple[str, ...]

    @property
    def total(self) -> int:
        """Events here or inside."""
        return len(set(self.exact) | set(self.inside))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Area:
    place: str
    name: str
    path: str
    tint: int
    total: int
    exact: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    place: str
    name: str
    precision: str
    total: int
    x: float
    y: float
    radius: float
    labels: tuple[tuple[str, float, float, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    place: str
    name: str
    paths: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """All that the template draws. `undrawn` holds places with events that the map cannot show."""

    areas: tuple[_Area, ...]
    marks: tuple[_Mark, ...]
    neighbours: tuple[tuple[str, str], ...]
    borders: tuple[_Line, ...]
    undrawn: tuple[PlaceEvents, ...]
    lacking: tuple[str, ...]
    source: str
    height: int
    width: int = WIDTH


@cache
def _load_outlines() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(files("attested.publish").joinpath("outlines.json").read_text(encoding="utf-8"))
    return loaded


@dataclass(frozen=True, slots=True, kw_only=True)
class _Projection:
    """Degrees to points of the drawing: equirectangular, true to scale in the middle of the view."""

    west: float
    south: float
    east: float
    north: float

    @property
    def _across(self) -> float:
        return cos(radians((self.south + self.north) / 2))

    @property
    def _scale(self) -> float:
        return WIDTH / ((self.east - self.west) * self._across)

    @property
    def height(self) -> int:
        return round((self.north - self.south) * self._scale)

    def contains(self, lon: float, lat: float) -> bool:
        return self.west < lon < self.east and self.south < lat < self.north

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        return round((lon - self.west) * self._across * self._scale, 1), round((self.north - lat) * self._scale, 1)

    def path(self, line: Sequence[Sequence[float]], *, close: bool = True) -> str:
        points = " ".join(f"{x:g},{y:g}" for x, y in (self.point(lon, lat) for lon, lat in line))
        return f"M{points}{'Z' if close else ''}"


def group_by_place(events: Iterable[Event], labels: Labels) -> tuple[PlaceEvents, ...]:
    """Places that events are placed in, wards put into their county, in the order of their ids."""
    exact: dict[str, list[str]] = defaultdict(list)
    inside: dict[str, list[str]] = defaultdict(list)
    for event in events:
        for place in dict.fromkeys(coarsen_place(place) for place in event.place):
            exact[place].append(event.id)
            if "/" in place and "-" in place:
                inside[province_of(place)].append(event.id)
    return tuple(
        PlaceEvents(
            place=place,
            name=labels.place(place),
            exact=tuple(exact[place]),
            inside=tuple(dict.fromkeys(inside[place])),
        )
        for place in sorted({*exact, *inside})
    )


def build_map(groups: Sequence[PlaceEvents], places: Mapping[str, PlaceName], labels: Labels) -> MapView:
    """Draw the groups."""
    outlines = _load_outlines()
    drawing = _Projection(**dict(zip(("west", "south", "east", "north"), outlines["view"], strict=True)))
    by_place = {group.place: group for group in groups}
    areas = _build_areas(outlines["provinces"], by_place, labels, drawing)
    marks = _build_marks(groups, places, drawing, areas)
    borders = tuple(
        _Line(
            place=place,
            name=labels.place(place),
            paths=tuple(drawing.path(line, close=False) for line in lines),
            total=by_place[place].total if place in by_place else 0,
        )
        for place, lines in outlines["borders"].items()
    )
    drawn = {*outlines["provinces"], *outlines["borders"], *(mark.place for mark in marks)}
    return MapView(
        areas=areas,
        marks=marks,
        neighbours=tuple((name, " ".join(map(drawing.path, rings))) for name, rings in outlines["neighbours"].items()),
        borders=borders,
        undrawn=tuple(group for group in groups if group.place not in drawn and group.exact),
        lacking=tuple(labels.place(place) for place in outlines["about"]["lacks"]),
        source=outlines["about"]["source"],
        height=drawing.height,
    )


def _build_areas(
    provinces: Mapping[str, Any], by_place: Mapping[str, PlaceEvents], labels: Labels, drawing: _Projection
) -> tuple[_Area, ...]:
    most = max([by_place[place].total for place in provinces if place in by_place], default=0)
    areas = []
    for place, rings in provinces.items():
        group = by_place.get(place)
        total = group.total if group else 0
        x, y = _find_middle([drawing.point(lon, lat) for lon, lat in max(rings, key=len)])
        areas.append(
            _Area(
                place=place,
                name=labels.place(place),
                path=" ".join(map(drawing.path, rings)),
                tint=0 if not total else 1 + int((_TINTS - 1) * (total - 1) / max(1, most - 1)),
                total=total,
                exact=len(group.exact) if group else 0,
                x=x,
                y=y,
            )
        )
    return tuple(areas)


def _find_middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The centre of gravity: where the area's name is written, and nothing else."""
    pairs = list(pairwise(points))
    double = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (3 * double)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (3 * double)
    return round(x, 1), round(y, 1)


def _build_marks(
    groups: Sequence[PlaceEvents],
    places: Mapping[str, PlaceName],
    drawing: _Projection,
    areas: Sequence[_Area],
) -> tuple[_Mark, ...]:
    names = {
        # A phone shows only the number of a province: names of provinces and towns would cover each other.
        "wide": [_box_of_area(area, len(area.name)) for area in areas],
        "narrow": [_box_of_area(area, 4) for area in areas if area.total],
    }
    found = []
    for group in sorted(groups, key=lambda group: (-group.total, group.place)):
        place = places.get(group.place)
        if place is None or place.lat is None or place.lon is None or place.precision == "area":
            continue
        if not drawing.contains(place.lon, place.lat):
            continue
        x, y = drawing.point(place.lon, place.lat)
        found.append((group, place, x, y, round(min(11.0, 3.5 + 1.6 * sqrt(group.total)), 1)))
    for boxes in names.values():
        boxes.extend((x - radius, y - radius, x + radius, y + radius) for _, _, x, y, radius in found)
    return tuple(
        _Mark(
            place=group.place,
            name=place.name,
            precision=place.precision,
            total=group.total,
            x=x,
            y=y,
            radius=radius,
            labels=tuple(
                (size, *_place_label(f"{place.name} {group.total}", (x, y, radius), w, drawing.height, names[size]))
                for size, w in _LETTER.items()
            ),
        )
        for group, place, x, y, radius in found
    )


def _place_label(text: str, at: tuple[float, float, float], letter: float, height: int, boxes: list[_Box]) -> _Spot:
    """The first of eight places around the mark where the label covers nothing; else the right of it."""
    (x, y, radius), up = at, letter * 1.5
    width, gap = letter * len(text), radius + 4
    spots: list[_Spot] = [
        (x + gap, y + up / 3, "start"), (x - gap, y + up / 3, "end"), (x, y - gap, "middle"),
        (x, y + gap + up * 0.8, "middle"), (x + gap, y - gap, "start"), (x - gap, y - gap, "end"),
        (x + gap, y + gap + up * 0.8, "start"), (x - gap, y + gap + up * 0.8, "end"),
    ]  # fmt: skip
    for spot in spots:
        box = _box_of(spot, width, up)
        inside = box[0] > 0 and box[2] < WIDTH and box[1] > 0 and box[3] < height
        if inside and not any(_do_overlap(box, other) for other in boxes):
            break
    else:
        spot = spots[0]
        box = _box_of(spot, width, up)
    boxes.append(box)
    return round(spot[0], 1), round(spot[1], 1), spot[2]


def _box_of_area(area: _Area, letters: int) -> _Box:
    half = 3.5 * letters
    return area.x - half, area.y - 11, area.x + half, area.y + 24


def _box_of(spot: _Spot, width: float, up: float) -> _Box:
    left = spot[0] - {"start": 0.0, "middle": width / 2, "end": width}[spot[2]]
    return left, spot[1] - up, left + width, spot[1] + up / 4


def _do_overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
