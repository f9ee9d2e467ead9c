"""Opening: what is no record is left as it is, and every refusal says what, where and what to do."""

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pytest
from sqlalchemy import event

from attested.model import RecordError
from attested.record import open_record, sqlite, verify_record

from .make import dump, make_claims, make_clock, make_report, run_sql


def _refuse(path, words, **more):
    with pytest.raises(RecordError) as caught, open_record(path, busy_seconds=0.2, **more):
        pass
    message = str(caught.value)
    assert words in message
    assert caught.value.where
    assert caught.value.todo
    assert "\n" not in message
    return message


def test_a_new_record(tmp_path):
    path = tmp_path / "new.db"
    with open_record(path, clock=make_clock()) as record:
        assert record.count() == {"reports": 0, "events": 0, "origins": 0, "decisions": 0, "claims": 0}
        assert [(entry.kind, entry.subject) for entry in record.ledger()] == [("migration", "0001")]
        assert list(verify_record(record)) == []
    with open_record(path, create=False) as record:
        assert [(entry.kind, entry.subject) for entry in record.ledger()] == [("migration", "0001")]


def test_closing_leaves_one_file(full, path):
    full.close()
    assert [file.name for file in path.parent.iterdir()] == ["record.db"]


def test_a_path_with_odd_signs(tmp_path):
    path = tmp_path / "한 record?#%20.db"
    for _ in range(2):
        with open_record(str(path)) as record:
            assert record.where == str(path)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_how_it_is_opened(record):
    with record.reads() as connection:
        wanted = {"foreign_keys": 1, "journal_mode": "wal", "synchronous": 2, "busy_timeout": 10_000}
        assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted} == wanted


def test_no_such_record(tmp_path):
    path = tmp_path / "none.db"
    assert "attested build" in _refuse(path, "there is no record", create=False)
    assert not path.exists()


def test_an_empty_file(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    _refuse(path, "holds no record yet", create=False)
    with open_record(path) as record:
        assert record.count()["reports"] == 0


def test_a_file_that_a_killed_run_left_before_its_first_write(tmp_path):
    path = tmp_path / "begun.db"
    run_sql(path, "PRAGMA journal_mode = WAL", "CREATE TABLE a (b)", "DROP TABLE a")
    _refuse(path, "holds no record yet", create=False)
    with open_record(path) as record:
        assert list(verify_record(record)) == []


@pytest.mark.parametrize(
    "content", [b"<html><body>no record</body></html>" * 50, b"\x00\x01\x02" * 500, b"x", b"SQLite format 3\0"]
)
def test_no_sqlite_file(tmp_path, content):
    path = tmp_path / "page.html"
    path.write_bytes(content)
    _refuse(path, "is not a SQLite file")
    assert path.read_bytes() == content


def test_a_strangers_database_is_left_as_it_is(tmp_path):
    path = tmp_path / "other.db"
    run_sql(path, "CREATE TABLE report (id TEXT)", "INSERT INTO report VALUES ('mine')")
    content = path.read_bytes()
    _refuse(path, "no record")
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["other.db"]


def test_another_programs_alembic_database(tmp_path):
    path = tmp_path / "other.db"
    run_sql(path, "CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('0001')")
    _refuse(path, "no record")


def test_a_record_of_a_newer_version(full, path):
    full.close()
    run_sql(path, "UPDATE alembic_version SET version_num = '0999'")
    before = dump(path)
    message = _refuse(path, "a record of a newer version")
    assert "0999" in message
    assert "install" in message
    assert dump(path) == before


def test_a_folder(tmp_path):
    _refuse(tmp_path, "is a folder")


def test_a_folder_that_is_not_there(tmp_path):
    _refuse(tmp_path / "none" / "record.db", "no such folder")
    assert not (tmp_path / "none").exists()


def test_a_file_for_a_folder(tmp_path):
    (tmp_path / "file").touch()
    _refuse(tmp_path / "file" / "record.db", "no such folder")


HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


class _Holder:
    """Another process that holds the record's lock."""

    def __init__(self, path, statement):
        command = [sys.executable, "-c", HOLD, str(path), statement]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self):
        assert self.process.stdout.readline() == b"held\n"

    def __exit__(self, *_):
        self.process.communicate()


def test_another_process_writes(full, path):
    full.close()
    with _Holder(path, "BEGIN IMMEDIATE"), open_record(path, busy_seconds=0.2) as record:
        assert len(list(record.reports())) == 2
        report = make_report("third")
        with pytest.raises(RecordError, match=r"locked by another process.*wait"):
            record.add_report(report, make_claims(report))
    with open_record(path, clock=make_clock()) as record:
        assert record.add_report(report, make_claims(report)).outcome == "new"
        assert list(verify_record(record)) == []


def test_a_new_record_that_another_process_holds(tmp_path):
    path = tmp_path / "record.db"
    path.touch()
    with _Holder(path, "BEGIN EXCLUSIVE"):
        _refuse(path, "locked by another process")


def test_a_short_lock_is_waited_for(full, path):
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.3, lambda: other.execute("COMMIT"))
    timer.start()
    assert full.add_report(make_report("third"), []).outcome == "new"
    timer.join()
    other.close()


def test_many_writers_at_once(path):
    """Threads with a record each: every report in, one chain."""

    def add(number):
        with open_record(path) as record:
            for part in range(10):
                report = make_report(f"r{number}-{part}")
                record.add_report(report, make_claims(report))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_record(path) as record:
        assert record.count()["reports"] == 30
        assert list(verify_record(record)) == []


def test_two_make_the_same_record_at_once(tmp_path):
    path = tmp_path / "record.db"
    threads = [threading.Thread(target=lambda: open_record(path).close()) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_record(path) as record:
        assert [entry.kind for entry in record.ledger()] == ["migration"]


def test_a_full_disk(full, path):
    full.close()
    with open_record(path) as record:
        # The limit makes SQLite say what it says on a full disk.
        event.listen(record._engine, "checkout", _allow_no_more_pages)
        report = make_report("third", "A long report. " * 5000)
        with pytest.raises(RecordError) as caught:
            record.add_report(report, make_claims(report))
        message = str(caught.value)
        assert str(path) in message
        assert "the disk is full" in message
        assert "free some space" in message
        assert list(verify_record(record)) == []
        assert record.count()["reports"] == 2


def _allow_no_more_pages(connection, *_):
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")


READABLE = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere"
)


@READABLE
def test_a_folder_without_rights(tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    _refuse(folder / "record.db", "cannot be opened")


@READABLE
def test_a_read_only_record(full, path):
    full.close()
    path.chmod(0o400)
    with open_record(path) as record:
        assert len(list(record.reports())) == 2
        with pytest.raises(RecordError, match="read-only"):
            record.add_report(make_report("third"), [])


@READABLE
def test_a_record_in_a_folder_without_rights(full, path):
    full.close()
    path.parent.chmod(0o500)
    try:
        _refuse(path, "read-only")
    finally:
        path.parent.chmod(0o700)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_READONLY_DIRECTORY", "read-only"),
        ("SQLITE_READONLY", "read-only"),
        ("SQLITE_CANTOPEN_ISDIR", "cannot be opened"),
        ("SQLITE_IOERR_WRITE", "the disk could not be read or written"),
        ("SQLITE_FULL", "the disk is full"),
        ("SQLITE_BUSY_SNAPSHOT", "locked by another process"),
        ("SQLITE_CORRUPT_VTAB", "damaged"),
        ("SQLITE_PERM", "no right"),
        ("SQLITE_MISMATCH", "the database refused: odd"),
    ],
)
def test_what_sqlite_says_is_put_plainly(name, words):
    error = sqlite3.OperationalError("odd")
    error.sqlite_errorname = name
    with pytest.raises(RecordError, match=words) as caught, sqlite.explain_errors("a.db"):
        raise error
    assert caught.value.where == "a.db"


def test_a_lost_version_line(full, path):
    """A record whose version was wiped is not taken for a new one, nor overwritten."""
    full.close()
    run_sql(path, "DELETE FROM alembic_version")
    before = dump(path)
    with pytest.raises(RecordError), open_record(path):
        pass
    assert dump(path) == before


def test_the_file_is_in_order_while_open(full, path):
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
