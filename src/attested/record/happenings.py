"""Origins and events: derived from the claims, so replaced whole, and written only where they changed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, delete, insert, select

from attested.model import Event, Origin, OriginLink
from attested.record import schema
from attested.record.ledger import Clock, append_entry, hash_write

__all__ = ["EventFilter", "find_event", "hash_happenings", "read_events", "read_origins", "replace_happenings"]

BATCH = 200

LISTS = ("contested", "place", "actor", "target", "means", "counts", "reasons")
DERIVED = (
    schema.event_claim,
    schema.event_origin,
    schema.event,
    schema.origin_report,
    schema.origin_link,
    schema.origin,
)
"""In the order in which they can be emptied."""

WORDS = ("act", "status", "grade", "when")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events: each field that is set must hold. `place` also lets through the places inside it."""

    act: str | None = None
    status: str | None = None
    grade: str | None = None
    contested: bool | None = None
    place: str | None = None
    report: str | None = None


def hash_happenings(origins: Sequence[Origin], events: Sequence[Event]) -> str:
    """The payload hash of all origins and events."""
    return hash_write(
        "events",
        {
            "origins": [_write_origin(origin) for origin in origins],
            "events": [event.to_dict() for event in events],
        },
    )


def _write_origin(origin: Origin) -> dict[str, Any]:
    links = [[link.report, link.other, link.kind, link.reason] for link in origin.links]
    return {"id": origin.id, "outlet": origin.outlet, "reports": list(origin.reports), "links": links}


def replace_happenings(
    connection: Connection, clock: Clock, origins: Sequence[Origin], events: Sequence[Event]
) -> bool:
    """Put these in the place of those that the record holds; False, and nothing written, where they are the same."""
    new = hash_happenings(origins, events)
    # Held against what lies in the tables and not only against the ledger, so that building again mends what was
    # changed by hand.
    stored = hash_happenings(tuple(read_origins(connection)), tuple(read_events(connection)))
    if new == stored == _find_last_payload(connection):
        return False
    for table in DERIVED:
        connection.execute(delete(table))
    _insert_origins(connection, origins)
    _insert_events(connection, events)
    append_entry(connection, clock, "events", "", new)
    return True


def _find_last_payload(connection: Connection) -> str:
    ledger = schema.ledger
    query = select(ledger.c.payload).where(ledger.c.kind == "events").order_by(ledger.c.sequence.desc()).limit(1)
    return connection.execute(query).scalar_one_or_none() or hash_happenings((), ())


def _insert_origins(connection: Connection, origins: Sequence[Origin]) -> None:
    _insert(
        connection,
        schema.origin,
        [{"id": origin.id, "position": i, "outlet": origin.outlet} for i, origin in enumerate(origins)],
    )
    _insert(
        connection,
        schema.origin_report,
        [
            {"origin": origin.id, "position": i, "report": report}
            for origin in origins
            for i, report in enumerate(origin.reports)
        ],
    )
    _insert(
        connection,
        schema.origin_link,
        [
            {
                "origin": origin.id,
                "position": i,
                "report": link.report,
                "other": link.other,
                "kind": link.kind,
                "reason": link.reason,
            }
            for origin in origins
            for i, link in enumerate(origin.links)
        ],
    )


def _insert_events(connection: Connection, events: Sequence[Event]) -> None:
    rows = [
        {
            "id": event.id,
            "position": i,
            **{column: getattr(event, column) for column in WORDS},
            **{column: list(getattr(event, column)) for column in LISTS},
        }
        for i, event in enumerate(events)
    ]
    _insert(connection, schema.event, rows)
    for table, column in ((schema.event_claim, "claim"), (schema.event_origin, "origin")):
        _insert(
            connection,
            table,
            [
                {"event": event.id, "position": i, column: value}
                for event in events
                for i, value in enumerate(getattr(event, f"{column}s"))
            ],
        )


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def read_origins(connection: Connection) -> Iterator[Origin]:
    """All origins, in the order in which they were derived."""
    query = select(schema.origin).order_by(schema.origin.c.position)
    for batch in connection.execute(query, execution_options={"yield_per": BATCH}).partitions():
        ids = [row.id for row in batch]
        reports = _group(connection, schema.origin_report, "origin", ids)
        links = _group(connection, schema.origin_link, "origin", ids)
        for row in batch:
            yield Origin(
                reports=tuple(member.report for member in reports[row.id]),
                outlet=row.outlet,
                links=tuple(
                    OriginLink(report=link.report, other=link.other, kind=link.kind, reason=link.reason)
                    for link in links[row.id]
                ),
            )


def find_event(connection: Connection, event: str) -> Event | None:
    """The event of this id, or None."""
    return next(_build_events(connection, select(schema.event).where(schema.event.c.id == event)), None)


def _select_events(wanted: EventFilter) -> Select[Any]:
    """The rows of events that meet what can be asked of a column; places are compared after."""
    query = select(schema.event).order_by(schema.event.c.position)
    for column in ("act", "status", "grade"):
        value = getattr(wanted, column)
        if value is not None:
            query = query.where(schema.event.c[column] == value)
    if wanted.report is not None:
        told = (
            select(schema.event_claim.c.event)
            .join(schema.claim, schema.claim.c.id == schema.event_claim.c.claim)
            .where(schema.claim.c.report == wanted.report)
        )
        query = query.where(schema.event.c.id.in_(told))
    return query


def read_events(connection: Connection, wanted: EventFilter | None = None) -> Iterator[Event]:
    """The events that meet the filter, in the order in which they were derived."""
    wanted = wanted or EventFilter()
    for event in _build_events(connection, _select_events(wanted)):
        if _is_wanted(event, wanted):
            yield event


def _build_events(connection: Connection, query: Select[Any]) -> Iterator[Event]:
    for batch in connection.execute(query, execution_options={"yield_per": BATCH}).partitions():
        ids = [row.id for row in batch]
        claims = _group(connection, schema.event_claim, "event", ids)
        origins = _group(connection, schema.event_origin, "event", ids)
        for row in batch:
            yield Event(
                claims=tuple(member.claim for member in claims[row.id]),
                origins=tuple(member.origin for member in origins[row.id]),
                **_read_columns(row),
            )


def _read_columns(row: Row[Any]) -> dict[str, Any]:
    lists = {column: tuple(row._mapping[column]) for column in LISTS}
    return {**{column: row._mapping[column] for column in WORDS}, **lists}


def _is_wanted(event: Event, wanted: EventFilter) -> bool:
    if wanted.contested is not None and wanted.contested != bool(event.contested):
        return False
    return wanted.place is None or any(_is_inside(place, wanted.place) for place in event.place)


def _is_inside(place: str, area: str) -> bool:
    # An id begins with that of the area it lies in: KP, KP-09, KP-09/musan.
    return place == area or place.startswith((f"{area}/", f"{area}-"))


def _group(connection: Connection, table: Table, key: str, ids: Sequence[str]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    query = select(table).where(table.c[key].in_(ids)).order_by(table.c.position)
    for row in connection.execute(query):
        groups[row._mapping[key]].append(row)
    return groups
