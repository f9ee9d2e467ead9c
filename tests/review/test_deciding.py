"""Decisions going into the record: checked, appended, kept through coding anew."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attested.model import RecordError, UsageError, Versions
from attested.record import open_record, verify_record
from attested.review import append_decision, find_stranded, fold_decisions

from .make import make_claim, make_decision, make_report

CLAIM = make_claim()
COUNT = {"of": "target", "unit": "person", "min": 4, "max": None, "approx": True}


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    with open_record(tmp_path_factory.mktemp("review") / "record.db") as record:
        record.add_report(make_report(), [CLAIM])
        yield record


@pytest.fixture
def record(tmp_path):
    with open_record(tmp_path / "record.db") as record:
        record.add_report(make_report(), [CLAIM])
        yield record


def test_decisions_come_back_in_the_order_in_which_they_were_made(record):
    decisions = [
        make_decision(CLAIM, "reject", hour=12),
        make_decision(CLAIM, "accept", hour=9),
        make_decision(CLAIM, "correct", hour=11, place=["KP-09"], count=[COUNT]),
    ]
    for decision in decisions:
        assert append_decision(record, decision) is True
    assert list(record.decisions()) == decisions
    assert list(record.decisions(CLAIM.id)) == decisions
    assert list(record.decisions("claim-else")) == []
    assert [decision.id for decision in record.decisions()] == [decision.id for decision in decisions]
    assert next(fold_decisions(record.claims(), record.decisions())).state == "corrected"
    assert list(verify_record(record)) == []


def test_the_same_decision_again_is_no_write(record):
    assert append_decision(record, make_decision(CLAIM)) is True
    head = record.head()
    assert append_decision(record, make_decision(CLAIM)) is False
    assert record.head() == head


def test_a_claim_that_is_not_there(record):
    with pytest.raises(RecordError, match="no claim claim-else"):
        append_decision(record, make_decision("claim-else"))


def test_coding_anew_loses_no_decision(record):
    decision = make_decision(CLAIM, "correct", when="2024-11")
    append_decision(record, decision)
    newer = Versions(pack="test 1", coder="test 2", language_model="none 1")
    # The same values in the same words are the same claim, so what was decided on it stands.
    record.add_report(make_report(), [replace(CLAIM, versions=newer)])
    assert next(fold_decisions(record.claims(), record.decisions())).value("when") == "2024-11"
    record.add_report(make_report(), [replace(make_claim("fine"), versions=newer)])
    assert [found.state for found in fold_decisions(record.claims(), record.decisions())] == ["unreviewed"]
    assert find_stranded(record.claims(), record.decisions()) == (decision,)
    assert record.claim(decision.claim).act == "arrest"


FAULTY = {
    "no such slot": ({"person": "x"}, "there is no slot 'person'"),
    "status": ({"status": "likely"}, "no status 'likely'"),
    "no status": ({"status": ""}, "status takes one value"),
    "no act": ({"act": ""}, "act takes one value"),
    "an act is no list": ({"act": ["arrest"]}, "act takes one value"),
    "a place is a list": ({"place": "KP"}, "place takes a list"),
    "a list of codes": ({"place": ["KP", 3]}, "list of codes"),
    "twice in a list": ({"place": ["KP", "KP"]}, "twice"),
    "count is a list": ({"count": COUNT}, "count takes a list"),
    "count keys": ({"count": [{"of": "target"}]}, "count 1 takes"),
    "count unit": ({"count": [COUNT, {**COUNT, "unit": "sheep"}]}, "count 2: no such count"),
    "count without bound": ({"count": [{**COUNT, "min": None}]}, "needs a bound"),
    "count backwards": ({"count": [{**COUNT, "max": 1}]}, "backwards"),
    "count of words": ({"count": [{**COUNT, "min": "four"}]}, "numbers or null"),
    "count of truth": ({"count": [{**COUNT, "min": True}]}, "numbers or null"),
    "count of nothing": ({"count": [{**COUNT, "min": float("nan")}]}, "numbers or null"),
    "count without end": ({"count": [{**COUNT, "max": float("inf")}]}, "numbers or null"),
    "several": ({"act": "", "place": "KP"}, "act takes one value, as a string; place takes a list"),
}


@pytest.mark.parametrize("case", FAULTY)
def test_a_correction_that_cannot_be_meant(shared, case):
    changed, words = FAULTY[case]
    head = shared.head()
    with pytest.raises(UsageError, match=words) as caught:
        append_decision(shared, make_decision(CLAIM, "correct", **changed))
    assert CLAIM.id in caught.value.where
    assert shared.head() == head


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (make_decision(CLAIM, who=" "), "nobody signs"),
        (make_decision(CLAIM, "reject", why=""), "no reason"),
        (make_decision(CLAIM, at="2025-01-02T10:00:00"), "no offset"),
        (make_decision(CLAIM, at="yesterday"), "not ISO 8601"),
        (replace(make_decision(CLAIM, "correct", act="fine"), changed=(("act", "fine"), ("act", "raid"))), "set twice"),
    ],
)
def test_a_decision_that_cannot_be_meant(shared, decision, words):
    with pytest.raises(UsageError, match=words):
        append_decision(shared, decision)


numbers = st.integers(0, 10**6) | st.floats(0, 10**6)
corrections = st.fixed_dictionaries(
    {"act": st.text(st.characters(exclude_categories=["Cs"]), min_size=1)},
    optional={
        "when": st.text(st.characters(exclude_categories=["Cs"])),
        "means": st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), unique=True),
        "count": st.lists(numbers.map(lambda number: {**COUNT, "min": number})),
    },
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changed=corrections, hour=st.integers(0, 23), who=st.sampled_from(["K", "김"]))
def test_any_correction_comes_back_as_it_was(shared, changed, hour, who):
    decision = make_decision(CLAIM, "correct", hour=hour, who=who, **changed)
    append_decision(shared, decision)
    stored = next(found for found in shared.decisions() if found.id == decision.id)
    assert stored == decision
