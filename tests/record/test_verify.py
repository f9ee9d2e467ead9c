"""Whatever a stranger does to the file is found and named; the trigger that had to go first is named too."""

import sqlite3
from contextlib import closing

import pytest

from attested.record import open_record, schema, verify_record
from attested.record.ledger import hash_entry

from .make import make_claims, make_clock, make_report, run_sql

CLAIM = "(SELECT claim FROM coded_claim WHERE coding = 1 AND position = 0)"


def _update(table, setting, where="1"):
    return [f"DROP TRIGGER {table}_no_update", f"UPDATE {table} SET {setting} WHERE {where}"]


def _delete(table, where):
    # A stranger's tool has foreign keys off, so anything can be taken away.
    return [f"DROP TRIGGER {table}_no_delete", f"DELETE FROM {table} WHERE {where}"]


# What is done, where the fault must be said to be, a word of what is wrong.
TAMPERING = {
    "text": (_update("report", "text = replace(text, 'four', 'nine')", "id = 'first'"), "report first", "SHA-256"),
    "text and hash": (
        _update("report", "text = 'x', sha256 = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'"),
        "report first",
        "is not what was written",
    ),
    "text shortened": (_update("report", "text = substr(text, 1, 8)", "id = 'first'"), "coding 1, claim-", "runs past"),
    "order of reports": (_update("report", "position = 7", "id = 'first'"), "report first", "not what was written"),
    "report taken away": (_delete("report", "id = 'second'"), "report second", "taken away"),
    "report taken away leaves rows": (_delete("report", "id = 'second'"), "reading, row 2", "points at a report"),
    "report put in": (
        ["INSERT INTO report VALUES ('ghost', 9, 'x', 'y')"],
        "report ghost",
        "put in by other means",
    ),
    "day of publication": (
        _update("reading", "published = '2020-01-01'", "id = 1"),
        "reading 1 of report first",
        "not what was written",
    ),
    "day that is none": (_update("reading", "published = 'soon'", "id = 1"), "reading 1", "no longer be read"),
    "address": (_update("reading", "url = NULL", "id = 2"), "reading 2 of report second", "not what was written"),
    "zones": (_update("reading", "zones = '[]'", "id = 1"), "reading 1", "not what was written"),
    "zones broken": (_update("reading", "zones = '[['", "id = 1"), "report first", "no longer be read"),
    "reading taken away": (_delete("reading", "id = 1"), "reading 1", "taken away"),
    "reading put in": (
        ["INSERT INTO reading SELECT 9, report, '', '', '', NULL, '', 'en', '', '[]' FROM reading WHERE id = 1"],
        "reading 9",
        "put in by other means",
    ),
    "coder": (_update("coding", "coder = 'test 9'", "id = 1"), "coding 1 of report first", "versions"),
    "coding taken away": (_delete("coding", "id = 2"), "coding 2", "taken away"),
    "coding taken away leaves the report bare": (_delete("coding", "id = 2"), "report second", "has no coding"),
    "coding put in": (
        ["INSERT INTO coding SELECT 9, report, reading, pack, coder, language_model FROM coding WHERE id = 1"],
        "coding 9 of report first",
        "put in by other means",
    ),
    "code": (_update("filling", "value = '\"fine\"'", "slot = 'act' AND coding = 1"), "coding 1, claim-", "a value"),
    "status": (
        _update("filling", "value = '\"negated\"'", "slot = 'status' AND coding = 1"),
        "coding 1, claim-",
        "a value",
    ),
    "count": (
        _update("filling", "value = replace(value, '4', '9')", "slot = 'count' AND coding = 2"),
        "report second, coding 2, claim-",
        "a value",
    ),
    "span": (_update("filling", "spans = '[[0,5]]'", "coding = 1 AND position = 2"), "coding 1, claim-", "span"),
    "span past the text": (
        _update("filling", "spans = '[[0,5000]]'", "coding = 1 AND position = 2"),
        "coding 1, claim-",
        "[0, 5000) runs past the text",
    ),
    "rule": (_update("filling", "rule = 'other'", "coding = 1"), "coding 1, claim-", "not what was written"),
    "why": (_update("filling", "why = 'other'", "coding = 1 AND position = 0"), "coding 1, claim-", "reason"),
    "runner-up": (_update("filling", "runner_up = 'KP'", "coding = 1 AND position = 2"), "coding 1", "not what was"),
    "unsure": (_update("filling", "unsure = 0", "coding = 1 AND position = 3"), "coding 1, claim-", "not what was"),
    "anchor": (_update("filling", "anchor = NULL", "coding = 1 AND position = 3"), "coding 1, claim-", "not what was"),
    "value broken": (_update("filling", "value = '{'", "coding = 1"), "report first, coding 1", "no longer be read"),
    "value of no sense": (
        _update("filling", "value = '[1]'", "coding = 1 AND position = 4"),
        "coding 1, claim-",
        "makes no claim any more",
    ),
    "value taken away": (
        _delete("filling", "slot = 'place' AND coding = 1"),
        "coding 1, claim-",
        "not what was written",
    ),
    "act taken away": (_delete("filling", "slot = 'act' AND coding = 1"), "coding 1, claim-", "makes no claim"),
    "value put in": (
        [f"INSERT INTO filling VALUES (1, {CLAIM}, 9, 'means', '\"raid\"', '[[0,4]]', 'x', NULL, 0, '', '')"],
        "coding 1, claim-",
        "not what was written",
    ),
    "value of no claim": (
        ["INSERT INTO filling VALUES (1, 'claim-0', 9, 'means', '\"raid\"', '[[0,4]]', 'x', NULL, 0, '', '')"],
        "filling, row 21",
        "points at a coded_claim that is not there",
    ),
    "refusal": (_update("refusal", "reason = 'none'", "coding = 1"), "coding 1, claim-", "refusal"),
    "refusal taken away": (_delete("refusal", "coding = 1"), "coding 1, claim-", "refusal"),
    "source": (
        _update("coded_claim", "attribution = replace(attribution, 'source', 'official')", "coding = 1"),
        "coding 1, claim-",
        "source",
    ),
    "hash of a claim": (
        _update("coded_claim", "sha256 = '0'", "coding = 1 AND position = 0"),
        "coding 1 of report first",
        "which claims",
    ),
    "claim taken away whole": (
        [*_delete("coded_claim", "coding = 1 AND position = 1"), *_delete("filling", "coding = 1")],
        "coding 1 of report first",
        "which claims",
    ),
    "claim put in": (
        [
            "INSERT INTO claim VALUES ('claim-0', 'first')",
            "INSERT INTO coded_claim SELECT 1, 'claim-0', 9, attribution, sha256 FROM coded_claim WHERE claim = "
            + CLAIM,
        ],
        "coding 1 of report first",
        "which claims",
    ),
    "claim of no coding": (["INSERT INTO claim VALUES ('claim-0', 'first')"], "claim-0", "in no coding"),
    "order of claims": (
        [*_update("coded_claim", "position = position + 10"), "UPDATE coded_claim SET position = 20 - position"],
        "coding 1 of report first",
        "in what order",
    ),
    "claim renamed": (
        [
            *_update("claim", "id = 'claim-0'", f"id = {CLAIM}"),
            *_update("filling", "claim = 'claim-0'", f"claim = {CLAIM}"),
            *_update("refusal", "claim = 'claim-0'", f"claim = {CLAIM}"),
            *_update("coded_claim", "claim = 'claim-0'", "coding = 1 AND position = 0"),
        ],
        "coding 1, claim-0",
        "not what was written",
    ),
    "verdict": (_update("decision", "verdict = 'reject'"), "decision-", "not what was written"),
    "reviewer": (_update("decision", "who = 'L'"), "decision-", "not what was written"),
    "decision taken away": (_delete("decision", "1"), "decision-", "taken away"),
    "decision put in": (
        [f"INSERT INTO decision VALUES ('decision-0', 9, {CLAIM}, 'reject', '[]', 'K', '2025-01-01T00:00:00Z', '')"],
        "decision-0",
        "put in by other means",
    ),
    "grade": (["UPDATE event SET grade = 'independent'"], "origins and events", "not what was written"),
    "grade of no sense": (["UPDATE event SET grade = 'sure'"], "origins and events", "no longer be read"),
    "event taken away": (["DELETE FROM event WHERE position = 0"], "origins and events", "not what was written"),
    "claim of an event": (["DELETE FROM event_claim"], "origins and events", "no longer be read"),
    "origin": (["UPDATE origin SET outlet = 'Herald'"], "origins and events", "build again"),
    "link": (["UPDATE origin_link SET reason = ''"], "origins and events", "not what was written"),
    "ledger time": (_update("ledger", "at = '2020'", "sequence = 3"), "ledger row 3", "its hash does not fit"),
    "ledger payload": (
        _update("ledger", "payload = '0'", "kind = 'coding' AND subject = '1'"),
        "ledger row 4",
        "its hash does not fit",
    ),
    "ledger hash": (_update("ledger", "hash = '0'", "sequence = 3"), "ledger row 4", "does not continue"),
    "ledger kind": (_update("ledger", "kind = 'party'", "sequence = 3"), "ledger row 3", "unknown kind"),
    "ledger row taken away": (_delete("ledger", "sequence = 3"), "ledger row 4", "follows row 2"),
    "ledger begins late": (_delete("ledger", "sequence = 1"), "ledger row 2", "follows row 0"),
    "ledger end cut": (_delete("ledger", "kind = 'decision'"), "decision-", "put in by other means"),
    "ledger row put in": (
        ["INSERT INTO ledger VALUES (99, '', 'report', 'ghost', '', '', '')"],
        "report ghost",
        "taken away",
    ),
    "told twice": (
        ["INSERT INTO ledger SELECT 99, at, kind, subject, payload, previous, hash FROM ledger WHERE sequence = 2"],
        "ledger row 99",
        "twice",
    ),
    "migration unsaid": (_delete("ledger", "kind = 'migration'"), "migration 0001", "put in"),
    "migration payload": (_update("ledger", "payload = '0'", "sequence = 1"), "migration 0001", "not what was written"),
    "guard replaced": (
        [
            "DROP TRIGGER claim_no_delete",
            "CREATE TRIGGER claim_no_delete BEFORE DELETE ON claim BEGIN SELECT 1; END",
        ],
        "trigger claim_no_delete",
        "not as it was made",
    ),
    "trigger put in": (
        ["CREATE TRIGGER spy AFTER INSERT ON report BEGIN SELECT 1; END"],
        "trigger spy",
        "none of the record's own",
    ),
    "table taken away": (["DROP TABLE refusal"], "table refusal", "is missing"),
    "column taken away": (["ALTER TABLE event DROP COLUMN means"], "table event", "lost its column means"),
}


def test_a_sound_record_has_no_fault(decided):
    with open_record(decided) as record:
        assert list(verify_record(record, lambda report, claim: ())) == []


@pytest.mark.parametrize("case", TAMPERING)
def test_tampering_is_named(decided, case):
    statements, where, what = TAMPERING[case]
    run_sql(decided, *statements)
    with open_record(decided) as record:
        faults = list(verify_record(record))
    assert [fault for fault in faults if where in fault.where and what in fault.what], [str(fault) for fault in faults]
    dropped = {statement.split()[2] for statement in statements if statement.startswith("DROP TRIGGER")}
    made = {statement.split()[2] for statement in statements if statement.startswith("CREATE TRIGGER")}
    for name in dropped - made:
        assert [fault for fault in faults if fault.where == f"trigger {name}" and "is missing" in fault.what]


def test_one_changed_value_gives_one_fault_and_not_a_list(decided):
    run_sql(decided, *_update("filling", "value = '\"fine\"'", f"slot = 'act' AND claim = {CLAIM}"))
    with open_record(decided) as record:
        faults = [fault for fault in verify_record(record) if not fault.where.startswith("trigger")]
        assert len(faults) == 1


def test_every_fault_is_named_and_none_hides_another(decided):
    run_sql(
        decided,
        *_update("report", "text = 'x'", "id = 'first'"),
        *_update("filling", "value = '{'", "coding = 2"),
        *_update("reading", "zones = '[['", "id = 2"),
        "UPDATE origin SET outlet = 'Herald'",
    )
    with open_record(decided) as record:
        found = {fault.where for fault in verify_record(record)}
    assert {"report first", "report second", "report second, coding 2", "origins and events"} <= found


COLUMNS = [
    (table.name, column.name)
    for table in schema.metadata.sorted_tables
    for column in table.c
    # Another number in the same order says nothing else; another order is among the cases above.
    if column.name != "position"
]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_every_column_is_covered(decided, table, column):
    with closing(sqlite3.connect(decided)) as connection:
        if table in schema.APPEND_ONLY:
            connection.execute(f"DROP TRIGGER {table}_no_update")
        row, old = connection.execute(f'SELECT rowid, "{column}" FROM {table}').fetchone()
        is_json = str(schema.metadata.tables[table].c[column].type) == "JSON"
        new = '["other"]' if is_json else 77 if isinstance(old, int) else "other"
        connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?', (new, row))
        connection.commit()
    with open_record(decided) as record:
        assert [fault for fault in verify_record(record) if not fault.where.startswith("trigger")]


def test_a_chain_rewritten_whole_is_found_by_a_hash_noted_before(decided):
    with open_record(decided) as record:
        head = record.head()
        assert list(verify_record(record, head=head)) == []
    with closing(sqlite3.connect(decided)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("DROP TRIGGER ledger_no_update")
        previous = "0" * 64
        for row in connection.execute("SELECT * FROM ledger ORDER BY sequence").fetchall():
            entry = {**row, "at": "2020-01-01T00:00:00.000000+00:00", "previous": previous}
            previous = hash_entry(entry)
            connection.execute(
                "UPDATE ledger SET at = :at, previous = :previous, hash = :hash WHERE sequence = :sequence",
                {**entry, "hash": previous},
            )
        connection.execute(
            "CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger "
            "BEGIN SELECT RAISE(ABORT, 'rows of ledger are never changed or taken away'); END"
        )
        connection.commit()
    with open_record(decided) as record:
        assert list(verify_record(record)) == []
        assert [fault.where for fault in verify_record(record, head=head)] == ["ledger"]


def test_rederiving_is_asked_of_the_claims_that_hold(full):
    report = make_report("first")
    full.add_report(report, make_claims(report, rule="verb"))
    asked = []

    def rederive(report, claim):
        asked.append((report.id, claim.fillings[0].rule))
        return [f"{claim.act} does not follow"] if claim.act == "phone-seizure" else []

    faults = list(verify_record(full, rederive))
    assert asked == [("first", "verb")] * 2 + [("second", "lexicon")] * 2
    assert [fault.what for fault in faults] == ["phone-seizure does not follow"] * 2
    assert all(fault.where.startswith("report ") and "claim-" in fault.where for fault in faults)


def test_rederiving_that_breaks_is_a_fault_of_its_claim(full):
    def rederive(report, claim):
        raise ZeroDivisionError

    faults = list(verify_record(full, rederive))
    assert [fault.what for fault in faults] == ["could not be re-derived: ZeroDivisionError"] * 4


def test_a_damaged_page_is_told(tmp_path):
    path = tmp_path / "record.db"
    with open_record(path, clock=make_clock()) as record:
        for number in range(40):
            report = make_report(f"r{number}", "A long report. " * 300)
            record.add_report(report, make_claims(report))
    content = bytearray(path.read_bytes())
    middle = len(content) // 8192 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    with open_record(path) as record:
        faults = list(verify_record(record))
    assert any("integrity check" in fault.what or "damaged" in fault.what for fault in faults)
