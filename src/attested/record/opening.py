"""Opening a record: made where there is none, brought up to date where it is older, refused where it is newer."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from attested.model import RecordError
from attested.record import sqlite
from attested.record.ledger import Clock, append_entry, hash_write, read_clock
from attested.record.record import Record
from attested.record.schema import REVISION

__all__ = ["open_record", "read_revision"]

BUSY_SECONDS = 10.0
"""How long a write waits for another process; the longest write, all events of a large record, takes some seconds."""


def open_record(
    path: str | Path, *, create: bool = True, clock: Clock = read_clock, busy_seconds: float = BUSY_SECONDS
) -> Record:
    """Open the record in a file; make it where `create` allows.

    Raises:
        RecordError: no such file, no record, a record of a newer version, locked, read-only, disk full.
    """
    path = Path(path)
    _check_path(path, create)
    if path.exists() and not _look_at(path, busy_seconds, create):
        raise RecordError(
            "is a SQLite file but no record", where=str(path), todo="name another file, or a new one to begin a record"
        )
    record = Record(sqlite.build_engine(path, busy_seconds), where=str(path), clock=clock)
    try:
        _bring_up_to_date(record, clock)
    except BaseException:
        record.close()
        raise
    return record


def _check_path(path: Path, create: bool) -> None:
    try:
        if path.is_dir():
            raise RecordError("is a folder, not a record", where=str(path), todo="name a file in it")
        if not path.exists() and not create:
            raise RecordError("there is no record", where=str(path), todo="`attested build` makes one")
        if not path.parent.is_dir():
            raise RecordError("there is no such folder", where=str(path.parent), todo="make the folder first")
    except OSError as error:
        raise RecordError(
            f"cannot be looked at: {error.strerror}", where=str(path), todo="name a file that you may read and write"
        ) from error


def _look_at(path: Path, busy_seconds: float, create: bool) -> bool:
    probe = sqlite.probe_file(path, busy_seconds)
    if probe.is_empty and not create:
        raise RecordError("the file holds no record yet", where=str(path), todo="`attested build` makes one")
    return probe.is_record or probe.is_empty


def read_revision(connection: Connection) -> str | None:
    """The migration that the tables stand at; None in an empty file."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return revision


def _bring_up_to_date(record: Record, clock: Clock) -> None:
    with record.reads() as connection:
        if read_revision(connection) == REVISION:
            return
    with record.writes() as connection:
        # Asked again under the write lock: another process may have done it in between.
        revision = read_revision(connection)
        if revision != REVISION:
            _migrate(connection, revision, record.where, clock)


def _migrate(connection: Connection, revision: str | None, where: str, clock: Clock) -> None:
    # Imported here: Alembic costs a quarter of a second, and a record that is up to date needs none of it.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "attested.record:migrations")
    config.attributes["connection"] = connection
    steps = list(ScriptDirectory.from_config(config).walk_revisions())
    known = [step.revision for step in reversed(steps)]
    if revision is not None and revision not in known:
        raise RecordError(
            f"a record of a newer version (its tables stand at {revision}, this program knows {known[-1]})",
            where=where,
            todo="install the newer version of attested",
        )
    command.upgrade(config, "head")
    for step in known[known.index(revision) + 1 if revision else 0 :]:
        append_entry(connection, clock, "migration", step, hash_write("migration", {"revision": step}))
