"""build, events, show, verify over one record."""

import hashlib
import json
import re

import pytest

from attested.model import Decision
from attested.record import open_record
from attested.review import append_decision

from .conftest import TEXT

LABELS = ["record", "reports", "claims", "events", "contested", "acts", "provinces", "dates", "failures", "site"]


@pytest.fixture
def record(fake, run, folder, tmp_path):
    path = tmp_path / "record.db"
    assert run("build", folder, "--record", path).status == 0
    return path


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_ten_lines_say_what_was_found(fake, run, folder, tmp_path):
    done = run("build", folder, "--record", tmp_path / "r.db")
    assert [line.split()[0] for line in done.out.splitlines()] == LABELS
    assert "3 new, 0 coded anew, 0 as before" in done.out
    assert "arrest" in done.out
    assert "North Hamgyong" in done.out


@pytest.mark.parametrize("words", ["", "crash and arrested"])
def test_a_run_without_a_report_begins_no_record(fake, run, tmp_path, words):
    report = tmp_path / "one.txt"
    report.write_text(words * 20, encoding="utf-8")
    path, site = tmp_path / "r.db", tmp_path / "site"
    done = run("build", report, "--record", path, "--site", site)
    assert done.status == 2
    assert done.out.splitlines() == ["record     not begun: no report could be taken, 1 failed"]
    assert json.loads(run("build", report, "--record", path, "--json").out)["record"] is None
    assert [found.name for found in tmp_path.iterdir()] == ["one.txt"]


def test_a_folder_that_cannot_hold_the_site_is_told_before_the_coding(fake, run, folder, tmp_path):
    done = run("build", folder, "--record", tmp_path / "r.db", "--site", folder)
    assert done.status == 2
    assert "something else already" in done.err
    assert not (tmp_path / "r.db").exists()


def test_events_and_site_follow_what_a_person_decided(record, run, folder, tmp_path):
    with open_record(record) as opened:
        claims = list(opened.claims())
        corrected = {"place": ["KP-10/hyesan"]}
        for claim, verdict in zip(claims, ("correct", "reject", "accept"), strict=True):
            changed = tuple(corrected.items()) if verdict == "correct" else ()
            at = "2025-01-02T10:00:00+09:00"
            decision = Decision(claim=claim.id, verdict=verdict, changed=changed, who="K", at=at, why="read again")
            append_decision(opened, decision)
    site = tmp_path / "site"
    values = json.loads(run("build", folder, "--record", record, "--site", site, "--json").out)
    assert (values["claims"], values["events"]) == (3, 2)
    with open_record(record) as opened:
        events = list(opened.events())
    assert [event.claims for event in events if event.place == ("KP-10/hyesan",)] == [(claims[0].id,)]
    assert all(claims[1].id not in event.claims for event in events)
    page = (site / "events" / f"{events[0].id}.html").read_text(encoding="utf-8")
    assert "A person corrected" in page
    assert "Hyesan, Ryanggang" in page


def test_building_again_changes_nothing(record, run, folder):
    before = digest(record)
    done = run("build", folder, "--record", record)
    assert done.status == 0
    assert "0 new, 0 coded anew, 3 as before; nothing has changed" in done.out
    assert digest(record) == before


def test_building_again_codes_nothing(record, run, folder, monkeypatch):
    monkeypatch.setattr("attested.cli.coding._code_one", lambda *_: pytest.fail("coded again"))
    assert run("build", folder, "--record", record).status == 0


def test_building_with_more_reports_adds_them(record, run, folder):
    (folder / "d.txt").write_text(TEXT.replace("80", "90"), encoding="utf-8")
    assert "1 new, 0 coded anew, 3 as before" in run("build", folder, "--record", record).out


def test_a_report_without_a_claim_is_not_coded_again(fake, run, folder, tmp_path):
    (folder / "e.txt").write_text("The river froze early that year, and the people of the town went out to fish.")
    run("build", folder, "--record", tmp_path / "r.db")
    assert "0 new, 0 coded anew, 4 as before" in run("build", folder, "--record", tmp_path / "r.db").out


def test_another_text_of_one_id_is_a_counted_failure(record, run, folder):
    (folder / "a.txt").write_text(TEXT.replace("80", "8"), encoding="utf-8")
    done = run("build", folder, "--record", record, "--json")
    values = json.loads(done.out)
    assert done.status == 1
    assert len(values["failures"]) == 1
    assert values["failures"][0] in done.err
    assert values["unchanged"] == 2


def test_stopping_keeps_what_was_coded(fake, run, folder, tmp_path, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("attested.corroborate.corroborate", stop)
        done = run("build", folder, "--record", tmp_path / "r.db")
    assert done.status == 130
    assert "is kept in" in done.err
    assert "0 new, 0 coded anew, 3 as before" in run("build", folder, "--record", tmp_path / "r.db").out


def test_events_as_lines_and_as_json(record, run):
    lines = run("events", "-r", record).out.splitlines()
    rows = json.loads(run("events", "-r", record, "--json").out)
    assert lines[0].split("\t")[:3] == ["event", "when", "act"]
    assert len(lines) == 1 + len(rows)
    assert {row["act"] for row in rows} == {"arrest"}


def test_events_are_filtered(record, run):
    def count(*args):
        return len(json.loads(run("events", "-r", record, "--json", *args).out))

    assert count("--place", "KP-09/musan") == count() - count("--report", "c.txt")
    assert count("--act", "search") == 0
    done = run("events", "-r", record, "--grade", "certain")
    assert done.status == 2
    assert len(done.errors) == 1


def test_show_marks_the_words_in_their_sentence(record, run):
    event = json.loads(run("events", "-r", record, "--json").out)[0]
    shown = run("show", event["id"][:12], "-r", record)
    assert shown.status == 0
    assert "[arrested] [about 80 people [sic]] in [Musan]" in shown.out
    claim = run("show", event["claims"][0], "-r", record).out
    assert "rule fake:place" in claim
    assert "instead of KP-09" in claim
    assert "Musan" in claim
    assert "refused" in claim
    report = run("show", "a.t", "-r", record).out
    assert event["claims"][0] in report


def test_show_as_json_holds_the_quotes(record, run):
    event = json.loads(run("events", "-r", record, "--json").out)[0]
    shown = json.loads(run("show", event["id"], "-r", record, "--json").out)
    quote = shown["claims"][0]["quotes"][0]
    words = [quote["text"][start:end] for start, end in quote["marks"]]
    assert words == ["arrested", "about 80 people [sic]", "Musan"]
    assert json.loads(run("show", "a.txt", "-r", record, "--json").out)["kind"] == "report"
    assert json.loads(run("show", event["claims"][0], "-r", record, "--json").out)["kind"] == "claim"


@pytest.mark.parametrize("id_", ["event-", "nothing", ""])
def test_show_says_what_fits_none_or_several(record, run, folder, id_):
    done = run("show", id_, "-r", record)
    assert done.status == 2
    assert len(done.errors) == 1


def test_no_record_is_one_line(run, tmp_path):
    for command in ("events", "verify"):
        done = run(command, "-r", tmp_path / "none.db")
        assert done.status == 2
        assert len(done.errors) == 1
        assert not (tmp_path / "none.db").exists()


def test_verify_names_each_fault(record, run, monkeypatch):
    checks = {"faults": ()}
    monkeypatch.setattr("attested.coding.check_claim", lambda *_: checks["faults"], raising=False)
    done = run("verify", "-r", record)
    assert (done.status, done.errors) == (0, [])
    head = re.fullmatch(r"3 reports, 3 claims: no fault; ledger at (\w+)\n", done.out)[1]
    assert run("verify", "-r", record, "--head", head).status == 0
    assert run("verify", "-r", record, "--head", "f" * 64).status == 1
    checks["faults"] = ("place KP-09/musan does not follow from its words",)
    done = run("verify", "-r", record, "--json")
    assert done.status == 1
    assert len(json.loads(done.out)["faults"]) == 3


def test_verify_wants_the_pack_that_coded(record, run, monkeypatch, tmp_path):
    monkeypatch.setattr("attested.coding.check_claim", lambda *_: (), raising=False)
    run("pack", "new", tmp_path / "other")
    done = run("verify", "-r", record, "--pack", tmp_path / "other")
    assert done.status == 1
    assert "was coded by the pack dprk-border 1.0" in done.out
