"""From the paths of `attested build` to a record: only what is new is coded, each report kept as soon as it is.

Invariant: a report is in the record whole or not at all; run again with the same reports, nothing in it changes.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from attested.cli.coding import Coded, find_versions
from attested.cli.options import ReadingOptions
from attested.cli.progress import Run
from attested.cli.reading import iter_coded
from attested.model import Event, Origin, Report

if TYPE_CHECKING:
    from attested.record import Record

__all__ = ["Build", "build_into", "build_nothing", "find_first"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What became of the reports, the failures among them as lines; `is_changed` where the record is another now."""

    new: int
    recoded: int
    unchanged: int
    failures: tuple[str, ...]
    is_changed: bool

    @property
    def status(self) -> int:
        """The exit status: 0 all taken, 1 some failed, 2 none could be."""
        if not self.new + self.recoded + self.unchanged:
            return 2
        return 1 if self.failures else 0


def find_first(options: ReadingOptions, run: Run) -> Iterator[Coded] | None:
    """Coded reports for a record that is not there yet; None where not one could be read and coded.

    So that a record is begun with its first report, and a run without any leaves no empty file behind.
    """
    coded = iter_coded(options, run)
    first = next(coded, None)
    return None if first is None else chain([first], coded)


def build_nothing(run: Run) -> Build:
    """What became of a run without one report that could be read and coded."""
    return Build(new=0, recoded=0, unchanged=0, failures=tuple(run.failures), is_changed=False)


def build_into(record: "Record", options: ReadingOptions, run: Run, found: Iterator[Coded] | None = None) -> Build:
    """Read, code and add what the record does not hold yet, then derive origins and events from all that it holds.

    `found` is what was coded already, for a record that holds nothing.
    """
    from attested.record import RefusedReportError

    outcomes: Counter[str] = Counter()

    def is_new(report: Report) -> bool:
        if not is_held(report):
            return True
        outcomes["unchanged"] += 1
        run.passed()
        return False

    is_held = _build_check(record, options)
    for coded in found or iter_coded(options, run, wanted=is_new):
        try:
            outcomes[_add(record, coded, options)] += 1
        except RefusedReportError as error:
            run.refused(str(error), len(coded.claims))
    are_new = record.replace_events(*_derive(record))
    return Build(
        new=outcomes["new"],
        recoded=outcomes["recoded"],
        unchanged=outcomes["unchanged"],
        failures=tuple(run.failures),
        is_changed=are_new or bool(outcomes["new"] or outcomes["recoded"]),
    )


def _derive(record: "Record") -> tuple[tuple[Origin, ...], tuple[Event, ...]]:
    """Origins and events from the claims that hold, named by the ids that these have in the record."""
    from attested.corroborate import corroborate
    from attested.review import list_standing

    standing = tuple(list_standing(record.claims(), record.decisions()))
    # Two claims that a person made equal are told apart by their own ids again.
    ids: dict[str, list[str]] = defaultdict(list)
    for claim in standing:
        ids[claim.current.id].append(claim.id)
    derived = corroborate(record.reports(), [claim.current for claim in standing])
    return derived.origins, tuple(_name_claims(event, ids) for event in derived.events)


def _name_claims(event: Event, ids: Mapping[str, Sequence[str]]) -> Event:
    if all([claim] == ids[claim] for claim in event.claims):
        return event
    named = (reason.partition(": ") for reason in event.reasons)
    return replace(
        event,
        claims=tuple(id_ for claim in event.claims for id_ in ids[claim]),
        reasons=tuple(f"{ids[head][0] if head in ids else head}{colon}{rest}" for head, colon, rest in named),
    )


def _add(record: "Record", coded: Coded, options: ReadingOptions) -> str:
    # A report without a claim does not say what coded it, and must be known as coded all the same.
    versions = None if coded.claims else find_versions(options.coder, coded.report.language)
    return record.add_report(coded.report, coded.claims, versions=versions).outcome


def _build_check(record: "Record", options: ReadingOptions) -> Callable[[Report], bool]:
    """Says whether the record holds a report as it was read now, coded by what would code it now."""
    codings = {coding.report: coding.versions for coding in record.codings() if coding.is_current}

    def is_held(report: Report) -> bool:
        held = codings.get(report.id)
        if held is None or held != find_versions(options.coder, report.language):
            return False
        return _is_same_reading(record.report(report.id), report)

    return is_held


def _is_same_reading(held: Report, report: Report) -> bool:
    # The record keeps all of a report but its author.
    return all(
        getattr(held, name) == getattr(report, name) for name in Report.__dataclass_fields__ if name not in _UNKEPT
    )


_UNKEPT = ("author", "origin_path")
