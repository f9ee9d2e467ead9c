"""English numbers in words and figures, with what bounds them. Grammar, so Python and no pack.

Promise: "several" and "many" alone are no number; an open bound stays open. `find_numbers` works on a line of
lower-case words and says for each number its bounds, whether it is approximate, and where its words stand, bounding
words included.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["NumberFound", "find_numbers"]

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate(_UNITS)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
# "dozens": at least two of them, and fewer than the next word up.
_VAGUE = {"dozens": (24, 99), "hundreds": (200, 999), "thousands": (2000, 9999)}

_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NAMES = "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBER = (
    rf"(?:(?:{_FIGURE}|(?:{_NAMES}))(?: (?:{_NAMES}))?(?: (?:dozen|hundred|thousand|million)\b)*"
    rf"(?: (?:and )?(?:{_NAMES})(?: (?:{_NAMES}))?\b)?|"
    r"(?:a|one|half a|two|three|several) (?:dozen|hundred|thousand|million)\b(?! of thousands))"
)
_BEFORE = (
    r"(?P<more>(?:(?:more|greater|higher) than|over|at least|upwards? of|no (?:less|fewer) than|above|a minimum of|"
    r"in excess of|exceeding) )|"
    r"(?P<less>(?:up to|as (?:many|much|long) as|at most|no more than|not more than|(?:less|fewer) than|under|"
    r"a maximum of|a total of up to|within|below|nearly|almost|close to) )"
)
_ABOUT = (
    r"(?P<about>(?:about|around|approximately|roughly|some|an estimated|estimated|circa|approx|about a|reportedly) )"
)
_PATTERN = re.compile(
    rf"(?<![\w.$])(?:{_BEFORE})?(?:{_ABOUT})?(?:"
    rf"between (?P<low>{_NUMBER}) and (?P<high>{_NUMBER})|(?P<from>{_NUMBER}) (?:to|or|-) (?P<to>{_NUMBER})|"
    rf"(?P<vague>(?:several |many |a few )?(?:tens of thousands|(?:dozens|hundreds|thousands))(?: of)?)|"
    rf"(?P<single>{_NUMBER})|(?P<article>an?|the|half a) (?P<dozen>dozen)|"
    r"(?P<one>an?|a single)(?= (?:day|week|month|year)\b))"
    r"(?P<odd> odd| or so| or more| plus| or (?:fewer|less))?(?= |$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFound:
    """Half-open character offsets in the line, the bounds (None: open), and whether the words say about."""

    start: int
    end: int
    low: float | None
    high: float | None
    approx: bool


def find_numbers(line: str) -> Iterator[NumberFound]:
    """The numbers of a line of lower-case words, each followed by one blank."""
    for match in _PATTERN.finditer(line):
        found = _read(match)
        if found:
            yield found


def _read(match: re.Match[str]) -> NumberFound | None:
    group = match.groupdict()
    approx = bool(group["about"]) or bool(group["odd"] and group["odd"].strip() in ("odd", "or so"))
    if group["vague"]:
        words = group["vague"]
        bounds = (20_000, 99_999) if "tens of" in words else next(v for k, v in _VAGUE.items() if k in words)
        return _found(match, float(bounds[0]), float(bounds[1]), True)
    if group["low"] or group["from"]:
        low, high = _value(group["low"] or group["from"]), _value(group["high"] or group["to"])
        if low is None or high is None:
            return None
        # "5 to 6,000" may be 5,000 or five: no number rather than a wrong one.
        if low > high:
            return None
        return _found(match, low, high, approx)
    value = 12.0 if group["dozen"] else 1.0 if group["one"] else _value(group["single"])
    if group["dozen"] and group["article"].startswith("half"):
        value = 6.0
    if value is None:
        return None
    less, more = group["less"], group["more"]
    if less:
        return _found(match, None, value, approx or less.strip() in ("nearly", "almost", "close to"))
    if more or (group["odd"] or "").strip() in ("or more", "plus"):
        return _found(match, value, None, approx)
    return _found(match, value, value, approx)


def _found(match: re.Match[str], low: float | None, high: float | None, approx: bool) -> NumberFound:
    return NumberFound(start=match.start(), end=match.end(), low=low, high=high, approx=approx)


def _value(text: str | None) -> float | None:
    if not text:
        return None
    total = current = 0.0
    for word in text.replace(",", "").split():
        if word in ("a", "and"):
            current = current or (1.0 if word == "a" else current)
        elif word == "half":
            current = 0.5
        elif word == "dozen":
            current = (current or 1.0) * 12
        elif word in _SCALES:
            current = (current or 1.0) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0.0
        elif word in _WORDS:
            current += _WORDS[word]
        elif re.fullmatch(r"[\d.]+", word):
            current += float(word)
        else:
            return None
    value = total + current
    return value or None
