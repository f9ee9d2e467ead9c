"""Lexicon patterns: what a documenter writes, made into something that finds it.

A pattern is words: `~word` any inflection of a verb, `word+` singular or plural, `(a|b c)` alternatives, `x?` optional,
`*` up to three words, `**` up to seven, never across a full stop, comma, colon, bracket. Hyphens and quotation marks in
the text do not count. Invariant: a match begins and ends on a word, and its span is the report's own characters.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from attested.language import Token
from attested.model import PackError

__all__ = ["Found", "Line", "PatternIndex", "build_line"]

_GAP = r"(?:[^\s.,;:()?!\[\]]+ )"
_SKIPPED = frozenset("\"'-‐‑‒―«»„*_`~")
_PIECE = re.compile(r"\s*(\(|\)\??|\||\*\*|\*|[^\s()|]+)")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as patterns see it: its words, each followed by one blank, and where each begins in the report."""

    text: str
    tokens: tuple[Token, ...]
    offsets: tuple[int, ...]

    def token_at(self, position: int) -> int:
        """Index of the token that the character of `text` at `position` belongs to."""
        return bisect_right(self.offsets, position) - 1


@dataclass(frozen=True, slots=True)
class Found:
    """A match: half-open token indices of the line, and the index of the pattern's owner and of the pattern."""

    first: int
    last: int
    owner: int
    pattern: int


def build_line(tokens: Sequence[Token]) -> Line:
    """The line of one sentence's tokens; quotation marks and hyphens are left out."""
    kept = tuple(
        token
        for index, token in enumerate(tokens)
        if token.low not in _SKIPPED or (token.low == "-" and _between_figures(tokens, index))
    )
    offsets, length = [], 0
    for token in kept:
        offsets.append(length)
        length += len(token.low) + 1
    return Line("".join(f"{token.low} " for token in kept), kept, tuple(offsets))


def _between_figures(tokens: Sequence[Token], index: int) -> bool:
    # "10-20 days" is a range; every other hyphen only joins words.
    return 0 < index < len(tokens) - 1 and tokens[index - 1].low.isdigit() and tokens[index + 1].low.isdigit()


class PatternIndex:
    """Many patterns of one kind, found together; the cost hangs on the words of the text, not on their number.

    Args:
        patterns: for each owner (a lexicon entry) its patterns.
        inflect: all forms of a verb, and of a noun: the grammar of the language.

    Raises:
        PackError: a pattern that cannot be read, named.
    """

    def __init__(
        self,
        patterns: Sequence[Sequence[str]],
        verb_forms: Callable[[str], Iterable[str]],
        noun_forms: Callable[[str], Iterable[str]],
    ) -> None:
        self._by_word: dict[str, list[tuple[int, int, re.Pattern[str]]]] = defaultdict(list)
        for owner, texts in enumerate(patterns):
            for number, text in enumerate(texts):
                node = _Parser(text, verb_forms, noun_forms).parse()
                compiled = re.compile(node.regex)
                if node.empty:
                    raise PackError(f"the pattern {text!r} can match nothing", todo="let one word be obligatory")
                for word in sorted(node.first):
                    self._by_word[word].append((owner, number, compiled))

    @property
    def words(self) -> frozenset[str]:
        """The words that a match can begin with."""
        return frozenset(self._by_word)

    def find(self, line: Line) -> Iterator[Found]:
        """Every match, longest per owner and beginning; overlapping ones of several owners are all given."""
        for index, token in enumerate(line.tokens):
            hits = self._by_word.get(token.low)
            if not hits:
                continue
            best: dict[int, Found] = {}
            for owner, number, compiled in hits:
                match = compiled.match(line.text, line.offsets[index])
                if match:
                    last = line.token_at(match.end() - 1) + 1
                    if owner not in best or best[owner].last < last:
                        best[owner] = Found(index, last, owner, number)
            yield from best.values()


@dataclass(frozen=True, slots=True)
class _Node:
    regex: str
    first: frozenset[str]
    empty: bool


class _Parser:
    """Recursive descent over one pattern."""

    def __init__(
        self, text: str, verb_forms: Callable[[str], Iterable[str]], noun_forms: Callable[[str], Iterable[str]]
    ) -> None:
        self._source = text
        self._pieces = _PIECE.findall(text.replace("-", " "))
        self._at = 0
        self._verb_forms = verb_forms
        self._noun_forms = noun_forms

    def parse(self) -> _Node:
        node = self._alternatives()
        if self._at != len(self._pieces):
            raise PackError(f"the pattern {self._source!r} cannot be read", todo="check its brackets")
        return node

    def _alternatives(self) -> _Node:
        options = [self._sequence()]
        while self._at < len(self._pieces) and self._pieces[self._at] == "|":
            self._at += 1
            options.append(self._sequence())
        if len(options) == 1:
            return options[0]
        # Longest alternative first would need backtracking anyway; the regex engine tries them in order.
        return _Node(
            "(?:" + "|".join(o.regex for o in options) + ")",
            frozenset().union(*(o.first for o in options)),
            any(o.empty for o in options),
        )

    def _sequence(self) -> _Node:
        parts: list[_Node] = []
        while self._at < len(self._pieces) and self._pieces[self._at] not in ("|", ")", ")?"):
            parts.append(self._part())
        first: set[str] = set()
        empty = True
        for part in parts:
            if empty:
                first |= part.first
            empty = empty and part.empty
        return _Node("".join(p.regex for p in parts), frozenset(first), empty)

    def _part(self) -> _Node:
        piece = self._pieces[self._at]
        self._at += 1
        if piece == "(":
            inner = self._alternatives()
            if self._at >= len(self._pieces) or self._pieces[self._at] not in (")", ")?"):
                raise PackError(f"the pattern {self._source!r} has an open bracket", todo="close it")
            optional = self._pieces[self._at] == ")?"
            self._at += 1
            if optional:
                return _Node(f"(?:{inner.regex})?", inner.first, True)
            return _Node(f"(?:{inner.regex})", inner.first, inner.empty)
        if piece in ("*", "**"):
            return _Node(f"{_GAP}{{0,{3 if piece == '*' else 7}}}?", frozenset(), True)
        return self._word(piece)

    def _word(self, piece: str) -> _Node:
        optional = piece.endswith("?") and len(piece) > 1
        word = piece.removesuffix("?").lower() if optional else piece.lower()
        if word.startswith("~"):
            forms = set(self._verb_forms(word[1:]))
        elif word.endswith("+") and len(word) > 1:
            forms = set(self._noun_forms(word[:-1]))
        else:
            forms = {word}
        spelled = {_spell(form) for form in forms}
        regex = "(?:" + "|".join(sorted((re.escape(s) for s in spelled), key=lambda s: (-len(s), s))) + ") "
        return _Node(f"(?:{regex})?" if optional else regex, frozenset(s.split(" ")[0] for s in spelled), optional)


def _spell(form: str) -> str:
    # A possessive stands apart in the text ("bureau 's").
    return form[:-2] + " 's" if len(form) > 2 and form.endswith("'s") else form.replace("s'", "s")
