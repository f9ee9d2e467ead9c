"""Dates counted from another day: "last month", "the following day", "two years ago", "last Friday", "this spring"."""

from __future__ import annotations

import re

from attested.coding.resolve.when.en.dates import WHICH, follow_year
from attested.coding.resolve.when.en.guards import is_season
from attested.coding.resolve.when.en.lexicon import LETTER, SEASONS, WEEKDAYS
from attested.coding.resolve.when.en.numbers import parse_amount, unit_of
from attested.coding.resolve.when.en.parser import Parsed, Parser, rule
from attested.coding.resolve.when.en.patterns import bag, letters_of
from attested.coding.resolve.when.en.tokens import Tokens
from attested.coding.resolve.when.expressions import Expression, Relative, Which
from attested.coding.resolve.when.frame import Direction
from attested.coding.resolve.when.periods import Amount, Vague, Window
from attested.coding.resolve.when.portions import Phase
from attested.coding.resolve.when.recurring import Division, Weekday, Weekend

__all__: list[str] = []

_SHIFT = {"last": -1, "past": -1, "this": 0, "current": 0, "present": 0, "next": 1, "coming": 1, "upcoming": 1,
          "latest": -1}  # fmt: skip
_PRIOR = {
    "previous": -1,
    "prior": -1,
    "preceding": -1,
    "following": 1,
    "subsequent": 1,
    "ensuing": 1,
    "same": 0,
    "that": 0,
}
_STAND_IN_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_RUNNING = frozenset({"year", "month", "week", "decade", "century", "quarter"})


@rule("today", "TODAY", "TODAY")
def _today(parser: Parser, match: re.Match[str]) -> Expression:
    """Today, yesterday, tomorrow."""
    return Relative(unit="day", shift=_STAND_IN_DAYS[parser.tokens.lower(match.start())])


@rule("day-around", "THE A", "THE UNIT (?P<o>BEFORE|AFTER) (?P<y>TODAY|LAST|NEXT)?")
def _day_around(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """The day before yesterday; the week before last; the day before (counted from an earlier mention)."""
    tokens = parser.tokens
    unit = unit_of(tokens.words[match.start() + 1])
    back = match.group("o") == LETTER["BEFORE"]
    lean = tokens.lower(match.start("y")) if match.group("y") else ""
    if lean in _STAND_IN_DAYS:
        shift = _STAND_IN_DAYS[lean] + (-1 if back else 1)
        return Parsed(match.end(), Relative(unit="day", shift=shift)) if unit == "day" else None
    if lean in ("last", "next") and tokens.letter(match.end()) not in letters_of("UNIT MONTH WDAY"):
        return Parsed(match.end(), Relative(unit=unit, shift=-2 if lean == "last" else 2))
    end = match.end("o")
    if unit not in _RUNNING | {"day"} or not (tokens.trusted or _is_clause_end(tokens, end)):
        return None
    return Parsed(end, Relative(unit=unit, shift=-1 if back else 1, prior=True, counted=unit != "day"))


def _is_clause_end(tokens: Tokens, index: int) -> bool:
    """Whether a clause stops here, so that "the day before" leans on nothing after it."""
    return index >= len(tokens.words) or tokens.letter(index) in letters_of(
        "DOT COMMA SEMI RPAR BREAK AND BY IN ON TO AT"
    )


@rule("relative-unit", "THE LAST THIS NEXT PREV CURRENT COMING FOLLOWING SAME THAT LATEST PAST",
      "(?P<t>THE|THIS|THAT)? (?P<c>LAST|THIS|NEXT|PREV|CURRENT|COMING|FOLLOWING|SAME|THAT|LATEST|PAST)"
      "(?:FISCAL|FULL)? (?P<u>UNIT|QUARTER|WEEKEND)")  # fmt: skip
def _relative_unit(parser: Parser, match: re.Match[str]) -> Expression | None:
    """Last month, this year, the next day, the same week, the past year."""
    tokens = parser.tokens
    word, unit = tokens.lower(match.start("c")), unit_of(tokens.words[match.start("u")])
    the = tokens.lower(match.start("t")) if match.group("t") else ""
    if unit in ("hour", "minute", "fortnight"):
        return Window(amount=Amount(low=1, high=1, unit=unit)) if word in ("last", "past") else None
    if word in _PRIOR:
        counted = word not in ("same", "that") and unit != "day"
        return Relative(unit=unit, shift=_PRIOR[word], prior=True, counted=counted)
    if word == "next" and the == "the" and unit == "day":
        return Relative(unit="day", shift=1, prior=True)
    if word == "past" or (word in ("last", "next") and the and unit in _RUNNING and unit != "quarter"):
        return Window(amount=Amount(low=1, high=1, unit=unit), ahead=word == "next")
    if word == "last" and unit in ("decade", "day"):
        return Window(amount=Amount(low=1, high=1, unit=unit)) if unit == "decade" else None
    if word in ("current", "latest") and not (the or unit in ("quarter", "year", "week", "month")):
        return None
    return Relative(unit=unit, shift=_SHIFT[word])


@rule("unit", "THE", "THE (?P<u>UNIT|QUARTER|WEEKEND)")
def _unit(parser: Parser, match: re.Match[str]) -> Expression | None:
    """The year, the month, the weekend: the running one; the day: that of an earlier mention."""
    tokens = parser.tokens
    unit = unit_of(tokens.words[match.start("u")])
    if unit in ("hour", "minute", "fortnight", "decade", "century"):
        return None
    if not parser.lenient:
        before = tokens.letter(match.start() - 1)
        leads = letters_of("IN FOR DURING OF OVER") if unit != "day" else letters_of("IN DURING")
        follower = tokens.lower(match.end())
        if before not in leads or tokens.letter(match.end()) in letters_of("OF BEFORE AFTER THAT POSS HYPHEN TO"):
            return None
        if follower.isalpha() and tokens.letter(match.end()) == "x" and follower not in _AFTER_UNIT:
            return None
    if unit == "weekend":
        return Weekend()
    return Relative(unit=unit, shift=0, prior=unit == "day")


_AFTER_UNIT = bag(
    """with as but when while because despite at and was were is has had will it he she they we said which compared"""
)


@rule("ago", "A INT1 INT YEAR FLOAT NUMW BIG FEW SOME MANY DOZENS APPROX MORE LESS OVER AT UP UNITS HALF AS NO",
      "(?:<about>)* (?:(?P<q><exact>|<vague>|A) (?P<u><unit>)|(?P<v>UNITS)) (?P<h><half-more>)?"
      "(?P<w>AGO|EARLIER|LATER|BEFORE|AFTER|FROM NOW)")  # fmt: skip
def _ago(parser: Parser, match: re.Match[str]) -> Expression | Parsed | None:
    """Two years ago; a week earlier; three days later."""
    tokens = parser.tokens
    word = tokens.lower(match.start("w"))
    if word in ("before", "after") and not (tokens.trusted or _is_clause_end(tokens, match.end())):
        return None
    unit = unit_of(tokens.words[match.start("u" if match.group("u") else "v")])
    amount = (
        parse_amount(tokens, *match.span("q"), unit) if match.group("q") else Amount(low=None, high=None, unit=unit)
    )
    number = amount.high if amount.low == amount.high else None
    if match.group("h") and number is not None:
        number += 0.5
    step = -1 if word in ("ago", "earlier", "before") else 1
    counted = _count_from(number, unit, step, prior=word not in ("ago", "from"))
    if counted is not None:
        return counted
    return Vague(reference="PAST_REF" if word == "ago" else "FUTURE_REF" if step > 0 else "PAST_REF")


def _count_from(number: float | None, unit: str, step: int, prior: bool) -> Expression | None:
    """So many units off, in the largest unit that is whole; None where that cannot be said."""
    for factor, smaller in (
        (1, unit),
        (12, "month"),
        (10, "year"),
        (100, "year"),
        (14, "day"),
        (7, "day"),
        (3, "month"),
    ):
        fits = {"month": ("year", "quarter"), "day": ("week", "fortnight"), "year": ("decade", "century")}
        if factor != 1 and unit not in fits[smaller]:
            continue
        if (unit, factor) in _WRONG or number is None or number * factor != int(number * factor):
            continue
        if smaller in ("day", "week", "month", "year", "weekend"):
            return Relative(unit=smaller, shift=step * int(number * factor), prior=prior, counted=True)
    return None


_WRONG = {("decade", 100), ("century", 10), ("week", 14), ("fortnight", 7), ("year", 3), ("quarter", 12)}


@rule("year-ago", "THE A UNIT", "(?:THE|A)? (?P<u>UNIT) HYPHEN (?P<w>AGO|EARLIER) (?P<p>QUARTER|PERIOD|UNIT|HALF)?")
def _year_ago(parser: Parser, match: re.Match[str]) -> Expression | None:
    """The year-ago quarter."""
    unit = unit_of(parser.tokens.words[match.start("u")])
    if unit not in _RUNNING:
        return None
    return Relative(unit=unit, shift=-1, prior=True, counted=True)


@rule("window", "THE LAST PAST NEXT COMING THESE PREV FOLLOWING",
      "(?:THE|THESE)? (?P<c>LAST|PAST|NEXT|COMING|PREV|FOLLOWING) (?P<c2>LAST|PAST)? (?P<q><exact>|<vague>)?"
      "HYPHEN? (?:FISCAL|CONSECUTIVE|FULL)? (?P<u>UNITS|SECOND|UNIT|QUARTER)")  # fmt: skip
def _window(parser: Parser, match: re.Match[str]) -> Expression | None:
    """The past two months; the last few weeks; the next 24 hours."""
    tokens = parser.tokens
    plural = match.group("u") == LETTER["UNITS"]
    word, unit = tokens.lower(match.start("c")), unit_of(tokens.words[match.start("u")])
    if match.group("q") is None:
        if not plural or word in ("last", "next"):
            return None
        return Vague(reference="FUTURE_REF" if word in ("coming", "upcoming", "following") else "PAST_REF")
    if not plural and tokens.letter(match.start("u") - 1) not in letters_of("HYPHEN A"):
        return None
    amount = parse_amount(tokens, *match.span("q"), unit)
    return Window(amount=amount, ahead=word in ("next", "coming", "upcoming", "following"))


@rule("recent", "THE RECENT THESE", "(?:THE|THESE)? RECENT (?:FEW|NUMW)? (?P<u>UNITS|PARTS|WEEKENDS)")
def _recent(parser: Parser, match: re.Match[str]) -> Expression:
    """Recent months."""
    return Vague(reference="PAST_REF")


@rule("weekday", "WDAY WABBR LAST THIS NEXT PREV FOLLOWING COMING THAT THE SAME PAST",
      "(?:THE? (?P<c>LAST|THIS|NEXT|PREV|FOLLOWING|COMING|THAT|SAME|PAST))?"
      "(?P<w>WDAY|WABBR DOT (?=PART|CLOCK|INT1 AMPM)) (?:COMMA? OF?)")  # fmt: skip
def _weekday(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """Friday; last Friday; the following Monday; Friday last week."""
    tokens = parser.tokens
    weekday = WEEKDAYS[tokens.lower(match.start("w"))]
    word = tokens.lower(match.start("c")) if match.group("c") else ""
    end = match.end("w")
    following: Direction | None = {"previous": "back", "prior": "back", "preceding": "back", "following": "forward",
                                   "subsequent": "forward"}.get(word)  # type: ignore[assignment] # fmt: skip
    if following:
        return Parsed(end, Weekday(weekday=weekday, following=following))
    if not word and tokens.letter(match.end()) in letters_of("LAST THIS NEXT THE THAT"):
        week = parser.within(match.end(), "week", "week")
        if week and isinstance(week.expression, Relative) and week.expression.unit == "week":
            return Parsed(week.end, Weekday(weekday=weekday, outer=week.expression))
    which: Which = WHICH.get(word, "")
    return Parsed(end, Weekday(weekday=weekday, which=which))


@rule("week-weekday", "LAST THIS NEXT", "(?P<c>LAST|THIS|NEXT) UNIT COMMA? ON? (?P<w>WDAY)")
def _week_weekday(parser: Parser, match: re.Match[str]) -> Expression | None:
    """Last week on Friday."""
    tokens = parser.tokens
    if tokens.lower(match.start() + 1) != "week":
        return None
    week = Relative(unit="week", shift=_SHIFT[tokens.lower(match.start())])
    return Weekday(weekday=WEEKDAYS[tokens.lower(match.start("w"))], outer=week)


@rule("season", "SEASON LAST THIS NEXT THE PAST COMING THAT",
      "(?:THE? (?P<c>LAST|THIS|NEXT|PAST|COMING))? (?P<t>THE)? (?P<s>SEASON) (?P<o>OF)?")  # fmt: skip
def _season(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """This spring; the summer of 2012; last winter."""
    tokens, at = parser.tokens, match.start("s")
    which: Which = WHICH[tokens.lower(match.start("c"))] if match.group("c") else ""
    end, year = (match.end("s"), None) if which else follow_year(parser, match.end("s"))
    if not (parser.lenient or which or year) and not is_season(tokens, at, end):
        return None
    month = SEASONS[tokens.lower(at)]
    return Parsed(end, Division(name="season", month=month, count=3, outer=year, which=which))


@rule(
    "year-end",
    "THE THIS UNIT LAST NEXT",
    "(?P<t>THE|THIS|LAST|NEXT)? (?P<u>UNIT) (?P<p>POSS)? (?P<h>HYPHEN)? (?P<e>END)",
)
def _year_end(parser: Parser, match: re.Match[str]) -> Expression | None:
    """Year-end; the year's end; month-end."""
    tokens = parser.tokens
    unit = unit_of(tokens.words[match.start("u")])
    if unit not in ("year", "month", "week") or not (match.group("p") or match.group("h") or unit == "year"):
        return None
    if tokens.lower(match.start("e")) != "end":
        return None
    shift = _SHIFT.get(tokens.lower(match.start()), 0)
    return Phase(phase="end", outer=Relative(unit=unit, shift=shift))
