"""Counts: a number, its bounds and what it counts, to `Count`.

Promise: "several" and "many" are no number; an age, a date, an article of a law are no count. Money in brackets after
another sum is its conversion and is left out (ruling 9 of the coding guide).
"""

from dataclasses import dataclass, replace

from attested.coding.lexicon import Hit, LexiconIndex, span_of
from attested.coding.pattern import Line
from attested.language.en.numbers import NumberFound, find_numbers
from attested.model import Span

__all__ = ["CountFound", "find_counts"]

_MONEY = frozenset(["cny", "usd", "kpw"])
_WEEK = 7
"""Days. A count has days, months and years."""
_REACH = 5
"""Words between a number and what it counts: "10 newly formed operational units"."""
_NOT_AFTER = frozenset(
    """age aged article articles section bureau group unit brigade corps room camp no number top office since until by
    in under chapter clause command""".split()
)
"""A figure behind one of these is an age, a name or a date ("Office 39", "Article 27", "since 2019")."""
_COUNTED_AFTER = frozenset(["by", "in", "under", "until", "since"])
"""Some of these stand before a count as well, where the line goes on: "in three days"."""
_STOPS = frozenset(
    ". , ; : ( ) ! ? in on at who were was are is and or for to from had have has with that while".split()
)
"""What a number counts does not stand behind one of these."""


_EACH_OF = frozenset(
    ["of", "of about", "comprised of", "composed of", "consisting of", "made up of", "each of", "with"]
)
_OVER_VERBS = frozenset("hand hands handed handing turn turns turned turning take takes took taken taking".split())


@dataclass(frozen=True, slots=True)
class CountFound:
    """A number in a line: tokens [first, last) with its unit words, bounds, unit ("" where no unit stands), spans."""

    first: int
    last: int
    low: float | None
    high: float | None
    approx: bool
    unit: str
    span: Span
    noun: int | None

    @property
    def bounds(self) -> tuple[float | int | None, float | int | None]:
        """The bounds, whole numbers as int."""
        return _whole(self.low), _whole(self.high)


def find_counts(line: Line, lexicon: LexiconIndex, taken: tuple[Span, ...] = ()) -> tuple[CountFound, ...]:
    """The counts of a line in order; numbers inside `taken` spans (dates) are none."""
    units = sorted(lexicon.find("units", line), key=lambda h: (h.first, -h.size))
    persons = list(lexicon.find("parties", line))
    found: list[CountFound] = []
    for number in find_numbers(line.text):
        first = line.token_at(number.start + (line.text[number.start] == " "))
        last = line.token_at(number.end - 1) + 1
        if not _is_count(line, first, last, taken):
            continue
        count = _with_unit(line, number, first, last, units, persons)
        found.append(_multiplied(line, found[-1], count) if found and _is_each(line, found[-1], count) else count)
    return tuple(f for i, f in enumerate(found) if not _is_conversion(line, found, i))


def _is_each(line: Line, teams: CountFound, count: CountFound) -> bool:
    """ "Ten teams of three agents": the second number is how many each of the first has."""
    between = " ".join(t.low for t in line.tokens[teams.last : count.first])
    return teams.unit == "team" and count.unit == "person" and between in _EACH_OF


def _multiplied(line: Line, teams: CountFound, count: CountFound) -> CountFound:
    """The people of all teams together, on the words of both numbers."""
    low = None if teams.low is None or count.low is None else teams.low * count.low
    high = None if teams.high is None or count.high is None else teams.high * count.high
    span = span_of(line, teams.first, count.last)
    return replace(count, low=low, high=high, approx=teams.approx or count.approx, span=span)


def _is_count(line: Line, first: int, last: int, taken: tuple[Span, ...]) -> bool:
    span = span_of(line, first, last)
    if any(t.overlaps(span) for t in taken):
        return False
    before = line.tokens[first - 1].low if first else ""
    after = line.tokens[last].low if last < len(line.tokens) else ""
    figure = line.tokens[last - 1].low
    if before in _NOT_AFTER and not (before in _COUNTED_AFTER and after):
        return False
    if after == "year" and last + 1 < len(line.tokens) and line.tokens[last + 1].low == "old":
        return False
    if before in ("his", "her", "their", "the", "early", "mid", "late") and figure.endswith("0s"):
        return False
    return not (before == "in" and after in (".", ",") and figure.isdigit() and len(figure) == 4)


def _with_unit(
    line: Line, number: NumberFound, first: int, last: int, units: list[Hit], persons: list[Hit]
) -> CountFound:
    low, high, approx = number.low, number.high, number.approx
    # "handed over 5,000 yuan": the "over" belongs to the verb.
    if high is None and line.tokens[first].low == "over" and first and line.tokens[first - 1].low in _OVER_VERBS:
        high, first = low, first + 1
    before = [h for h in units if h.last == first and h.entry.value in _MONEY and line.tokens[h.first].text.isupper()]
    if before:
        hit = before[0]
        return CountFound(hit.first, last, low, high, approx, hit.entry.value, span_of(line, hit.first, last), None)
    if first and line.tokens[first - 1].low == "$":
        return CountFound(first - 1, last, low, high, approx, "usd", span_of(line, first - 1, last), None)
    reach = last
    while reach < len(line.tokens) and reach - last < _REACH and line.tokens[reach].low not in _STOPS:
        reach += 1
    if last < len(line.tokens) and line.tokens[last].low == "of":
        reach = min(len(line.tokens), last + _REACH)
    inside = [h for h in (*units, *persons) if last <= h.first < max(reach, last + 1)]
    if not inside:
        return CountFound(first, last, low, high, approx, "", span_of(line, first, last), None)
    # The noun that is counted is the first that can be; of those at one place the longest, a unit before a party.
    hit = min(inside, key=lambda h: (h.first, -h.size))
    named = [h for h in inside if h.first == hit.first and h in units]
    unit = named[0].entry.value if named and hit not in persons else ""
    if hit in persons or not unit:
        team = [h for h in units if h.last == hit.last and h.entry.value in ("team", "household")]
        team = team or [h for h in units if h.first == hit.first and h.entry.value == "household"]
        unit = team[0].entry.value if team else "person"
    if unit == "week":
        low, high, unit = low and low * _WEEK, high and high * _WEEK, "day"
    return CountFound(first, hit.last, low, high, approx, unit, span_of(line, first, hit.last), hit.last - 1)


def _is_conversion(line: Line, found: list[CountFound], index: int) -> bool:
    this = found[index]
    if this.unit not in _MONEY or index == 0 or found[index - 1].unit not in _MONEY:
        return False
    between = {t.low for t in line.tokens[found[index - 1].last : this.first + 1]}
    return "(" in between


def _whole(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
