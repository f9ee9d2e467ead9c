"""The measure against the coding guide's own script, on random claims, to the last digit."""

import importlib.util
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attested.coding.evaluate import read_slots, score_claims
from attested.model import SLOTS, STATUSES

GUIDE = Path(__file__).parents[2].parent / "shared" / "coding"

codes = st.lists(st.sampled_from(["police", "broker", "phone-user", "resident"]), max_size=3)
places = st.lists(st.sampled_from(["KP", "KP-09", "KP-09/musan", "KP-090", "KP/border", "CN", "CN-22"]), max_size=3)
times = st.sampled_from(
    [
        "",
        "2016",
        "2016-10",
        "2016-10-11",
        "2016-10-01~/2016-10-10~",
        "XXXX-10",
        "2016-09/..",
        "../2016-12",
        "1/2/3",
        "soon",
    ]
)
counts = st.fixed_dictionaries(
    {
        "of": st.sampled_from(["target", "actor"]),
        "unit": st.sampled_from(["person", "day"]),
        "min": st.sampled_from([None, 1, 2, 2.0]),
        "max": st.sampled_from([None, 2, 5]),
        "approx": st.booleans(),
    }
)
claims = st.fixed_dictionaries(
    {
        "act": st.sampled_from(["arrest", "search", "order"]),
        "status": st.sampled_from(STATUSES),
        "actor": codes,
        "target": codes,
        "place": places,
        "when": times | st.none() | st.lists(times, min_size=1, max_size=3),
        "count": st.lists(counts, max_size=3),
        "means": codes,
    }
)
reports = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.lists(claims, max_size=5), max_size=3)


@pytest.fixture(scope="module")
def guide():
    script = GUIDE / "score.py"
    if not script.is_file():
        pytest.skip(f"the coding guide's script is not here: {script.name}")
    spec = importlib.util.spec_from_file_location("score", script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(gold, coded):
    def read(rows):
        return [read_slots(row) for row in rows]

    return score_claims((read(rows), read(coded.get(name, []))) for name, rows in gold.items()).to_dict()


@settings(max_examples=400, deadline=None)
@given(gold=reports, coded=reports)
def test_is_the_guides_measure_to_the_digit(guide, gold, coded):
    assert score(gold, coded) == guide.score(gold, coded)


@settings(max_examples=60, deadline=None)
@given(gold=reports)
def test_gold_against_itself_has_no_wrong_slot(guide, gold):
    ours = score(gold, gold)
    assert ours == guide.score(gold, gold)


def test_the_seeds_own_gold_against_a_worse_copy(guide):
    gold = guide.read(GUIDE / "gold-seeds.jsonl")
    coded = {name: [{**row, "place": [], "when": "2020"} for row in rows[::2]] for name, rows in gold.items()}
    ours = score(gold, coded)
    assert json.dumps(ours) == json.dumps(guide.score(gold, coded))
    assert ours["all"]["f1"] < score(gold, gold)["all"]["f1"]


PAIRS = [
    ("the same day", {"when": "2016-10-11"}, {"when": "2016-10-11"}, "when", 1.0),
    ("spans that meet", {"when": "2016-10"}, {"when": "2016-10-11"}, "when", 0.5),
    ("an alternative", {"when": ["", "2016"]}, {"when": "2016"}, "when", 1.0),
    ("a town in its province", {"place": ["KP-09"]}, {"place": ["KP-09/musan"]}, "place", 0.5),
    ("another town", {"place": ["KP-09/onsong"]}, {"place": ["KP-09/musan"]}, "place", 0.0),
]


@pytest.mark.parametrize(("name", "gold", "coded", "slot", "credit"), PAIRS, ids=[p[0] for p in PAIRS])
def test_credit(name, gold, coded, slot, credit):
    def build(slots):
        return read_slots({"act": "arrest", "status": "actual", **slots})

    assert score_claims([([build(gold)], [build(coded)])]).slots[slot].credit == credit


def test_an_empty_time_that_gold_allows_costs_nothing():
    gold = read_slots({"act": "arrest", "status": "actual", "when": ["", "2016"]})
    coded = read_slots({"act": "arrest", "status": "actual"})
    result = score_claims([([gold], [coded])])
    assert result.slots["when"].gold == 0
    assert result.exact == 1


def test_all_slots_are_scored():
    assert set(score_claims([]).slots) == set(SLOTS)
