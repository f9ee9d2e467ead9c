"""Adding: exact round trips, nothing twice, coding anew beside the old, never over it."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import asdict, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attested.model import Claim, RecordError, Report, Span, Versions
from attested.record import Added, RefusedReportError, open_record, schema, verify_record
from attested.record.ledger import FIRST, PAYLOADS

from .make import LATER, VERSIONS, coded_reports, dump, make_claim, make_claims, make_clock, make_report


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(coded=st.lists(coded_reports(), max_size=3, unique_by=lambda pair: pair[0].id))
def test_what_went_in_comes_out(blank, tmp_path_factory, coded):
    path = shutil.copy(blank, tmp_path_factory.mktemp("round") / "record.db")
    with open_record(path, clock=make_clock()) as record:
        for report, claims in coded:
            assert record.add_report(report, claims).outcome == "new"
    with open_record(path, create=False) as record:
        assert list(record.reports()) == [report for report, _ in coded]
        # asdict sees the fields that equality leaves out: refusals, runner-up, why.
        stored, given_ = list(record.claims()), [claim for _, claims in coded for claim in claims]
        assert [asdict(claim) for claim in stored] == [asdict(claim) for claim in given_]
        assert [claim.id for claim in stored] == [claim.id for claim in given_]
        assert [claim.to_dict() for claim in stored] == [claim.to_dict() for claim in given_]
        for report, claims in coded:
            assert record.add_report(report, claims).outcome == "unchanged"
            assert list(record.claims(report.id)) == claims
        assert list(verify_record(record)) == []


def test_a_number_keeps_its_kind(record):
    report = make_report()
    claim = make_claim(report)
    count = replace(claim.counts[0], low=4.0, high=4.5)
    claim = replace(claim, fillings=(*claim.fillings[:-1], replace(claim.fillings[-1], value=count)))
    record.add_report(report, [claim])
    stored = record.claim(claim.id).counts[0]
    assert (type(stored.low), type(stored.high)) == (float, float)
    assert stored == count


def test_no_author_and_no_path_is_kept(full, record):
    record.add_report(make_report("third", author="Mun Dong Hui", origin_path="in/third.txt"), [])
    assert record.report("third").author is None
    assert record.report("third").origin_path == ""


def test_adding_again_changes_nothing(full, path):
    before = dump(path)
    report = make_report("first")
    assert full.add_report(report, make_claims(report)) == Added(outcome="unchanged", report="first", claims=2)
    assert dump(path) == before


def test_another_text_under_the_same_id_is_refused(full, path):
    before = dump(path)
    other = make_report("first", "Another text. " * 8)
    with pytest.raises(RefusedReportError) as caught:
        full.add_report(other, [])
    assert other.sha256 in str(caught.value)
    assert make_report("first").sha256 in str(caught.value)
    assert "report first" in str(caught.value)
    assert dump(path) == before


def test_another_coder_adds_a_coding_and_leaves_the_old(full):
    report = make_report("first")
    old = list(full.claims("first"))
    new = [make_claim(report, versions=LATER), make_claim(report, "fine", start=20, versions=LATER)]
    assert full.add_report(report, new).outcome == "recoded"
    assert list(full.claims("first")) == new
    codings = list(full.codings("first"))
    assert [(coding.versions, coding.is_current) for coding in codings] == [(VERSIONS, False), (LATER, True)]
    assert list(full.claims(coding=codings[0].id)) == old
    # The same values are the same claim, whoever coded them; a claim that fell away can still be read.
    assert full.claim(new[0].id).versions == LATER
    assert full.claim(old[1].id).versions == VERSIONS
    assert full.count()["claims"] == 4
    assert list(verify_record(full)) == []


def test_the_order_of_reports_stays_when_one_is_coded_anew(full):
    report = make_report("first")
    full.add_report(report, make_claims(report, versions=LATER))
    assert [report.id for report in full.reports()] == ["first", "second"]
    assert [claim.report for claim in full.claims()] == ["first", "first", "second", "second"]


def test_another_reason_is_another_coding(full):
    report = make_report("first")
    assert full.add_report(report, make_claims(report, rule="verb")).outcome == "recoded"
    assert {filling.rule for claim in full.claims("first") for filling in claim.fillings} == {"verb"}


def test_a_day_found_later_is_a_new_reading(full):
    better = make_report("first", published=date(2024, 11, 16), publisher="Herald")
    assert full.add_report(better, make_claims(better)).outcome == "recoded"
    assert full.report("first") == better
    assert full.add_report(better, make_claims(better)).outcome == "unchanged"
    kinds = [entry.kind for entry in full.ledger()]
    assert kinds.count("report") == 2
    assert kinds.count("reading") == 3
    assert list(verify_record(full)) == []


def test_a_report_without_claims(record):
    report = make_report()
    assert record.add_report(report, []).outcome == "new"
    assert record.add_report(report, []).outcome == "unchanged"
    assert record.add_report(report, [], versions=VERSIONS).outcome == "recoded"
    assert record.add_report(report, [], versions=VERSIONS).outcome == "unchanged"
    assert [coding.versions for coding in record.codings()] == [
        Versions(pack="", coder="", language_model=""),
        VERSIONS,
    ]
    assert list(record.claims()) == []
    assert list(verify_record(record)) == []


BAD_CLAIMS = {
    "of another report": (lambda report: [make_claim(make_report("else"))], "of another report"),
    "of another text": (lambda report: [make_claim(make_report(text=report.text + "."))], "or text"),
    "twice": (lambda report: [make_claim(report)] * 2, "twice"),
    "two coders": (lambda report: [make_claim(report), make_claim(report, "fine", versions=LATER)], "2 different"),
    "past the text": (lambda report: [make_claim(report, start=len(report.text) - 2)], "past the text"),
    "source past the text": (
        lambda report: [
            replace(c, attribution=replace(c.attribution, span=Span(0, 10_000))) for c in make_claims(report)
        ],
        "past the text",
    ),
    "refusal past the text": (
        lambda report: [
            replace(c, refusals=(replace(c.refusals[0], span=Span(0, 10_000)),)) for c in make_claims(report)
        ],
        "past the text",
    ),
}


@pytest.mark.parametrize("case", BAD_CLAIMS)
def test_claims_that_do_not_stand_on_the_report_are_refused_whole(record, path, case):
    build, words = BAD_CLAIMS[case]
    before = dump(path)
    with pytest.raises(RefusedReportError, match=words):
        record.add_report(make_report(), build(make_report()))
    assert dump(path) == before


def test_an_error_in_the_middle_leaves_nothing(record, path, monkeypatch):
    before = dump(path)
    report = make_report()

    def fail(*_):
        raise KeyboardInterrupt

    # The last thing that is written: the report, its coding, its claims and their values are there by then.
    monkeypatch.setattr("attested.record.adding.write_refusals", fail)
    with pytest.raises(KeyboardInterrupt):
        record.add_report(report, make_claims(report))
    assert dump(path) == before
    monkeypatch.undo()
    assert record.add_report(report, make_claims(report)).outcome == "new"


@pytest.mark.parametrize("table", schema.APPEND_ONLY)
@pytest.mark.parametrize(
    "verb", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"]
)
def test_the_file_itself_refuses_changes(full, table, verb):
    _decide(full)
    column = next(iter(schema.metadata.tables[table].c)).name
    with pytest.raises(RecordError, match="never changed"), full.writes() as connection:
        connection.exec_driver_sql(verb.format(table, column))


def _decide(record):
    from attested.model import Decision

    claim = next(record.claims())
    record.add_decision(
        Decision(claim=claim.id, verdict="accept", changed=(), who="K", at="2025-01-02T10:00:00+09:00", why="")
    )


def test_guards_hold_against_any_tool(full, path):
    _decide(full)
    with closing(sqlite3.connect(path)) as connection:
        for table in schema.APPEND_ONLY:
            with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                connection.execute(f"DELETE FROM {table}")


def test_the_ledger_tells_every_write(full):
    _decide(full)
    entries = list(full.ledger())
    assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
    added = ["report", "reading", "coding"]
    assert [entry.kind for entry in entries] == ["migration", *added, *added, "events", "decision"]
    assert entries[0].previous == FIRST
    assert [entry.previous for entry in entries[1:]] == [entry.hash for entry in entries[:-1]]
    assert entries[1].at == "2025-01-01T00:00:01.000000+00:00"
    assert full.head() == entries[-1].hash
    assert {entry.kind for entry in entries} == set(PAYLOADS)


def test_the_same_input_and_clock_give_the_same_content(tmp_path):
    dumps = []
    for name in ("one.db", "two.db"):
        with open_record(tmp_path / name, clock=make_clock()) as record:
            for key in ("first", "second"):
                record.add_report(make_report(key), make_claims(make_report(key)))
        dumps.append(dump(tmp_path / name))
    assert dumps[0] == dumps[1]


def test_reading_goes_on_while_another_writes(full):
    claims = full.claims()
    first = next(claims)
    report = make_report("third")
    full.add_report(report, make_claims(report))
    assert isinstance(first, Claim)
    # It sees the record as it stood when it began.
    assert {claim.report for claim in claims} == {"first", "second"}
    assert len(list(full.claims())) == 6


def test_reading_is_lazy(record):
    for number in range(250):
        record.add_report(make_report(f"r{number:03}"), [])
    reports = record.reports()
    assert isinstance(next(reports), Report)
    reports.close()
    assert [report.id for report in record.reports()] == [f"r{number:03}" for number in range(250)]
