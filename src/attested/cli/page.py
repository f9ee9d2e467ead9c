"""A page of fields and quotes for one thing: coloured in a terminal, plain elsewhere, the same words in both."""

import sys
from typing import TYPE_CHECKING

from attested.cli.output import print_line
from attested.cli.quoting import Quote, mark_plain, mark_rich

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["Page"]

LABEL = 9
"""Columns of the labels."""


class Page:
    """Lines in the order in which they were added; `print` puts them out."""

    def __init__(self) -> None:
        self._lines: list[tuple[str, str | Quote]] = []

    def head(self, title: str) -> None:
        """A heading."""
        self._lines.append(("head", title))

    def field(self, label: str, value: str) -> None:
        """A label and its value; nothing where there is no value."""
        if value:
            self._lines.append(("field", f"{label:{LABEL}} {value}"))

    def note(self, text: str) -> None:
        """What explains the field above."""
        if text:
            self._lines.append(("note", f"{'':{LABEL}}   {text}"))

    def quote(self, quote: Quote) -> None:
        """A sentence with its marks."""
        self._lines.append(("quote", quote))

    def gap(self) -> None:
        """An empty line."""
        self._lines.append(("gap", ""))

    def print(self) -> None:
        """All of it to standard output."""
        if sys.stdout.isatty():
            from rich.console import Console

            console = Console()
            for kind, value in self._lines:
                console.print(_style(kind, value), soft_wrap=kind != "quote", highlight=False)
            return
        for _, value in self._lines:
            print_line(f"  {mark_plain(value)}" if isinstance(value, Quote) else value)


def _style(kind: str, value: str | Quote) -> "Text":
    from rich.text import Text

    if isinstance(value, Quote):
        text = mark_rich(value)
        text.pad_left(2)
        return text
    return Text(value, style={"head": "bold", "note": "dim"}.get(kind, ""))
