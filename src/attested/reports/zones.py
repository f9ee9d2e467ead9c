"""The zones of a report: what in its text is not its story.

Promise: zones are sorted and share no character; each is a whole line, or the part of one that an entry of `zones.yml`
names. A zone never takes a line only because of where it stands.
"""

from bisect import bisect_left
from itertools import pairwise

from attested.model import Span, Zone
from attested.reports.headings import bare_titles, find_headings, is_key_words, is_title, is_wrapped
from attested.reports.lines import Line, Paragraph, cut_paragraphs
from attested.reports.patterns import ZonePattern, load_patterns

__all__ = ["find_zones"]

_MOST_LINES = 4
"""A caption or a notice that was wrapped has no more lines than this."""


class _Cover:
    """The zones found so far, sorted; a new one is taken only where it covers nothing that is covered."""

    def __init__(self) -> None:
        self._zones: list[Zone] = []
        self._starts: list[int] = []

    def add(self, span: Span, kind: str) -> None:
        if not self.overlaps(span):
            at = bisect_left(self._starts, span.start)
            self._zones.insert(at, Zone(span=span, kind=kind))
            self._starts.insert(at, span.start)

    def overlaps(self, span: Span) -> bool:
        at = bisect_left(self._starts, span.end)
        return at > 0 and self._zones[at - 1].span.end > span.start

    def is_free(self, line: Line) -> bool:
        return not self.overlaps(line.span)

    def kind_of(self, line: Line) -> str | None:
        at = bisect_left(self._starts, line.span.end)
        return self._zones[at - 1].kind if at and self._zones[at - 1].span.covers(line.span) else None

    def zones(self) -> tuple[Zone, ...]:
        return tuple(self._zones)


def _flatten(text: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """The text with single line breaks as spaces, of the same length: a notice may be wrapped."""
    flat = list(text)
    for paragraph in paragraphs:
        for line, below in pairwise(paragraph.lines):
            flat[line.span.end : below.span.start] = " " * (below.span.start - line.span.end)
    return "".join(flat)


def _cover_within(entry: ZonePattern, flat: str, cover: _Cover) -> None:
    for found in entry.find_within(flat):
        words = found[0].rstrip()
        if words:
            cover.add(Span(found.start(), found.start() + len(words)), entry.kind)


def _cover_line(line: Line, cover: _Cover) -> None:
    """The first entry that covers the whole line, or else the beginning of it."""
    for entry in load_patterns():
        if entry.unit == "line" and entry.match_line(line.text, line.length):
            cover.add(line.span, entry.kind)
            return
        if entry.unit == "start" and (found := entry.pattern.match(line.text)):
            cover.add(Span(line.span.start, line.span.start + len(found[0].rstrip())), entry.kind)


def _cover_wrapped(paragraph: Paragraph, flat: str, cover: _Cover) -> None:
    """A caption or notice over several lines: what zones leave of a paragraph, where it is short."""
    lines = [line for line in paragraph.lines if cover.is_free(line)]
    if not 2 <= len(lines) <= _MOST_LINES or not is_wrapped(lines):
        return
    span = Span(lines[0].span.start, lines[-1].span.end)
    if cover.overlaps(span):
        return
    words = sum(line.length for line in lines)
    joined = flat[span.start : span.end]
    for entry in load_patterns():
        if entry.unit == "line" and entry.match_line(joined, words):
            cover.add(span, entry.kind)
            return


def _cover_key_words(paragraphs: tuple[Paragraph, ...], cover: _Cover) -> None:
    """Key words stand at the top of a paragraph, and a caption comes next, in it or after it."""
    flat = [line for paragraph in paragraphs for line in paragraph.lines]
    tops = {paragraph.lines[0].span for paragraph in paragraphs}
    for line, below in pairwise(flat):
        if line.span in tops and is_key_words(line) and cover.kind_of(below) == "caption":
            cover.add(line.span, "caption")


def find_zones(text: str, title: str | None = None, headings: tuple[str, ...] = ()) -> tuple[Zone, ...]:
    """The zones of a normalised text.

    Args:
        text: the report's text.
        title: the report's title, where the input gives one; a line that repeats it is a headline.
        headings: lines that the input's format marks as headings.
    """
    paragraphs = cut_paragraphs(text)
    flat = _flatten(text, paragraphs)
    cover = _Cover()
    for entry in load_patterns():
        if entry.unit == "within":
            _cover_within(entry, flat, cover)
    titles = bare_titles((title, *headings))
    for paragraph in paragraphs:
        # Before its single lines: the last of them may look like the whole notice.
        _cover_wrapped(paragraph, flat, cover)
        for line in filter(cover.is_free, paragraph.lines):
            if is_title(line, titles):
                cover.add(line.span, "headline")
            else:
                _cover_line(line, cover)
    _cover_key_words(paragraphs, cover)
    for line in list(find_headings(paragraphs, cover.is_free)):
        cover.add(line.span, "headline")
    return cover.zones()
