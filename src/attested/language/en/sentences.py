"""English sentences of a report, with exact spans.

Promise: cheap and the same for every pipeline; the parser is given these sentences and never divides them anew.
Paragraphs first: a blank line, or a line end after a sentence's end, divides; any other line end is a wrapped line.
Inside a paragraph a full stop, question or exclamation mark ends a sentence where what follows can begin one and what
precedes is no abbreviation. Closing quotes and brackets go with the sentence that they close.
"""

import re
from itertools import pairwise

from attested.model import Sentence, Span

__all__ = ["split_sentences"]

_BREAK = re.compile(r"\n[ \t]*\n\s*|(?<=[.!?:”\"’)\]])[ \t]*\n\s*")
_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Rev|St|No|Nos|Art|Arts|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|"
    r"Sept|Oct|Nov|Dec|approx|ca|e\.g|i\.e|etc|Inc|Ltd|Co|Corp|Fig|p|pp|[A-Z]|N|S|U\.S|U\.N|D\.P\.R\.K|a\.m|p\.m|al)\.$"
)
_STARTER = re.compile(r"\s+[\"“‘'(\[]*[A-Z0-9“‘\[]")
_ONLY_LOWER_FOLLOWS = re.compile(r"\s+[a-z]")


def split_sentences(text: str, breaks: tuple[int, ...] = ()) -> tuple[Sentence, ...]:
    """The sentences of `text` in order, unparsed.

    `breaks` are offsets (the ends and starts of zones) at which a sentence ends whatever the punctuation says.
    """
    sentences: list[Sentence] = []
    edges = sorted({0, len(text), *(b for b in breaks if 0 < b < len(text))})
    paragraph = 0
    for left, right in pairwise(edges):
        start = left
        for match in [*_BREAK.finditer(text, left, right), None]:
            stop = match.start() if match else right
            pieces = _split_paragraph(text, start, stop)
            sentences.extend(Sentence(span=span, paragraph=paragraph) for span in pieces)
            paragraph += bool(pieces)
            start = match.end() if match else right
    return tuple(sentences)


def _split_paragraph(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    left = start
    for match in _END.finditer(text, start, end):
        if match.start() < left or not _ends_sentence(text, left, match):
            continue
        spans.extend(_trimmed(text, left, match.end()))
        left = match.end()
    return spans + _trimmed(text, left, end)


def _ends_sentence(text: str, left: int, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark.startswith(".") and _ABBREVIATION.search(text, max(left, match.start() - 12), match.start() + 1):
        return False
    # "“Why?” she asked": what goes on in lower case is the same sentence.
    if _ONLY_LOWER_FOLLOWS.match(text, match.end()):
        return False
    return _STARTER.match(text, match.end()) is not None or not text[match.end() :].strip()


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Span(start, end)] if start < end else []
