"""What stands before a date and turns it: prepositions that open one side, and verbs that say past or to come."""

from __future__ import annotations

import re

from attested.coding.resolve.when.en.lexicon import LETTER
from attested.coding.resolve.when.en.patterns import bag, compile_pattern, letters_of
from attested.coding.resolve.when.en.tokens import Tokens
from attested.coding.resolve.when.expressions import Expression
from attested.coding.resolve.when.frame import Direction
from attested.coding.resolve.when.periods import Cue, Duration, Repeat, Vague, Window
from attested.coding.resolve.when.portions import Phase
from attested.coding.resolve.when.recurring import Day, Month, NthWeekday

__all__ = ["default_direction", "find_cue", "find_direction"]

_CUE_OF: dict[str, Cue] = {"SINCE": "since", "BY": "by", "UNTIL": "until", "THROUGH": "until", "BEFORE": "before",
                           "AFTER": "after", "FROM": "from"}  # fmt: skip
_CUES = {LETTER[name]: cue for name, cue in _CUE_OF.items()}
_STARTS = frozenset({"starting", "beginning", "effective"})
_FUNCTION_WORDS = bag(
    """the a an to of in on at by and but or when where who which that as for from with without police security was
    were is are has had have will would he she it they his her their its local authorities officials there this
    these those according because if while after before until since"""
)
_RATES = bag(
    """up down rose fell percent % higher lower increase decrease drop rise decline gain unchanged different far date
    dates dating growth"""
)


def find_cue(tokens: Tokens, first: int, last: int, expression: Expression) -> tuple[Cue, int] | None:
    """The preposition that opens one side of a date, and the token where it begins."""
    if isinstance(expression, (Duration, Repeat, Vague, Window)):
        return None
    at = first - 1
    while at > 0 and tokens.letter(at) in _PASSED:
        at -= 1
    word = tokens.lower(at)
    begins = at - 1 if tokens.letter(at) in letters_of("IN ON FROM") else at
    if tokens.lower(begins) in _STARTS and tokens.letter(begins) in letters_of("STARTING START"):
        return "since", begins
    if tokens.letter(at) == LETTER["TO"] and tokens.lower(at - 1) == "prior":
        return "before", at - 1
    if tokens.letter(at) == LETTER["THAN"] and tokens.lower(at - 1) == "later":
        return "by", at - 2 if tokens.lower(at - 2) == "no" else at - 1
    cue = _CUES.get(tokens.letter(at))
    if cue is None or not _opens(tokens, cue, at, last, expression):
        return None
    if word in ("until", "till") and tokens.lower(at - 1) == "up":
        at -= 1
    return cue, at


_PASSED = letters_of("APPROX THE")


def _opens(tokens: Tokens, cue: Cue, at: int, last: int, expression: Expression) -> bool:
    """Whether the preposition governs the date alone and opens it."""
    following = tokens.letter(last)
    if cue == "since":
        return True
    if following == LETTER["POSS"]:
        return False
    if cue in ("before", "after"):
        word = tokens.lower(last)
        plain = following == "x" and word.isalpha() and word not in _FUNCTION_WORDS
        return not plain and expression.kind == "date" and tokens.lower(at - 1) not in ("shortly", "soon", "just")
    if cue == "from":
        if following == LETTER["ONWARD"] or tokens.lower(last) == "on":
            return True
        if isinstance(expression, Phase) and expression.phase == "start":
            return True
        calendar = isinstance(expression, (Day, Month, NthWeekday)) or (
            isinstance(expression, Phase) and isinstance(expression.outer, (Day, Month))
        )
        return calendar and not any(tokens.lower(at - k) in _RATES for k in (1, 2, 3))
    return True


def default_direction(cue: Cue | None) -> Direction:
    """Which way a bare month or weekday is counted when no verb tells: a deadline lies ahead, all else behind."""
    return "forward" if cue in ("by", "until") else "back"


_AHEAD = bag(
    """will shall ll would going upcoming scheduled expected due plans planned slated set must should may might
    next intends hopes aims deadline plan forecast looming"""
)
_BEHIND = bag(
    """was were had did said told began came went took made held saw got gave found left ran rose fell won lost met
    became grew kept led sent spoke stood thought wrote broke brought built bought caught chose cut drew drove
    fought hit knew put read sold set-up shot sought spent struck taught threw withdrew arose paid"""
)
_NOT_PAST = bag("scheduled expected planned slated hundred united need speed indeed based armed")
_STOPS = letters_of("DOT BREAK SEMI")
_TO_NOUN = re.compile(r"[a-z]+")
_CLAUSE = compile_pattern("DOT|BREAK|SEMI")


def find_direction(tokens: Tokens, first: int, last: int, cue: Cue | None) -> Direction:
    """Whether the clause around a date speaks of what is to come: the nearest verb before, else after, tells."""
    default = default_direction(cue)
    for at in range(first - 1, max(first - 16, -1), -1):
        if tokens.letter(at) in _STOPS:
            break
        sign = _sign(tokens, at)
        if sign is not None:
            if default == "forward" and sign == "back":
                return "back" if tokens.lower(at) == "had" or _has_had(tokens, at) else "forward"
            return sign
    for at in range(last, min(last + 10, len(tokens.words))):
        if tokens.letter(at) in _STOPS:
            break
        sign = _sign(tokens, at)
        if sign is not None:
            return default if tokens.lower(at + 1) == "to" else sign
    return default


_NO_VERBS = letters_of("MONTH SECOND")


def _has_had(tokens: Tokens, at: int) -> bool:
    """Whether "had" stands shortly before a past participle."""
    return any(tokens.lower(at - k) == "had" for k in (1, 2, 3))


def _sign(tokens: Tokens, at: int) -> Direction | None:
    """What one word says about the time of its clause."""
    word = tokens.lower(at)
    if tokens.letter(at) in _NO_VERBS:
        return None
    if word == "to":  # "tried to flee Monday" is past, "to be held Monday" is not
        return "forward" if tokens.lower(at + 1) == "be" else None
    if word == "set" and tokens.lower(at - 1) in ("is", "are", "be"):
        return "forward"
    if word in _AHEAD:
        return "forward"
    if word in _BEHIND:
        return None if tokens.lower(at - 1) in ("be", "being") else "back"
    if len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST:
        return None if tokens.lower(at - 1) in ("be", "being") else "back"
    return None
