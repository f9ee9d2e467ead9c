"""The engine of the English time grammar: rules by the class of their first token, the longest reading wins.

A rule is a pattern over token classes and a builder that turns a match into an expression, may parse on after it
("the end of" + a date) and may refuse. A builder that returns `NOTHING` claims the tokens without a reading, so that
no other rule sees a date in them ("a 24-year-old").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from attested.coding.resolve.when.en.patterns import compile_pattern, letters_of
from attested.coding.resolve.when.en.tokens import Tokens
from attested.coding.resolve.when.expressions import LEVELS, Expression

__all__ = ["NOTHING", "Parsed", "Parser", "Rule", "extension", "first_letters", "rule"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A reading of the tokens up to `end`; `expression` is None where they are claimed and mean no time."""

    end: int
    expression: Expression | None
    rule: str = ""
    members: tuple[tuple[int, int], ...] = ()  # the tokens of each end of a span


Build = Callable[["Parser", re.Match[str]], "Parsed | Expression | None"]
NOTHING = Parsed(-1, None)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the grammar."""

    name: str
    pattern: re.Pattern[str]
    build: Build


_RULES: dict[str, list[Rule]] = {}
_EXTENSIONS: list[Callable[[Parser, Parsed], Parsed]] = []


def extension(extend: Callable[[Parser, Parsed], Parsed]) -> Callable[[Parser, Parsed], Parsed]:
    """Enter a function that lets a reading grow to the right, as a day takes in the hour said after it."""
    _EXTENSIONS.append(extend)
    return extend


def rule(name: str, first: str, pattern: str) -> Callable[[Build], Build]:
    """Enter a builder into the grammar under the classes that its pattern can begin with."""

    def enter(build: Build) -> Build:
        made = Rule(name, compile_pattern(pattern), build)
        for letter in letters_of(first):
            _RULES.setdefault(letter, []).append(made)
        return build

    return enter


def first_letters() -> frozenset[str]:
    """The letters that some rule can begin with."""
    return frozenset(_RULES)


_FITTING: dict[str, tuple[Rule, ...]] = {}
_KEPT_WINDOWS = 50_000


def _fitting_rules(letters: str, index: int) -> tuple[Rule, ...]:
    """The rules whose patterns match here; kept by the classes up to the next word that tells no time.

    News says the same shapes again and again, so the table spares most of the matching; it stops growing at a bound.
    """
    stop = letters.find("x", index)
    window = letters[index : stop if stop >= 0 else None]
    fitting = _FITTING.get(window)
    if fitting is None:
        fitting = tuple(made for made in _RULES.get(letters[index], ()) if made.pattern.match(window))
        if len(_FITTING) < _KEPT_WINDOWS:
            _FITTING[window] = fitting
    return fitting


@dataclass(slots=True)
class Parser:
    """Parses one text; keeps what it has read, since a date inside "the end of ..." is asked for again."""

    tokens: Tokens
    _kept: dict[tuple[int, bool], Parsed | None] = field(default_factory=dict)
    inner: bool = False

    @property
    def lenient(self) -> bool:
        """Whether the surroundings need not prove that this is a time: inside a larger one, or a known one."""
        return self.inner or self.tokens.trusted

    def at(self, index: int) -> Parsed | None:
        """The longest reading that begins at a token, the first rule of the grammar among equals."""
        key = (index, self.inner)
        if key not in self._kept:
            self._kept[key] = self._longest(index)
        return self._kept[key]

    def _longest(self, index: int) -> Parsed | None:
        """Try every rule of the first token's class."""
        letters = self.tokens.classes
        if index >= len(letters):
            return None
        best: Parsed | None = None
        inner = self.inner
        for made in _fitting_rules(letters, index):
            match = made.pattern.match(letters, index)
            if match is None:
                continue
            read = made.build(self, match)
            self.inner = inner
            if read is None:
                continue
            if isinstance(read, Expression):
                read = Parsed(match.end(), read, made.name)
            elif read is NOTHING:
                read = Parsed(match.end(), None, made.name)
            elif not read.rule:
                read = Parsed(read.end, read.expression, made.name, read.members)
            if best is None or read.end > best.end:
                best = read
        if best is not None and best.expression is not None:
            for extend in _EXTENSIONS:
                best = extend(self, best)
        return best

    def within(self, index: int, lowest: str = "day", highest: str = "century") -> Parsed | None:
        """A date that begins at a token inside a larger expression, of a level between the two named."""
        was, self.inner = self.inner, True
        read = self.at(index)
        self.inner = was
        if read is None or read.expression is None or read.expression.kind not in ("date", "time"):
            return None
        return read if LEVELS[lowest] <= read.expression.level <= LEVELS[highest] else None
