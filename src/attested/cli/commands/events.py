"""`attested events`: the events of a record as a table."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from attested.cli.naming import join_codes, load_place_names, name_count, shorten_id
from attested.cli.options import DEFAULT_RECORD, AsJson, RecordFile
from attested.cli.output import print_line
from attested.cli.progress import say
from attested.cli.rows import write_json
from attested.model import GRADES, STATUSES, Event, UsageError

__all__ = ["EXAMPLES", "run_events"]

EXAMPLES = (
    "attested events --record record.db",
    "attested events --act arrest --place KP-09 --grade independent",
    "attested events --contested --json",
)

WIDE = 120
"""Columns that a terminal needs for the whole table; a narrower one gets what tells events apart."""

LEFT_OUT = ("status", "count", "origins")

COLUMNS = ("event", "when", "act", "status", "place", "actor", "target", "count", "grade", "origins")


def run_events(
    record: RecordFile = Path(DEFAULT_RECORD),
    act: Annotated[str | None, typer.Option("--act", metavar="CODE", help="Only this act.")] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="ID", help="Only this place and those inside it, as KP-09.")
    ] = None,
    status: Annotated[str | None, typer.Option("--status", help=f"One of {', '.join(STATUSES)}.")] = None,
    grade: Annotated[str | None, typer.Option("--grade", help=f"One of {', '.join(GRADES)}.")] = None,
    contested: Annotated[
        bool | None,
        typer.Option("--contested/--uncontested", help="Only events whose values exclude each other, or not."),
    ] = None,
    report: Annotated[
        str | None, typer.Option("--report", metavar="ID", help="Only events that this report tells.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """List the events of a record: a table, or lines with tabs where the output is no terminal.

    --json prints a list of events, each with all its values, claims and origins.
    """
    from attested.record import EventFilter, open_record

    for given, known, name in ((status, STATUSES, "status"), (grade, GRADES, "grade")):
        if given is not None and given not in known:
            raise UsageError(f"no {name} {given!r}", todo=f"one of {', '.join(known)}")
    wanted = EventFilter(act=act, status=status, grade=grade, contested=contested, place=place, report=report)
    with open_record(record, create=False) as opened:
        events = list(opened.events(wanted))
        labels = tuple(sorted({coding.versions.pack for coding in opened.codings() if coding.versions.pack}))
    if as_json:
        print_line(write_json([event.to_dict() for event in events], indent=1))
    elif sys.stdout.isatty():
        _print_table(events, load_place_names(labels))
    else:
        _print_lines(events)
    if not as_json:
        say(f"{len(events)} event{'' if len(events) == 1 else 's'}")
    return 0


def _build_row(event: Event, names: Mapping[str, str]) -> dict[str, str]:
    return {
        "event": event.id,
        "when": event.when,
        "act": event.act,
        "status": event.status,
        "place": join_codes(event.place, names),
        "actor": join_codes(event.actor),
        "target": join_codes(event.target),
        "count": "; ".join(name_count(count) for count in event.counts),
        "grade": event.grade + (f", contested: {', '.join(event.contested)}" if event.contested else ""),
        "origins": str(len(event.origins)),
    }


def _print_lines(events: Iterable[Event]) -> None:
    """Tab-separated, with full ids and place ids, for other programs."""
    print_line("\t".join(COLUMNS))
    for event in events:
        row = _build_row(event, {})
        print_line("\t".join(row[column] for column in COLUMNS))


def _print_table(events: Iterable[Event], names: Mapping[str, str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    columns = [column for column in COLUMNS if console.width >= WIDE or column not in LEFT_OUT]
    table: Any = Table(header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in ("event", "when"))
    for event in events:
        row = {**_build_row(event, names), "event": shorten_id(event.id)}
        table.add_row(*(Text(row[column]) for column in columns), style="red" if event.contested else None)
    console.print(table)
