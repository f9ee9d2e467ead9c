"""Headlines and headings inside a plain text, and the key words that blog engines write above a picture's caption.

Promise: a heading is known by its form and its place together. Where the two leave doubt the line stays part of the
story: a heading taken for a sentence costs a doubtful claim, a sentence taken for a heading costs a true one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from attested.reports.lines import Line, Paragraph
from attested.reports.patterns import load_joiners

__all__ = ["bare_titles", "find_headings", "is_key_words", "is_title", "is_wrapped"]

_MOST_WORDS = 20
_MOST_WORDS_INSIDE = 14
_WIDEST = 110

_SENTENCE_END = re.compile(r"[.!?…]['\"’”)\]]*$")
_CLAUSE_END = re.compile(r"[,:;–—-]['\"’”)\]]*$")
_INNER_END = re.compile(r"[a-z0-9)’”\"][.!?] +[\"“‘']?[A-Z]")
_OPENING = re.compile(r"[\"“‘'(\[]?[A-Z0-9가-힣]")
_KEY_WORDS = re.compile(r"[a-z0-9가-힣]+(?:[ -][a-z0-9가-힣]+){2,19}")
_SITE_SUFFIX = re.compile(r" [|–—:-] [^|–—]{2,40}$")


def _ends_sentence(line: Line) -> bool:
    return bool(_SENTENCE_END.search(line.text))


def _has_heading_form(line: Line, most_words: int) -> bool:
    """Whether the line reads as a heading does: short, opened with a capital, closed by no stop, not cut off."""
    text = line.text
    words = text.split()
    if not (2 if re.search("[가-힣]", text) else 3) <= len(words) <= most_words:
        return False
    if re.search(r"[.…]['\"’”)\]]*$", text) or _CLAUSE_END.search(text) or _INNER_END.search(text):
        return False
    if text.count("“") != text.count("”") or text.count('"') % 2:
        return False
    last = re.sub(r"\W", "", words[-1]).lower()
    return bool(_OPENING.match(text)) and last not in load_joiners()


def _is_line_a_paragraph(paragraph: Paragraph) -> bool:
    """Whether each line here is a paragraph of its own, and not a piece of one that was wrapped.

    Four of five lines of such a text end a sentence; of a wrapped text about one in eight does. Where there are too
    few lines to count, one of them must be longer than anybody wraps at. Headings among the lines do not count.
    """
    lines = [line for line in paragraph.lines if not _has_heading_form(line, _MOST_WORDS)]
    ends = sum(map(_ends_sentence, lines))
    return ends >= 0.8 * len(lines) and (len(lines) >= 3 or any(len(line.text) > _WIDEST for line in lines))


def _is_glued_heading(line: Line, above: Line | None, below: Line | None) -> bool:
    """Whether a line among lines that are paragraphs stands as a heading does: after a full stop, above a sentence."""
    if below is None or not _OPENING.match(below.text) or not _ends_sentence(below):
        return False
    return above is None or _ends_sentence(above)


def _is_lone_heading(lines: Sequence[Line]) -> bool:
    return len(lines) == 1 and _has_heading_form(lines[0], _MOST_WORDS)


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether each line runs on in the next: no full stop at its end, and it is no heading above a new beginning."""
    return all(
        not _ends_sentence(line)
        and not is_key_words(line)
        and (below.text[0].islower() or not _has_heading_form(line, _MOST_WORDS))
        for line, below in pairwise(lines)
    )


def find_headings(paragraphs: Sequence[Paragraph], is_free: Callable[[Line], bool]) -> Iterator[Line]:
    """The headline and the headings inside the text. `is_free` tells the lines that no zone covers yet."""
    stories = [tuple(line for line in paragraph.lines if is_free(line)) for paragraph in paragraphs]
    bodies = [lines for lines in stories if lines and not _is_lone_heading(lines)]
    sound = sum(_ends_sentence(lines[-1]) for lines in bodies)
    if not bodies or sound < 0.6 * len(bodies):
        # A text without full stops, such as a list or a chat: form tells nothing there.
        return
    first = next(lines[0] for lines in stories if lines)
    last = next(lines[-1] for lines in reversed(stories) if lines)
    for paragraph, lines in zip(paragraphs, stories, strict=True):
        parted = len(lines) > 1 and _is_line_a_paragraph(paragraph)
        for i, line in enumerate(lines):
            if line is last or not _has_heading_form(line, _MOST_WORDS if line is first else _MOST_WORDS_INSIDE):
                continue
            if line is not first and _ends_sentence(line):
                continue
            if len(lines) == 1:
                yield line
            elif parted:
                above, below = lines[i - 1] if i else None, lines[i + 1] if i + 1 < len(lines) else None
                if _is_glued_heading(line, above, below):
                    yield line


def is_key_words(line: Line) -> bool:
    """Whether the line is a row of lower-case words without the small words that a sentence needs."""
    return bool(_KEY_WORDS.fullmatch(line.text)) and load_joiners().isdisjoint(line.text.split())


def _bare(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words.casefold()).strip()


def bare_titles(titles: Iterable[str | None]) -> frozenset[str]:
    """The titles without case and punctuation, each also without the name of the site after it."""
    given = [title for title in titles if title]
    return frozenset(filter(None, (_bare(form) for title in given for form in (title, _SITE_SUFFIX.sub("", title)))))


def is_title(line: Line, bare: frozenset[str]) -> bool:
    """Whether the line is one of the titles that `bare_titles` gave."""
    return bool(bare) and _bare(line.text) in bare
