"""Finding by the beginning of an id."""

import pytest

from attested.model import Claim, Event, RecordError, Report

from .make import make_report


def test_a_whole_id(full):
    event, claim = next(full.events()), next(full.claims())
    assert full.find(event.id) == event
    assert full.find(claim.id) == claim
    assert full.find("first") == make_report("first")


def test_the_beginning_of_an_id(full):
    for thing in (*full.events(), *full.claims(), *full.reports()):
        others = [other.id for other in (*full.events(), *full.claims(), *full.reports()) if other.id != thing.id]
        length = next(n for n in range(1, 99) if not any(other.startswith(thing.id[:n]) for other in others))
        assert full.find(thing.id[:length]) == thing
        assert isinstance(full.find(thing.id[:length]), Event | Claim | Report)


@pytest.mark.parametrize("prefix", ["zzz", "", "FIRST", "f%", "f_rst", "%"])
def test_nothing_begins_so(full, prefix):
    with pytest.raises(RecordError, match="no event, claim or report") as caught:
        full.find(prefix)
    assert caught.value.where == full.where


def test_several_begin_so(full):
    with pytest.raises(RecordError, match="give more of the id") as caught:
        full.find("claim-")
    for claim in full.claims():
        assert f"claim {claim.id}" in str(caught.value)


def test_very_many_begin_so(record):
    for number in range(15):
        record.add_report(make_report(f"r{number:02}"), [])
    with pytest.raises(RecordError, match="and 5 more"):
        record.find("r")


def test_an_id_that_is_the_beginning_of_another(record):
    for name in ("raid", "raid-2"):
        record.add_report(make_report(name), [])
    assert record.find("raid").id == "raid"
    assert record.find("raid-").id == "raid-2"


@pytest.mark.parametrize("kind", ["report", "claim", "event"])
def test_one_that_is_not_there(full, kind):
    with pytest.raises(RecordError, match=f"no {kind} 'none'"):
        getattr(full, kind)("none")
