"""Where an act was done: which of the places of its sentence, else where the story is.

Promise: distance in the tree decides between acts of one sentence; what tells only where a source lives, where a body
sits or what stands for a government belongs to none. Where no place is told, the scene so far, the report's main place
and the pack's country are taken in this order and marked unsure.
"""

from collections.abc import Sequence

from attested.coding.en.scene import Surroundings, story_places
from attested.coding.en.syntax import UNJOINED, case_of, steps_between
from attested.coding.en.triggers import Trigger
from attested.coding.en.view import SentenceView
from attested.coding.resolve.places import PlaceFound, narrow
from attested.model import Filling, Span

__all__ = ["attach_place"]

"""Countries on the other end of a call, a flight or a sum of money."""
_WIDE_ACTS = frozenset(["order", "outlaw"])
"""Acts whose scene may be the whole country by its name."""
_SEATED = frozenset(["nmod", "nmod:poss", "compound", "appos", "nmod:desc", "amod", "flat"])
_EXISTENTIAL = frozenset(
    "is are was were has have had will would 's seems seem may might can could been appears".split()
)
"""After "there" these make it no place ("there is")."""
_EXISTENTIAL_REACH = 12
_PROVINCE = ("province",)
_KINDS = {"@province": _PROVINCE, "@city": ("city", "county", "district"), "@country": ("country",)}
"""Kinds of place that "the province", "the city" and "the country" can point back to."""


def attach_place(
    view: SentenceView, trigger: Trigger, around: Surroundings, others: Sequence[Trigger], anaphoric: bool = False
) -> list[Filling]:
    """Where it was done: places of the act's own clause, else of the sentence, else of the story so far.

    `anaphoric` says that the people are those of the sentence before: then the scene beats the report's main place.
    """
    told = _told(view, trigger, around, others)
    if told:
        return told
    whole = trigger.act == "outlaw" or (trigger.act == "order" and _by_leadership(view))
    background = [] if whole else _background(around, anaphoric)
    country = around.pack.country
    return background or [
        Filling(slot="place", value=country, spans=(trigger.span,), rule="country-of-pack", unsure=not whole)
    ]


def _told(view: SentenceView, trigger: Trigger, around: Surroundings, others: Sequence[Trigger]) -> list[Filling]:
    """The places that the sentence itself gives the act."""
    places = [
        p
        for p in story_places(view, around.plain)
        if not _is_abroad(view, trigger, p, around) and not _stands_for_government(view, p, around)
    ]
    settled = [s for p in places for s in _settle(p, around)]
    near = _nearest(view, trigger, settled, others)
    strong = [p for p in near if not _is_seat_or_origin(view, trigger, p, around)]
    chosen = strong or [p for p in near if p.id != around.pack.country]
    kept = _narrowed(chosen, around)
    if kept == [around.pack.country] and trigger.act not in _WIDE_ACTS:
        return []
    rules = {p.id: p.rule for p in reversed(chosen)}
    return [Filling(slot="place", value=i, spans=_spans_of(i, chosen), rule=rules[i]) for i in kept]


def _background(around: Surroundings, anaphoric: bool) -> list[Filling]:
    """The scene and the report's main place, the likelier first; wards are no scene, their towns are."""
    groups = [("place-before", around.scene), ("report-place", around.main)]
    if not (around.same_paragraph or anaphoric):
        groups.reverse()
    for rule, group in groups:
        if group:
            towns = dict.fromkeys("/".join(i.split("/")[:2]) for i in _narrowed(group, around))
            return [
                Filling(slot="place", value=i, spans=_spans_of(i, group, below=True), rule=rule, unsure=True)
                for i in towns
            ]
    return []


# ---- which places cannot be the scene


def _is_abroad(view: SentenceView, trigger: Trigger, place: PlaceFound, around: Surroundings) -> bool:
    """A foreign country is the other end of a call, a flight or a sum of money, seldom the scene."""
    if place.id.startswith((around.pack.country, "@")):
        return False
    index = view.head_of(place.span)
    if index is None:
        return True
    inside = case_of(view.words, index) in ("in", "at", "near") and view.words[index].head == trigger.clause
    return not inside or trigger.act in ("communicate", "remit")


def _stands_for_government(view: SentenceView, place: PlaceFound, around: Surroundings) -> bool:
    index = view.head_of(place.span)
    capital = place.id in (around.pack.capital, around.pack.country)
    return capital and index is not None and view.words[index].dep in ("nsubj", "nsubj:pass", "nmod:poss")


def _is_seat_or_origin(view: SentenceView, trigger: Trigger, place: PlaceFound, around: Surroundings) -> bool:
    """Where a body sits ("the ministry in Pyongyang") or somebody comes from: the scene only where no other is told."""
    index = view.head_of(place.span)
    if index is None:
        return False
    word = view.words[index]
    described = [h for h in view.parties if word.head in view.words_in(h.span)]
    is_origin = case_of(view.words, word.head if word.dep == "conj" else index).startswith("from")
    if is_origin and any(not around.pack.is_enforcer(h.entry.value) for h in described):
        return False
    if is_origin and trigger.act not in ("banish", "defect"):
        return True
    seated = word.dep in _SEATED and word.head != index
    return seated and any(around.pack.is_enforcer(h.entry.value) for h in described)


def _by_leadership(view: SentenceView) -> bool:
    return any(h.entry.value == "leadership" for h in view.parties)


def _nearest(
    view: SentenceView, trigger: Trigger, places: Sequence[PlaceFound], others: Sequence[Trigger]
) -> list[PlaceFound]:
    """The places at least as near to this act as to another of the sentence; all where there is none."""
    joined, near = [], []
    for place in places:
        head = view.head_of(place.span)
        if head is None:
            continue
        joined.append(place)
        mine = steps_between(view.words, head, trigger.clause)
        rivals = [steps_between(view.words, head, o.clause) for o in others if o is not trigger]
        if mine <= min(rivals, default=UNJOINED) + 1:
            near.append(place)
    return near or joined


# ---- from what was found to ids


def _settle(place: PlaceFound, around: Surroundings) -> list[PlaceFound]:
    """The place that "the city", "the province" or "there" points back to; a named place as it is."""
    if not place.id.startswith("@"):
        return [place]
    if place.id == "@there":
        return _settle_there(place, around)
    kinds = _KINDS[place.id]
    for before in (*around.scene, *around.main):
        if around.gazetteer.kind(before.id) in kinds:
            return [PlaceFound(place.span, before.id, "place-before", before.span)]
        if kinds == _PROVINCE and "/" in before.id and not before.id.endswith("/border"):
            return [PlaceFound(place.span, before.id.split("/")[0], "place-before", before.span)]
    return []


def _settle_there(place: PlaceFound, around: Surroundings) -> list[PlaceFound]:
    """ "There" is the last place named before it, be it only where a source lives."""
    after = around.plain[place.span.end : place.span.end + _EXISTENTIAL_REACH].split()
    if after and after[0].strip(",.").lower() in _EXISTENTIAL:
        return []
    before = [p for p in around.named if p.span.end <= place.span.start]
    return [PlaceFound(place.span, p.id, "place-before", p.span) for p in before[-1:]]


def _narrowed(places: Sequence[PlaceFound], around: Surroundings) -> list[str]:
    kept = list(narrow(p.id for p in places))
    # "along the border in North Hamgyong" is the province; the border beside a town of it adds nothing.
    if around.pack.border in kept and any(i != around.pack.border and i.startswith(around.pack.country) for i in kept):
        kept.remove(around.pack.border)
    if around.pack.country in kept and len(kept) > 1:
        kept.remove(around.pack.country)
    return kept


def _spans_of(id: str, places: Sequence[PlaceFound], *, below: bool = False) -> tuple[Span, ...]:
    """The words of a place id, two spans at most; with `below` those of its wards too."""
    spans = [
        s
        for p in places
        if p.id == id or (below and p.id.startswith(id + "/"))
        for s in ((p.span, p.anchor) if p.anchor else (p.span,))
    ]
    return tuple(dict.fromkeys(spans[:2]))
