"""Timeline, map and times in words: they never claim more than is known."""

from datetime import date
from importlib.resources import files

import pytest
import yaml

from attested.model import Event
from attested.publish import PackNames
from attested.publish.dates import describe_time
from attested.publish.labels import Labels, coarsen_place
from attested.publish.map import build_map, group_by_place
from attested.publish.timeline import MARGIN, WIDTH, build_timeline

from .make import NAMES


def make_event(number, **more):
    return Event(claims=(f"claim-{number}",), act="arrest", status="actual", origins=("o",), grade="single", **more)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "time not stated"),
        ("2016-10-11", "11 October 2016"),
        ("2016-10", "October 2016"),
        ("2016", "2016"),
        ("XXXX-10-11", "11 October, year not stated"),
        ("XXXX-02", "February, year not stated"),
        ("2016-10-01~/2016-10-10~", "about 1 to 10 October 2016"),
        ("XXXX-01/XXXX-02-20~", "about January to 20 February, year not stated"),
        ("2024-11-15/..", "from 15 November 2024 on"),
        ("../2020-12-31", "until 31 December 2020"),
        ("2015/2018", "2015 to 2018"),
        ("2024-12-20/2025-01-05", "20 December 2024 to 5 January 2025"),
        ("nonsense", "nonsense"),
    ],
)
def test_times_in_words(text, words):
    assert describe_time(text) == words


def test_a_month_is_drawn_as_a_month():
    events = [make_event(1, when="2021-01"), make_event(2, when="2021-06-15")]
    bars = {bar.event: bar for bar in build_timeline(events, known_years=True).bars}
    half_year = (date(2021, 7, 1) - date(2021, 1, 1)).days
    month = (WIDTH - 2 * MARGIN) * 31 / half_year
    assert bars[events[0].id].width == pytest.approx(month, abs=0.5)
    assert bars[events[1].id].width < month / 4


def test_an_open_end_is_a_stub_at_the_day_that_is_known():
    events = [make_event(1, when="2021-01-10/.."), make_event(2, when="../2021-06-15"), make_event(3, when="2021-04")]
    bars = {bar.event: bar for bar in build_timeline(events, known_years=True).bars}
    opened, closed, month = (bars[event.id] for event in events)
    assert opened.open_end
    assert closed.open_start
    assert opened.width == closed.width < month.width
    assert opened.x < month.x < closed.x


def test_unknown_years_stand_apart():
    events = [make_event(1, when="2021-01"), make_event(2, when="XXXX-06-15"), make_event(3)]
    assert [bar.event for bar in build_timeline(events, known_years=True).bars] == [events[0].id]
    assert [bar.event for bar in build_timeline(events, known_years=False).bars] == [events[1].id]
    assert build_timeline(events[2:], known_years=True) is None


def test_bars_do_not_cover_each_other_and_crowds_are_counted():
    events = [make_event(n, when="2021-03") for n in range(20)]
    bars = build_timeline(events, known_years=True).bars
    assert len({bar.y for bar in bars}) == len(events)
    crowd = build_timeline([make_event(n, when="2021-03") for n in range(60)], known_years=True)
    assert not crowd.bars
    assert [column.events for column in crowd.columns] == [60]


def test_a_province_is_an_area_and_never_a_pin():
    labels = Labels(NAMES)
    events = [
        make_event(1, place=("KP-09",)),
        make_event(2, place=("KP-09/hoeryong/namun",)),
        make_event(3, place=("KP",)),
    ]
    groups = group_by_place(events, labels)
    view = build_map(groups, NAMES.places, labels)
    assert [mark.place for mark in view.marks] == ["KP-09/hoeryong"]
    area = next(area for area in view.areas if area.place == "KP-09")
    assert (area.total, area.exact) == (2, 1)
    assert [group.place for group in view.undrawn] == ["KP"]
    assert sum(area.tint > 0 for area in view.areas) == 1


def test_wards_are_shown_as_their_county():
    assert coarsen_place("KP-09/hoeryong/namun") == "KP-09/hoeryong"
    assert Labels(NAMES).place("KP-09/hoeryong/namun") == "Hoeryong, North Hamgyong"


def _count(low, high, of="target", unit="person", *, approx=False):
    return {"of": of, "unit": unit, "min": low, "max": high, "approx": approx}


@pytest.mark.parametrize(
    ("slots", "line"),
    [
        ({"target": ("phone-user",), "actor": ("state-security",)}, "Arrest of phone users by state security"),
        ({"target": ("official",), "counts": (_count(1, 1),)}, "Arrest of an official"),
        ({"target": ("broker",), "counts": (_count(None, 30, approx=True),)}, "Arrest of up to about 30 brokers"),
        ({"target": ("broker", "smuggler"), "counts": (_count(5, 5),)}, "Arrest of brokers and smugglers (5 people)"),
        ({"counts": (_count(80, None),)}, "Arrest of 80 or more people"),
        ({"actor": ("military",)}, "Arrest by the military"),
        ({"act": "detain", "counts": (_count(10, 20, "duration", "day"),)}, "Detention for 10 to 20 days"),
        ({"act": "seize", "counts": (_count(3, 3, "thing", "device"),)}, "Seizure, 3 devices"),
        ({"act": "incentivise", "target": ("police",), "actor": ("police",)}, "Quotas or rewards for police"),
        ({"act": "surrender", "actor": ("broker",), "target": ("police",)}, "Surrender by brokers to police"),
        ({"actor": ("police",), "counts": (_count(10, 10, "actor", "team"),)}, "Arrest by police (10 teams)"),
        ({"act": "curfew-break", "target": ("worker",), "actor": ("party",)}, "Curfew break: workers by the party"),
    ],
)  # fmt: skip
def test_an_event_in_a_line(slots, line):
    assert Labels(PackNames()).headline(_with(slots)) == line


def _with(slots):
    given = {"act": "arrest", **slots}
    return Event(claims=("claim-1",), status="actual", origins=("o",), grade="single", **given)


def test_every_act_of_the_wording_reads_with_all_and_with_nothing():
    acts = yaml.safe_load(files("attested.publish").joinpath("wording.yml").read_text(encoding="utf-8"))["acts"]
    for act in acts:
        full = _with({"act": act, "target": ("broker",), "actor": ("police",)})
        bare = Labels(PackNames()).headline(_with({"act": act}))
        assert "brokers" in Labels(PackNames()).headline(full)
        assert "police" in Labels(PackNames()).headline(full)
        assert not set(bare) & set("[]{}")


def test_places_in_a_line_leave_out_what_the_narrower_lies_in():
    labels = Labels(NAMES)
    assert labels.where(("KP/border", "KP-09/hoeryong")) == "Hoeryong, North Hamgyong"
    assert labels.where(("KP-09", "KP-10")) == "North Hamgyong and Ryanggang"
    assert labels.where(()) == "place not stated"
