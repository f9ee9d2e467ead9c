"""One sentence as the English coder sees it: words, lexicon hits, places, times, numbers, each on its words.

Promise: all that the lexicon, the gazetteer and the resolvers know is found before anything is judged, and cheaply;
the parse comes later, and only where an act was found.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from attested.coding.lexicon import Hit, LexiconIndex
from attested.coding.pattern import Line, build_line
from attested.coding.resolve.counts import CountFound, find_counts
from attested.coding.resolve.places import Gazetteer, PlaceFound
from attested.coding.resolve.when import TimeMention
from attested.language import split_words
from attested.model import Sentence, Span, Word

__all__ = ["Search", "SentenceView", "build_view"]

_NO_HEAD = frozenset(["PUNCT", "DET", "ADP", "CCONJ", "SCONJ", "PART"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What the sentences of a report are searched by: its plain text, the pack's words and places, its times."""

    plain: str
    lexicon: LexiconIndex
    gazetteer: Gazetteer
    times: tuple[TimeMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """Everything found in one sentence. `number` is its place in the report; `words` is empty until it is parsed."""

    number: int
    sentence: Sentence
    line: Line
    parties: tuple[Hit, ...]
    things: tuple[Hit, ...]
    means: tuple[Hit, ...]
    cues: tuple[Hit, ...]
    offences: tuple[Hit, ...]
    places: tuple[PlaceFound, ...]
    times: tuple[TimeMention, ...]
    counts: tuple[CountFound, ...]
    acts: tuple[tuple[int, int, int], ...]
    """(number of the act entry, first token, token after the last)."""
    quoted: tuple[Span, ...] = ()
    zone: str = ""
    words: tuple[Word, ...] = ()
    _starts: tuple[int, ...] = field(default=(), compare=False, repr=False)

    @property
    def span(self) -> Span:
        """The sentence's span."""
        return self.sentence.span

    def word_at(self, position: int) -> int | None:
        """Index of the word at an offset of the report."""
        if not self.words:
            return None
        index = bisect_right(self._starts, position) - 1
        return index if index >= 0 else None

    def words_in(self, span: Span) -> range:
        """Indices of the words inside a span."""
        first, last = self.word_at(span.start), self.word_at(span.end - 1)
        if first is None or last is None:
            return range(0)
        return range(first, last + 1)

    def head_of(self, span: Span) -> int | None:
        """The word of a span that is governed from outside it: its head."""
        inside = self.words_in(span)
        for index in inside:
            head = self.words[index].head
            if (head == index or head not in inside) and self.words[index].pos not in _NO_HEAD:
                return index
        return inside[-1] if inside else None

    def line_text(self, hit: Hit) -> str:
        """The lower-case words of a hit."""
        return " ".join(t.low for t in self.line.tokens[hit.first : hit.last])

    def has_cue(self, *names: str) -> Hit | None:
        """The first cue of one of these kinds."""
        return next((c for c in self.cues if c.entry.value in names), None)


def build_view(search: Search, number: int, sentence: Sentence, quoted: tuple[Span, ...], zone: str) -> SentenceView:
    """Find all that is known of one sentence; `quoted` are the quotations that touch it, `zone` the kind it lies in."""
    span, lexicon = sentence.span, search.lexicon
    line = build_line(split_words(search.plain, span.start, span.end))
    inside = tuple(t for t in search.times if span.start <= t.start and t.end <= span.end)
    taken = tuple(Span(t.start, t.end) for t in inside if t.kind in ("date", "time"))
    parties = _outermost(lexicon.find("parties", line))
    return SentenceView(
        number=number,
        sentence=sentence,
        line=line,
        parties=parties,
        things=tuple(lexicon.find("things", line)),
        means=_outermost(lexicon.find("means", line), same_value=True),
        cues=tuple(lexicon.find("cues", line)),
        offences=tuple(lexicon.find("offences", line)),
        places=_places(search, span, line, parties),
        times=inside,
        counts=find_counts(line, lexicon, taken),
        acts=tuple((n, first, last) for _, n, first, last in lexicon.find_acts(line)),
        quoted=quoted,
        zone=zone,
    )


def _outermost(hits: Iterable[Hit], same_value: bool = False) -> tuple[Hit, ...]:
    """The hits that lie in no longer one (of the same value, where asked); of equals the first."""
    ranked = sorted(hits, key=lambda h: (h.first, -h.size))
    kept: list[Hit] = []
    for hit in ranked:
        longer = [
            k
            for k in kept
            if k.first <= hit.first and hit.last <= k.last and (not same_value or k.entry.value == hit.entry.value)
        ]
        if not longer:
            kept.append(hit)
    return tuple(kept)


def _places(search: Search, span: Span, line: Line, parties: tuple[Hit, ...]) -> tuple[PlaceFound, ...]:
    """Names and words for places; of those that lie in each other the longer."""
    named = _named(search, span)
    for hit in search.lexicon.find("places", line):
        # "border guards" is a body, "the border" a place; a name beats a word.
        if any(p.span.covers(hit.span) for p in parties):
            continue
        if any(n.span.overlaps(hit.span) for n in named if n.id != search.lexicon.pack.country):
            continue
        rule = "place-word" if not hit.entry.value.startswith("@") else "place-before"
        named.append(PlaceFound(hit.span, hit.entry.value, rule))
    kept: list[PlaceFound] = []
    for place in sorted(named, key=lambda p: (p.span.start, -p.span.end)):
        if not any(k.span.covers(place.span) for k in kept):
            kept.append(place)
    return tuple(kept)


def _named(search: Search, span: Span) -> list[PlaceFound]:
    """Names of the gazetteer and wards below them, with offsets of the report."""
    piece = search.plain[span.start : span.end]
    local = list(search.gazetteer.find(piece))
    wards = search.gazetteer.find_wards(piece, local)
    return [
        replace(p, span=_moved(p.span, span.start), anchor=_moved(p.anchor, span.start) if p.anchor else None)
        for p in (*local, *wards)
    ]


def _moved(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)
