"""A pack's lexicon of one language made ready to find things in text; built once a process.

Invariant: nothing here depends on the report; the same words always give the same hits.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from attested.coding.pattern import Line, PatternIndex
from attested.language.en.inflect import noun_forms, verb_forms
from attested.model import LanguageError, Span
from attested.pack import ActEntry, Entry, Lexicon, Pack, load_pack

__all__ = ["Hit", "LexiconIndex", "load_lexicon", "span_of"]

_KINDS = ("parties", "things", "means", "cues", "places", "units", "offences")
_Forms = Callable[[str], Iterable[str]]
_GRAMMARS: dict[str, tuple[_Forms, _Forms]] = {"en": (verb_forms, noun_forms)}
"""Language -> all forms of a verb, all forms of a noun."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found in a line: half-open token indices, and the span in the report."""

    entry: Entry
    first: int
    last: int
    span: Span

    @property
    def size(self) -> int:
        """How many words it covers."""
        return self.last - self.first


class LexiconIndex:
    """The compiled lexicon: one pattern index for every kind of entry."""

    def __init__(self, pack: Pack, language: str) -> None:
        if language not in pack.lexicons or language not in _GRAMMARS:
            raise LanguageError(
                f"the pack {pack.name} has no lexicon for language {language!r}",
                todo=f"it has: {', '.join(sorted(pack.lexicons))}",
            )
        self.pack = pack
        self.source: Lexicon = pack.lexicons[language]
        self._grammar = _GRAMMARS[language]
        self.acts = self._index([e.match for e in self.source.acts])
        self._kinds = {
            kind: (getattr(self.source, kind), self._index([e.match for e in getattr(self.source, kind)]))
            for kind in _KINDS
        }
        self._verbs = [self._verb_words(e.match) for e in self.source.acts]
        self._near = [self._index([e.near]) if e.near else None for e in self.source.acts]
        self._deny = [self._index([e.deny]) if e.deny else None for e in self.source.acts]

    def _index(self, patterns: list[tuple[str, ...]]) -> PatternIndex:
        return PatternIndex(patterns, *self._grammar)

    def _verb_words(self, patterns: tuple[str, ...]) -> frozenset[str]:
        forms = self._grammar[0]
        return frozenset(f for p in patterns for v in re.findall(r"~([a-z]+)", p.lower()) for f in forms(v))

    def verb_words(self, number: int) -> frozenset[str]:
        """Every form of the verbs that an act entry names with `~`."""
        return self._verbs[number]

    def find(self, kind: str, line: Line) -> Iterator[Hit]:
        """Every entry of a kind that the line holds, in order of beginning."""
        entries, index = self._kinds[kind]
        for found in index.find(line):
            yield Hit(entries[found.owner], found.first, found.last, span_of(line, found.first, found.last))

    def find_acts(self, line: Line) -> Iterator[tuple[ActEntry, int, int, int]]:
        """(entry, its number, first token, token after the last) for every act entry whose words the line holds."""
        for found in self.acts.find(line):
            yield self.source.acts[found.owner], found.owner, found.first, found.last

    def admits(self, number: int, line: Line) -> str:
        """Why the words around forbid the act entry; empty where they do not."""
        near, deny = self._near[number], self._deny[number]
        if near and next(near.find(line), None) is None:
            return "none of the words that must stand near"
        if deny and (found := next(deny.find(line), None)) is not None:
            return "words that forbid it: " + " ".join(t.text for t in line.tokens[found.first : found.last])
        return ""


def span_of(line: Line, first: int, last: int) -> Span:
    """The span of the tokens [first, last)."""
    return Span(line.tokens[first].start, line.tokens[last - 1].end)


@cache
def _load(folder: str, language: str) -> LexiconIndex:
    return LexiconIndex(load_pack(folder), language)


def load_lexicon(pack: Pack, language: str) -> LexiconIndex:
    """The index of a pack's lexicon, built once a process.

    Raises:
        LanguageError: the pack has no words of that language.
    """
    return _load(str(pack.folder), language)
