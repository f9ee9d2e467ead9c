"""Reading a record, in the order in which things were added, a batch at a time and never the whole of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, Row, Select, Table, func, select

from attested.model import Claim, Decision, Report, Versions
from attested.record import schema
from attested.record.ledger import LedgerEntry
from attested.record.rows import build_claim, build_decision, build_report

__all__ = [
    "BATCH",
    "ClaimRows",
    "Coding",
    "is_current",
    "load_claims",
    "read_claims",
    "read_codings",
    "read_decisions",
    "read_ledger",
    "read_reports",
    "select_codings",
    "select_reports",
]

BATCH = 100
"""Rows fetched at once; a hundred reports of ordinary length are about half a megabyte."""

# Built once: a check asks them for every report, and building one costs more than running it.
_NEWER_READING = schema.reading.alias("newer_reading")
_NEWER_CODING = schema.coding.alias("newer_coding")
_IS_CURRENT = (
    schema.coding.c.id
    == select(func.max(_NEWER_CODING.c.id)).where(_NEWER_CODING.c.report == schema.coding.c.report).scalar_subquery()
)
_REPORTS = (
    select(
        schema.report.c.id,
        schema.report.c.text,
        *(column for column in schema.reading.c if column.name not in ("id", "report")),
    )
    .select_from(schema.report)
    .join(
        schema.reading,
        schema.reading.c.id
        == select(func.max(_NEWER_READING.c.id)).where(_NEWER_READING.c.report == schema.report.c.id).scalar_subquery(),
    )
    .order_by(schema.report.c.position)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """One run of one coder over one report. The newest of a report is the one that holds."""

    id: int
    report: str
    versions: Versions
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRows:
    """A claim as it lies in the file, not yet built: a check wants to see it even where it cannot be built."""

    coding: Row[Any]
    coded: Row[Any]
    fillings: tuple[Row[Any], ...]
    refusals: tuple[Row[Any], ...]

    def build(self) -> Claim:
        """The claim."""
        return build_claim(
            self.coding._mapping,
            self.coded._mapping,
            [row._mapping for row in self.fillings],
            [row._mapping for row in self.refusals],
        )


def select_reports() -> Select[Any]:
    """Reports with their newest reading, in the order in which they were added."""
    return _REPORTS


def read_reports(connection: Connection) -> Iterator[Report]:
    """All reports."""
    for row in _stream(connection, select_reports()).mappings():
        yield build_report(row)


def select_codings(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Codings with their report's hash, in the order of reports; of one report the oldest first."""
    return (
        select(schema.coding, schema.report.c.sha256)
        .select_from(schema.coding)
        .join(schema.report, schema.report.c.id == schema.coding.c.report)
        .where(*conditions)
        .order_by(schema.report.c.position, schema.coding.c.id)
    )


def is_current() -> ColumnElement[bool]:
    """Whether a coding is the newest of its report."""
    return _IS_CURRENT


def read_codings(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[Coding]:
    """The codings that meet the conditions, the newest marked."""
    newest = is_current().label("current")
    rows = _stream(connection, select_codings(*conditions).add_columns(newest))
    for row in rows.mappings():
        yield Coding(
            id=row["id"],
            report=row["report"],
            versions=Versions(pack=row["pack"], coder=row["coder"], language_model=row["language_model"]),
            is_current=bool(row["current"]),
        )


def read_claims(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[Claim]:
    """The claims of the codings that meet the conditions; of the newest of each report where none is given."""
    codings = _stream(connection, select_codings(*conditions or (is_current(),)))
    for batch in codings.partitions():
        for rows in load_claims(connection, batch):
            yield rows.build()


def load_claims(connection: Connection, codings: Sequence[Row[Any]]) -> Iterator[ClaimRows]:
    """The rows of the claims of some codings, in their order."""
    wanted = [coding.id for coding in codings]
    fillings = _group_rows(connection, schema.filling, wanted)
    refusals = _group_rows(connection, schema.refusal, wanted)
    coded: dict[int, list[Row[Any]]] = defaultdict(list)
    table = schema.coded_claim
    for row in connection.execute(select(table).where(table.c.coding.in_(wanted)).order_by(table.c.position)):
        coded[row.coding].append(row)
    for coding in codings:
        for row in coded[coding.id]:
            key = (row.coding, row.claim)
            yield ClaimRows(coding=coding, coded=row, fillings=tuple(fillings[key]), refusals=tuple(refusals[key]))


def _group_rows(connection: Connection, table: Table, codings: Sequence[int]) -> dict[tuple[int, str], list[Row[Any]]]:
    groups: dict[tuple[int, str], list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(select(table).where(table.c.coding.in_(codings)).order_by(table.c.position)):
        groups[row.coding, row.claim].append(row)
    return groups


def read_decisions(connection: Connection, claim: str | None = None) -> Iterator[Decision]:
    """Decisions in the order in which they were made, on one claim or on all."""
    query = select(schema.decision).order_by(schema.decision.c.position)
    if claim is not None:
        query = query.where(schema.decision.c.claim == claim)
    for row in _stream(connection, query).mappings():
        yield build_decision(row)


def read_ledger(connection: Connection) -> Iterator[LedgerEntry]:
    """The ledger from its first row."""
    for row in _stream(connection, select(schema.ledger).order_by(schema.ledger.c.sequence)).mappings():
        yield LedgerEntry(**row)


def _stream(connection: Connection, query: Select[Any]) -> CursorResult[Any]:
    return connection.execute(query, execution_options={"yield_per": BATCH})
