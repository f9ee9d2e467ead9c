"""Words of a report as a page shows them: whole sentences, the coded words marked, what is private elided.

Invariant: joined, the parts of a quote are the sentence itself except for the elided stretches; no part of a
private stretch is ever in one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from attested.corroborate.words import find_sentence
from attested.model import Claim, Report, Span
from attested.publish.disclosure import ELIDED, list_private_spans

__all__ = ["Part", "Quote", "QuoteMaker"]

_SHOWN = ("act", "actor", "target", "place", "when", "count", "means")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of characters with the same marks. `starts` names the slots whose words begin here."""

    text: str
    slots: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    is_elided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One sentence. `gap` says that the report has words between this sentence and the one shown before."""

    parts: tuple[Part, ...]
    gap: bool


class QuoteMaker:
    """Makes the quotes of one report."""

    def __init__(self, report: Report, claims: Iterable[Claim]) -> None:
        self._report = report
        self._private = list_private_spans(report, _find_wards(report, claims))

    @property
    def elided(self) -> int:
        """How many stretches of the report are private."""
        return len(self._private)

    def quote(self, claims: Sequence[Claim]) -> tuple[Quote, ...]:
        """The sentences that the claims stand on, in the order of the text."""
        marks = sorted(
            {
                (s, f.slot)
                for claim in claims
                for f in claim.fillings
                if f.slot in _SHOWN
                for s in f.spans
                if self._is_shown(s)
            }
        )
        sentences = _merge_sentences([find_sentence(self._report.text, span) for span, _ in marks])
        quotes, last = [], 0
        for sentence in sentences:
            gap = bool(self._report.text[last : sentence.start].strip())
            quotes.append(Quote(parts=self._mark(sentence, marks), gap=gap))
            last = sentence.end
        return tuple(quotes)

    def _is_shown(self, span: Span) -> bool:
        # A dateline or headline may tell a place; a byline or contact line beside it must not come along.
        return self._report.is_coded(span)

    def _mark(self, sentence: Span, marks: Sequence[tuple[Span, str]]) -> tuple[Part, ...]:
        private = [span for span in self._private if span.overlaps(sentence)]
        inside = [(span, slot) for span, slot in marks if span.overlaps(sentence)]
        edges = {sentence.start, sentence.end}
        for span in (*private, *(span for span, _ in inside)):
            edges |= {max(span.start, sentence.start), min(span.end, sentence.end)}
        parts: list[Part] = []
        cuts = sorted(edges)
        hidden = False
        for start, end in pairwise(cuts):
            piece = Span(start, end)
            # The narrowest comes first and gives the mark its look, so that a place inside an act stays visible.
            over = sorted(
                (
                    (span.end - span.start, _SHOWN.index(slot), span, slot)
                    for span, slot in inside
                    if span.covers(piece)
                ),
            )
            slots = tuple(dict.fromkeys(slot for _, _, _, slot in over))
            starts = tuple(dict.fromkeys(slot for _, _, span, slot in over if span.start == start))
            if any(span.overlaps(piece) for span in private):
                if not hidden:
                    parts.append(Part(text=ELIDED, slots=slots, starts=starts, is_elided=True))
                hidden = True
                continue
            hidden = False
            parts.append(Part(text=re.sub(r"\s+", " ", piece.of(self._report.text)), slots=slots, starts=starts))
        return tuple(parts)


def _merge_sentences(sentences: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for sentence in sorted(sentences):
        if merged and sentence.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, sentence.end))
        else:
            merged.append(sentence)
    return merged


def _find_wards(report: Report, claims: Iterable[Claim]) -> list[Span]:
    """The words that name a place below a county; all words of the value where its name is not among them."""
    found = []
    for claim in claims:
        for filling in claim.filled("place"):
            parts = str(filling.value).split("/")
            if len(parts) < 3:
                continue
            for span in filling.spans:
                named = re.search(rf"(?i)\b{re.escape(parts[-1])}(?:[- ]\w+)?", span.of(report.text))
                found.append(Span(span.start + named.start(), span.start + named.end()) if named else span)
    return found
