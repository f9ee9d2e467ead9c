"""Checking a record: the file, the ledger against what is stored, and every claim against the words of its report.

Promise: every fault is named and none hides another; a record without a fault holds what was written, no more and no
less, and every value that holds today follows from its spans.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, inspect, select

from attested.model import Claim, RecordError, Report, hash_text
from attested.record import schema, sqlite
from attested.record.fault import Fault
from attested.record.finding import find_report
from attested.record.opening import read_revision
from attested.record.reading import ClaimRows, is_current, load_claims, select_codings
from attested.record.record import Record
from attested.record.replay import replay_ledger
from attested.record.rows import hash_claim, list_spans

__all__ = ["Fault", "Rederive", "verify_record"]

Rederive = Callable[[Report, Claim], Sequence[str]]
"""Says what in a claim does not follow from its spans in the report; nothing where all does."""


def verify_record(record: Record, rederive: Rederive | None = None, *, head: str | None = None) -> Iterator[Fault]:
    """All faults of a record.

    `rederive` is asked of every claim that holds today; claims of older codings were drawn by older rules, and are
    held to their hashes, spans and ids only. `head` is a ledger hash noted before, which must still be there.
    """
    try:
        with record.reads() as connection:
            broken = list(_check_tables(connection))
            yield from broken
            yield from _check_file(connection)
            if broken:
                return
            yield from replay_ledger(connection, head)
            yield from _check_reports(connection, rederive)
    except RecordError as error:
        # A damaged page stops the reading; what was found before it is told, and this.
        yield Fault(where=error.where, what=error.what)


def _check_tables(connection: Connection) -> Iterator[Fault]:
    found = inspect(connection)
    for table in schema.metadata.sorted_tables:
        if not found.has_table(table.name):
            yield Fault(where=f"table {table.name}", what="is missing")
            continue
        columns = {column["name"] for column in found.get_columns(table.name)}
        for column in table.c:
            if column.name not in columns:
                yield Fault(where=f"table {table.name}", what=f"has lost its column {column.name}")


def _check_file(connection: Connection) -> Iterator[Fault]:
    revision = read_revision(connection)
    if revision != schema.REVISION:
        yield Fault(where="alembic_version", what=f"stands at {revision}, the tables at {schema.REVISION}")
    if connection.dialect.name != "sqlite":
        return
    for where, what in sqlite.list_faults(connection):
        yield Fault(where=where, what=what)
    guards = sqlite.list_guards(connection)
    for table in schema.APPEND_ONLY:
        for name, words in sqlite.build_guards(table).items():
            found = guards.pop(name, None)
            if found is None:
                yield Fault(where=f"trigger {name}", what=f"is missing: rows of {table} could be changed")
            elif found != words:
                yield Fault(where=f"trigger {name}", what=f"is not as it was made: rows of {table} could be changed")
    for name in guards:
        yield Fault(where=f"trigger {name}", what="is none of the record's own")


def _check_reports(connection: Connection, rederive: Rederive | None) -> Iterator[Fault]:
    reports = connection.execute(select(schema.report.c.id).order_by(schema.report.c.position)).scalars().all()
    for id_ in reports:
        report = None
        try:
            report = find_report(connection, id_)
        except (ValueError, TypeError) as error:
            yield Fault(where=f"report {id_}", what=f"can no longer be read: {type(error).__name__}")
        if report is not None:
            yield from _check_text(connection, report)
        yield from _check_codings(connection, id_, report, rederive)
    yield from _check_bare_claims(connection)


def _check_text(connection: Connection, report: Report) -> Iterator[Fault]:
    query = select(schema.report.c.sha256).where(schema.report.c.id == report.id)
    stored = connection.execute(query).scalar_one()
    if hash_text(report.text) != stored:
        yield Fault(where=f"report {report.id}", what="its text does not have its SHA-256: one of the two was changed")


def _check_codings(
    connection: Connection, id_: str, report: Report | None, rederive: Rederive | None
) -> Iterator[Fault]:
    codings = connection.execute(select_codings(schema.coding.c.report == id_)).all()
    if not codings:
        yield Fault(where=f"report {id_}", what="has no coding")
    current = connection.execute(select(schema.coding.c.id).where(schema.coding.c.report == id_, is_current())).scalar()
    for coding in codings:
        where = f"report {id_}, coding {coding.id}"
        try:
            claims = list(load_claims(connection, [coding]))
        except (ValueError, TypeError) as error:
            yield Fault(where=where, what=f"its claims can no longer be read: {type(error).__name__}")
            continue
        for rows in claims:
            yield from _check_claim(rows, where, report, rederive if coding.id == current else None)


def _check_claim(rows: ClaimRows, where: str, report: Report | None, rederive: Rederive | None) -> Iterator[Fault]:
    stored: Row[Any] = rows.coded
    where = f"{where}, {stored.claim}"
    try:
        claim = rows.build()
        is_whole = hash_claim(claim) == stored.sha256 and claim.id == stored.claim
    except (ValueError, TypeError, LookupError) as error:
        yield Fault(where=where, what=f"is not what was written: it makes no claim any more ({error})")
        return
    if not is_whole:
        yield Fault(where=where, what="is not what was written: a value, span, reason, refusal or source was changed")
    if report is None:
        return
    outside = sorted({span for span in list_spans(claim) if span.end > len(report.text)})
    for span in outside:
        yield Fault(where=where, what=f"its span [{span.start}, {span.end}) runs past the text of {len(report.text)}")
    if rederive is not None and not outside:
        yield from (Fault(where=where, what=what) for what in _rederive(rederive, report, claim))


def _rederive(rederive: Rederive, report: Report, claim: Claim) -> Sequence[str]:
    try:
        return rederive(report, claim)
    except Exception as error:  # One claim that breaks a rule's code must not hide the faults of all others.
        return (f"could not be re-derived: {type(error).__name__}",)


def _check_bare_claims(connection: Connection) -> Iterator[Fault]:
    coded = schema.coded_claim
    query = select(schema.claim.c.id).where(schema.claim.c.id.not_in(select(coded.c.claim))).order_by(schema.claim.c.id)
    for id_ in connection.execute(query).scalars():
        yield Fault(where=id_, what="is in the record and in no coding: it was put in by other means")
