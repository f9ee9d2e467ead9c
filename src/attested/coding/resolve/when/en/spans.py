"""Spans of days: "June 25-27", "10-12 November" as rules; "January to mid-February" by joining two dates."""

from __future__ import annotations

import re
from dataclasses import replace

from attested.coding.resolve.when.en.dates import follow_year, month_of
from attested.coding.resolve.when.en.lexicon import LETTER
from attested.coding.resolve.when.en.numbers import parse_ordinal
from attested.coding.resolve.when.en.parser import Parsed, Parser, rule
from attested.coding.resolve.when.en.patterns import compile_pattern
from attested.coding.resolve.when.en.tokens import Tokens
from attested.coding.resolve.when.expressions import Expression, Years
from attested.coding.resolve.when.periods import Duration, Repeat, Span, Vague, Window
from attested.coding.resolve.when.portions import Phase
from attested.coding.resolve.when.recurring import Day, Division, Month
from attested.coding.resolve.when.stretch import date_or_none

__all__ = ["join_spans"]


@rule("month-day-span", "MONTH MABBR",
      "(?P<m><month>) (?P<a><day>) (?P<j>HYPHEN|TO|THROUGH|UNTIL|AND) THE? (?P<b><day>)(?! UNIT| UNITS)")  # fmt: skip
def _month_day_span(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """June 25-27; March 3 to 5, 2016."""
    end, year = follow_year(parser, match.end())
    month = Month(month=month_of(parser.tokens, match.start("m")), outer=year)
    members = ((match.start(), match.end("a")), (match.start("b"), end))
    return _day_span(parser, match, month, members)


@rule("day-span-month", "INT1 ORDD THE",
      "THE? (?P<a>INT1|ORDD) (?P<j>HYPHEN|TO|THROUGH|UNTIL|AND) THE? (?P<b>INT1|ORDD) OF? (?P<m><month>)")  # fmt: skip
def _day_span_month(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """10-12 November 2016; the 3rd to the 5th of March."""
    end, year = follow_year(parser, match.end())
    month = Month(month=month_of(parser.tokens, match.start("m")), outer=year)
    return _day_span(parser, match, month, ((match.start(), match.end("a")), (match.start("b"), end)))


def _day_span(
    parser: Parser, match: re.Match[str], month: Month, members: tuple[tuple[int, int], ...]
) -> Parsed | None:
    """Two days of one month; "and" joins only neighbours or what "between" governs."""
    tokens = parser.tokens
    first, last = parse_ordinal(tokens, *match.span("a")), parse_ordinal(tokens, *match.span("b"))
    if not first < last or date_or_none(2000, month.month, last) is None:
        return None
    governed = tokens.letter(match.start() - 1) == LETTER["BETWEEN"]
    if match.group("j") == LETTER["AND"] and last - first > 1 and not governed and not tokens.trusted:
        return None
    span = Span(begin=Day(day=first, outer=month), end=Day(day=last, outer=month))
    return Parsed(members[-1][1], span, members=members)


_TO = compile_pattern("(?:TO|UNTIL|THROUGH|HYPHEN|SLASH|COMMA? AND) APPROX?")
_APART = (Duration, Repeat, Vague, Window, Span)


def join_spans(tokens: Tokens, found: list[tuple[int, Parsed]]) -> list[tuple[int, Parsed]]:
    """Neighbouring dates with "to", "-" or (after "between") "and" between them, as one span."""
    joined: list[tuple[int, Parsed]] = []
    for start, read in found:
        if joined:
            before, first = joined[-1]
            span = _join(tokens, before, first, start, read)
            if span is not None:
                joined[-1] = (before, span)
                continue
        joined.append((start, read))
    return joined


def _join(tokens: Tokens, before: int, first: Parsed, start: int, second: Parsed) -> Parsed | None:
    """The span of two readings, or None where they are two."""
    link = _TO.fullmatch(tokens.classes, first.end, start)
    if link is None or first.expression is None or second.expression is None:
        return None
    if (
        LETTER["AND"] in link.group()
        and tokens.letter(before - 1) != LETTER["BETWEEN"]
        and not _is_between_near(tokens, before)
    ):
        return None
    begin, end = first.expression, second.expression
    if isinstance(begin, _APART) or isinstance(end, _APART) or "time" in (begin.kind, end.kind):
        return None
    if "prior" in (begin.needs, end.needs) or abs(begin.level - end.level) > 3:
        return None
    members = ((before, first.end), (start, second.end))
    return Parsed(second.end, Span(begin=_share(begin, end), end=end), "span", members)


def _is_between_near(tokens: Tokens, index: int) -> bool:
    """Whether "between" stands one word further off ("between about March and May")."""
    return tokens.trusted or tokens.letter(index - 2) == LETTER["BETWEEN"]


def _share(begin: Expression, end: Expression) -> Expression:
    """The first end with the year or month that only the second names, where that keeps them in order."""
    if isinstance(begin, Day) and begin.outer is None and isinstance(end, Day) and end.outer is not None:
        return replace(begin, outer=end.outer)
    year = _year_of(end)
    if year is None or begin.needs != "year":
        return begin
    if _place(begin) > _place(end):
        year = replace(year, first=year.first - 1, last=year.last - 1)
    return _with_year(begin, year)


def _year_of(expression: Expression) -> Years | None:
    """The year that an expression names outright."""
    inner: Expression | None = expression
    while inner is not None and not isinstance(inner, Years):
        inner = inner.outer
    return inner


def _place(expression: Expression) -> tuple[int, int]:
    """Where in a year an expression lies."""
    inner: Expression | None = expression
    day = expression.day if isinstance(expression, Day) else 0
    while inner is not None and not isinstance(inner, (Month, Division)):
        inner = inner.outer
    return (inner.month if inner else 0), day


def _with_year(expression: Expression, year: Years) -> Expression:
    """An expression put into a year."""
    if isinstance(expression, (Month, Division)):
        return replace(expression, outer=year)
    if isinstance(expression, (Day, Phase)) and expression.outer is not None:
        return replace(expression, outer=_with_year(expression.outer, year))
    return expression
