"""Parts of larger stretches, times of day: "late last month", "the end of 2016", "Friday morning", "5 p.m. Monday"."""

from __future__ import annotations

import re

from attested.coding.resolve.when.en.lexicon import LETTER
from attested.coding.resolve.when.en.numbers import parse_number, parse_ordinal, unit_of
from attested.coding.resolve.when.en.parser import Parsed, Parser, extension, rule
from attested.coding.resolve.when.en.patterns import compile_pattern, letters_of
from attested.coding.resolve.when.en.tokens import Tokens
from attested.coding.resolve.when.expressions import LEVELS, Expression, Relative
from attested.coding.resolve.when.periods import Repeat
from attested.coding.resolve.when.portions import Clock, Phase, Portion
from attested.coding.resolve.when.recurring import Division

__all__: list[str] = []

_PHASES = {"EARLY": "early", "MID": "mid", "LATE": "late", "END": "end", "START": "start", "MIDDLE": "mid"}
_PHASE_OF = {LETTER[name]: phase for name, phase in _PHASES.items()}


@rule("phase", "THE EARLY MID LATE",
      "THE? (?P<p>EARLY|MID|LATE) (?:HYPHEN? (?:TO|AND) HYPHEN? (?P<q>MID|LATE))? HYPHEN? (?:IN|ON)?")  # fmt: skip
def _phase(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """Early October; mid-2012; late last month; the early 1990s; mid-to-late March."""
    read = parser.within(match.end(), "clock")
    if read is None or read.expression is None:
        return None
    base = read.expression
    if isinstance(base, Clock):
        return read
    until = _PHASE_OF[match.group("q")] if match.group("q") else ""
    return Parsed(read.end, Phase(phase=_PHASE_OF[match.group("p")], until=until, outer=base))


@rule("edge", "THE END START MIDDLE TURN", "(?:THE)? (?P<p>END|START|MIDDLE|TURN) (?:OF|HYPHEN)")
def _edge(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """The end of last year; the beginning of the month; end-March."""
    read = parser.within(match.end(), "week")
    if read is None or read.expression is None:
        return None
    if match.group("p") == LETTER["TURN"]:
        return _turn(read)
    return Parsed(read.end, Phase(phase=_PHASE_OF[match.group("p")], outer=read.expression))


def _turn(read: Parsed) -> Parsed | None:
    """The turn of the year: December and January."""
    base = read.expression
    if not isinstance(base, Relative) or base.unit != "year":
        return None
    return Parsed(read.end, Division(name="season", month=12, count=2))


_PART_NAMES = {"part": "", "days": "", "hours": "", "weeks": "", "months": "", "years": "", "stages": "", "half": ""}


@rule("early-part", "THE", "THE (?P<p>EARLY|LATE) (?P<n>UNITS|SHARE|HALF) OF")
def _early_part(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """The early part of 2016; the early hours of Friday."""
    word = parser.tokens.lower(match.start("n"))
    read = parser.within(match.end(), "day") if word in _PART_NAMES else None
    if read is None or read.expression is None:
        return None
    if word == "hours":
        return Parsed(
            read.end, Clock(hour="TMO" if match.group("p") == LETTER["EARLY"] else "TNI", outer=read.expression)
        )
    return Parsed(read.end, Phase(phase=_PHASE_OF[match.group("p")], outer=read.expression))


@rule("earlier-later", "EARLIER LATER", "(?P<p>EARLIER|LATER) (?P<i>IN|ON)?")
def _earlier_later(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """Earlier this week; later in 2013; later that day."""
    read = parser.within(match.end(), "clock", "decade")
    if read is None or read.expression is None:
        return None
    if read.expression.level <= LEVELS["day"]:
        return read
    phase = "so-far" if match.group("p") == LETTER["EARLIER"] else "to-come"
    return Parsed(read.end, Phase(phase=phase, outer=read.expression))


@rule("portion", "THE ORDD ORDW SECOND LAST NUMW",
      "THE? (?P<n><ordinal>|LAST) (?P<q><number>)? (?P<u>UNITS|UNIT|QUARTER|HALF|WEEKEND) (?:OF|IN)")  # fmt: skip
def _portion(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """The first week of March; the last three months of 2012; the second half of May."""
    tokens = parser.tokens
    unit = unit_of(tokens.words[match.start("u")])
    read = parser.within(match.end(), "week")
    if read is None or read.expression is None or (read.expression.level < LEVELS.get(unit, 9) and unit != "half"):
        return None
    last = match.group("n") == LETTER["LAST"]
    nth = -1 if last else parse_ordinal(tokens, *match.span("n"))
    if match.group("q"):
        count = int(parse_number(tokens, *match.span("q")))
        if nth not in (1, -1):
            return None
        return Parsed(read.end, Portion(unit=unit, count=count, nth=nth, outer=read.expression))
    if unit == "half" and nth in (1, 2):
        return Parsed(read.end, Portion(unit="half", nth=nth, single=True, outer=read.expression))
    return Parsed(read.end, Portion(unit=unit, nth=nth, single=True, outer=read.expression))


_HOURS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "dawn": "TMO", "dusk": "TEV",
          "nightfall": "TEV", "daybreak": "TMO", "sunrise": "TMO", "sunset": "TEV", "lunchtime": "TMI",
          "noon": "T12:00", "midday": "T12:00", "midnight": "T24:00", "tonight": "TNI", "overnight": "TNI"}  # fmt: skip
_TIME = ("(?:(?P<k>CLOCK|FLOAT|INT1) (?P<a>AMPM)|(?P<c>CLOCK)|(?P<o>INT1) OCLOCK|(?P<m>INT|YEAR) (?=TZ)|(?P<noon>NOON))"
         "(?:TZ)?")  # fmt: skip
_ON_DAY = compile_pattern("(?:COMMA|ON|OF|COMMA ON)?")
_CLOCKED = compile_pattern("(?:APPROX|BY)?" + _TIME)
_DAY_PART = compile_pattern("(?:(?:IN|DURING) THE|AT)? (?:EARLY|LATE|MID)? HYPHEN? (?P<part>PART)")


def _hour_of(tokens: Tokens, match: re.Match[str]) -> str | None:
    """The TimeML hour of a clock time, None where the clock has no such hour."""
    if match.group("noon"):
        return _HOURS[tokens.lower(match.start("noon"))]
    name = next(name for name in ("k", "c", "o", "m") if match.group(name))
    word = tokens.words[match.start(name)]
    if name == "m":
        word = f"{word[:-2]}:{word[-2:]}" if len(word) in (3, 4) else "99"
    fields = [int(field) for field in re.split("[:.]", word)]
    hour, minutes = fields[0], fields[1:]
    if name == "k":
        pm = tokens.lower(match.start("a")).startswith("p")
        hour = (hour % 12 + (12 if pm else 0)) if hour <= 12 else hour
    if hour > 24 or any(field > 59 for field in minutes):
        return None
    return f"T{hour:02}" + "".join(f":{field:02}" for field in (minutes or [0]))


@rule("clock", "CLOCK FLOAT INT1 INT YEAR NOON APPROX", "(?:APPROX)?" + _TIME)
def _clock(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """5:30 p.m. EST; noon; 0300 GMT; 9 am on Friday."""
    hour = _hour_of(parser.tokens, match)
    if hour is None:
        return None
    end = match.end()
    part = _IN_PART.match(parser.tokens.classes, end)
    if part:
        end = part.end()
        hour = _turn_hour(hour, parser.tokens.lower(part.start("part")))
    on = _ON_DAY.match(parser.tokens.classes, end)
    day = parser.within(on.end() if on else end, "clock", "day")
    bare = ("clock", "part") if on and on.end() > end else ("clock", "part", "day")
    if day and day.expression and not isinstance(day.expression, Repeat) and day.rule not in bare:
        base = day.expression.outer if isinstance(day.expression, Clock) else day.expression
        return Parsed(day.end, Clock(hour=hour, outer=base))
    if match.group("c") and not _is_clock(parser, match):
        return None
    return Parsed(end, Clock(hour=hour))


_IN_PART = compile_pattern("IN THE (?P<part>PART)")


def _turn_hour(hour: str, part: str) -> str:
    """7 o'clock in the evening is 19:00."""
    if part in ("afternoon", "evening", "night") and hour[1:3].isdigit() and int(hour[1:3]) < 12:
        return f"T{int(hour[1:3]) + 12:02}{hour[3:]}"
    return hour


def _is_clock(parser: Parser, match: re.Match[str]) -> bool:
    """Whether 12:30 alone is a time and not a score or a verse: after at, by, from, or before a zone."""
    tokens = parser.tokens
    leads = letters_of("AT BY FROM TO UNTIL BEFORE AFTER SINCE BETWEEN AND APPROX COMMA WDAY LPAR HYPHEN YEAR")
    zone = tokens.letter(match.end() - 1) == LETTER["TZ"]
    return parser.lenient or zone or tokens.letter(match.start() - 1) in leads


@rule("part", "THE THIS THAT LAST NEXT TODAY PREV FOLLOWING SAME EARLY LATE PART MID NOON TONIGHT",
      "(?P<t>THE)? (?P<c>THIS|THAT|LAST|NEXT|TODAY|PREV|FOLLOWING|SAME)? (?:(?:EARLY|LATE|MID) HYPHEN?)?"
      "(?P<p>PART|NOON)|(?P<n>TONIGHT)")  # fmt: skip
def _part(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """This morning; last night; the next morning; the night of March 3; tonight."""
    tokens = parser.tokens
    if match.group("n"):
        outer = Relative(unit="day", shift=0)
        word = tokens.lower(match.start())
        return Parsed(match.end(), Clock(hour="TNI", outer=outer) if word == "tonight" else _overnight())
    hour = _HOURS[tokens.lower(match.start("p"))]
    word = tokens.lower(match.start("c")) if match.group("c") else ""
    if word:
        return Parsed(match.end(), Clock(hour=hour, outer=_day_of(word, bool(match.group("t")))))
    on = _OF_DAY.match(tokens.classes, match.end())
    day = parser.within(on.end(), "clock", "day") if on else None
    if day and isinstance(day.expression, Clock) and not day.expression.hour.isalpha():
        return Parsed(day.end, day.expression)
    if day and day.expression and day.expression.level == LEVELS["day"] and day.rule != "unit":
        return Parsed(day.end, Clock(hour=hour, outer=day.expression))
    if parser.lenient or (match.group("t") and tokens.letter(match.start() - 1) in letters_of("IN DURING")):
        return Parsed(match.end(), Clock(hour=hour)) if _part_stands(tokens, match.end()) else None
    return None


_OF_DAY = compile_pattern("(?:COMMA|OF|ON|COMMA ON|HYPHEN)")


def _part_stands(tokens: Tokens, index: int) -> bool:
    """Whether "the morning" is not the beginning of "the morning shift"."""
    return tokens.letter(index) not in letters_of("POSS HYPHEN")


def _overnight() -> Expression:
    """Overnight: the night before the day of publication or the one after; no value."""
    return Overnight(hour="TNI", outer=Relative(unit="day", shift=0))


class Overnight(Clock):
    """A night that belongs to two days."""

    __slots__ = ()

    def value_of(self, found: object, frame: object) -> str:
        """The value: see Expression."""
        return ""


_DAY_SHIFT = {"this": 0, "last": -1, "today": 0, "yesterday": -1, "tomorrow": 1, "next": 1}


def _day_of(word: str, the: bool) -> Relative:
    """The day that "last" in "last night" or "previous" in "the previous evening" means."""
    if word in _DAY_SHIFT and not (the and word == "next"):
        return Relative(unit="day", shift=_DAY_SHIFT[word])
    shift = {"previous": -1, "prior": -1, "preceding": -1, "that": 0, "same": 0}.get(word, 1)
    return Relative(unit="day", shift=shift, prior=True)


@extension
def extend_with_hour(parser: Parser, read: Parsed) -> Parsed:
    """A day with the time of day said after it: "Friday morning", "March 3 at dawn", "November 15, 2024 at 01:30PM"."""
    base, tokens = read.expression, parser.tokens
    if (
        base is None
        or base.level != LEVELS["day"]
        or base.kind != "date"
        or (isinstance(base, Phase) and base.level > 1)
    ):
        return read
    part = _DAY_PART.match(tokens.classes, read.end)
    if part:
        hour = _HOURS[tokens.lower(part.start("part"))]
        return Parsed(part.end(), Clock(hour=hour, outer=base), read.rule + "+part")
    at = _AT.match(tokens.classes, read.end)
    clock = _CLOCKED.match(tokens.classes, at.end() if at else read.end)
    if clock is None or (clock.group("c") and not at):
        return read
    found = _hour_of(tokens, clock)
    return Parsed(clock.end(), Clock(hour=found, outer=base), read.rule + "+clock") if found else read


_AT = compile_pattern("COMMA? (?:AT|FROM)|COMMA")
