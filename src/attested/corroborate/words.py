"""A report's words, as copies are compared by them: case, punctuation and zones (captions, bylines) do not count.

Invariant: the same words in the same order give the same list, whatever the layout around them.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from attested.corroborate.thresholds import SHINGLE_WORDS
from attested.model import Report, Span

__all__ = ["ReportWords", "build_shingles", "find_sentence", "list_words", "share_of_words"]

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|No))[.!?。][\"'”’」)]*(?=\s)|\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """The words outside the zones (all words, where the zones leave none), and where each stands."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, report: Report) -> "ReportWords":
        """Read the report's words once."""
        found = [match for match in _WORD.finditer(report.text) if report.is_coded(Span(*match.span()))]
        found = found or list(_WORD.finditer(report.text))
        return cls(
            words=tuple(_normalise(match.group()) for match in found),
            starts=tuple(match.start() for match in found),
            ends=tuple(match.end() for match in found),
        )

    @property
    def sha256(self) -> str:
        """Hash of the words: equal for exact copies."""
        return hashlib.sha256(" ".join(self.words).encode("utf-8")).hexdigest()

    def locate(self, span: Span) -> tuple[int, int]:
        """The span as a range of word numbers, which is the same in every copy."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)


def list_words(text: str) -> list[str]:
    """The normalised words of any text."""
    return [_normalise(match.group()) for match in _WORD.finditer(text)]


def _normalise(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()


def build_shingles(words: tuple[str, ...]) -> frozenset[str]:
    """Every run of `SHINGLE_WORDS` words; of a shorter text the text itself."""
    last = max(1, len(words) - SHINGLE_WORDS + 1)
    return frozenset(" ".join(words[at : at + SHINGLE_WORDS]) for at in range(last))


def share_of_words(one: str, other: str) -> float:
    """Which share of the words of the shorter text stands in the other."""
    left, right = set(list_words(one)), set(list_words(other))
    return len(left & right) / max(1, min(len(left), len(right)))


@lru_cache(maxsize=64)
def _list_ends(text: str) -> tuple[int, ...]:
    return tuple(match.end() for match in _SENTENCE_END.finditer(text))


def find_sentence(text: str, span: Span) -> Span:
    """The sentence around a span, by punctuation and blank lines alone; spans over several sentences get them all."""
    ends = _list_ends(text)
    before, after = bisect_right(ends, span.start), bisect_left(ends, span.end)
    start = ends[before - 1] if before else 0
    end = ends[after] if after < len(ends) else len(text)
    while start < span.start and text[start].isspace():
        start += 1
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
