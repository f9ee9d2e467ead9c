"""The record that a time tagger hands on: where the words stand, what they mean, and what they were counted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Kind", "TimeMention", "flatten"]

Kind = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """One time expression of a text.

    `start` and `end` are half-open code points of the text and leave out a governing preposition, as TimeML does;
    `cue_start` is where that preposition begins when it changes the value ("since June 15" -> `2016-06-15/..`).
    `value` is EDTF for dates and times (the day is the finest grain), an ISO 8601 duration (`P10D`, `P10D/P20D`,
    `PXD`), or for sets the period (`P1W`) or the pattern (`XXXX-WXX-1`); it is empty where the words have none.
    `anchor` is what the value was counted from, in EDTF; `D/..` counts forward from D and `../D` back from it.
    `timex_type` and `timex` are the TimeML reading; `timex` is empty where TimeML would not annotate the words.
    `parts` are the members of a span ("January to mid-February"), which TimeML annotates one by one.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: str
    rule: str
    anchor: str | None = None
    cue_start: int | None = None
    timex: str = ""
    timex_type: str = "DATE"
    parts: tuple[TimeMention, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a mention whose offsets cannot be those of its text."""
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise ValueError(f"time mention {self.text!r}: offsets {self.start}..{self.end} do not fit its text")


def flatten(mentions: tuple[TimeMention, ...]) -> tuple[TimeMention, ...]:
    """The mentions as TimeML marks them: a span gives way to its members; what TimeML leaves unmarked is dropped."""
    flat = [part for mention in mentions for part in (mention.parts or (mention,))]
    return tuple(mention for mention in flat if mention.timex)
