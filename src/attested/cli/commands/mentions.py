"""`attested mentions`: what is recognised in reports before it is attached to an act."""

from attested.cli.commands.writing import write_rows
from attested.cli.options import (
    DEFAULT_PACK,
    AsJson,
    Jobs,
    OutFile,
    Pack,
    Paths,
    Pipeline,
    Published,
    Publisher,
    ReadingOptions,
)
from attested.cli.rows import build_mentions_row

__all__ = ["EXAMPLES", "run_mentions"]

EXAMPLES = (
    "attested mentions report.txt",
    "attested mentions reports/ --published 2024-11-15 -o mentions.jsonl",
)


def run_mentions(
    paths: Paths,
    pack: Pack = DEFAULT_PACK,
    pipeline: Pipeline = None,
    published: Published = None,
    publisher: Publisher = None,
    jobs: Jobs = 1,
    output: OutFile = None,
    as_json: AsJson = False,
) -> int:
    """Write the times, places, counts, parties and means that reports name, with their place in the text.

    Writes JSON, one report a line. Times are EDTF, durations ISO 8601 (P10D). The summary goes to standard error;
    --json writes that as JSON.

    Exit status: 0 all read, 1 some failed, 2 nothing could be done, 130 stopped.
    """
    options = ReadingOptions(
        paths=tuple(paths), pack=pack, pipeline=pipeline, published=published, publisher=publisher, jobs=jobs
    )
    return write_rows(
        options,
        output,
        lambda coded: build_mentions_row(coded.report, coded.mentions),
        work="mentions",
        as_json=as_json,
    )
