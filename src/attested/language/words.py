"""Words as the lexicon sees them: cheap, language-neutral tokens with offsets, made for every sentence.

The parser is run only where a lexicon form was found; these tokens are what it is found in. Hyphens divide words
("Chinese-made" is two), a possessive 's stands alone, punctuation marks are tokens of their own.
"""

import re
from dataclasses import dataclass

__all__ = ["Token", "shadow", "split_words"]

_WORD = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\b|\d+\.\d+\b|n't\b|'(?:s|ll|re|ve|d|m)\b|[^\W_]+?(?=n't\b)|[^\W_]+(?:\.[^\W_]\b)*|[^\w\s]",
    re.IGNORECASE,
)
_SAME_LENGTH = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "\n": " ",
        "\t": " ",
        "\u00a0": " ",
        "–": "-",
        "—": "-",
        "ŭ": "u",
        "ŏ": "o",
    }
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: lower-case form, half-open offsets in the report, and the form as it stands."""

    low: str
    start: int
    end: int
    text: str


def shadow(text: str) -> str:
    """`text` with quotes, dashes, breves and white space made plain, character for character: offsets stay valid."""
    return text.translate(_SAME_LENGTH)


def split_words(plain: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `plain[start:end]`, where `plain` is the `shadow` of a report's text."""
    return tuple(
        Token(match.group().lower(), match.start(), match.end(), match.group())
        for match in _WORD.finditer(plain, start, end)
    )
