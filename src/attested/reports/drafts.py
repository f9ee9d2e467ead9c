"""A report between its input format and the record: what the input itself says, nothing found in the text yet."""

from dataclasses import dataclass
from datetime import date

__all__ = ["Draft"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an input format gives. `text` is not yet normalised.

    `headings` are lines that the format marks as headings; `links` are addresses behind a line such as
    "Read the original", which are the report's own, unlike a link within a sentence.
    """

    id: str
    text: str
    title: str | None = None
    author: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    headings: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
