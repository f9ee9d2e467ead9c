"""Adding a report with its claims: whole or not at all, nothing where nothing is new, never over what is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, func, insert, select

from attested.model import Claim, Decision, RecordError, Report, Versions
from attested.record import schema
from attested.record.canonical import pick, write_json
from attested.record.ledger import Clock, append_entry, hash_write
from attested.record.rows import (
    hash_claim,
    list_spans,
    write_attribution,
    write_decision,
    write_fillings,
    write_reading,
    write_refusals,
)

__all__ = ["Added", "RefusedReportError", "add_decision", "add_report"]


class RefusedReportError(RecordError):
    """One report that the record does not take; the others are not touched by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What came of adding a report: `new`, `unchanged`, or `recoded` (read or coded otherwise than before)."""

    outcome: Literal["new", "unchanged", "recoded"]
    report: str
    claims: int


def add_report(
    connection: Connection, clock: Clock, report: Report, claims: Sequence[Claim], versions: Versions | None
) -> Added:
    """Add a report, what was read beside its text, and one coding of it, with a ledger row for each that is new.

    Raises:
        RefusedReportError: another text under the same id, or claims that do not stand on this report.
    """
    versions = _agree_on_versions(report, claims, versions)
    _check_claims(report, claims)
    is_new = not _is_known(connection, report)
    if is_new:
        _insert_report(connection, clock, report)
    reading = None if is_new else _find_same_reading(connection, report)
    hashes = [hash_claim(claim) for claim in claims]
    if reading is not None and _is_same_coding(connection, reading, versions, hashes):
        return Added(outcome="unchanged", report=report.id, claims=len(claims))
    if reading is None:
        reading = _insert_with_entry(connection, clock, "reading", write_reading(report))
    coding = {
        "report": report.id,
        "reading": reading,
        "pack": versions.pack,
        "coder": versions.coder,
        "language_model": versions.language_model,
    }
    number = _insert_with_entry(connection, clock, "coding", coding, claims=hashes)
    _insert_claims(connection, number, claims, hashes)
    return Added(outcome="new" if is_new else "recoded", report=report.id, claims=len(claims))


def _agree_on_versions(report: Report, claims: Sequence[Claim], versions: Versions | None) -> Versions:
    found = {claim.versions for claim in claims} | ({versions} if versions else set())
    if len(found) > 1:
        raise RefusedReportError(
            f"claims of one coding by {len(found)} different coders or packs",
            where=f"report {report.id}",
            todo="code the report once, with one pack and one coder",
        )
    # A report without a claim does not say what coded it, unless the caller does.
    return found.pop() if found else Versions(pack="", coder="", language_model="")


def _check_claims(report: Report, claims: Sequence[Claim]) -> None:
    faults = []
    sha256 = report.sha256
    for claim in claims:
        if (claim.report, claim.report_sha256) != (report.id, sha256):
            faults.append(f"{claim.id} is of another report or text")
        if any(span.end > len(report.text) for span in list_spans(claim)):
            faults.append(f"{claim.id} has a span past the text")
    if len({claim.id for claim in claims}) < len(claims):
        faults.append("the same claim stands twice")
    if faults:
        raise RefusedReportError(
            "; ".join(faults), where=f"report {report.id}", todo="code the report anew and add it again"
        )


def _is_known(connection: Connection, report: Report) -> bool:
    query = select(schema.report.c.sha256).where(schema.report.c.id == report.id)
    stored = connection.execute(query).scalar_one_or_none()
    if stored is not None and stored != report.sha256:
        raise RefusedReportError(
            f"another text is in the record under this id: SHA-256 {stored} there, {report.sha256} here",
            where=f"report {report.id}",
            todo="give the new text an id of its own",
        )
    return stored is not None


def _find_same_reading(connection: Connection, report: Report) -> int | None:
    table = schema.reading
    query = select(table).where(table.c.report == report.id).order_by(table.c.id.desc()).limit(1)
    stored = connection.execute(query).mappings().one_or_none()
    fields = write_reading(report)
    # Compared as JSON, where a pair is a pair whether it was a tuple or a list.
    if stored is None or write_json(pick(stored, tuple(fields))) != write_json(fields):
        return None
    return int(stored["id"])


def _is_same_coding(connection: Connection, reading: int, versions: Versions, hashes: Sequence[str]) -> bool:
    table = schema.coding
    report = select(schema.reading.c.report).where(schema.reading.c.id == reading).scalar_subquery()
    query = select(table).where(table.c.report == report).order_by(table.c.id.desc()).limit(1)
    stored = connection.execute(query).one_or_none()
    if stored is None or stored.reading != reading:
        return False
    if Versions(pack=stored.pack, coder=stored.coder, language_model=stored.language_model) != versions:
        return False
    coded = schema.coded_claim
    claims = select(coded.c.sha256).where(coded.c.coding == stored.id).order_by(coded.c.position)
    return list(connection.execute(claims).scalars()) == list(hashes)


def _insert_report(connection: Connection, clock: Clock, report: Report) -> None:
    row = {
        "id": report.id,
        "position": _count_on(connection, schema.report.c.position),
        "text": report.text,
        "sha256": report.sha256,
    }
    connection.execute(insert(schema.report), row)
    append_entry(connection, clock, "report", report.id, hash_write("report", row))


def _insert_with_entry(connection: Connection, clock: Clock, kind: str, row: dict[str, Any], **beside: Any) -> int:
    table = schema.metadata.tables[kind]
    result = connection.execute(insert(table), row)
    number = int(result.inserted_primary_key[0])  # type: ignore[index]
    append_entry(connection, clock, kind, str(number), hash_write(kind, {"id": number, **row, **beside}))
    return number


def _insert_claims(connection: Connection, coding: int, claims: Sequence[Claim], hashes: Sequence[str]) -> None:
    if not claims:
        return
    table = schema.claim
    ids = [claim.id for claim in claims]
    known = set(connection.execute(select(table.c.id).where(table.c.report == claims[0].report)).scalars())
    unknown = [{"id": id_, "report": claims[0].report} for id_ in ids if id_ not in known]
    if unknown:
        connection.execute(insert(table), unknown)
    keys = [{"coding": coding, "claim": id_} for id_ in ids]
    coded = [
        {**key, "position": position, "attribution": write_attribution(claim), "sha256": sha256}
        for position, (key, claim, sha256) in enumerate(zip(keys, claims, hashes, strict=True))
    ]
    connection.execute(insert(schema.coded_claim), coded)
    for part, write in ((schema.filling, write_fillings), (schema.refusal, write_refusals)):
        rows = [{**key, **row} for key, claim in zip(keys, claims, strict=True) for row in write(claim)]
        if rows:
            connection.execute(insert(part), rows)


def add_decision(connection: Connection, clock: Clock, decision: Decision) -> bool:
    """Append a decision on a claim that the record holds; False where this very decision is there already.

    Raises:
        RecordError: no such claim.
    """
    if connection.execute(select(schema.decision.c.id).where(schema.decision.c.id == decision.id)).first():
        return False
    if not connection.execute(select(schema.claim.c.id).where(schema.claim.c.id == decision.claim)).first():
        raise RecordError(
            f"no claim {decision.claim} to decide on", todo="take the id from the list of claims of a report"
        )
    row = {"position": _count_on(connection, schema.decision.c.position), **write_decision(decision)}
    connection.execute(insert(schema.decision), row)
    append_entry(connection, clock, "decision", decision.id, hash_write("decision", row))
    return True


def _count_on(connection: Connection, column: Any) -> int:
    last = connection.execute(select(func.max(column))).scalar_one()
    return 0 if last is None else int(last) + 1
