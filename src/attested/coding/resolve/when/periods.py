"""Lengths of time and what is built of expressions: durations, running windows, repeats, spans, open ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from attested.coding.resolve.when.expressions import Expression, Needs
from attested.coding.resolve.when.frame import Frame
from attested.coding.resolve.when.mention import Kind
from attested.coding.resolve.when.portions import Phase
from attested.coding.resolve.when.stretch import Stretch, day_stretch, shift_unit, spell_point

__all__ = ["Amount", "Cue", "Duration", "Open", "Repeat", "Span", "Vague", "Window"]

Cue = Literal["since", "from", "by", "until", "before", "after"]
_MARKS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "TH", "minute": "TM", "second": "TS",
          "decade": "DE", "century": "CE", "quarter": "Q", "weekend": "WE", "fortnight": "W", "night": "D",
          "half": "H"}  # fmt: skip
_IN_SMALLER = {"decade": (10, "year"), "century": (100, "year"), "quarter": (3, "month"), "half": (6, "month"),
               "fortnight": (2, "week"), "weekend": (2, "day"), "night": (1, "day")}  # fmt: skip
_HALVED = {"hour": (30, "minute"), "year": (6, "month"), "decade": (5, "year"), "day": (12, "hour"),
           "century": (50, "year"), "minute": (30, "second")}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How many units: from `low` to `high`; both None for "a few"."""

    low: float | None
    high: float | None
    unit: str


def _number(number: float) -> str:
    """A number without a needless fraction."""
    return str(int(number)) if number == int(number) else str(number)


def _spell(number: float | None, unit: str, small: bool) -> str:
    """`P10D`, `PT30M`, `PXY`; `small` writes decades as years, which ISO 8601 knows."""
    if number == 0.5 and unit in _HALVED:
        number, unit = _HALVED[unit]
    if small and unit in _IN_SMALLER:
        factor, unit = _IN_SMALLER[unit]
        number = None if number is None else number * factor
    if unit == "fortnight" and number is not None:
        number *= 2
    mark = _MARKS[unit]
    count = "X" if number is None else _number(number)
    return f"PT{count}{mark[1]}" if mark.startswith("T") else f"P{count}{mark}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration(Expression):
    """A length of time; several amounts add up ("two years and three months")."""

    amounts: tuple[Amount, ...]

    @property
    def kind(self) -> Kind:
        """The kind of mention."""
        return "duration"

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days covered in a frame, or None."""
        return None

    def value_of(self, found: Stretch | None, frame: Frame) -> str:
        """The value: see Expression."""
        low = self._sum(high=False, small=True)
        high = self._sum(high=True, small=True)
        return low if low == high else f"{low}/{high}"

    def timex_of(self, found: Stretch | None, frame: Frame) -> str:
        """The TimeML value: see Expression."""
        return self._sum(high=True, small=False)

    def _sum(self, high: bool, small: bool) -> str:
        """All amounts in one ISO duration."""
        spelt = [_spell(a.high if high else a.low, a.unit, small) for a in self.amounts]
        joined, clock = "P", False
        for piece in spelt:
            if piece.startswith("PT") and not clock:
                joined, clock = joined + "T", True
            joined += piece.removeprefix("PT").removeprefix("P")
        return joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(Expression):
    """A run of units up to the day of publication ("the past two months") or from it on ("the next few days")."""

    amount: Amount
    ahead: bool = False

    @property
    def timex_type(self) -> str:
        """The TimeML type."""
        return "DURATION"

    @property
    def needs(self) -> Needs:
        """What the frame must bring for it."""
        return "published"

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days covered in a frame, or None."""
        day, number, unit = frame.published, self.amount.high, self.amount.unit
        if day is None or number is None:
            return None
        if number == 0.5 and unit in _HALVED:
            number, unit = _HALVED[unit]
        if number != int(number) or unit in ("hour", "minute", "second", "night", "weekend"):
            return None
        moved = shift_unit(day_stretch(day), unit, int(number) if self.ahead else -int(number))
        if moved is None:
            return None
        return Stretch(first=day, last=moved.first) if self.ahead else Stretch(first=moved.first, last=day)

    def value_of(self, found: Stretch | None, frame: Frame) -> str:
        """The value: see Expression."""
        if found is None:
            return ""
        exact = self.amount.unit == "day"
        first, last = spell_point(found), spell_point(found, last=True)
        if self.ahead:
            return f"{first}/{last}" if exact else f"{first}/{last}~"
        return f"{first}/{last}" if exact else f"{first}~/{last}"

    def timex_of(self, found: Stretch | None, frame: Frame) -> str:
        """The TimeML value: see Expression."""
        return _spell(self.amount.high, self.amount.unit, small=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat(Expression):
    """Something that comes round: the period (`P1W`) or the pattern of the day (`XXXX-WXX-1`)."""

    pattern: str

    @property
    def kind(self) -> Kind:
        """The kind of mention."""
        return "set"

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days covered in a frame, or None."""
        return None

    def value_of(self, found: Stretch | None, frame: Frame) -> str:
        """The value: see Expression."""
        return self.pattern

    def timex_of(self, found: Stretch | None, frame: Frame) -> str:
        """The TimeML value: see Expression."""
        return self.pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Vague(Expression):
    """Now, then, some day: recognised, without a value."""

    reference: str

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days covered in a frame, or None."""
        return None

    def timex_of(self, found: Stretch | None, frame: Frame) -> str:
        """The TimeML value: see Expression."""
        return self.reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Expression):
    """From one expression to another; the first is read by the frame, the second as the next such after it."""

    begin: Expression
    end: Expression

    @property
    def needs(self) -> Needs:
        """What the frame must bring for it."""
        order: tuple[Needs, ...] = ("nothing", "published", "year", "prior")
        return max(self.begin.needs, self.end.needs, key=order.index)

    @property
    def level(self) -> int:
        """The level of the unit named."""
        return max(self.begin.level, self.end.level)

    def ends(self, frame: Frame) -> tuple[Stretch | None, Stretch | None]:
        """Both ends, the second not before the first where that can be told."""
        if self.begin.needs == "year" and self.end.needs in ("nothing", "published"):
            second = self.end.stretch(frame)
            back = replace(frame, prior=_last_day(second), direction="back")
            return self.begin.stretch(back if second and second.known else frame), second
        first = self.begin.stretch(frame)
        if first is None or not first.known or self.end.needs != "year":
            return first, self.end.stretch(frame)
        return first, self.end.stretch(replace(frame, prior=day_stretch(first.first), direction="forward"))

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days covered in a frame, or None."""
        first, second = self.ends(frame)
        if first is None or second is None or first.known != second.known:
            return None
        last = second.last
        if last < first.first:
            if first.known:
                return None
            last = last.replace(year=last.year + 1)
        grain = first.grain if first.grain == second.grain else "day"
        return Stretch(first=first.first, last=last, grain=grain, known=first.known)

    def value_of(self, found: Stretch | None, frame: Frame) -> str:
        """The value: see Expression."""
        first, second = self.ends(frame)
        if first is None or second is None or found is None:
            return ""
        begin, end = spell_point(first), spell_point(second, last=True)
        return begin if begin == end else f"{begin}/{end}"

    def timexes(self, frame: Frame) -> tuple[str, str]:
        """The TimeML values of the two members."""
        first, second = self.ends(frame)
        return self.begin.timex_of(first, frame), self.end.timex_of(second, frame)

    def timex_of(self, found: Stretch | None, frame: Frame) -> str:
        """The TimeML value: see Expression."""
        return self.timexes(frame)[0]


def _last_day(stretch: Stretch | None) -> Stretch | None:
    """The last day of a stretch as a day to count from."""
    return day_stretch(stretch.last) if stretch else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Open(Expression):
    """An expression under a preposition that opens one side: since, from, by, until, before, after."""

    cue: Cue
    inner: Expression

    @property
    def needs(self) -> Needs:
        """What the frame must bring for it."""
        return self.inner.needs

    @property
    def level(self) -> int:
        """The level of the unit named."""
        return self.inner.level

    @property
    def kind(self) -> Kind:
        """The kind of mention."""
        return self.inner.kind

    @property
    def timex_type(self) -> str:
        """The TimeML type."""
        return self.inner.timex_type

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days covered in a frame, or None."""
        return self.inner.stretch(frame)

    def _edge(self, found: Stretch | None, frame: Frame, last: bool) -> str:
        """The end of the inner stretch that the preposition leans on, in EDTF."""
        inner = self.inner
        found = inner.edge(frame, last) if isinstance(inner, Phase) else found
        if found is None or (found.grain == "year" and not found.known):
            return ""
        return spell_point(found, last=last)

    def value_of(self, found: Stretch | None, frame: Frame) -> str:
        """The value: see Expression."""
        last = self.cue in ("by", "until", "after")
        edge = self._edge(found, frame, last)
        if not edge:
            return ""
        if self.cue in ("since", "from", "after"):
            return f"{edge}/.."
        if self.cue == "until" and self._is_ahead(found, frame):
            assert frame.published is not None
            return f"{frame.published.isoformat()}/{edge}"
        return f"../{edge}"

    def _is_ahead(self, found: Stretch | None, frame: Frame) -> bool:
        """Whether the end lies after the day of publication, which then is the beginning."""
        day: date | None = frame.published
        return bool(found and day and found.known and found.last > day and found.first.year - day.year < 50)

    def timex_of(self, found: Stretch | None, frame: Frame) -> str:
        """The TimeML value: see Expression."""
        return self.inner.timex_of(found, frame)
