"""Finding one thing by the beginning of its id: an event, a claim or a report, and never anything about a person."""

from typing import Any

from sqlalchemy import Connection, Table, func, select

from attested.model import Claim, Event, RecordError, Report
from attested.record import schema
from attested.record.happenings import find_event
from attested.record.reading import read_claims, select_reports
from attested.record.rows import build_report

__all__ = ["find_claim", "find_ids", "find_report", "find_thing"]

MANY = 10
"""How many ids a message lists where a beginning fits several."""


def find_report(connection: Connection, report: str) -> Report | None:
    """The report of this id with its newest reading, or None."""
    row = connection.execute(select_reports().where(schema.report.c.id == report)).mappings().one_or_none()
    return build_report(row) if row else None


def find_claim(connection: Connection, claim: str) -> Claim | None:
    """The claim of this id as the newest coding that holds it has it, or None."""
    coded = schema.coded_claim
    newest = connection.execute(select(func.max(coded.c.coding)).where(coded.c.claim == claim)).scalar_one()
    if newest is None:
        return None
    return next(found for found in read_claims(connection, schema.coding.c.id == newest) if found.id == claim)


def find_ids(connection: Connection, prefix: str) -> list[tuple[str, str]]:
    """Kind and id of everything whose id begins so; an id that is the prefix itself stands alone for its kind."""
    found: list[tuple[str, str]] = []
    for table in (schema.event, schema.claim, schema.report):
        ids = _select_ids(connection, table, prefix)
        found.extend((table.name, id_) for id_ in ([prefix] if prefix in ids else ids))
    return found


def _select_ids(connection: Connection, table: Table, prefix: str) -> list[str]:
    # Not LIKE: what it takes for the same letter, and its wildcards, differ from database to database.
    begins = func.substr(table.c.id, 1, len(prefix)) == prefix
    return list(connection.execute(select(table.c.id).where(begins).order_by(table.c.id)).scalars())


def find_thing(connection: Connection, prefix: str, where: str) -> Event | Claim | Report:
    """The one thing whose id begins so.

    Raises:
        RecordError: none, or several, which the message lists.
    """
    found = find_ids(connection, prefix) if prefix else []
    exact = [pair for pair in found if pair[1] == prefix]
    if len(exact) == 1:
        found = exact
    if not found:
        raise RecordError(
            f"no event, claim or report whose id begins with {prefix!r}",
            where=where,
            todo="see `attested events` for the ids of events",
        )
    if len(found) > 1:
        listed = ", ".join(f"{kind} {id_}" for kind, id_ in found[:MANY])
        more = f" and {len(found) - MANY} more" if len(found) > MANY else ""
        raise RecordError(f"{prefix!r} fits {listed}{more}", where=where, todo="give more of the id")
    kind, id_ = found[0]
    finders: dict[str, Any] = {"event": find_event, "claim": find_claim, "report": find_report}
    thing: Event | Claim | Report = finders[kind](connection, id_)
    return thing
