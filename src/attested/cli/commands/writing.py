"""What `code` and `mentions` have in common: coded reports to lines, whole or not at all."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from attested.cli.coding import Coded, Work
from attested.cli.failing import StoppedError
from attested.cli.options import ReadingOptions
from attested.cli.output import open_output
from attested.cli.progress import Run
from attested.cli.reading import iter_coded
from attested.cli.rows import write_json

__all__ = ["write_rows"]


def write_rows(
    options: ReadingOptions, output: Path | None, build_row: Callable[[Coded], Any], *, work: Work, as_json: bool
) -> int:
    """Write one line a report (text as it is, all else as JSON), sum up on standard error; the exit status."""
    with open_output(output, options.paths) as out, Run(options.paths) as run:
        try:
            for coded in iter_coded(options, run, work):
                row = build_row(coded)
                out.write_line(row if isinstance(row, str) else write_json(row))
        except KeyboardInterrupt:
            kept = "the lines written so far are whole" if output is None else f"{out.where} was not written"
            raise StoppedError(f"stopped after {run.tally.total} reports; {kept}") from None
        if run.tally.coded:
            out.commit()
    run.summarise(as_json=as_json, noun=work)
    return run.tally.status
