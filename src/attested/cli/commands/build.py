"""`attested build`: reports in, a record that can be checked out, and a site to read it."""

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attested.cli.building import build_into, build_nothing, find_first
from attested.cli.failing import StoppedError
from attested.cli.options import (
    DEFAULT_PACK,
    DEFAULT_RECORD,
    AsJson,
    Jobs,
    Pack,
    Paths,
    Pipeline,
    Published,
    Publisher,
    ReadingOptions,
    RecordFile,
)
from attested.cli.output import print_line
from attested.cli.progress import Run
from attested.cli.rows import write_json
from attested.cli.summary import build_summary

if TYPE_CHECKING:
    from attested.record import Record

__all__ = ["EXAMPLES", "run_build"]

EXAMPLES = (
    "attested build reports/ --record record.db",
    "attested build reports/ --record record.db --site site/",
    "attested build news.jsonl --record record.db --jobs 0 --json",
)


def run_build(
    paths: Paths,
    record: RecordFile = Path(DEFAULT_RECORD),
    site: Annotated[
        Path | None, typer.Option("--site", metavar="DIR", help="Also write the site, one folder to open in a browser.")
    ] = None,
    pack: Pack = DEFAULT_PACK,
    pipeline: Pipeline = None,
    published: Published = None,
    publisher: Publisher = None,
    jobs: Jobs = 1,
    as_json: AsJson = False,
) -> int:
    """Code reports into a record: claims on their words, the origins of the reports, and graded events.

    Reports that the record holds as they are now, coded by the same pack, coder and language model, are not coded
    again: run it again with more reports and it adds them, with the same ones and it changes nothing. Each report is
    kept as soon as it is coded, whole or not at all. Prints a summary of what the record holds.

    Exit status: 0 all taken, 1 some failed, 2 nothing could be done, 130 stopped.
    """
    from attested.record import open_record

    options = ReadingOptions(
        paths=tuple(paths), pack=pack, pipeline=pipeline, published=published, publisher=publisher, jobs=jobs
    )
    if site is not None:
        _check_site(site)
    with Run(options.paths) as run, ExitStack() as stack:
        try:
            found = None if os.path.exists(record) else find_first(options, run)
            is_begun = found is not None or os.path.exists(record)
            opened = stack.enter_context(open_record(record)) if is_begun else None
            build = build_into(opened, options, run, found) if opened else build_nothing(run)
            if site is not None and opened:
                _write_site(opened, site, pack)
        except KeyboardInterrupt:
            kept = f"what was coded until then is kept in {record}; run the same command again to go on"
            kept = kept if os.path.exists(record) else f"{record} was not begun"
            raise StoppedError(f"stopped after {run.tally.total} reports; {kept}") from None
        summary = build_summary(opened, build, site if opened else None)
    if as_json:
        print_line(write_json(summary.values))
    else:
        for line in summary.lines():
            print_line(line)
    return build.status


def _check_site(folder: Path) -> None:
    # Before the coding, which may take hours.
    from attested.publish import check_folder

    check_folder(folder)


def _write_site(record: "Record", folder: Path, pack: str) -> None:
    from attested.cli.site import write_record_site

    write_record_site(record, folder, pack)
