"""English numbers as the time grammar needs them: "twenty-four", "a dozen", "two and a half", "10 to 20", "a few"."""

from __future__ import annotations

import re

from attested.coding.resolve.when.en.lexicon import LETTER, NUMBERS, ORDINALS, UNITS
from attested.coding.resolve.when.en.patterns import compile_pattern
from attested.coding.resolve.when.en.tokens import Tokens
from attested.coding.resolve.when.periods import Amount

__all__ = ["parse_amount", "parse_number", "parse_ordinal"]

_JOINT = compile_pattern("(?P<low><number>)(?:HYPHEN|TO|OR)(?P<high><number>)")
_EXTRA_HALF = compile_pattern("(?P<low><number>)<half-more>")
_HALF = compile_pattern("HALF A|A HALF")
_NUMBER = compile_pattern("<number>")
_ABOUT = compile_pattern("(?:<about>)+")
_VAGUE = compile_pattern("<vague>")
_LEADING = re.compile(r"\d+")
_SKIPPED = frozenset({"-", "–", "and", "a", "an"})


def parse_number(tokens: Tokens, first: int, last: int) -> float:
    """The number that the tokens from `first` up to `last` spell; ValueError where they spell none."""
    words = [word for index in range(first, last) if (word := tokens.lower(index)) not in _SKIPPED]
    if not words:
        return 1
    total = 0.0
    for word in words:
        amount = float(word.replace(",", "")) if word[0].isdigit() else NUMBERS[word]
        total = max(total, 1) * amount if amount in (100, 1000) or word == "dozen" else total + amount
    return total


def parse_ordinal(tokens: Tokens, first: int, last: int) -> int:
    """The ordinal ("14th", "third", "twenty-first"), or the plain number of a day."""
    total = 0
    for index in range(first, last):
        word = tokens.lower(index)
        leading = _LEADING.match(word)
        total += int(leading.group()) if leading else ORDINALS.get(word, NUMBERS.get(word, 0))
    return total


def parse_amount(tokens: Tokens, first: int, last: int, unit: str) -> Amount:
    """The amount that a quantity spells; modifiers ("about", "up to") are passed over."""
    letters = tokens.classes
    about = _ABOUT.match(letters, first, last)
    if about and about.end() < last:
        first = about.end()
    if _HALF.fullmatch(letters, first, last):
        return Amount(low=0.5, high=0.5, unit=unit)
    if match := _EXTRA_HALF.fullmatch(letters, first, last):
        number = parse_number(tokens, *match.span("low")) + 0.5
        return Amount(low=number, high=number, unit=unit)
    if _NUMBER.fullmatch(letters, first, last):
        number = parse_number(tokens, first, last)
        return Amount(low=number, high=number, unit=unit)
    if match := _JOINT.fullmatch(letters, first, last):
        return Amount(
            low=parse_number(tokens, *match.span("low")), high=parse_number(tokens, *match.span("high")), unit=unit
        )
    if last - first == 1 and letters[first] == LETTER["A"]:
        return Amount(low=1, high=1, unit=unit)
    return Amount(low=None, high=None, unit=unit)


def unit_of(word: str) -> str:
    """The unit that a word names, in the singular."""
    return UNITS[word.lower()]
