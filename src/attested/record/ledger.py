"""The ledger: one row for every write, in the same transaction, each row's hash covering the hash before it.

What a write was is hashed from the columns named in `PAYLOADS`. These never change: a column that a later migration
adds is hashed under a new kind of entry, or every record of today would fail its check.

The chain shows that something was changed, not by whom; against one who rewrites it whole only a hash that was noted
elsewhere helps (`Record.head`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from attested.record.canonical import hash_payload, pick
from attested.record.schema import ledger

__all__ = ["FIRST", "PAYLOADS", "Clock", "LedgerEntry", "append_entry", "hash_entry", "hash_write", "read_clock"]

Clock = Callable[[], datetime]

FIRST = "0" * 64
"""What stands as the previous hash in the first row."""

PAYLOADS: Mapping[str, tuple[str, ...]] = {
    "migration": ("revision",),
    "report": ("id", "position", "text", "sha256"),
    "reading": (
        "id",
        "report",
        "source_sha256",
        "url",
        "publisher",
        "published",
        "published_by",
        "language",
        "title",
        "zones",
    ),
    "coding": ("id", "report", "reading", "pack", "coder", "language_model", "claims"),
    "decision": ("id", "position", "claim", "verdict", "changed", "who", "at", "why"),
    "events": ("origins", "events"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One row: what kind of write, of what, the hash of what was written, and the chain."""

    sequence: int
    at: str
    kind: str
    subject: str
    payload: str
    previous: str
    hash: str


def read_clock() -> datetime:
    """The time now, UTC."""
    return datetime.now(UTC)


def hash_write(kind: str, row: Mapping[str, Any]) -> str:
    """The payload hash of a write of this kind."""
    return hash_payload(pick(row, PAYLOADS[kind]))


def hash_entry(entry: Mapping[str, Any]) -> str:
    """The hash that a ledger row must have: over all its other columns."""
    return hash_payload(pick(entry, ("sequence", "at", "kind", "subject", "payload", "previous")))


def append_entry(connection: Connection, clock: Clock, kind: str, subject: str, payload: str) -> None:
    """Add a row at the end of the chain, inside the transaction that writes what it tells of."""
    last = connection.execute(
        select(ledger.c.sequence, ledger.c.hash).order_by(ledger.c.sequence.desc()).limit(1)
    ).one_or_none()
    row = {
        "sequence": last.sequence + 1 if last else 1,
        "at": clock().astimezone(UTC).isoformat(timespec="microseconds"),
        "kind": kind,
        "subject": subject,
        "payload": payload,
        "previous": last.hash if last else FIRST,
    }
    connection.execute(insert(ledger), {**row, "hash": hash_entry(row)})
