"""Everything that holds for SQLite and for no other database: opening, guards, checks, and what its errors mean.

Promise: a file opened here has foreign keys on, write-ahead logging and full synchronous writes; a file that is no
record is looked at and left as it is.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from attested.model import RecordError
from attested.record.canonical import write_json

__all__ = [
    "APPLICATION_ID",
    "Probe",
    "build_engine",
    "build_guards",
    "explain_errors",
    "list_faults",
    "list_guards",
    "mark_record",
    "probe_file",
]

APPLICATION_ID = 0x41545431
"""`ATT1`, written into the file's head: tells a record from any other SQLite file."""

_LEAST_SIZE = 512
"""Bytes of the smallest page that SQLite knows."""

_MEANINGS = {
    "SQLITE_NOTADB": ("is not a SQLite file", "name another file, or a new one to begin a record"),
    "SQLITE_CORRUPT": ("the file is damaged", "take a copy, then restore the record from a backup or build it anew"),
    "SQLITE_BUSY": ("locked by another process", "wait until the other run has ended, then try again"),
    "SQLITE_LOCKED": ("locked by another process", "wait until the other run has ended, then try again"),
    "SQLITE_PROTOCOL": ("locked by another process", "wait until the other run has ended, then try again"),
    "SQLITE_FULL": (
        "the disk is full; all that was committed before is kept",
        "free some space, then run the same command again",
    ),
    "SQLITE_READONLY": (
        "read-only: the file or its folder may not be written",
        "give yourself the right to write both, or copy the file to a folder of your own",
    ),
    "SQLITE_PERM": ("no right to open it", "give yourself the right to read and write the file and its folder"),
    "SQLITE_AUTH": ("no right to open it", "give yourself the right to read and write the file and its folder"),
    "SQLITE_CANTOPEN": (
        "cannot be opened: the folder is missing, or you may not write in it",
        "make the folder, or give yourself the right to write in it",
    ),
    "SQLITE_IOERR": ("the disk could not be read or written", "check the disk, then run the same command again"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What a file holds: whether it has any table, whose mark it bears."""

    is_empty: bool
    is_record: bool


def probe_file(path: Path, busy_seconds: float) -> Probe:
    """Look at a file without setting anything in it, so that a stranger's database is not changed by mistake."""
    _check_head(path)
    with (
        explain_errors(str(path)),
        closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=busy_seconds)) as connection,
    ):
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return Probe(is_empty=not tables and mark in (0, APPLICATION_ID), is_record=bool(tables) and mark == APPLICATION_ID)


def _check_head(path: Path) -> None:
    # SQLite takes a file of less than a page for an empty database and would write over it.
    try:
        with path.open("rb") as file:
            head = file.read(_LEAST_SIZE)
    except OSError as error:
        what, todo = _MEANINGS["SQLITE_PERM"]
        raise RecordError(f"{what}: {error.strerror}", where=str(path), todo=todo) from error
    if head and (not head.startswith(b"SQLite format 3\0") or len(head) < _LEAST_SIZE):
        what, todo = _MEANINGS["SQLITE_NOTADB"]
        raise RecordError(what, where=str(path), todo=todo)


def build_engine(path: Path, busy_seconds: float) -> Engine:
    """An engine over the file; `execution_options(writes=True)` on a connection takes the write lock at once."""
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        connect_args={"timeout": busy_seconds},
        json_serializer=write_json,
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _: object) -> None:
        try:
            _set_pragmas(connection, busy_seconds)
        except sqlite3.Error:
            connection.close()
            raise

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A write that begins as a read fails at once where another has written since: no waiting helps it.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _set_pragmas(connection: sqlite3.Connection, busy_seconds: float) -> None:
    # The driver's own transactions begin too late and end too early (before DDL): SQLAlchemy begins them instead.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {int(busy_seconds * 1000)}")
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise sqlite3.OperationalError(f"the file system allows no write-ahead log (journal mode {mode})")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    # Without it INSERT OR REPLACE deletes the old row behind the back of the guards.
    connection.execute("PRAGMA recursive_triggers = ON")


@contextmanager
def explain_errors(where: str) -> Iterator[None]:
    """Turn what the database says into one line that says what, where and what to do."""
    try:
        yield
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise
        raise _explain(error.orig, where) from error
    except sqlite3.Error as error:
        raise _explain(error, where) from error


def _explain(error: sqlite3.Error, where: str) -> RecordError:
    name = getattr(error, "sqlite_errorname", "") or ""
    for code, (what, todo) in _MEANINGS.items():
        # Extended codes are the plain one and a tail: SQLITE_READONLY_DIRECTORY.
        if name == code or name.startswith(f"{code}_"):
            return RecordError(what, where=where, todo=todo)
    return RecordError(f"the database refused: {error}", where=where)


def mark_record(connection: Connection) -> None:
    """Write the mark of a record into the file's head."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def build_guards(table: str) -> dict[str, str]:
    """The triggers that keep rows of a table from being changed or taken away, by name.

    Part of migration 0001: the words may never change. A later migration that needs others gives them new names.
    """
    return {
        f"{table}_no_{verb}": (
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed or taken away'); END"
        )
        for verb in ("update", "delete")
    }


def list_guards(connection: Connection) -> dict[str, str]:
    """All triggers of the file by name, with their words."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    return {row.name: row.sql for row in rows}


def list_faults(connection: Connection) -> Iterator[tuple[str, str]]:
    """What SQLite's own checks find: broken pages, broken indexes, rows that point at nothing."""
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check").fetchall():
        if line != "ok":
            yield "file", f"integrity check: {line}"
    broken: list[Any] = list(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())
    for table, row, parent, _ in broken:
        yield f"{table}, row {row}", f"points at a {parent} that is not there"
