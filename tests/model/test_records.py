"""The records: which fields an id hashes, what a record refuses, what survives a pickle."""

import pickle
from dataclasses import FrozenInstanceError, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attested.model import (
    SLOTS,
    AttestedError,
    Attribution,
    Claim,
    Count,
    Decision,
    EntailmentError,
    Event,
    Filling,
    LanguageError,
    Origin,
    PackError,
    RecordError,
    Refusal,
    Report,
    ReportError,
    Span,
    UsageError,
    Versions,
    Zone,
    build_id,
    hash_text,
)

spans = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda t: Span(t[0], t[0] + t[1]))
ACT = Filling(slot="act", value="arrest", spans=(Span(0, 6),), rule="trigger:arrest.verb")
STATUS = Filling(slot="status", value="actual", spans=(Span(0, 6),), rule="status:told")
PLACE = Filling(slot="place", value="KP-09", spans=(Span(7, 9),), rule="place-name")
NUMBER = Filling(
    slot="count", value=Count(of="target", unit="person", low=5, high=5), spans=(Span(9, 12),), rule="number-of-party"
)
CLAIM = Claim(
    report="r",
    report_sha256="0" * 64,
    fillings=(ACT, STATUS, PLACE, NUMBER),
    attribution=Attribution(),
    versions=Versions(pack="p 1", coder="c 1", language_model="m 1"),
)


# ---- spans


@given(spans, spans)
def test_overlap_goes_both_ways_and_covering_is_overlap(one, other):
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(one)
    assert one.covers(one)
    assert not one.covers(other) or one.overlaps(other)
    assert one.overlaps(other) == bool({*range(one.start, one.end)} & {*range(other.start, other.end)})


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 4)])
def test_an_empty_or_backward_span_is_refused(start, end):
    with pytest.raises(ValueError, match="no span"):
        Span(start, end)


def test_a_span_counts_code_points():
    assert Span(1, 3).of("a혜산b") == "혜산"
    assert Span(0, 1).of("😀a") == "😀"


# ---- ids

CLAIM_ID = "claim-95756590d037aaee"


def test_the_id_of_a_claim_is_the_same_on_every_machine():
    assert CLAIM.id == CLAIM_ID


@pytest.mark.parametrize(
    "other",
    [
        replace(CLAIM, report="s"),
        replace(CLAIM, report_sha256="1" * 64),
        replace(CLAIM, fillings=(replace(ACT, value="detain"), STATUS, PLACE, NUMBER)),
        replace(CLAIM, fillings=(ACT, replace(STATUS, value="negated"), PLACE, NUMBER)),
        replace(CLAIM, fillings=(ACT, STATUS, replace(PLACE, spans=(Span(7, 10),)), NUMBER)),
        replace(CLAIM, fillings=(ACT, STATUS, PLACE)),
        replace(CLAIM, fillings=(ACT, STATUS, PLACE, replace(NUMBER, value=replace(NUMBER.value, approx=True)))),
    ],
)
def test_report_values_and_spans_count_in_the_id_of_a_claim(other):
    assert other.id != CLAIM_ID


@pytest.mark.parametrize(
    "other",
    [
        replace(CLAIM, versions=Versions(pack="p 2", coder="c 2", language_model="m 2")),
        replace(CLAIM, attribution=Attribution(kind="source", span=Span(0, 3))),
        replace(CLAIM, refusals=(Refusal(slot="place", value="KP-10", span=Span(0, 3), reason="no"),)),
        replace(CLAIM, fillings=(replace(ACT, rule="other", runner_up="x", why="y"), STATUS, PLACE, NUMBER)),
        replace(CLAIM, fillings=(ACT, STATUS, replace(PLACE, unsure=True, anchor="2024"), NUMBER)),
    ],
)
def test_versions_rules_and_attribution_do_not_count_in_the_id_of_a_claim(other):
    assert other.id == CLAIM_ID


def test_every_field_of_a_claim_is_known_to_count_or_not():
    assert [f.name for f in fields(Claim)] == [
        "report",
        "report_sha256",
        "fillings",
        "attribution",
        "versions",
        "refusals",
    ]
    assert [f.name for f in fields(Filling)] == [
        "slot",
        "value",
        "spans",
        "rule",
        "anchor",
        "unsure",
        "runner_up",
        "why",
    ]


def test_the_ids_of_decision_origin_and_event():
    decision = Decision(claim="c", verdict="accept", changed=(), who="a", at="2024-11-15T00:00:00+00:00", why="")
    assert decision.id == replace(decision).id
    for field in ("claim", "who", "at", "why"):
        assert replace(decision, **{field: "other"}).id != decision.id
    origin = Origin(reports=("a", "b"), outlet=None)
    assert origin.id == Origin(reports=("a", "c", "d"), outlet="X").id != Origin(reports=("b",), outlet=None).id
    event = Event(claims=("a",), act="arrest", status="actual", origins=("o",), grade="single")
    assert event.id == replace(event, claims=("a", "b"), grade="independent").id
    assert event.id != replace(event, claims=("b", "a")).id


@given(st.lists(st.text(max_size=8) | st.integers() | st.none(), max_size=4))
def test_an_id_hangs_on_kind_and_every_field(values):
    assert build_id("a", *values) == build_id("a", *values)
    assert build_id("a", *values) != build_id("b", *values)
    assert build_id("a", *values) != build_id("a", *values, "")
    assert len(build_id("a", *values)) == len("a-") + 16


def test_the_hash_of_a_text_is_that_of_its_utf8():
    assert hash_text("혜산") == hash_text("\ud61c\uc0b0")
    assert hash_text("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


# ---- what a record refuses


@pytest.mark.parametrize(
    "make",
    [
        lambda: Filling(slot="mood", value="x", spans=(Span(0, 1),), rule="r"),
        lambda: Filling(slot="act", value="x", spans=(), rule="r"),
        lambda: Filling(slot="count", value="5", spans=(Span(0, 1),), rule="r"),
        lambda: Filling(slot="act", value=Count(of="target", unit="person", low=1, high=1), spans=ACT.spans, rule="r"),
        lambda: Count(of="target", unit="person", low=None, high=None),
        lambda: Count(of="target", unit="person", low=5, high=4),
        lambda: Count(of="target", unit="sheep", low=1, high=1),
        lambda: Count(of="nobody", unit="person", low=1, high=1),
        lambda: replace(CLAIM, fillings=(ACT,)),
        lambda: replace(CLAIM, fillings=(STATUS, PLACE)),
        lambda: replace(CLAIM, fillings=(ACT, ACT, STATUS)),
        lambda: Decision(claim="c", verdict="perhaps", changed=(), who="a", at="", why=""),
        lambda: Decision(claim="c", verdict="accept", changed=(("act", "x"),), who="a", at="", why=""),
        lambda: Decision(claim="c", verdict="correct", changed=(), who="a", at="", why=""),
        lambda: Event(claims=(), act="arrest", status="actual", origins=(), grade="single"),
        lambda: Event(claims=("a",), act="arrest", status="actual", origins=(), grade="certain"),
        lambda: Report(id="", text="x", language="en"),
        lambda: Report(id="r", text=" \n ", language="en"),
        lambda: Report(id="r", text="x", language="en", zones=(Zone(span=Span(0, 9), kind="caption"),)),
    ],
)
def test_what_cannot_be_meant_is_refused(make):
    with pytest.raises(ValueError, match=r"."):
        make()


def test_records_are_frozen():
    with pytest.raises(FrozenInstanceError):
        CLAIM.report = "other"  # type: ignore[misc]


def test_a_claim_of_two_whens_is_refused():
    when = Filling(slot="when", value="2024", spans=(Span(0, 4),), rule="r")
    with pytest.raises(ValueError, match="at most one when"):
        replace(CLAIM, fillings=(ACT, STATUS, when, replace(when, value="2023")))


def test_the_row_of_a_claim_names_only_filled_slots():
    row = CLAIM.to_dict()
    assert list(row["evidence"]) == list(row["rule"]) == [s for s in SLOTS if CLAIM.filled(s)]
    assert row["count"] == [{"of": "target", "unit": "person", "min": 5, "max": 5, "approx": False}]
    assert row["when"] == ""
    assert row["anchor"] is None


def test_a_report_is_coded_outside_its_zones_only():
    report = Report(id="r", text="abcdefgh", language="en", zones=(Zone(span=Span(2, 4), kind="caption"),))
    assert report.is_coded(Span(0, 2))
    assert report.is_coded(Span(4, 8))
    assert not report.is_coded(Span(3, 6))


# ---- errors

ERRORS = [ReportError, LanguageError, PackError, RecordError, EntailmentError, UsageError]


@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_says_what_where_and_what_to_do(kind):
    error = kind("it is broken", where="a.txt:3", todo="mend it")
    assert str(error) == "a.txt:3: it is broken (mend it)"
    assert isinstance(error, AttestedError)
    assert str(kind("it is broken")) == "it is broken"


@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_survives_a_pickle(kind):
    error = kind("it is broken", where="a.txt:3", todo="mend it")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert (str(again), again.what, again.where, again.todo) == (str(error), error.what, error.where, error.todo)


def test_the_faults_of_a_pack_survive_a_pickle():
    error = PackError("two faults", where="p", faults=("a.yml:1: one", "b.yml:2: two"))
    again = pickle.loads(pickle.dumps(error))
    assert again.faults == error.faults
    assert str(again).splitlines() == ["p: two faults", "a.yml:1: one", "b.yml:2: two"]


def test_a_claim_survives_a_pickle_with_its_reasons():
    claim = replace(CLAIM, fillings=(replace(ACT, runner_up="other", why="longer"), STATUS))
    again = pickle.loads(pickle.dumps(claim))
    assert again == claim
    assert again.fillings[0].why == "longer"
