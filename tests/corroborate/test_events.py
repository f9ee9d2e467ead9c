from pathlib import Path

import pytest
import yaml

from attested.corroborate import corroborate
from attested.model import UsageError

from .make import make_claim, make_report

PAIRS = yaml.safe_load(Path(__file__).with_name("pairs.yml").read_text(encoding="utf-8"))


def _plain(slots):
    return {
        slot: value.isoformat() if hasattr(value, "isoformat") else str(value) if slot == "when" else value
        for slot, value in slots.items()
    }


@pytest.mark.parametrize("case", PAIRS, ids=lambda case: case["id"])
def test_pairs(case):
    one = make_report("one", "Agents took people away in the town by the river.", publisher="Gazette")
    other = make_report("other", "Several were led off, neighbours recalled later.", publisher="Herald")
    claims = [
        make_claim(one, "took people away", **_plain(case["one"])),
        make_claim(other, "led off", **_plain(case["other"])),
    ]
    for order in (claims, claims[::-1]):
        events = corroborate([one, other], order).events
        found = "apart" if len(events) == 2 else "contested" if events[0].contested else "joined"
        assert found == case["expect"]
        if found != "apart":
            assert events[0].grade == "independent"
            assert events[0].reasons


def test_claims_of_one_report_stay_apart():
    report = make_report("one", "They took two men. Later they seized two men.")
    claims = [
        make_claim(report, words, place="KP-10/hyesan", when="2021-05-03", people=2) for words in ("took", "seized two")
    ]
    assert len(corroborate([report], claims).events) == 2


def test_a_wide_telling_does_not_bridge_two_towns():
    reports = [make_report(name, f"Words of {name} alone.", publisher=name) for name in ("a", "b", "c")]
    places = ["KP-09", "KP-09/hoeryong", "KP-09/musan"]
    claims = [make_claim(r, "Words", place=p, when="2016-10") for r, p in zip(reports, places, strict=True)]
    events = corroborate(reports, claims).events
    assert sorted(len(event.claims) for event in events) == [1, 2]


def test_every_value_stays_visible():
    a = make_report("a", "Agents took nine away.", publisher="Gazette", published="2016-10-20")
    b = make_report("b", "In that town five went missing.", publisher="Herald", published="2016-10-21")
    slots = {"place": "KP-09/hoeryong", "when": "2016-10-11", "target": "phone-user"}
    event = corroborate(
        [a, b], [make_claim(a, "took", people=9, **slots), make_claim(b, "five", people=5, **slots)]
    ).events[0]
    assert event.contested == ("count",)
    assert [count["min"] for count in event.counts] == [9, 5]


def test_a_later_report_does_not_rename():
    first = make_report("z", "Agents took nine away.", publisher="Gazette", published="2016-10-20")
    later = make_report("a", "In that town some went missing.", publisher="Herald", published="2016-11-21")
    undated = make_report("0", "People spoke of a bad night.", publisher="Courier")
    claims = [
        make_claim(r, w, place="KP-09/hoeryong", when="2016-10-11")
        for r, w in ((first, "took"), (later, "missing"), (undated, "bad night"))
    ]
    alone = corroborate([first], claims[:1]).events[0]
    grown = corroborate([first, later, undated], claims).events[0]
    assert grown.id == alone.id
    assert len(grown.claims) == 3


def test_strays_are_named():
    report = make_report("a", "Agents took nine away.")
    with pytest.raises(UsageError, match="a: claims of reports"):
        corroborate([], [make_claim(report, "took")])
