"""The line that the schema never crosses, and that migrations and schema are one."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import attested.record
from attested.record import schema, sqlite

# Whole words of a name; each is what a register of people would be built on.
FORBIDDEN = """
    account address age author bank birth born broker caller cell contact coordinate coordinates device email
    escapee face family female fingerprint firstname gender geo gps handset home household imei imsi ip lastname
    lat latitude lives location lon longitude mac male meid mobile msisdn name names nationality nickname
    passport people person phone photo plate plmn radio relative residence sex signal sim subscriber surname
    telephone tower user username victim voice wallet whereabouts witness
"""


def _pieces(name):
    return set(re.findall(r"[a-z]+", name.lower()))


@pytest.mark.parametrize("table", schema.metadata.sorted_tables, ids=lambda table: table.name)
def test_no_column_holds_a_person(table):
    for name in [table.name, *(column.name for column in table.c)]:
        assert not _pieces(name) & _pieces(FORBIDDEN)
        assert not any(word in name.lower() for word in ("person", "phone", "imei", "imsi", "account", "device"))


def test_the_file_has_the_columns_of_the_schema_and_no_other(full, path):
    with closing(sqlite3.connect(path)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert tables == {*schema.metadata.tables, "alembic_version"}
        for table in schema.metadata.sorted_tables:
            rows = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
            assert [row[1] for row in rows] == [column.name for column in table.c]


def test_migrations_lead_to_the_schema(full):
    with full.reads() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []


def test_the_newest_migration_is_the_one_the_schema_names():
    config = Config()
    config.set_main_option("script_location", "attested.record:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [schema.REVISION]


def test_every_table_is_either_guarded_or_derived():
    derived = {"origin", "origin_report", "origin_link", "event", "event_claim", "event_origin"}
    assert set(schema.APPEND_ONLY) | derived == set(schema.metadata.tables)
    assert not set(schema.APPEND_ONLY) & derived


def test_only_one_module_speaks_sqlite():
    for file in sorted(Path(attested.record.__file__).parent.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if file.name != "sqlite.py":
            assert not re.search(r"\bPRAGMA\b|sqlite_master|\browid\b|INSERT OR|exec_driver_sql", text), file.name


def test_the_words_of_the_guards_stay():
    # They are part of a migration that has run on records out there.
    assert sqlite.build_guards("claim") == {
        "claim_no_update": "CREATE TRIGGER claim_no_update BEFORE UPDATE ON claim "
        "BEGIN SELECT RAISE(ABORT, 'rows of claim are never changed or taken away'); END",
        "claim_no_delete": "CREATE TRIGGER claim_no_delete BEFORE DELETE ON claim "
        "BEGIN SELECT RAISE(ABORT, 'rows of claim are never changed or taken away'); END",
    }
