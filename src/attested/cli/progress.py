"""What the user sees of a run while it goes on, all of it on standard error: failures, progress, the summary.

Promise: a progress bar only on a terminal and only from `MANY` reports on; every failed report leaves one line.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from attested.reports import Failure

__all__ = ["MANY", "Run", "Tally", "say"]

MANY = 20
"""Fewer reports are coded before a bar could be read."""


def say(line: str) -> None:
    """One line to standard error."""
    print(line, file=sys.stderr, flush=True)


@dataclass(slots=True, kw_only=True)
class Tally:
    """What came of a run so far; the one record here that grows."""

    total: int = 0
    coded: int = 0
    failed: int = 0
    claims: int = 0

    @property
    def status(self) -> int:
        """The exit status: 0 all coded, 1 some failed, 2 nothing could be done."""
        if not self.coded:
            return 2
        return 1 if self.failed else 0

    def describe(self, noun: str = "claims") -> str:
        """One line for the reader."""
        reports = "1 report" if self.total == 1 else f"{self.total} reports"
        return f"{reports}: {self.coded} coded, {self.failed} failed; {self.claims} {noun}"


class Run:
    """Counts what comes in, prints a line for every failure, and draws the bar where there is one to draw."""

    def __init__(self, paths: Sequence[str], *, doing: str = "coding") -> None:
        self.tally = Tally()
        self.failures: list[str] = []
        self._paths = paths
        self._doing = doing
        self._bar: Any = None
        self._task: Any = None
        self._expected: int | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from attested.reports import count_sources

            self._expected = count_sources(self._paths)
            if self._expected is not None and self._expected >= MANY:
                self._start_bar()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def coded(self, claims: int) -> None:
        """One more report is done."""
        self.tally.coded += 1
        self.tally.claims += claims
        self._advance()

    def failed(self, failure: "Failure | str") -> None:
        """One more report is not; its line goes out at once."""
        self.tally.failed += 1
        self._tell(str(failure))
        self._advance()

    def refused(self, why: str, claims: int) -> None:
        """A report that counted as coded was then not taken."""
        self.tally.coded -= 1
        self.tally.claims -= claims
        self.tally.failed += 1
        self._tell(why)

    def passed(self) -> None:
        """One more report needs nothing done."""
        self.tally.total += 1
        self._draw()

    def _tell(self, failure: str) -> None:
        self.failures.append(failure)
        self._print(f"failed: {failure}")

    def summarise(self, *, as_json: bool = False, noun: str = "claims") -> None:
        """The last line of the run."""
        if as_json:
            say(json.dumps(asdict(self.tally)))
        else:
            say(self.tally.describe(noun))

    def _print(self, line: str) -> None:
        if self._bar is None:
            say(line)
        else:
            # Past the bar's own console, which would take brackets in a file's name for colours.
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def _advance(self) -> None:
        self.tally.total += 1
        self._draw()

    def _draw(self) -> None:
        if self._bar is not None:
            self._bar.advance(self._task)
        elif self._expected is None and self.tally.total >= MANY and sys.stderr.isatty():
            self._start_bar()

    def _start_bar(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _build_rate_column(),
            TimeRemainingColumn(),
        )
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task(self._doing, total=self._expected, completed=self.tally.total)
        self._bar.start()


def _build_rate_column() -> Any:
    from rich.progress import ProgressColumn, Task
    from rich.text import Text

    class RateColumn(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f} reports/s" if task.speed else "")

    return RateColumn()
