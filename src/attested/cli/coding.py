"""Reports through the coder, in this process or in several.

Promise: what comes out, and in which order, does not depend on the number of processes; no more reports are under way
than `AHEAD` for each process, so memory does not grow with their number; one bad report costs that report only.
"""

import logging
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

from attested import CODER_VERSION
from attested.cli.failing import WorkerError
from attested.model import AttestedError, Claim, Mention, Report, UsageError, Versions

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from attested.reports import Failure

__all__ = ["AHEAD", "Coded", "CoderLike", "CoderOptions", "Work", "code_reports", "find_versions", "load_coder"]

AHEAD = 4
"""Reports handed out to each process before the first comes back: enough that none waits for this one to read."""

_log = logging.getLogger(__name__)

Work = Literal["claims", "mentions"]


class CoderLike(Protocol):
    """What a coder can do."""

    def code(self, report: Report) -> tuple[Claim, ...]:
        """The claims of a report."""
        ...

    def mentions(self, report: Report) -> tuple[Mention, ...]:
        """What is recognised in a report."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CoderOptions:
    """Which pack, which spaCy pipeline (None: the pack's own language model), how many processes (0: one a core)."""

    pack: str
    pipeline: str | None = None
    jobs: int = 1

    @property
    def processes(self) -> int:
        """How many processes that is here."""
        if self.jobs < 0:
            raise UsageError(f"--jobs is {self.jobs}", todo="give 0 for one process a core, or a number of processes")
        # The cores that this process may use, where the system says; a container may have fewer than the machine.
        usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        return self.jobs or usable or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A report with what was drawn from it; the one that was not asked for is empty."""

    report: Report
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()


def load_coder(options: CoderOptions) -> CoderLike:
    """The coder, ready to code. Raises what loading the pack and the language model raises."""
    # Imported here: the coder brings spaCy along, which costs more than a second.
    from attested.coding import Coder
    from attested.language import load_analyser
    from attested.pack import load_pack

    pack = load_pack(options.pack)
    # Loaded now, so that a pipeline that is not there ends the run at once and not every report on its own.
    load_analyser(next(iter(pack.lexicons)), options.pipeline)
    coder: CoderLike = Coder(pack, pipeline=options.pipeline)
    return coder


def find_versions(options: CoderOptions, language: str) -> Versions:
    """What a report of that language would be coded by here."""
    from attested.language import load_analyser
    from attested.pack import load_pack

    pack, analyser = load_pack(options.pack), load_analyser(language, options.pipeline)
    return Versions(pack=pack.label, coder=CODER_VERSION, language_model=analyser.name)


def code_reports(
    reports: Iterable["Report | Failure"], options: CoderOptions, work: Work = "claims"
) -> Iterator["Coded | Failure"]:
    """Every report with what was drawn from it, or why it was not taken, in the order given.

    Raises:
        AttestedError: the coder cannot be loaded; then no report can be coded.
    """
    if options.processes > 1:
        yield from _code_in_processes(reports, options, work)
        return
    coder = load_coder(options)
    for report in reports:
        yield _code_one(coder, report, work) if isinstance(report, Report) else report


def _code_one(coder: CoderLike, report: Report, work: Work) -> "Coded | Failure":
    from attested.reports import Failure

    where = report.origin_path or report.id
    try:
        if work == "mentions":
            return Coded(report=report, mentions=coder.mentions(report))
        return Coded(report=report, claims=coder.code(report))
    except AttestedError as error:
        return Failure(where=error.where or where, what=error.what, todo=error.todo)
    except Exception as error:
        # A report that the coder was not made for must cost this report only, and be counted.
        _log.debug("coding %s failed", where, exc_info=True)
        return Failure(
            where=where,
            what=f"cannot be coded: {type(error).__name__} in the program itself",
            todo="leave it out, and tell the makers of this program",
        )


_state: dict[str, Any] = {}
"""What a worker process loaded when it began: its coder, or the error that kept it from loading one."""


def _begin_worker(options: CoderOptions) -> None:
    # The user's Ctrl-C goes to the whole group; the first process alone decides how the run ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.getLogger().addHandler(logging.NullHandler())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        _state["coder"] = load_coder(options)
    except AttestedError as error:
        _state["error"] = error


def _end_with_parent() -> None:
    # A first process that was killed cannot tell its workers, which would wait for ever for the next report.
    from multiprocessing import connection, parent_process

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _work_on(report: Report, work: Work) -> "Coded | Failure":
    if "error" in _state:
        raise _state["error"]
    return _code_one(_state["coder"], report, work)


def _code_in_processes(
    reports: Iterable["Report | Failure"], options: CoderOptions, work: Work
) -> Iterator["Coded | Failure"]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # Spawned, not forked: a fork would copy the locks of whatever threads the libraries have started.
    pool = ProcessPoolExecutor(
        options.processes, mp_context=get_context("spawn"), initializer=_begin_worker, initargs=(options,)
    )
    try:
        yield from _in_order(pool, reports, options, work)
    except BrokenProcessPool as error:
        raise WorkerError(
            "a process that codes reports was ended from outside, most often for want of memory",
            todo="run again with fewer --jobs",
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(
    pool: "ProcessPoolExecutor", reports: Iterable["Report | Failure"], options: CoderOptions, work: Work
) -> Iterator["Coded | Failure"]:
    waiting: deque[Future[Coded | Failure] | Failure] = deque()
    for report in reports:
        waiting.append(pool.submit(_work_on, report, work) if isinstance(report, Report) else report)
        if len(waiting) >= AHEAD * options.processes:
            yield _take(waiting)
    while waiting:
        yield _take(waiting)


def _take(waiting: "deque[Future[Coded | Failure] | Failure]") -> "Coded | Failure":
    from concurrent.futures import Future

    first = waiting.popleft()
    return first.result() if isinstance(first, Future) else first
