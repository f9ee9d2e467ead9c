"""`attested code`: reports in, claims out, one report a line."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from attested.cli.coding import Coded
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
from attested.cli.rows import build_claims_row

__all__ = ["EXAMPLES", "run_code"]

Explain = Annotated[
    bool,
    typer.Option("--explain", help="Write why each claim says what it says, as text, in place of the claims."),
]

EXAMPLES = (
    "attested code reports/ -o claims.jsonl",
    "attested code report.txt --published 2024-11-15",
    "attested code news.jsonl pages/ --jobs 0 -o claims.jsonl",
    "attested code report.txt --explain",
    "curl -s https://example.org/report.html | attested code -",
)


def run_code(
    paths: Paths,
    pack: Pack = DEFAULT_PACK,
    pipeline: Pipeline = None,
    published: Published = None,
    publisher: Publisher = None,
    jobs: Jobs = 1,
    output: OutFile = None,
    explain: Explain = False,
    as_json: AsJson = False,
) -> int:
    """Code reports into claims: who did what to whom, where and when, each value on its own words.

    Writes JSON, one report a line, to standard output or a file. A report that cannot be coded is named on standard
    error and stops no other. The summary goes to standard error too; --json writes that as JSON.

    Exit status: 0 all coded, 1 some failed, 2 nothing could be done, 130 stopped.
    """
    options = ReadingOptions(
        paths=tuple(paths), pack=pack, pipeline=pipeline, published=published, publisher=publisher, jobs=jobs
    )
    build_row = _explainer(options) if explain else _build_row
    return write_rows(options, output, build_row, work="claims", as_json=as_json)


def _build_row(coded: Coded) -> dict[str, Any]:
    return build_claims_row(coded.report, coded.claims)


def _explainer(options: ReadingOptions) -> Callable[[Coded], str]:
    # Imported here: what tells of coding brings spaCy along, which a help page must not wait for.
    from attested.coding.explain import explain_report
    from attested.pack import load_pack

    pack = load_pack(options.pack)
    return lambda coded: explain_report(coded.report, pack, coded.claims)
