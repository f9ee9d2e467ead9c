"""The options that several commands share, each told once."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from attested.cli.coding import CoderOptions

__all__ = [
    "DEFAULT_PACK",
    "DEFAULT_RECORD",
    "AsJson",
    "Jobs",
    "OutFile",
    "Pack",
    "Paths",
    "Pipeline",
    "Published",
    "Publisher",
    "ReadingOptions",
    "RecordFile",
    "build_epilog",
]

DEFAULT_PACK = "dprk-border"
DEFAULT_RECORD = "record.db"


def _parse_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2024-11-15") from None


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Reports: .txt, .md, .html, .jsonl, folders of them, or - for standard input.",
        show_default=False,
    ),
]
Pack = Annotated[str, typer.Option("--pack", metavar="NAME|DIR", help="The pack to code by.")]
Pipeline = Annotated[
    str | None,
    typer.Option(
        "--pipeline",
        metavar="NAME|DIR",
        help="An installed spaCy pipeline to use instead of the one that comes with it.",
    ),
]
Published = Annotated[
    date | None,
    typer.Option(
        "--published",
        metavar="DATE",
        parser=_parse_day,
        help="Day of publication (2024-11-15) of the reports that do not tell their own.",
    ),
]
Publisher = Annotated[
    str | None,
    typer.Option("--publisher", metavar="NAME", help="Publisher of the reports that do not tell their own."),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=0, help="Processes; 0 for one a core.")]
OutFile = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
RecordFile = Annotated[Path, typer.Option("--record", "-r", metavar="FILE", help="The record.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """How reports are read and coded, as one record for those who pass it on."""

    paths: tuple[str, ...]
    pack: str = DEFAULT_PACK
    pipeline: str | None = None
    published: date | None = None
    publisher: str | None = None
    jobs: int = 1

    @property
    def coder(self) -> CoderOptions:
        """The part of it that the coder needs."""
        return CoderOptions(pack=self.pack, pipeline=self.pipeline, jobs=self.jobs)


def build_epilog(*examples: str) -> str:
    """The examples at the foot of a command's help; a blank line before each keeps it on a line of its own."""
    return "\n\n".join(["Examples:", *(f"  $ {example}" for example in examples)])
