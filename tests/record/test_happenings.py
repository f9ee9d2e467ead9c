"""Origins and events: written whole, only where they changed, read as they were."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attested.model import GRADES, Event, Origin, OriginLink, RecordError
from attested.record import EventFilter, open_record, verify_record

from .make import dump, make_claims, make_clock, make_event, make_happenings, make_report, run_sql, words


def test_the_same_again_changes_nothing(full, path):
    before = dump(path)
    assert full.replace_events(*make_happenings(full)) is False
    assert dump(path) == before


def test_nothing_to_tell_is_no_write(record, path):
    before = dump(path)
    assert record.replace_events((), ()) is False
    assert dump(path) == before


def test_they_come_back_as_they_were_and_can_be_emptied(full):
    origins, events = make_happenings(full)
    assert list(full.origins()) == origins
    assert list(full.events()) == events
    assert full.event(events[1].id) == events[1]
    assert full.replace_events(origins[::-1], events[:1]) is True
    assert (list(full.origins()), list(full.events())) == (origins[::-1], events[:1])
    assert full.replace_events((), ()) is True
    assert (list(full.origins()), list(full.events())) == ([], [])
    assert full.replace_events(origins, events) is True
    assert list(verify_record(full)) == []


def test_building_again_mends_what_was_changed_by_hand(full, path):
    run_sql(path, "UPDATE event SET grade = 'independent'")
    assert [fault.where for fault in verify_record(full)] == ["origins and events"]
    assert full.replace_events(*make_happenings(full)) is True
    assert list(verify_record(full)) == []


def test_an_event_of_a_claim_that_is_not_there_is_refused_whole(full, path):
    origins, events = make_happenings(full)
    before = dump(path)
    bad = Event(claims=("claim-0",), act="arrest", status="actual", origins=(), grade="single")
    with pytest.raises(RecordError, match="FOREIGN KEY"):
        full.replace_events(origins, [*events, bad])
    assert dump(path) == before


FILTERS = {
    "act": (EventFilter(act="fine"), [1]),
    "status": (EventFilter(status="negated"), [2]),
    "grade": (EventFilter(grade="independent"), [1]),
    "contested": (EventFilter(contested=True), [1]),
    "not contested": (EventFilter(contested=False), [0, 2, 3]),
    "town": (EventFilter(place="KP-09/musan"), [0]),
    "province holds its towns": (EventFilter(place="KP-09"), [0, 1]),
    "country holds its provinces": (EventFilter(place="KP"), [0, 1, 2, 3]),
    "no half name": (EventFilter(place="KP-0"), []),
    "report": (EventFilter(report="second"), [2, 3]),
    "several": (EventFilter(act="arrest", place="KP-09", contested=False), [0]),
    "none": (EventFilter(act="fine", status="negated"), []),
}


@pytest.mark.parametrize("case", FILTERS)
def test_filters(full, case):
    wanted, expected = FILTERS[case]
    claims = list(full.claims())
    origins = [origin.id for origin in full.origins()]
    events = [
        make_event(claims[0], origins=origins[:1]),
        make_event(
            claims[1], origins=origins, act="fine", grade="independent", contested=("count",), place=("KP-09/hoeryong",)
        ),
        make_event(claims[2], origins=origins[1:], status="negated", place=("KP-10/hyesan", "KP-10")),
        make_event(claims[3], origins=origins[1:], place=("KP/border",)),
    ]
    full.replace_events(list(full.origins()), events)
    assert [events.index(event) for event in full.events(wanted)] == expected


numbers = st.integers(0, 10**9) | st.floats(0, 10**9)


@st.composite
def happenings(draw, reports, claims):
    texts = st.lists(words, max_size=3).map(tuple)
    links = st.builds(
        OriginLink,
        report=st.sampled_from(reports),
        other=st.sampled_from(reports),
        kind=st.sampled_from(["copy", "near-copy", "credit"]),
        reason=words,
    )
    members = draw(st.permutations(reports))
    cut = draw(st.integers(1, len(reports)))
    origins = [
        Origin(reports=tuple(part), outlet=draw(st.none() | words), links=tuple(draw(st.lists(links, max_size=2))))
        for part in (members[:cut], members[cut:])
        if part
    ]
    founders = draw(st.lists(st.sampled_from(claims), unique=True))
    counts = st.fixed_dictionaries({"of": words, "min": st.none() | numbers, "max": st.none() | numbers})
    events = [
        Event(
            claims=(founder, *draw(st.lists(st.sampled_from(claims), max_size=2))),
            origins=tuple(draw(st.lists(st.sampled_from([origin.id for origin in origins]), max_size=2))),
            act=draw(words),
            status=draw(words),
            grade=draw(st.sampled_from(GRADES)),
            when=draw(words),
            counts=tuple(draw(st.lists(counts, max_size=2))),
            **{name: draw(texts) for name in ("contested", "place", "actor", "target", "means", "reasons")},
        )
        for founder in founders
    ]
    return origins, events


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_happenings_come_back(blank, tmp_path_factory, data):
    path = shutil.copy(blank, tmp_path_factory.mktemp("events") / "record.db")
    with open_record(path, clock=make_clock()) as record:
        for name in ("first", "second", "third"):
            record.add_report(make_report(name), make_claims(make_report(name)))
        ids = [claim.id for claim in record.claims()]
        for _ in range(2):
            origins, events = data.draw(happenings(["first", "second", "third"], ids))
            record.replace_events(origins, events)
            assert (list(record.origins()), list(record.events())) == (origins, events)
            assert record.replace_events(origins, events) is False
        assert list(verify_record(record)) == []
