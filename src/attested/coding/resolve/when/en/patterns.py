"""How the grammar writes its patterns: names of token classes instead of letters, and named pieces for many rules."""

from __future__ import annotations

import re
from functools import cache

from attested.coding.resolve.when.en.lexicon import LETTER

__all__ = ["bag", "compile_pattern", "letters_of"]

_NAME = re.compile(r"\b[A-Z][A-Z0-9]*\b")
_PIECE = re.compile(r"<([a-z-]+)>(?!=)")
# Named pieces. "month" and "weekday" take in the abbreviations with their full stop.
_PIECES = {
    "month": "(?:MONTH|MABBR DOT?)",
    "weekday": "(?:WDAY|WABBR DOT?)",
    "ordinal": "(?:ORDD|ORDW|SECOND)",
    "day": "(?:INT1|ORDD|NUMW HYPHEN ORDW|ORDW|SECOND)",
    "digits": "(?:INT1|INT|YEAR|FLOAT)",
    "number": "(?:(?:A? BIG|NUMW|INT1) (?:HYPHEN? AND? (?:NUMW|BIG))*|INT1|INT|YEAR|FLOAT)",
    "half-more": "(?:HYPHEN? AND HYPHEN? A HYPHEN? HALF)",
    "exact": "(?:<number> (?:HYPHEN|TO|OR) <number>|<number> <half-more>?|HALF A|A HALF)",
    "vague": "(?:A? FEW OF?|SOME|A? MANY|A? DOZENS OF?)",
    "about": "(?:NO MORE THAN|NO LESS THAN|MORE THAN|LESS THAN|A? LITTLE (?:MORE|LESS) THAN|A? LITTLE OVER|AT LEAST"
    "|UP TO|AS (?:LITTLE|MANY|FEW) AS|APPROX|OVER|SOME)",
    "unit": "(?:UNITS|UNIT|SECOND|QUARTER|WEEKENDS)",
    "year-rel": "(?:(?:LAST|THIS|NEXT|THE? PREV|THE? FOLLOWING|THE? SAME|THAT|THE) UNIT)",
}


def _expand(pattern: str) -> str:
    """Pieces put in, innermost last."""
    while True:
        grown = _PIECE.sub(lambda m: _PIECES[m.group(1)] if m.group(1) in _PIECES else m.group(), pattern)
        if grown == pattern:
            return grown
        pattern = grown


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern over class names as a regular expression over class letters; KeyError for a name that is none."""
    expanded = _expand(pattern)
    lettered = _NAME.sub(lambda m: m.group() if m.group() == "P" else re.escape(LETTER[m.group()]), expanded)
    return re.compile(re.sub(r"\s+", "", lettered))


@cache
def letters_of(names: str) -> frozenset[str]:
    """The letters of space-separated class names."""
    return frozenset(LETTER[name] for name in names.split())


def bag(words: str) -> frozenset[str]:
    """The words of a string as a set."""
    return frozenset(words.split())
