"""Quotes: the sentences that a claim stands on, its words marked in them.

Promise: what is quoted is the report's own characters; brackets of the report are never taken for colours.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from attested.model import Claim, Report, Span

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["Quote", "find_quotes", "mark_plain", "mark_rich"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One sentence and the marked spans in it, counted from the sentence's own start."""

    text: str
    span: Span
    marks: tuple[Span, ...]


def find_quotes(report: Report, claim: Claim) -> Iterator[Quote]:
    """The sentences that hold a value of the claim, in the order of the text."""
    for sentence in _split(report):
        inside = [span for span in claim.spans if span.overlaps(sentence)]
        if inside:
            marks = _join_spans(inside, sentence)
            yield Quote(text=sentence.of(report.text), span=sentence, marks=marks)


def _split(report: Report) -> list[Span]:
    """The report's sentences; where its language has no rules for them, its lines."""
    breaks = tuple(sorted({edge for zone in report.zones for edge in (zone.span.start, zone.span.end)}))
    if report.language == "en":
        from attested.language.en.sentences import split_sentences

        return [sentence.span for sentence in split_sentences(report.text, breaks)]
    spans, start = [], 0
    for line in report.text.splitlines(keepends=True):
        if line.strip():
            spans.append(Span(start, start + len(line.rstrip())))
        start += len(line)
    return spans


def _join_spans(spans: Sequence[Span], sentence: Span) -> tuple[Span, ...]:
    """Spans cut to the sentence, overlapping ones made one, counted from its start."""
    joined: list[Span] = []
    for span in sorted(spans):
        start, end = max(span.start, sentence.start) - sentence.start, min(span.end, sentence.end) - sentence.start
        if joined and start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, end))
        else:
            joined.append(Span(start, end))
    return tuple(joined)


def mark_plain(quote: Quote) -> str:
    """One line, the marked words in [brackets]."""
    pieces, last = [], 0
    for mark in quote.marks:
        pieces += [quote.text[last : mark.start], "[", mark.of(quote.text), "]"]
        last = mark.end
    return " ".join("".join([*pieces, quote.text[last:]]).split())


def mark_rich(quote: Quote) -> "Text":
    """The sentence for a terminal, the marked words set off; built without markup, so brackets stay brackets."""
    from rich.text import Text

    # White space of a wrapped line becomes blanks one for one, so that the marks stay where they are.
    text = Text("".join(" " if c.isspace() else c for c in quote.text))
    for mark in quote.marks:
        text.stylize("bold black on yellow", mark.start, mark.end)
    return text
