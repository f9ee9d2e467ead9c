"""What around a word shows that it tells time: "May" and "March", four figures, "the 14th", "spring" and "fall"."""

from __future__ import annotations

from attested.coding.resolve.when.en.patterns import bag, compile_pattern, letters_of
from attested.coding.resolve.when.en.tokens import Tokens

__all__ = ["is_month_in_context", "is_ordinal_day", "is_season", "is_year"]

_LEADS = letters_of(
    "IN ON OF SINCE BY UNTIL THROUGH FROM TO BETWEEN DURING BEFORE AFTER EARLY MID LATE LAST NEXT THIS FOR OVER AND OR "
    "HYPHEN SLASH AT PAST EARLIER LATER AS LPAR EVERY THAN ONWARD STARTING WDAY"
)
_MONTH_LINKS = letters_of("HYPHEN SLASH AND OR TO")
_VERBAL_MONTHS = frozenset({"may", "march", "april", "june", "august"})
_FIRM = letters_of("IN SINCE BY UNTIL DURING EARLY MID LATE LAST NEXT THIS FROM OF BETWEEN THROUGH")


def is_month_in_context(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a month without day or year is one: abbreviations and May, March, June need a word before them."""
    word = tokens.lower(first)
    before = tokens.letter(first - 1)
    linked = tokens.letter(last) in _MONTH_LINKS and tokens.letter(last + 1) in letters_of("MONTH MABBR")
    if linked or before in _FIRM or word == "july" or (word not in _VERBAL_MONTHS and len(word) > 4):
        return True
    article = tokens.lower(first - 1) == "the" and tokens.lower(last) not in ("on", "for", "of", "from", "to")
    return before in _LEADS or article


_NUMBER_NOUNS = bag(
    """people persons men women children soldiers troops workers won yuan dollars euros pounds yen rubles km kilometers
    kilometres miles meters metres feet tons tonnes kg kilograms grams households families jobs votes points percent
    million billion hours days weeks months years seats homes members students residents copies units cars vehicles
    passengers deaths victims police officers refugees defectors employees shares barrels megawatts mw rpm degrees
    square cubic mph kph gb mb hz mhz calories"""
)
_NUMBERED = frozenset({"room", "flight", "route", "highway", "number", "no", "page", "model", "article", "rule", "#"})
_NOT_BEFORE_YEAR = letters_of("MONEY APPROX MORE THAN LEAST SOME FLOAT INT NUMW PERCENT MANY DOZENS")
_YEAR_LEADS = letters_of("IN SINCE BY UNTIL FROM OF DURING EARLY MID LATE BEFORE AFTER THROUGH LPAR TO BETWEEN AND OR "
                         "FOR HYPHEN EVERY THIS LAST THAT OVER COMMA UNIT SEASON FEAST QUARTER HALF MONTH MABBR FISCAL "
                         "STARTING AS END AT THE POSS")  # fmt: skip
_LOOSE_LEADS = letters_of("TO FOR THAN OVER AND OR COMMA AT BY BETWEEN FROM")


def is_year(tokens: Tokens, first: int, last: int, *, lenient: bool) -> bool:
    """Whether four figures are a year: not a sum, a count, part of a name or a long number."""
    year = int(tokens.words[first])
    if lenient and year >= 1400:
        return True
    before, after = tokens.letter(first - 1), tokens.lower(last)
    if tokens.lower(first - 1) in _NUMBERED:
        return False
    if (
        tokens.glued(first)
        and before not in _YEAR_LEADS
        and tokens.lower(first - 1) not in ("(", "[", '"', "“", "‘", "'")
    ):
        return False
    if before in _NOT_BEFORE_YEAR or after in _NUMBER_NOUNS or after in ("%", "$"):
        return False
    if tokens.glued(first) and before in letters_of("HYPHEN SLASH") and tokens.letter(first - 2) == "x":
        return False
    if tokens.glued(last) and tokens.letter(last) in letters_of("SLASH PERCENT"):
        return False
    if year < 1900:
        return (
            year >= 1400
            and before in letters_of("IN SINCE UNTIL FROM DURING EARLY LATE MID LPAR OF")
            and _is_plain(after)
        )
    if before in _LOOSE_LEADS and after.endswith("s") and after.isalpha() and len(after) > 3 and year % 50 == 0:
        return False
    return before in _YEAR_LEADS or _is_plain(after) or year > 1940


def _is_plain(after: str) -> bool:
    """Whether the word after does not look like a thing counted."""
    return not (after.isalpha() and after.endswith("s") and len(after) > 3)


_DAY_LEADS = letters_of("ON FROM TO UNTIL SINCE BY BETWEEN AND BEFORE AFTER OF THROUGH HYPHEN OR WDAY COMMA AROUND"
                        .replace(" AROUND", " APPROX"))  # fmt: skip
_BARE_DAY_LEADS = letters_of("ON FROM TO UNTIL BETWEEN THROUGH HYPHEN WDAY")
_OF_EVERY = compile_pattern("(?:AND THE? ORDD)? OF EVERY")
_ORDINAL_NOUNS = bag(
    """floor anniversary century birthday congress party time day ward regiment division corps brigade battalion bureau
    department district street edition round meeting session plenum plenary supreme central year month week place
    grade army military group unit team household parallel annual amendment national world consecutive straight most
    best largest biggest century-old minute hour hole inning game goal season term election round-robin president
    prime king queen bureau arrondissement amendment fleet infantry company platoon squadron district's percentile
    and-final vice spot position person child victim case test attempt try such one nuclear"""
)


def is_ordinal_day(tokens: Tokens, first: int, last: int, *, lenient: bool) -> bool:
    """Whether "the 14th" is a day of the month rather than the 14th of something."""
    after = tokens.lower(last)
    if after in _ORDINAL_NOUNS or _OF_EVERY.match(tokens.classes, last):
        return False
    if lenient:
        return True
    if tokens.letter(first - 1) not in _DAY_LEADS or tokens.letter(last) in letters_of("HYPHEN OF"):
        return False
    bare = tokens.lower(first) != "the"
    if bare and tokens.letter(first - 1) not in _BARE_DAY_LEADS:
        return False
    follower = tokens.words[last] if last < len(tokens.words) else "."
    return not (follower[0].isupper() or (bare and follower.isalpha()))


_SEASON_LEADS = letters_of("IN OF DURING SINCE BY UNTIL FROM EARLY MID LATE THE BEFORE AFTER THROUGH HYPHEN BETWEEN")


def is_season(tokens: Tokens, first: int, last: int) -> bool:
    """Whether spring, summer, fall or winter without a year is the season: "in the fall", "early spring"."""
    word, before = tokens.lower(first), tokens.letter(first - 1)
    if tokens.letter(last) in letters_of("HYPHEN"):
        return False
    if tokens.lower(first - 1) == "the":
        return tokens.letter(first - 2) in _SEASON_LEADS
    firm = letters_of("IN DURING SINCE EARLY LATE MID")
    return before in (firm if word in ("fall", "spring") else _SEASON_LEADS)
