"""The lines and paragraphs of a text, by offsets."""

import re
from dataclasses import dataclass

from attested.model import Span

__all__ = ["Line", "Paragraph", "cut_paragraphs"]

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that holds words: the words without the space around them, where they stand and how many they are."""

    text: str
    span: Span
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines with no blank line between them."""

    lines: tuple[Line, ...]


def cut_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs in order; blank lines part them and belong to none."""
    paragraphs: list[list[Line]] = []
    last = -2
    for found in _LINE.finditer(text):
        words = found[0].strip()
        if not words:
            continue
        start = found.start() + found[0].index(words)
        line = Line(text=words, span=Span(start, start + len(words)), length=len(words.split()))
        if text.count("\n", last, found.start()) == 1 and paragraphs:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
        last = found.end()
    return tuple(Paragraph(lines=tuple(lines)) for lines in paragraphs)
