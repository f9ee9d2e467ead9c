"""Calendar dates: days, months, years, decades, written in words or in figures."""

from __future__ import annotations

import re

from attested.coding.resolve.when.en.guards import is_month_in_context, is_ordinal_day, is_year
from attested.coding.resolve.when.en.lexicon import LETTER, MONTHS, NUMBERS, WEEKDAYS
from attested.coding.resolve.when.en.numbers import parse_ordinal
from attested.coding.resolve.when.en.parser import Parsed, Parser, rule
from attested.coding.resolve.when.en.patterns import compile_pattern
from attested.coding.resolve.when.en.tokens import Tokens, find_feast
from attested.coding.resolve.when.expressions import Expression, Which, Years
from attested.coding.resolve.when.feasts import Feast
from attested.coding.resolve.when.recurring import Day, Division, Month, NthWeekday
from attested.coding.resolve.when.stretch import date_or_none

__all__ = ["WHICH", "follow_year", "month_of"]

WHICH: dict[str, Which] = {"last": "last", "this": "this", "next": "next", "past": "last", "coming": "next",
                           "upcoming": "next", "previous": "last", "current": "this", "present": "this"}  # fmt: skip
_AFTER_YEAR = compile_pattern("COMMA? (?P<y>YEAR)|(?:COMMA|OF|IN)? (?P<r><year-rel>)|OF (?P<o>YEAR)|IN (?P<i>YEAR)"
                              "|(?:COMMA|OF|IN)? (?P<f>FISCAL UNIT? YEAR)")  # fmt: skip
_FIRST_MONTHS = compile_pattern("MONTH|MABBR")


def month_of(tokens: Tokens, first: int) -> int:
    """The number of the month named first from a token on."""
    match = _FIRST_MONTHS.search(tokens.classes, first)
    assert match is not None
    return MONTHS[tokens.lower(match.start())]


def follow_year(parser: Parser, index: int) -> tuple[int, Expression | None]:
    """The year said after a month, quarter or season ("2016", "of last year"), and where it ends."""
    match = _AFTER_YEAR.match(parser.tokens.classes, index)
    if match is None:
        return index, None
    name = match.lastgroup or "y"
    start = match.start(name)
    if name in ("y", "o", "i"):
        year = int(parser.tokens.words[start])
        return (match.end(), Years(first=year, last=year)) if 1400 <= year <= 2099 else (index, None)
    read = parser.within(start, "year", "year")
    return (read.end, read.expression) if read and read.end >= match.end() else (index, None)


@rule("month-day", "MONTH MABBR WDAY WABBR", "(?:(?P<w><weekday>) COMMA?)? (?P<m><month>) THE? (?P<d><day>)")
def _month_day(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """March 1; Friday, March 22, 2013; Oct. 11 of last year."""
    return _dated(parser, match, match.end())


@rule("day-month", "INT1 ORDD ORDW SECOND THE WDAY WABBR NUMW",
      "(?:(?P<w><weekday>) COMMA?)? THE? (?P<d><day>) (?:(?P<u>UNIT)? OF)? (?P<m><month>)")  # fmt: skip
def _day_month(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """10 November; the 3rd of March, 2016; the first day of May."""
    if match.group("u") and parser.tokens.lower(match.start("u")) != "day":
        return None
    return _dated(parser, match, match.end())


_NOT_A_DAY = frozenset({"%", "percent", "million", "billion", "trillion", "per"})


def _dated(parser: Parser, match: re.Match[str], end: int) -> Parsed | None:
    """A day of a month, with the year if one follows."""
    tokens = parser.tokens
    number = parse_ordinal(tokens, *match.span("d"))
    month = month_of(tokens, match.start("m"))
    if date_or_none(2000, month, number) is None or tokens.lower(end) in _NOT_A_DAY:
        return None
    end, year = follow_year(parser, end)
    weekday = WEEKDAYS[tokens.lower(match.start("w")).rstrip(".")] if match.group("w") else None
    return Parsed(end, Day(day=number, weekday=weekday, outer=Month(month=month, outer=year)))


@rule("weekday-day", "WDAY", "(?P<w>WDAY) COMMA? THE (?P<d>ORDD)")
def _weekday_day(parser: Parser, match: re.Match[str]) -> Expression:
    """Friday the 13th."""
    return Day(day=parse_ordinal(parser.tokens, *match.span("d")))


@rule(
    "month", "MONTH MABBR LAST THIS NEXT THE COMING PAST", "(?:THE? (?P<c>LAST|THIS|NEXT|COMING|PAST))? (?P<m><month>)"
)
def _month(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """In February; March 2016; last December; March of last year."""
    tokens = parser.tokens
    month = month_of(tokens, match.start("m"))
    which: Which = WHICH[tokens.lower(match.start("c"))] if match.group("c") else ""
    end, year = (match.end(), None) if which else follow_year(parser, match.end())
    if not parser.lenient and not which and year is None and not is_month_in_context(tokens, match.start(), end):
        return None
    return Parsed(end, Month(month=month, which=which, outer=year))


@rule("year-month", "YEAR", "(?P<y>YEAR) HYPHEN (?P<n>INT1)")
def _year_month(parser: Parser, match: re.Match[str]) -> Expression | None:
    """2016-10 is a month, 2011-12 the pair of years."""
    tokens = parser.tokens
    year, word = int(tokens.words[match.start("y")]), tokens.words[match.start("n")]
    if len(word) != 2 or not tokens.glued(match.start() + 1) or not tokens.glued(match.start("n")):
        return None
    if int(word) == (year + 1) % 100:
        return Years(first=year, last=year + 1)
    return Month(month=int(word), outer=Years(first=year, last=year)) if 1 <= int(word) <= 12 else None


@rule("day", "THE ORDD", "THE? (?P<d>ORDD)|THE (?P<w>ORDW|SECOND|NUMW HYPHEN ORDW)")
def _day(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """On the 14th; the 3rd of last month."""
    tokens = parser.tokens
    number = parse_ordinal(tokens, *match.span("d" if match.group("d") else "w"))
    if not 1 <= number <= 31:
        return None
    end = match.end()
    if tokens.letter(end) == LETTER["OF"]:
        month = parser.within(end + 1, "month", "month")
        if month:
            return Parsed(month.end, Day(day=number, outer=month.expression))
    if not match.group("d") or not is_ordinal_day(tokens, match.start(), end, lenient=parser.lenient):
        return None
    return Parsed(end, Day(day=number))


@rule("numeric-day", "ISODATE DMY", "(?P<n>ISODATE|DMY)")
def _numeric_day(parser: Parser, match: re.Match[str]) -> Expression | None:
    """2024-11-15, 2024.11.15, 11/15/2024; refused where day and month could be exchanged and differ."""
    fields = [int(field) for field in re.split(r"[-./]", parser.tokens.words[match.start()])]
    if match.group("n") == LETTER["ISODATE"]:
        year, month, day = fields
    else:
        first, second, year = fields
        if first <= 12 and second <= 12 and first != second:
            return _either_day(year, first, second)
        month, day = (second, first) if first > 12 else (first, second)
    if date_or_none(year, month, day) is None:
        return None
    return Day(day=day, outer=Month(month=month, outer=Years(first=year, last=year)))


def _either_day(year: int, first: int, second: int) -> Expression:
    """03/04/2024: read the American way by TimeML, and not at all by the value."""
    return AmbiguousDay(day=second, outer=Month(month=first, outer=Years(first=year, last=year)))


class AmbiguousDay(Day):
    """A day in figures that two countries read differently; it has no value."""

    __slots__ = ()

    def value_of(self, found: object, frame: object) -> str:
        """The value: see Expression."""
        return ""


@rule("named-day", "INT1", "INT1 SLASH INT1")
def _named_day(parser: Parser, match: re.Match[str]) -> Expression | None:
    """9/11."""
    words = parser.tokens.slice(match.start(), match.end())
    return Day(day=11, outer=Month(month=9, outer=Years(first=2001, last=2001))) if words == "9/11" else None


@rule("fiscal-year", "FISCAL FY THE", "THE? (?:FISCAL UNIT?|FY) (?P<y>YEAR)")
def _fiscal_year(parser: Parser, match: re.Match[str]) -> Expression:
    """Fiscal year 2012."""
    year = int(parser.tokens.words[match.start("y")])
    return Years(first=year, last=year)


@rule("year", "YEAR THE UNIT", "(?:(?P<n>THE? UNIT)|THE)? (?P<y>YEAR)")
def _year(parser: Parser, match: re.Match[str]) -> Expression | None:
    """2016; the year 2016."""
    tokens, at = parser.tokens, match.start("y")
    named = match.group("n") is not None
    if (named and tokens.lower(at - 1) != "year") or (match.start() != at and not named):
        return None
    year = int(tokens.words[at])
    if not (named or is_year(tokens, at, match.end(), lenient=parser.lenient)):
        return None
    return Years(first=year, last=year)


@rule("year-pair", "YEAR", "(?P<y>YEAR) (?:HYPHEN|SLASH) (?P<n>INT1|INT)")
def _year_pair(parser: Parser, match: re.Match[str]) -> Expression | None:
    """2011/12, 1998-99, 2005-07."""
    tokens = parser.tokens
    year, word = int(tokens.words[match.start("y")]), tokens.words[match.start("n")]
    if len(word) != 2 or not tokens.glued(match.start() + 1) or not tokens.glued(match.start("n")):
        return None
    last = year // 100 * 100 + int(word)
    last += 100 if last < year else 0
    if (word > "12" and 0 < last - year < 30) or last == year + 1:
        return Years(first=year, last=last)
    return None


@rule("juche-year", "JUCHE", "JUCHE (?:UNIT)? (?P<n>INT1|INT)")
def _juche_year(parser: Parser, match: re.Match[str]) -> Expression | None:
    """Juche 105: counted from 1912."""
    number = int(parser.tokens.words[match.start("n")].replace(",", ""))
    return Years(first=1911 + number, last=1911 + number) if 1 <= number <= 150 else None


@rule("decade", "DEC DEC2 APOS THE NINETIES", "(?P<t>THE)? (?:(?P<d>DEC)|(?P<a>APOS)? (?P<s>DEC2)|(?P<w>NINETIES))")
def _decade(parser: Parser, match: re.Match[str]) -> Expression | None:
    """The 1990s, the '90s, the nineties; not "in his thirties"."""
    tokens = parser.tokens
    if match.group("d"):
        first = int(tokens.words[match.start("d")][:4])
        return Years(first=first, last=first + (99 if first % 100 == 0 and first < 2000 else 9))
    if not (match.group("t") or match.group("a")):
        return None
    if match.group("s"):
        tens = int(tokens.words[match.start("s")][:2])
        if not match.group("a") and tens < 50:
            return None
    else:
        tens = NUMBERS[tokens.lower(match.start("w"))[:-3] + "y"]
    first = 1900 + tens if tens >= 20 else 2000 + tens
    return Years(first=first, last=first + 9)


@rule("century", "THE ORDD ORDW NUMW SECOND", "THE? (?P<n><ordinal>|NUMW HYPHEN ORDW) HYPHEN? (?P<u>UNIT)")
def _century(parser: Parser, match: re.Match[str]) -> Expression | None:
    """The 19th century."""
    if parser.tokens.lower(match.start("u")) != "century":
        return None
    number = parse_ordinal(parser.tokens, *match.span("n"))
    return Years(first=100 * number - 100 or 1, last=100 * number - 1) if 1 <= number <= 30 else None


@rule("feast", "FEAST LAST THIS NEXT THE", "(?:THE? (?P<c>LAST|THIS|NEXT))? THE? (?P<f>FEAST)")
def _feast(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """Christmas; Lunar New Year 2016; last Chuseok."""
    tokens, at = parser.tokens, match.start("f")
    found = find_feast(tokens.text, tokens.start(at), tokens.words[at])
    if found is None:
        return None
    end = at + 1
    while end < len(tokens.ends) and tokens.ends[end - 1] < found[0]:
        end += 1
    which: Which = WHICH[tokens.lower(match.start("c"))] if match.group("c") else ""
    end, year = (end, None) if which else follow_year(parser, end)
    return Parsed(end, Feast(name=found[1], which=which, outer=year))


@rule("nth-weekday", "THE ORDD ORDW SECOND LAST", "THE? (?P<n><ordinal>|LAST) (?P<w>WDAY) (?:IN|OF)")
def _nth_weekday(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """The first Monday of March."""
    tokens = parser.tokens
    month = parser.within(match.end(), "month", "month")
    if month is None:
        return None
    last = tokens.letter(match.start("n")) == LETTER["LAST"]
    nth = -1 if last else parse_ordinal(tokens, *match.span("n"))
    weekday = WEEKDAYS[tokens.lower(match.start("w"))]
    return Parsed(month.end, NthWeekday(weekday=weekday, nth=nth, outer=month.expression))


@rule("quarter", "THE ORDD ORDW SECOND", "THE? (?P<n><ordinal>) HYPHEN? (?P<u>QUARTER|HALF) (?P<o>OF|IN)?")
def _quarter(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """The third quarter; the first half of 2015."""
    tokens = parser.tokens
    name = tokens.lower(match.start("u"))
    number = parse_ordinal(tokens, *match.span("n"))
    if number > (4 if name == "quarter" else 2):
        return None
    end, year = follow_year(parser, match.start("o") if match.group("o") else match.end())
    if year is None and name == "half" and tokens.letter(match.start()) != LETTER["THE"]:
        return None
    if year is None and match.group("o") and parser.within(match.end(), "week", "month"):
        return None  # "the first half of March": see Portion
    end = end if year else match.start("o") if match.group("o") else match.end()
    return Parsed(end, _division(name, number, year))


def _division(name: str, number: int, year: Expression | None) -> Division:
    """A quarter or half by its number."""
    size = 3 if name == "quarter" else 6
    return Division(name=name, month=1 + size * (number - 1), count=size, outer=year)


@rule("quarter-short", "Q INT1", "(?:Q (?P<n>INT1)|(?P<k>INT1) Q)")
def _quarter_short(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """Q3 2012; 1Q; H1 2024."""
    tokens = parser.tokens
    number = int(tokens.words[match.start("n" if match.group("n") else "k")])
    half = "h" in (tokens.lower(match.start()), tokens.lower(match.end() - 1))
    if not tokens.glued(match.start() + 1) or not 1 <= number <= (2 if half else 4):
        return None
    if tokens.glued(match.end()) and tokens.lower(match.end()).isalpha():
        return None
    end, year = follow_year(parser, match.end())
    return Parsed(end, _division("half" if half else "quarter", number, year))
