"""Replaying the ledger: the chain holds, and what each row tells of lies in the tables as it was written.

Finds what was changed, taken away or put in behind the record's back, and names it; stops at no fault.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Table, select

from attested.record import schema
from attested.record.fault import Fault
from attested.record.happenings import hash_happenings, read_events, read_origins
from attested.record.ledger import FIRST, PAYLOADS, LedgerEntry, hash_entry, hash_write
from attested.record.reading import read_ledger

__all__ = ["replay_ledger"]

MISSING = "is in the ledger and not in the record: it was taken away"
PLANTED = "is in the record and not in the ledger: it was put in by other means"
CHANGED = "is not what was written"

Row = Mapping[str, Any]


def replay_ledger(connection: Connection, head: str | None = None) -> Iterator[Fault]:
    """All faults of the chain and of what it tells of. `head` is a hash that must be one of the chain's."""
    told: dict[str, dict[str, str]] = defaultdict(dict)
    chain = _Chain(head)
    for entry in read_ledger(connection):
        yield from chain.check(entry)
        where = f"ledger row {entry.sequence}"
        if entry.kind not in PAYLOADS:
            yield Fault(where=where, what=f"tells of an unknown kind of write, {entry.kind!r}")
        elif entry.kind != "events" and entry.subject in told[entry.kind]:
            yield Fault(where=where, what=f"tells of the same {entry.kind} twice, {entry.subject}")
        told[entry.kind][entry.subject] = entry.payload
    yield from chain.finish()
    yield from _check_migrations(told["migration"])
    for kind in ("report", "reading", "coding", "decision"):
        yield from _check_rows(connection, kind, told[kind])
    yield from _check_happenings(connection, told["events"].get(""))


class _Chain:
    """Holds each row to the one before it."""

    def __init__(self, head: str | None) -> None:
        self.previous = FIRST
        self.sequence = 0
        self.head = head

    def check(self, entry: LedgerEntry) -> Iterator[Fault]:
        where = f"ledger row {entry.sequence}"
        if entry.sequence != self.sequence + 1:
            yield Fault(where=where, what=f"follows row {self.sequence}: what stood between was taken away")
        if entry.previous != self.previous:
            yield Fault(where=where, what="does not continue the row before it: one of the two was changed")
        if entry.hash != hash_entry(asdict(entry)):
            yield Fault(where=where, what="its hash does not fit what it says: it was changed")
        self.sequence, self.previous = entry.sequence, entry.hash
        if self.head == entry.hash:
            self.head = None

    def finish(self) -> Iterator[Fault]:
        if self.head is not None and self.head != FIRST:
            yield Fault(where="ledger", what=f"has no row of hash {self.head}: its end was cut, or it was rewritten")


def _check_migrations(told: Mapping[str, str]) -> Iterator[Fault]:
    for revision, payload in told.items():
        if payload != hash_write("migration", {"revision": revision}):
            yield Fault(where=f"migration {revision}", what=CHANGED)
    if schema.REVISION not in told:
        yield Fault(where=f"migration {schema.REVISION}", what=PLANTED)


def _check_rows(connection: Connection, kind: str, told: Mapping[str, str]) -> Iterator[Fault]:
    table = schema.metadata.tables[kind]
    left = dict(told)
    for key in connection.execute(select(table.c.id).order_by(table.c.id)).scalars().all():
        payload = left.pop(str(key), None)
        row, where = _load_row(connection, table, key)
        if payload is None:
            yield Fault(where=where, what=PLANTED)
        elif row is None:
            yield Fault(where=where, what=f"{CHANGED}: it can no longer be read")
        elif _is_changed(kind, row, payload):
            yield Fault(where=where, what=f"{CHANGED}{_explain_change(kind)}")
    for key in left:
        yield Fault(where=_name(kind, key), what=MISSING)


def _load_row(connection: Connection, table: Table, key: object) -> tuple[Row | None, str]:
    where = _name(table.name, key)
    try:
        row: dict[str, Any] = dict(connection.execute(select(table).where(table.c.id == key)).mappings().one())
    except (ValueError, TypeError):
        return None, where
    if table.name == "coding":
        claims = schema.coded_claim
        hashes = select(claims.c.sha256).where(claims.c.coding == key).order_by(claims.c.position)
        row["claims"] = list(connection.execute(hashes).scalars())
    return row, f"{where} of report {row['report']}" if "report" in row else where


def _is_changed(kind: str, row: Row, payload: str) -> bool:
    try:
        return hash_write(kind, row) != payload
    except (ValueError, TypeError):
        return True


def _explain_change(kind: str) -> str:
    # The claims of a coding are hashed one by one; a changed value is named with its claim.
    return ": its versions, or which claims it has and in what order" if kind == "coding" else ""


def _name(kind: str, key: object) -> str:
    return str(key) if str(key).startswith(f"{kind}-") else f"{kind} {key}"


def _check_happenings(connection: Connection, told: str | None) -> Iterator[Fault]:
    where = "origins and events"
    mend = "; build again to derive them anew"
    load: Callable[[], str] = lambda: hash_happenings(  # noqa: E731
        tuple(read_origins(connection)), tuple(read_events(connection))
    )
    try:
        stored = load()
    except (ValueError, TypeError, LookupError):
        yield Fault(where=where, what=f"can no longer be read{mend}")
        return
    if stored != (told or hash_happenings((), ())):
        yield Fault(where=where, what=f"are not what was written{mend}")
