"""A report read by the English coder: sentences found, parsed where they hold an act, remembered in order.

Promise: both the coder and the entailment gate work on this one reading, so that what is proposed and what is checked
see the same words.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from attested.coding.en.speech import find_quotes, find_speeches, is_source_place
from attested.coding.en.triggers import Trigger, find_triggers
from attested.coding.en.view import Search, SentenceView, build_view
from attested.coding.lexicon import LexiconIndex, load_lexicon
from attested.coding.resolve.places import Gazetteer, PlaceFound, load_gazetteer
from attested.coding.resolve.when import TimeMention, find_times
from attested.language import Analyser
from attested.language.words import shadow
from attested.model import Attribution, Report, Span
from attested.pack import Pack

__all__ = ["Reading", "build_reading"]

_OPENING = 4
"""Sentences at the beginning, whose places count twice: there a report says what it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was recognised in a report. `views` hold every sentence; those with an act are parsed."""

    report: Report
    pack: Pack
    lexicon: LexiconIndex
    gazetteer: Gazetteer
    plain: str
    views: tuple[SentenceView, ...]
    times: tuple[TimeMention, ...]
    speeches: dict[int, Attribution]
    main: tuple[PlaceFound, ...]
    _triggers: dict[int, tuple[Trigger, ...]] = field(default_factory=dict, compare=False, repr=False)

    def triggers_of(self, view: SentenceView) -> tuple[Trigger, ...]:
        """The triggers of a parsed sentence, found once."""
        if view.number not in self._triggers:
            self._triggers[view.number] = find_triggers(view, self.lexicon, self.pack)
        return self._triggers[view.number]

    def view_of(self, span: Span) -> SentenceView | None:
        """The sentence that a span lies in."""
        return next((v for v in self.views if v.span.covers(span)), None)


def build_reading(report: Report, pack: Pack, analyser: Analyser, *, parse: bool = True) -> Reading:
    """Read a report; with `parse` off only what needs no parser is found (mentions)."""
    lexicon, gazetteer = load_lexicon(pack, report.language), load_gazetteer(pack)
    plain = shadow(report.text)
    quoted = find_quotes(report.text)
    times = find_times(report.text, published=report.published)
    search = Search(plain=plain, lexicon=lexicon, gazetteer=gazetteer, times=times)
    breaks = tuple(b for z in report.zones for b in (z.span.start, z.span.end))
    views = []
    for number, sentence in enumerate(analyser.split(report.text, breaks)):
        zone = next((z.kind for z in report.zones if z.span.overlaps(sentence.span)), "")
        inside = tuple(q for q in quoted if q.overlaps(sentence.span))
        views.append(build_view(search, number, sentence, inside, zone))
    parsed = _parsed(report, views, analyser) if parse else views
    return Reading(
        report=report,
        pack=pack,
        lexicon=lexicon,
        gazetteer=gazetteer,
        plain=plain,
        views=tuple(parsed),
        times=times,
        speeches=find_speeches(plain, views),
        main=_main_places(plain, views, pack),
    )


def _parsed(report: Report, views: Sequence[SentenceView], analyser: Analyser) -> list[SentenceView]:
    needed = [v for v in views if v.acts and not v.zone]
    sentences = analyser.parse(report.text, [v.sentence for v in needed])
    words = {v.number: s.words for v, s in zip(needed, sentences, strict=True)}
    return [
        replace(v, words=words[v.number], _starts=tuple(w.start for w in words[v.number])) if v.number in words else v
        for v in views
    ]


def _main_places(plain: str, views: Sequence[SentenceView], pack: Pack) -> tuple[PlaceFound, ...]:
    """What the report as a whole is about: the place named most, towns before the provinces they lie in."""
    tally: Counter[str] = Counter()
    first: dict[str, PlaceFound] = {}
    for view in views:
        if view.zone not in ("", "headline", "dateline"):
            continue
        for place in view.places:
            if place.id.startswith("@") or place.id == pack.country or is_source_place(plain, view, place.span):
                continue
            if not place.id.startswith(pack.country):
                continue
            tally[place.id] += 2 if view.number < _OPENING else 1
            if not view.zone:
                first.setdefault(place.id, place)
    tally = Counter({i: n for i, n in tally.items() if i in first})
    if not tally:
        return ()
    for id in list(tally):
        parent = id.split("/")[0]
        if "/" in id and id != pack.border and parent in tally:
            tally[id] += tally[parent]
    best = min(tally, key=lambda i: (-tally[i], -i.count("/"), first[i].span.start))
    return (first[best],)
