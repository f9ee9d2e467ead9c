"""Lengths, repeats and vague words: "three months", "24-hour", "every Monday", "daily", "now", "in the past"."""

from __future__ import annotations

import re

from attested.coding.resolve.when.en.lexicon import LETTER, MONTHS, SEASONS, UNITS, WEEKDAYS
from attested.coding.resolve.when.en.numbers import parse_amount, parse_number, parse_ordinal, unit_of
from attested.coding.resolve.when.en.parser import NOTHING, Parsed, Parser, rule
from attested.coding.resolve.when.en.patterns import bag, compile_pattern, letters_of
from attested.coding.resolve.when.en.tokens import Tokens
from attested.coding.resolve.when.expressions import Expression
from attested.coding.resolve.when.frame import Frame
from attested.coding.resolve.when.periods import Amount, Duration, Repeat, Vague

__all__: list[str] = []
_NO_FRAME = Frame()

_AND_MORE = compile_pattern("COMMA? AND (?P<q><number>) (?P<u>UNITS|UNIT)")
_TAIL = compile_pattern("HYPHEN (?:OLD|LITTLE)")
_ADDS = {"year": "month", "month": "day", "week": "day", "day": "hour", "hour": "minute", "minute": "second"}
# What a "-year-old" thing may be without being a person or an animal: then the words are a length, not an age.
_AGELESS = bag(
    """conflict war agreement law company firm feud dispute ban policy program programme embargo blockade strike crisis
    uprising insurgency ceasefire truce treaty deal case investigation campaign occupation rebellion regime
    tradition alliance partnership building bridge house church temple embargo siege system practice rule debate
    standoff civil border government coalition sanctions"""
)


@rule("duration", "A INT1 INT YEAR FLOAT NUMW BIG FEW SOME MANY DOZENS APPROX MORE LESS OVER AT UP HALF AS NO ANOTHER",
      "(?:<about>)* (?P<q><exact>|<vague>|A|ANOTHER (?:<number>)?) (?P<h>HYPHEN)? (?:FULL|CONSECUTIVE|MORE|LITTLE)?"
      "(?P<u><unit>|WEEKEND) (?P<e>(?:OR (?:MORE|LESS|SO))?)")  # fmt: skip
def _duration(parser: Parser, match: re.Match[str]) -> Expression | Parsed | None:
    """Three months; 24-hour; about a year; two years and three months. An age is claimed and dropped."""
    tokens, end = parser.tokens, match.end()
    unit = unit_of(tokens.words[match.start("u")])
    claim = _claim_other(tokens, match, unit)
    if claim is not None:
        return claim if claim is NOTHING or claim.end > 0 else None
    amount = parse_amount(tokens, *_quantity(tokens, match), unit)
    if match.group("u") in letters_of("UNIT QUARTER SECOND WEEKEND") and not _is_singular_fit(tokens, match, amount):
        return None
    amounts = [amount]
    while amount.high is not None and not match.group("h"):
        more = _AND_MORE.match(tokens.classes, end)
        if more is None or _ADDS.get(amounts[-1].unit) != unit_of(tokens.words[more.start("u")]):
            break
        amounts.append(parse_amount(tokens, *more.span("q"), unit_of(tokens.words[more.start("u")])))
        end = more.end()
    half = _HALF_AFTER.match(tokens.classes, end)
    if half and amount.high is not None and len(amounts) == 1:
        amounts = [Amount(low=amount.high + 0.5, high=amount.high + 0.5, unit=unit)]
        end = half.end()
    tail = _TAIL.match(tokens.classes, end)
    return Parsed(tail.end() if tail else end, Duration(amounts=tuple(amounts)))


_HALF_AFTER = compile_pattern("AND A HALF")


def _quantity(tokens: Tokens, match: re.Match[str]) -> tuple[int, int]:
    """Where the quantity stands; "another two" counts two."""
    first, last = match.span("q")
    if tokens.letter(first) == LETTER["ANOTHER"] and last - first > 1:
        first += 1
    return first, last


def _claim_other(tokens: Tokens, match: re.Match[str], unit: str) -> Parsed | None:
    """What only looks like a length: an age (claimed), "a second time", "three quarters of"; Parsed(0) refuses."""
    refuse = Parsed(0, None)
    after = match.end()
    old = tokens.letter(after) == LETTER["OLD"] or (
        tokens.letter(after) == LETTER["HYPHEN"] and tokens.lower(after + 1) in ("old", "olds")
    )
    if old and not tokens.trusted and not _is_age_of_thing(tokens, after, unit):
        return NOTHING
    if match.group("q") == LETTER["A"] and not match.group("h") and _is_rate(tokens, match.start() - 1):
        return refuse
    if tokens.letter(after) == LETTER["POSS"] and unit == "second":
        return refuse
    if unit in ("quarter", "second", "weekend", "half") and match.group("q") in letters_of("A SOME NUMW"):
        singular = match.group("u") in letters_of("QUARTER SECOND WEEKEND")
        if (singular and unit != "weekend") or tokens.letter(after) == LETTER["OF"]:
            return refuse
    return None


def _is_age_of_thing(tokens: Tokens, index: int, unit: str) -> bool:
    """Whether "two-year-old" is said of a war or a law, or in months or weeks, and so tells a length."""
    hyphen = tokens.letter(index) == LETTER["HYPHEN"]
    if not hyphen:
        return False
    follower = tokens.lower(index + (2 if hyphen else 1))
    return follower in _AGELESS or (unit in ("month", "week", "day", "decade", "century") and not _is_person(follower))


def _is_person(word: str) -> bool:
    """Whether the word after an age is a child or nothing at all."""
    return not word.isalpha() or word in (
        "baby",
        "boy",
        "girl",
        "infant",
        "son",
        "daughter",
        "child",
        "puppy",
        "who",
        "and",
    )


def _is_singular_fit(tokens: Tokens, match: re.Match[str], amount: Amount) -> bool:
    """Whether a singular unit goes with its quantity: "a year", "one day", "two-year", "24 hour"."""
    if match.group("h") or amount.high in (0.5, 1):
        return True
    return bool(amount.high and tokens.letter(match.start("q")) in letters_of("INT1 INT FLOAT"))


@rule("first-lengths", "THE", "THE (?:<ordinal>|LAST|LATEST) (?P<q><number>|FEW) (?P<u>UNITS)")
def _first_lengths(parser: Parser, match: re.Match[str]) -> Expression | None:
    """The first nine months."""
    if parser.tokens.letter(match.start() + 1) == LETTER["LAST"]:
        return None
    unit = unit_of(parser.tokens.words[match.start("u")])
    return Duration(amounts=(parse_amount(parser.tokens, *match.span("q"), unit),))


_BARE_LEADS = letters_of("FOR IN AFTER OVER BEFORE DURING")
_BARE_VERBS = frozenset(
    {"take", "takes", "took", "taken", "last", "lasted", "spent", "spend", "within", "waited", "wait"}
)


@rule("bare-units", "UNITS", "UNITS")
def _bare_units(parser: Parser, match: re.Match[str]) -> Expression | None:
    """For years; months of; hours after."""
    tokens, at = parser.tokens, match.start()
    unit = unit_of(tokens.words[at])
    before, after = tokens.letter(at - 1), tokens.letter(at + 1)
    if unit in ("minute", "second", "quarter", "night") and before != LETTER["FOR"]:
        return None
    leads = before in _BARE_LEADS or tokens.lower(at - 1) in _BARE_VERBS
    if tokens.trusted or leads or after in letters_of("OF AFTER BEFORE"):
        return Duration(amounts=(Amount(low=None, high=None, unit=unit),))
    return None


@rule("set-amount", "A PER", "(?:A|PER) (?P<u>UNIT)")
def _set_amount(parser: Parser, match: re.Match[str]) -> Parsed | None:
    """$5 million a year; twice a week."""
    tokens = parser.tokens
    if match.group()[0] == LETTER["A"] and not _is_rate(tokens, match.start() - 1):
        return None
    return Parsed(match.end(), Repeat(pattern=_period(unit_of(tokens.words[match.start("u")]))), "set-rate")


def _is_rate(tokens: Tokens, index: int) -> bool:
    """Whether what stands before "a year" is an amount that recurs."""
    letter, word = tokens.letter(index), tokens.lower(index)
    if letter in letters_of("INT1 INT FLOAT YEAR PERCENT ONCE TIMES UNITS"):
        return True
    if word in ("million", "billion", "trillion", "percent", "won", "yuan", "yen", "cents"):
        return True
    numbers = letters_of("INT1 INT FLOAT NUMW MONEY YEAR")
    return word.endswith("s") and word.isalpha() and any(tokens.letter(index - k) in numbers for k in (1, 2))


@rule("times", "ONCE NUMW INT1 FEW", "(?:ONCE|(?:NUMW|INT1|FEW) TIMES) (?:A|PER|EVERY) (?P<u>UNIT)")
def _times(parser: Parser, match: re.Match[str]) -> Expression:
    """Three times a month."""
    return Repeat(pattern=_period(unit_of(parser.tokens.words[match.start("u")])))


def _period(unit: str, count: int = 1) -> str:
    """The ISO period of a repeat; what has no ISO mark counts in the next smaller."""
    return Duration(amounts=(Amount(low=count, high=count, unit=unit),)).value(_NO_FRAME)


@rule(
    "every",
    "EVERY",
    "EVERY (?P<q>OTHER|FEW|<ordinal>|<number>)? (?P<u>UNITS|UNIT|WDAY|MONTH|PART|SEASON|QUARTER|WEEKEND)",
)
def _every(parser: Parser, match: re.Match[str]) -> Expression | None:
    """Every day, each year, every other week, every Monday, every morning."""
    tokens = parser.tokens
    word, letter = tokens.lower(match.start("u")), match.group("u")
    if letter in letters_of("UNITS UNIT QUARTER"):
        if tokens.letter(match.start("q")) == LETTER["FEW"] and match.group("q"):
            return Repeat(pattern=_period(UNITS[word]).replace("1", "X"))
        return Repeat(pattern=_period(UNITS[word], _every_how_many(tokens, match)))
    return Repeat(pattern=_pattern_of(word))


def _every_how_many(tokens: Tokens, match: re.Match[str]) -> int:
    """Every other: 2; every third: 3; every two: 2."""
    if not match.group("q"):
        return 1
    first, last = match.span("q")
    letter = tokens.letter(first)
    if letter == LETTER["OTHER"]:
        return 2
    if letter in letters_of("ORDD ORDW SECOND"):
        return parse_ordinal(tokens, first, last)
    return int(parse_number(tokens, first, last))


def _pattern_of(word: str) -> str:
    """The pattern of a weekday, month, season or part of the day."""
    if word in WEEKDAYS:
        return f"XXXX-WXX-{WEEKDAYS[word] + 1}"
    if word in MONTHS:
        return f"XXXX-{MONTHS[word]:02}"
    if word in SEASONS:
        return "XXXX-" + {3: "SP", 6: "SU", 9: "FA", 12: "WI"}[SEASONS[word]]
    if word.startswith("weekend"):
        return "XXXX-WXX-WE"
    return "XXXX-XX-XXT" + {"m": "MO", "a": "AF", "e": "EV", "n": "NI"}.get(word[0], "MO")


@rule("weekdays", "WDAYS WEEKENDS PARTS", "WDAYS|WEEKENDS|PARTS")
def _weekdays(parser: Parser, match: re.Match[str]) -> Expression | None:
    """On Mondays; weekends."""
    return Repeat(pattern=_pattern_of(parser.tokens.lower(match.start())))


_ADVERBS = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annual": "P1Y",
            "annually": "P1Y", "quarterly": "P3M", "hourly": "PT1H", "biweekly": "P2W", "biannual": "P6M",
            "semiannual": "P6M"}  # fmt: skip


@rule("repeat-word", "DAILY", "DAILY")
def _repeat_word(parser: Parser, match: re.Match[str]) -> Expression | None:
    """Daily, annual; not the name of a paper."""
    tokens, at = parser.tokens, match.start()
    follower = tokens.words[at + 1] if at + 1 < len(tokens.words) else ""
    inside = at > 0 and tokens.letter(at - 1) == "x"
    if not tokens.trusted and tokens.words[at][0].isupper() and (follower[:1].isupper() or inside):
        return None
    return Repeat(pattern=_ADVERBS[tokens.lower(at)])


@rule("now", "NOW RECENTLY", "NOW|RECENTLY")
def _now(parser: Parser, match: re.Match[str]) -> Expression:
    """Now, currently; recently."""
    past = match.group() == LETTER["RECENTLY"]
    return Vague(reference="PAST_REF" if past else "PRESENT_REF")


@rule("vague-past", "THE", "THE PAST")
def _the_past(parser: Parser, match: re.Match[str]) -> Expression | None:
    """In the past."""
    tokens = parser.tokens
    follower = tokens.lower(match.end())
    stops = tokens.letter(match.end()) != "x" or not follower.isalpha()
    lead = tokens.letter(match.start() - 1) in letters_of("IN OF FROM")
    return Vague(reference="PAST_REF") if tokens.trusted or (stops or lead) else None


@rule("vague-future", "THE", "THE NEAR? FUTURE")
def _the_future(parser: Parser, match: re.Match[str]) -> Expression:
    """In the near future."""
    return Vague(reference="FUTURE_REF")


@rule("these-days", "THESE", "THESE UNITS")
def _these_days(parser: Parser, match: re.Match[str]) -> Expression | None:
    """These days."""
    return Vague(reference="PRESENT_REF") if parser.tokens.lower(match.start() + 1) == "days" else None


@rule("so-far", "SO", "SO FAR")
def _so_far(parser: Parser, match: re.Match[str]) -> Expression:
    """So far: known here, not marked by TimeML."""
    return Vague(reference="")


@rule("that-time", "THAT THE", "(?:THAT|THE) (?P<n>TIME|MOMENT)")
def _that_time(parser: Parser, match: re.Match[str]) -> Expression | None:
    """At that time; at the time; at the moment."""
    tokens = parser.tokens
    if not tokens.trusted and (
        tokens.letter(match.start() - 1) not in letters_of("AT BY") or not _stops(tokens, match.end())
    ):
        return None
    return Vague(reference="PRESENT_REF" if match.group("n") == LETTER["MOMENT"] else "PAST_REF")


def _stops(tokens: Tokens, index: int) -> bool:
    """Whether a phrase may end here."""
    return index >= len(tokens.words) or tokens.letter(index) in letters_of("DOT COMMA SEMI RPAR BREAK AND")


@rule("at-present", "CURRENT", "CURRENT")
def _at_present(parser: Parser, match: re.Match[str]) -> Expression | None:
    """At present."""
    tokens = parser.tokens
    if tokens.lower(match.start()) != "present":
        return None
    return (
        Vague(reference="PRESENT_REF") if tokens.trusted or tokens.letter(match.start() - 1) == LETTER["AT"] else None
    )
