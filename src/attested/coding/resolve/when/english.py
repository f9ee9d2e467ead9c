"""English time expressions: `find_times` marks and reads them, `resolve_time` reads one again from its own words.

Pure and deterministic; nothing here asks what day it is today. Every value that `find_times` gives follows from the
words of the mention, the day of publication and its `anchor`: `resolve_time` proves it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from attested.coding.resolve.when.en import dates, lengths, phases, relative, spans
from attested.coding.resolve.when.en.cues import default_direction, find_cue, find_direction
from attested.coding.resolve.when.en.lexicon import LETTER
from attested.coding.resolve.when.en.parser import Parsed, Parser, first_letters
from attested.coding.resolve.when.en.patterns import letters_of
from attested.coding.resolve.when.en.tokens import Tokens, read_tokens
from attested.coding.resolve.when.expressions import LEVELS, Expression, Relative, Years
from attested.coding.resolve.when.frame import Direction, Frame, parse_anchor, spell_anchor
from attested.coding.resolve.when.mention import TimeMention
from attested.coding.resolve.when.periods import Cue, Open, Span
from attested.coding.resolve.when.portions import Clock
from attested.coding.resolve.when.recurring import Day, Month
from attested.coding.resolve.when.stretch import Stretch, day_stretch, parse_stretch, spell_edtf, year_span

__all__ = ["find_times", "resolve_time"]

_GRAMMAR = (dates, lengths, phases, relative, spans)  # imported for the rules that they enter
_STRONG = letters_of(
    "MONTH MABBR WDAY WDAYS UNIT UNITS QUARTER SEASON WEEKEND WEEKENDS PART PARTS NOON PAST AGO TODAY TONIGHT NOW "
    "RECENTLY DAILY CLOCK ISODATE DMY YEAR DEC DEC2 NINETIES FEAST ORDD Q OCLOCK AMPM TZ HALF FUTURE FAR TIME MOMENT "
    "CURRENT JUCHE SLASH SECOND".replace(" Q ", " ")
)
_RUN = re.compile("[^x{b}]*[{s}{q}][^x{b}]*".format(b=LETTER["BREAK"], s="".join(sorted(_STRONG)), q=LETTER["Q"]))
_BEGIN = re.compile("[" + "".join(sorted(first_letters())) + "]")
_SENTENCE_END = letters_of("DOT BREAK")


@dataclass(frozen=True, slots=True)
class _Found:
    """A reading with the token it begins at, its cue and the token where the cue begins."""

    first: int
    parsed: Parsed
    expression: Expression
    cue: Cue | None
    cue_first: int | None


@dataclass(slots=True)
class _Memory:
    """What earlier mentions of the text said, for later ones to count from."""

    values: list[tuple[int, Expression, str]] = field(default_factory=list)
    year: tuple[int, int] | None = None  # a year that carries on, and the sentence where it was said
    owner: tuple[int, int] | None = None  # the token after the last mention of a year, and that year


def _scan(tokens: Tokens) -> list[_Found]:
    """All readings of a text, left to right, spans joined and cues found."""
    parser = Parser(tokens)
    found: list[tuple[int, Parsed]] = []
    classes = tokens.classes
    for run in _RUN.finditer(classes):
        at, stop = run.span()
        while (begin := _BEGIN.search(classes, at, stop)) is not None:
            at = begin.start()
            read = parser.at(at)
            if read is None:
                at += 1
                continue
            if read.expression is not None:
                found.append((at, read))
            at = read.end
    joined = spans.join_spans(tokens, found)
    return [_with_cue(tokens, first, read) for first, read in joined]


def _with_cue(tokens: Tokens, first: int, read: Parsed) -> _Found:
    """A reading under its preposition, if one opens it."""
    expression = read.expression
    assert expression is not None
    cue = None if isinstance(expression, Span) else find_cue(tokens, first, read.end, expression)
    if cue is None:
        return _Found(first, read, expression, None, None)
    return _Found(first, read, Open(cue=cue[0], inner=expression), cue[0], cue[1])


def find_times(text: str, *, published: date | None = None) -> tuple[TimeMention, ...]:
    """All time expressions of a text in order, read against the day of publication; no two overlap."""
    tokens = read_tokens(text)
    memory = _Memory()
    mentions: list[TimeMention] = []
    sentence, at = 0, 0
    for found in _scan(tokens):
        sentence += sum(tokens.classes.count(letter, at, found.first) for letter in _SENTENCE_END)
        at = found.first
        mentions.append(_read(tokens, found, published, memory, sentence))
    return tuple(mentions)


def _read(tokens: Tokens, found: _Found, published: date | None, memory: _Memory, sentence: int) -> TimeMention:
    """One reading as a mention, and remembered."""
    expression = found.expression
    anchor, frame = _anchor(tokens, found, published, memory, sentence)
    stretch = expression.stretch(frame)
    value = expression.value_of(stretch, frame)
    if stretch is None and expression.needs == "prior" and published:
        timex = expression.timex(Frame(published=published, prior=day_stretch(published)))
    else:
        timex = expression.timex_of(stretch, frame)
    context = spell_edtf(stretch) if stretch else ""
    if context:
        memory.values.append((sentence, expression, context))
        _remember_year(tokens, found, frame, memory, sentence)
        if stretch and stretch.known and expression.level == LEVELS["year"]:
            memory.owner = (found.parsed.end, stretch.first.year)
    first, last = found.first, found.parsed.end
    return TimeMention(
        start=tokens.start(first),
        end=tokens.ends[last - 1],
        text=tokens.slice(first, last),
        kind=expression.kind,
        value=value,
        rule=f"{found.cue}+{found.parsed.rule}" if found.cue else found.parsed.rule,
        anchor=anchor if value else None,
        cue_start=tokens.start(found.cue_first) if found.cue_first is not None else None,
        timex=timex,
        timex_type=expression.timex_type,
        parts=_parts(tokens, found, frame, anchor),
    )


def _parts(tokens: Tokens, found: _Found, frame: Frame, anchor: str | None) -> tuple[TimeMention, ...]:
    """The two members of a span as mentions of their own."""
    span = found.expression
    if not isinstance(span, Span):
        return ()
    ends, timexes = span.ends(frame), span.timexes(frame)
    parts = []
    for index, (first, last) in enumerate(found.parsed.members):
        end = ends[index]
        member = (span.begin, span.end)[index]
        parts.append(
            TimeMention(
                start=tokens.start(first),
                end=tokens.ends[last - 1],
                text=tokens.slice(first, last),
                kind=member.kind,
                value=spell_edtf(end) if end else "",
                rule=f"{found.parsed.rule}-end",
                anchor=anchor,
                timex=timexes[index],
                timex_type=member.timex_type,
            )
        )
    return tuple(parts)


def _anchor(
    tokens: Tokens, found: _Found, published: date | None, memory: _Memory, sentence: int
) -> tuple[str | None, Frame]:
    """What an expression is counted from, as a string to keep and as a frame to read in."""
    needs = found.expression.needs
    if needs == "prior":
        return _prior_anchor(found.expression, published, memory, sentence)
    if needs == "published":
        return (published.isoformat() if published else None), Frame(published=published)
    if needs == "nothing":
        return None, Frame(published=published)
    carried = _carried_year(tokens, found, published, memory, sentence)
    if carried is not None:
        return str(carried), Frame(published=published, prior=year_span(carried, carried))
    direction = find_direction(tokens, found.first, found.parsed.end, found.cue)
    if published is None:
        return None, Frame(direction=default_direction(found.cue))
    anchor = spell_anchor(published, direction, default_direction(found.cue))
    return anchor, Frame(published=published, direction=direction)


def _prior_anchor(
    expression: Expression, published: date | None, memory: _Memory, sentence: int
) -> tuple[str | None, Frame]:
    """The latest earlier mention, not more than two sentences back, that the expression can be counted from."""
    reach = 0 if isinstance(expression, Clock) and expression.outer is None else 2
    for said, _, value in reversed(memory.values[-4:]):
        if sentence - said > reach:
            break
        frame = Frame(published=published, prior=parse_stretch(value))
        if expression.stretch(frame) is not None:
            return value, frame
    return None, Frame(published=published)


def _carried_year(tokens: Tokens, found: _Found, published: date | None, memory: _Memory, sentence: int) -> int | None:
    """The year of an earlier date that plainly goes on: "last year's third quarter", "In 2015, ... In March"."""
    tail = tokens.lower(found.parsed.end)
    if isinstance(found.expression, Day) and tail in _TERROR and _place_of(found.expression) == (9, 11):
        return 2001
    if (
        memory.owner is not None
        and memory.owner[0] == found.first - 1
        and tokens.letter(found.first - 1) == LETTER["POSS"]
    ):
        return memory.owner[1]
    if memory.year is None or sentence - memory.year[1] > 1 or not _takes_year(found.expression):
        return None
    year = memory.year[0]
    if published is None:
        return year
    reading = found.expression.stretch(Frame(published=published, prior=year_span(year, year)))
    return year if reading is not None and reading.first <= published and year < published.year else None


_TERROR = frozenset({"attacks", "attack", "terrorist", "terror"})


def _place_of(day: Day) -> tuple[int, int]:
    """Month and day of a day whose year is not said."""
    month = day.outer
    return (month.month, day.day) if isinstance(month, Month) and month.outer is None else (0, 0)


def _takes_year(expression: Expression) -> bool:
    """Whether a year would complete the expression: a bare month or a day of one, not a weekday."""
    inner: Expression | None = expression.inner if isinstance(expression, Open) else expression
    if isinstance(inner, Span):
        inner = inner.begin
    while inner is not None and not isinstance(inner, Month):
        inner = inner.outer
    return inner is not None and inner.outer is None and not inner.which


def _remember_year(tokens: Tokens, found: _Found, frame: Frame, memory: _Memory, sentence: int) -> None:
    """Keep the year of a full date, or of one that opens a sentence; a date of the running year ends the keeping."""
    expression = found.expression.inner if isinstance(found.expression, Open) else found.expression
    outermost: Expression | None = expression.end if isinstance(expression, Span) else expression
    while outermost is not None and outermost.outer is not None:
        outermost = outermost.outer
    if not isinstance(outermost, Years) or outermost.first != outermost.last:
        if isinstance(outermost, Relative):
            memory.year = None
        elif memory.year is not None and memory.year[1] < sentence and frame.prior is not None:
            memory.year = (memory.year[0], sentence)
        return
    opens = tokens.letter(found.first - 2) in _SENTENCE_END or found.first < 2
    if outermost is not expression or opens:
        memory.year = (outermost.first, sentence)


def resolve_time(text: str, *, published: date | None, context: str | None) -> str | None:
    """The EDTF value of one expression (with its cue), read from its own words, its anchor and the day of publication.

    `context` is the `anchor` of the mention. None where the text is no time expression, empty where it has no value.
    """
    tokens = read_tokens(text, trusted=True)
    whole = [f for f in _scan(tokens) if f.parsed.end == len(tokens.words)]
    fitting = [f for f in whole if (f.first if f.cue_first is None else f.cue_first) == 0]
    if not fitting:
        return None
    found = fitting[0]
    direction: Direction = default_direction(found.cue)
    prior: Stretch | None = None
    if context is not None:
        prior, direction = parse_anchor(context, direction)
    if found.expression.needs in ("published", "nothing"):
        return found.expression.value(Frame(published=published))
    return found.expression.value(Frame(published=published, prior=prior, direction=direction))
