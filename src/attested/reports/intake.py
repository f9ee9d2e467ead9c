"""What is asked of the intake, and what it answers where a report cannot be taken.

Promise: every report that is refused leaves one `Failure`, which prints as one line: where, what, what to do.
"""

import os
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from attested.model import ReportError, UsageError

__all__ = ["DEFAULT_MAX_BYTES", "LIMIT_VARIABLE", "Failure", "Intake"]

DEFAULT_MAX_BYTES = 64 * 1024 * 1024
"""The longest book of news is far below; a larger file is a disk image or a log that was put there by mistake."""

LIMIT_VARIABLE = "ATTESTED_MAX_BYTES"


def _max_bytes() -> int:
    """The limit that the environment sets, else the default."""
    value = os.environ.get(LIMIT_VARIABLE, "")
    if not value:
        return DEFAULT_MAX_BYTES
    if not (value.isascii() and value.isdigit() and int(value) > 0):
        raise UsageError(
            f"{LIMIT_VARIABLE} is {value!r}, which is no number of bytes",
            todo=f"give a whole number such as {DEFAULT_MAX_BYTES}, or leave it unset",
        )
    return int(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What applies to every report that is read.

    `published` and `publisher` come from the command line. They hold only where neither the input, nor the text,
    nor the report's address tells its own: a folder may mix reports of several days and outlets.
    `max_bytes` is the largest report that is read at all; the environment variable `ATTESTED_MAX_BYTES` sets another.
    `languages` are those that can be coded, as ISO 639-1; a report in another one is a `Failure`.
    """

    published: date | None = None
    publisher: str | None = None
    max_bytes: int = field(default_factory=_max_bytes)
    languages: frozenset[str] = frozenset({"en"})

    def __post_init__(self) -> None:
        if self.max_bytes < 1:
            raise ValueError(f"max_bytes is {self.max_bytes}; it must be at least 1")


def _one_line(text: str) -> str:
    """The text without line breaks and control characters, so that a file's name cannot break a line of output."""
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One report that was not taken: where it stands, what is wrong, what can be done."""

    where: str
    what: str
    todo: str

    def __post_init__(self) -> None:
        for name in ("where", "what", "todo"):
            object.__setattr__(self, name, _one_line(getattr(self, name)))

    def __str__(self) -> str:
        """One line."""
        return f"{self.where}: {self.what} ({self.todo})" if self.todo else f"{self.where}: {self.what}"

    @classmethod
    def from_error(cls, error: ReportError, where: str) -> "Failure":
        """The failure that an error of the intake tells of."""
        return cls(where=error.where or where, what=error.what, todo=error.todo)
