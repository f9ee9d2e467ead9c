"""A text as tokens and their classes: one letter a token, so that the grammar is matched by `re` on a short string."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from attested.coding.resolve.when.en.lexicon import CLASS_OF, FEASTS, LETTER

__all__ = ["Tokens", "find_feast", "read_tokens"]

# Every piece is one token with the blanks before it, so that the offsets follow from the lengths of the pieces.
_PIECE = re.compile(
    r"""\s*\n[ \t\r]*\n\s*                    # a blank line ends whatever was being said
      | \s*(?:
        [^\W\d_]+(?:['’]clock\b|(?<=\b\w)(?:\.[^\W\d_]\b)+\.?)?  # a word, o'clock, p.m.
      | \d+(?:[-./]\d{1,2}[-./]\d{1,2}(?![\d-])|[-./]\d{1,2}[-./]\d{4}(?!\d)|(?:,\d{3})+(?!\d)|[:.]\d+(?::\d\d)?
        |(?:st|nd|rd|th|['’]?s)(?!\w))?     # 2024-11-15, 15/11/2024, 1,000, 5:30, 2.5, 14th, 1990s
      | ['’]s\b
      | \S)""",
    re.VERBOSE,
)
_YEARFIRST = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}")
_YEARLAST = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{4}")
_CLOCK = re.compile(r"[012]?\d[:.][0-5]\d(?::[0-5]\d)?")
_CASED = frozenset({"march", "may", "august", "sun", "sat", "mar", "dec", "wed", "mon", "jan", "jun", "apr", "sep"})
_UPPER_ONLY = frozenset({"ist", "et", "pt", "est", "fy", "ad", "bc", "ce", "bce"})
_FEAST_WORDS = frozenset(word.capitalize() for word in FEASTS)
_BREAK, _X = LETTER["BREAK"], LETTER["X"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists over the tokens of a text; `trusted`: the text is known to be one time expression."""

    text: str
    words: list[str]
    ends: list[int]
    classes: str
    trusted: bool = False

    def lower(self, index: int) -> str:
        """The word at an index in lower case, empty outside the text."""
        return self.words[index].lower() if 0 <= index < len(self.words) else ""

    def letter(self, index: int) -> str:
        """The class at an index, "x" outside the text."""
        return self.classes[index] if 0 <= index < len(self.classes) else _X

    def start(self, index: int) -> int:
        """The offset at which a token begins."""
        return self.ends[index] - len(self.words[index])

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return 0 < index < len(self.ends) and bool(self.words[index - 1]) and self.start(index) == self.ends[index - 1]

    def slice(self, first: int, last: int) -> str:
        """The characters from one token up to another (excluded)."""
        return self.text[self.start(first) : self.ends[last - 1]]


def _class_of_number(word: str) -> str:
    """The class of a token that begins with a digit."""
    if word.isdecimal():
        if len(word) == 4 and "1000" <= word <= "2099":
            return LETTER["YEAR"]
        return LETTER["INT1"] if len(word) <= 2 and 1 <= int(word) <= 31 else LETTER["INT"]
    if word[-1] == "s":
        bare = word.rstrip("s'’")
        if bare.isdecimal() and bare.endswith("0"):
            return LETTER["DEC"] if len(bare) == 4 else LETTER["DEC2"] if len(bare) == 2 else _X
        return _X
    if word[-1].isalpha():
        return LETTER["ORDD"]
    if _YEARFIRST.fullmatch(word):
        return LETTER["ISODATE"]
    if _YEARLAST.fullmatch(word):
        return LETTER["DMY"]
    if ":" in word and _CLOCK.fullmatch(word):
        return LETTER["CLOCK"]
    if "," in word:
        return LETTER["INT"]
    return LETTER["FLOAT"] if word.count(".") == 1 and word.replace(".", "").isdigit() else _X


class _Classes(dict[str, str]):
    """The class of every token seen, up to a bound; an empty token is a blank line."""

    def __missing__(self, word: str) -> str:
        found = _BREAK
        if word:
            found = _class_of_number(word) if word[0].isdecimal() else _class_of_word(word)
        if len(self) < _KEPT_WORDS:
            self[word] = found
        return found


_KEPT_WORDS = 100_000
_CLASSES = _Classes()


def _class_of_word(word: str) -> str:
    """The class of a token of letters or marks, heeding the capitals that tell May from may."""
    low = word.lower()
    if low in _CASED and word == low:
        return _X
    if low in _UPPER_ONLY and word != word.upper():
        return _X
    if "." in low and len(low) > 1:
        low = low.replace(".", "")
        return LETTER["AMPM"] if low in ("am", "pm") else _X
    if word in ("Q", "H"):
        return LETTER["Q"]
    return CLASS_OF.get(low, _X)


def find_feast(text: str, start: int, word: str) -> tuple[int, str] | None:
    """End and name of the feast whose phrase begins at an offset with this word, if any."""
    for phrase, name in FEASTS.get(word.lower(), ()):
        found = text[start : start + len(phrase)].lower().replace("’", "'")
        after = text[start + len(phrase) : start + len(phrase) + 1]
        if found == phrase and not after.isalnum():
            return start + len(phrase), name
    return None


def _mark_feasts(text: str, words: list[str], ends: list[int], letters: list[str]) -> None:
    """Class the first token of each feast as one."""
    for index, word in enumerate(words):
        if word in _FEAST_WORDS and find_feast(text, ends[index] - len(word), word):
            letters[index] = LETTER["FEAST"]


def read_tokens(text: str, *, trusted: bool = False) -> Tokens:
    """Cut a text into tokens and class them; the offsets are those of the text."""
    pieces = _PIECE.findall(text)
    ends = list(accumulate(map(len, pieces)))
    words = list(map(str.strip, pieces))
    letters = list(map(_CLASSES.__getitem__, words))
    if not _FEAST_WORDS.isdisjoint(words):
        _mark_feasts(text, words, ends, letters)
    return Tokens(text, words, ends, "".join(letters), trusted)
