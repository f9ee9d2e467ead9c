"""The timeline's shapes: each event as long as what is known of its time.

Invariant: a month is drawn as a month and never as a day in it; an event of an unknown year is never drawn among
the years; an open end is marked as open; what has no time is counted and not drawn.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from attested.corroborate.times import find_interval
from attested.model import Event
from attested.publish.dates import MONTHS

__all__ = ["Bar", "Column", "Tick", "Timeline", "build_timeline"]

WIDTH, MARGIN = 960, 14
LANE, BAR = 13, 9
LANES_AT_MOST = 28
"""More rows than this cannot be read on one screen; then months are counted in columns instead."""
_ANY_YEAR = 2000
_LEAST = 5.0
_STUB = 16.0
_TIP = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One event. `open_start` and `open_end` tell where its time has no end."""

    event: str
    x: float
    y: float
    width: float
    height: float
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One month, and how many events can lie in it."""

    x: float
    width: float
    height: float
    label: str
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A line and its words; without words a fine line."""

    x: float
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """One band: of known years, or of the months of an unknown year."""

    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    columns: tuple[Column, ...]
    height: float
    width: float = WIDTH
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    first: date
    last: date

    def x(self, ordinal: int) -> float:
        share = (ordinal - self.first.toordinal()) / max(1, self.last.toordinal() - self.first.toordinal())
        return MARGIN + max(0.0, min(1.0, share)) * (WIDTH - 2 * MARGIN)


def build_timeline(events: Sequence[Event], *, known_years: bool) -> Timeline | None:
    """The band of events whose year is known, or of those whose year is not; None where there are none."""
    timed = [(event, find_interval(event.when, _ANY_YEAR)) for event in events if event.when]
    chosen = [(event, span) for event, span in timed if span and ("XXXX" not in event.when) == known_years]
    if not chosen:
        return None
    spans = [(event, *_close(event.when, span)) for event, span in chosen]
    scale = _find_scale([(first, last) for _, first, last in spans], known_years=known_years)
    bars, lanes = _pack_bars(spans, scale)
    crowded = lanes > LANES_AT_MOST
    return Timeline(
        ticks=_find_ticks(scale, with_years=known_years),
        bars=() if crowded else bars,
        columns=_count_months(spans, scale) if crowded else (),
        height=190 if crowded else lanes * LANE + 34,
        first=_name_month(scale.first),
        last=_name_month(scale.last - timedelta(days=1)),
    )


def _close(when: str, span: tuple[int, int]) -> tuple[int, int]:
    """Of a time with an open end only the end that is known; the drawing adds a stub and an arrow."""
    first, last = span
    if _is_open_start(when):
        return last, last
    return (first, first) if _is_open_end(when) else (first, last)


def _is_open_start(when: str) -> bool:
    return when.startswith(("..", "/"))


def _is_open_end(when: str) -> bool:
    return when.endswith(("..", "/"))


def _find_scale(spans: Sequence[tuple[int, int]], *, known_years: bool) -> _Scale:
    if not known_years:
        return _Scale(first=date(_ANY_YEAR, 1, 1), last=date(_ANY_YEAR + 1, 1, 1))
    first = date.fromordinal(min(first for first, _ in spans)).replace(day=1)
    last = date.fromordinal(max(last for _, last in spans))
    months = first.year * 12 + first.month, last.year * 12 + last.month
    # Never less than half a year: a lone month over the whole width would look like a long time.
    end = max(months[1] + 1, months[0] + 6)
    return _Scale(first=first, last=date((end - 1) // 12, (end - 1) % 12 + 1, 1))


def _list_months(scale: _Scale) -> list[date]:
    months, month = [], scale.first
    while month < scale.last:
        months.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    return months


def _find_ticks(scale: _Scale, *, with_years: bool) -> tuple[Tick, ...]:
    months = _list_months(scale)
    room = (WIDTH - 2 * MARGIN) / len(months)
    ticks = []
    for number, month in enumerate(months):
        x = scale.x(month.toordinal())
        name = MONTHS[month.month - 1][:3]
        if room >= 40:
            year = f" {month.year}" if with_years and (number == 0 or month.month == 1) else ""
            ticks.append(Tick(x=x, label=f"{name}{year}" if room >= 62 or not year else str(month.year)))
        elif month.month == 1:
            ticks.append(Tick(x=x, label=str(month.year)))
        elif room >= 7:
            ticks.append(Tick(x=x))
    return tuple(ticks)


def _pack_bars(spans: Sequence[tuple[Event, int, int]], scale: _Scale) -> tuple[tuple[Bar, ...], int]:
    """Each bar in the first row that has room for it."""
    free_from: list[float] = []
    bars = []
    for event, first, last in sorted(spans, key=lambda item: (item[1], item[2], item[0].id)):
        opens, ends = _is_open_start(event.when), _is_open_end(event.when)
        width = _STUB if opens or ends else max(_LEAST, scale.x(last + 1) - scale.x(first))
        x = scale.x(last + 1) - width if opens else scale.x(first)
        lane = next((number for number, free in enumerate(free_from) if free <= x - _TIP * opens), len(free_from))
        free_from[lane : lane + 1] = [x + width + 3 + _TIP * ends]
        bars.append(
            Bar(
                event=event.id,
                x=min(x, WIDTH - MARGIN - width),
                y=24 + lane * LANE,
                width=width,
                height=BAR,
                open_start=opens,
                open_end=ends,
            )
        )
    return tuple(bars), len(free_from)


def _count_months(spans: Sequence[tuple[Event, int, int]], scale: _Scale) -> tuple[Column, ...]:
    months = _list_months(scale)
    counted: Counter[date] = Counter()
    for _, first, last in spans:
        start, end = date.fromordinal(first).replace(day=1), date.fromordinal(last)
        counted.update(month for month in months if start <= month <= end)
    most = max(counted.values())
    room = (WIDTH - 2 * MARGIN) / len(months)
    return tuple(
        Column(
            x=scale.x(month.toordinal()),
            width=max(1.0, room - 1),
            height=140 * counted[month] / most,
            label=_name_month(month),
            events=counted[month],
        )
        for month in months
        if counted[month]
    )


def _name_month(month: date) -> str:
    return f"{MONTHS[month.month - 1]} {month.year}"
