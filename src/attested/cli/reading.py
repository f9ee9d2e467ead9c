"""From the paths of a command to coded reports: reading, coding, counting."""

from collections.abc import Callable, Iterator

from attested.cli.coding import Coded, Work, code_reports
from attested.cli.options import ReadingOptions
from attested.cli.progress import Run
from attested.model import Report

__all__ = ["iter_coded"]


def iter_coded(
    options: ReadingOptions, run: Run, work: Work = "claims", *, wanted: Callable[[Report], bool] | None = None
) -> Iterator[Coded]:
    """Every report that could be read and coded; `run` is told of every one, the failed ones too.

    A report that `wanted` does not want is passed over and not counted.
    """
    # Imported here: detection and web pages cost more than a help page may.
    from attested.pack import load_pack
    from attested.reports import Failure, Intake, read_reports

    pack = load_pack(options.pack)
    intake = Intake(
        published=options.published, publisher=options.publisher, languages=frozenset(str(x) for x in pack.lexicons)
    )
    found = read_reports(options.paths, intake)
    chosen = (r for r in found if wanted is None or isinstance(r, Failure) or wanted(r))
    for outcome in code_reports(chosen, options.coder, work):
        if isinstance(outcome, Failure):
            run.failed(outcome)
        else:
            run.coded(len(outcome.claims) + len(outcome.mentions))
            yield outcome
