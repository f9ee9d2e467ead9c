"""Where the story is: the place told last that what follows may happen in, and what else a report says of places.

Promise: a scene is a place inside the pack's country that a sentence names as more than somebody's home, seat or
origin; a wider place told later does not move it. The coder asks for it only where a sentence names no place itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from attested.coding.en.reading import Reading
from attested.coding.en.speech import is_source_place
from attested.coding.en.view import SentenceView
from attested.coding.resolve.places import Gazetteer, PlaceFound, is_inside
from attested.pack import Pack

__all__ = ["Scene", "Surroundings", "build_surroundings", "move_scene", "story_places"]

_AND = re.compile(r",? ?(?:and|or|,) ?")
_PREPOSITIONS = ("from", "in", "of", "at")
_PREPOSITION_REACH = 14
_NAMED_REACH = 30
"""Characters before "from", in which a name of somebody or of a group may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where the story is, since which paragraph, and whether that was told of a few people in particular."""

    places: tuple[PlaceFound, ...] = ()
    paragraph: int = -1
    is_case: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the attachers need of a report: the plain text, the pack, where the story is so far and as a whole.

    `named` are the places of the sentence and of the one before, `main` what the whole report is about.
    `same_paragraph` is False where the scene belongs to a case told in another paragraph.
    """

    plain: str
    pack: Pack
    gazetteer: Gazetteer
    scene: tuple[PlaceFound, ...] = ()
    same_paragraph: bool = True
    named: tuple[PlaceFound, ...] = ()
    main: tuple[PlaceFound, ...] = ()


def build_surroundings(reading: Reading, view: SentenceView, scene: Scene) -> Surroundings:
    """What the attachers need for one sentence."""
    return Surroundings(
        plain=reading.plain,
        pack=reading.pack,
        gazetteer=reading.gazetteer,
        scene=scene.places,
        same_paragraph=scene.paragraph == view.sentence.paragraph or not scene.is_case,
        named=_named(reading, view),
        main=reading.main,
    )


def move_scene(reading: Reading, view: SentenceView, scene: Scene, *, is_case: bool) -> Scene:
    """The scene after a sentence; `is_case` says whether the sentence tells of a few people in particular."""
    pack = reading.pack
    inside = [p for p in story_places(view, reading.plain) if p.id.startswith(pack.country) and p.id != pack.country]
    staying = [p for p in inside if not _is_background(reading, view, p)]
    staying = [p for p in staying if p.id != pack.border] or staying
    if not staying or _is_wider(staying, scene.places, pack.border):
        return scene
    return Scene(places=tuple(staying), paragraph=view.sentence.paragraph, is_case=is_case)


def story_places(view: SentenceView, plain: str) -> tuple[PlaceFound, ...]:
    """The places of a sentence that may be the scene of something: not a source's home."""
    return tuple(p for p in view.places if not is_source_place(plain, view, p.span))


def _named(reading: Reading, view: SentenceView) -> tuple[PlaceFound, ...]:
    """The places of the pack's country named in a sentence and in the one before it."""
    views = reading.views[max(0, view.number - 1) : view.number + 1]
    return tuple(p for v in views for p in v.places if p.id.startswith(reading.pack.country + "-"))


def _is_wider(places: Sequence[PlaceFound], scene: Sequence[PlaceFound], border: str) -> bool:
    """Whether the places only hold the scene that is set already: naming them does not move it."""
    if not scene:
        return False
    return all((p.id == border and scene[0].id != border) or any(is_inside(s.id, p.id) for s in scene) for p in places)


def _is_background(reading: Reading, view: SentenceView, place: PlaceFound) -> bool:
    """Where a body sits or is sent from; "a man from Sinuiju" does set the scene."""
    before = reading.plain[max(view.span.start, place.span.start - _PREPOSITION_REACH) : place.span.start]
    preposition = next((p for p in _PREPOSITIONS if before.rstrip().lower().endswith(" " + p)), "")
    joined = _joined(reading, view, place)
    if joined is not None and _is_background(reading, view, joined):
        return True
    near = [h for h in view.parties if 0 <= place.span.start - h.span.end <= len(preposition) + 3]
    if any(reading.pack.is_enforcer(h.entry.value) for h in near):
        return True
    if preposition != "from" or near:
        return False
    named = reading.plain[max(view.span.start, place.span.start - _NAMED_REACH) : place.span.start].split()
    return not (len(named) > 1 and (named[-2][:1].isupper() or named[-2].endswith((",", ")"))))


def _joined(reading: Reading, view: SentenceView, place: PlaceFound) -> PlaceFound | None:
    """The place that "and", "or" or a comma joins this one to."""
    before = next((p for p in view.places if 0 < place.span.start - p.span.end <= 6), None)
    if before is None or not _AND.fullmatch(reading.plain[before.span.end : place.span.start]):
        return None
    return before
