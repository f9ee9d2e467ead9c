"""A record: reports, claims, origins, events, decisions and the ledger of every write, in one file.

Promise: a write is in the file whole or not at all, with its ledger row; what was added is never changed.
Everything is read in the order in which it was added, a batch at a time.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine, func, select

from attested.model import Claim, Decision, Event, Origin, RecordError, Report, Versions
from attested.record import adding, finding, happenings, reading, schema, sqlite
from attested.record.adding import Added
from attested.record.happenings import EventFilter
from attested.record.ledger import FIRST, Clock, LedgerEntry
from attested.record.reading import Coding

__all__ = ["Record"]

Thing = TypeVar("Thing")


class Record:
    """An open record; `open_record` makes one. Close it, or use it as a context."""

    def __init__(self, engine: Engine, *, where: str, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self.where = where

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def reads(self) -> Iterator[Connection]:
        """A connection that sees the record as it stands now, whatever is written meanwhile."""
        with sqlite.explain_errors(self.where), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writes(self) -> Iterator[Connection]:
        """A connection that alone may write, in one transaction: all of it is kept, or nothing."""
        with sqlite.explain_errors(self.where), self._engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    def add_report(self, report: Report, claims: Sequence[Claim], *, versions: Versions | None = None) -> Added:
        """Add a report and one coding of it in one transaction.

        `versions` says what coded a report that holds no claim.

        Raises:
            RefusedReportError: another text under the same id, or claims that do not stand on this report.
            RecordError: the record cannot be written.
        """
        with self.writes() as connection:
            return adding.add_report(connection, self._clock, report, claims, versions)

    def add_decision(self, decision: Decision) -> bool:
        """Append a decision; False where this very decision is there. `review` checks what it may say."""
        with self.writes() as connection:
            return adding.add_decision(connection, self._clock, decision)

    def replace_events(self, origins: Sequence[Origin], events: Sequence[Event]) -> bool:
        """Put these in the place of all origins and events; False, and nothing written, where they are the same."""
        with self.writes() as connection:
            return happenings.replace_happenings(connection, self._clock, tuple(origins), tuple(events))

    def reports(self) -> Iterator[Report]:
        """All reports, each as it was read last."""
        with self.reads() as connection:
            yield from reading.read_reports(connection)

    def claims(self, report: str | None = None, *, coding: int | None = None) -> Iterator[Claim]:
        """The claims of the newest coding of every report, of one report, or of one coding, older ones too."""
        conditions = [] if coding is None else [schema.coding.c.id == coding]
        if report is not None:
            conditions.append(schema.coding.c.report == report)
        if coding is None:
            conditions.append(reading.is_current())
        with self.reads() as connection:
            yield from reading.read_claims(connection, *conditions)

    def codings(self, report: str | None = None) -> Iterator[Coding]:
        """All runs of coders over all reports, or over one, the oldest of a report first."""
        conditions = [] if report is None else [schema.coding.c.report == report]
        with self.reads() as connection:
            yield from reading.read_codings(connection, *conditions)

    def events(self, wanted: EventFilter | None = None) -> Iterator[Event]:
        """The events that meet the filter; all without one."""
        with self.reads() as connection:
            yield from happenings.read_events(connection, wanted)

    def origins(self) -> Iterator[Origin]:
        """All origins."""
        with self.reads() as connection:
            yield from happenings.read_origins(connection)

    def decisions(self, claim: str | None = None) -> Iterator[Decision]:
        """All decisions, or those on one claim, in the order in which they were made."""
        with self.reads() as connection:
            yield from reading.read_decisions(connection, claim)

    def ledger(self) -> Iterator[LedgerEntry]:
        """Every write from the first."""
        with self.reads() as connection:
            yield from reading.read_ledger(connection)

    def head(self) -> str:
        """The last hash of the ledger: noted elsewhere, it shows that nothing before it was rewritten."""
        with self.reads() as connection:
            query = select(schema.ledger.c.hash).order_by(schema.ledger.c.sequence.desc()).limit(1)
            return connection.execute(query).scalar_one_or_none() or FIRST

    def count(self) -> dict[str, int]:
        """How many reports, current claims, events, origins and decisions there are."""
        current = select(func.count()).select_from(schema.coded_claim).join(schema.coding).where(reading.is_current())
        with self.reads() as connection:
            counts = {"reports": schema.report, "events": schema.event, "origins": schema.origin}
            numbers = {
                name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
                for name, table in {**counts, "decisions": schema.decision}.items()
            }
            return {**numbers, "claims": int(connection.execute(current).scalar_one())}

    def report(self, id_: str) -> Report:
        """The report of this id, as it was read last."""
        with self.reads() as connection:
            return self._demand(finding.find_report(connection, id_), "report", id_)

    def claim(self, id_: str) -> Claim:
        """The claim of this id, as the newest coding that holds it has it."""
        with self.reads() as connection:
            return self._demand(finding.find_claim(connection, id_), "claim", id_)

    def event(self, id_: str) -> Event:
        """The event of this id."""
        with self.reads() as connection:
            return self._demand(happenings.find_event(connection, id_), "event", id_)

    def find(self, prefix: str) -> Event | Claim | Report:
        """The one event, claim or report whose id begins so; several or none is an error that says which."""
        with self.reads() as connection:
            return finding.find_thing(connection, prefix, self.where)

    def _demand(self, found: Thing | None, kind: str, id_: str) -> Thing:
        if found is None:
            raise RecordError(f"no {kind} {id_!r}", where=self.where, todo="`attested show` takes the start of an id")
        return found
