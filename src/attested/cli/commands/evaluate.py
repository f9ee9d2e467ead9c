"""`attested evaluate`: the coder held against a gold set."""

from pathlib import Path
from typing import Annotated

import typer

from attested.cli.failing import StoppedError
from attested.cli.options import (
    DEFAULT_PACK,
    AsJson,
    Jobs,
    Pack,
    Paths,
    Pipeline,
    Published,
    Publisher,
    ReadingOptions,
)
from attested.cli.output import print_line
from attested.cli.progress import Run, say
from attested.cli.reading import iter_coded
from attested.cli.rows import write_json
from attested.model import UsageError

__all__ = ["EXAMPLES", "run_evaluate"]

EXAMPLES = (
    "attested evaluate gold.jsonl reports/",
    "attested evaluate gold.jsonl reports/ --per-report",
    "attested evaluate gold.jsonl reports/ --json",
)


def run_evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="The gold set, one report a line.", show_default=False)],
    paths: Paths,
    pack: Pack = DEFAULT_PACK,
    pipeline: Pipeline = None,
    published: Published = None,
    publisher: Publisher = None,
    jobs: Jobs = 1,
    per_report: Annotated[bool, typer.Option("--per-report", help="Also the score of every report.")] = False,
    as_json: AsJson = False,
) -> int:
    """Code the reports of a gold set and print precision, recall and F1 by slot, language, publisher and kind.

    Reports that the gold set does not hold are passed over. What the gold set says of a report, its day of
    publication too, is not shown to the coder.
    """
    from attested.cli.gold import build_json, iter_lines, load_gold, read_claims

    options = ReadingOptions(
        paths=tuple(paths), pack=pack, pipeline=pipeline, published=published, publisher=publisher, jobs=jobs
    )
    wanted = load_gold(gold)
    coded = {}
    with Run(options.paths) as run:
        try:
            for found in iter_coded(options, run, wanted=lambda report: report.id in wanted):
                coded[found.report.id] = read_claims(found.claims)
        except KeyboardInterrupt:
            raise StoppedError(f"stopped after {run.tally.total} of {len(wanted)} reports; nothing was kept") from None
    if absent := [report for report in wanted if report not in coded]:
        say(f"not coded at all: {', '.join(absent)}")
    if not coded:
        raise UsageError("no report of the gold set was coded", where=str(gold), todo="give the paths of its reports")
    rows = list(wanted.values())
    if as_json:
        print_line(write_json(build_json(rows, coded, per_report)))
    else:
        for line in iter_lines(rows, coded, per_report):
            print_line(line)
    return 1 if absent or run.tally.failed else 0
