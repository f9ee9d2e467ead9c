"""Counts and places by themselves: tables, and what holds of the gazetteer as a whole."""

import csv
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from attested.coding.lexicon import load_lexicon
from attested.coding.pattern import build_line
from attested.coding.resolve.counts import find_counts
from attested.coding.resolve.places import is_inside, load_gazetteer, narrow
from attested.language.words import shadow, split_words
from attested.pack import load_pack

HERE = Path(__file__).parent
PACK = load_pack("dprk-border")


def load(name: str) -> list:
    rows = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    known = pytest.mark.xfail
    return [
        pytest.param(r, id=r["id"], marks=[known(strict=True, reason=r["known"])] if "known" in r else []) for r in rows
    ]


@pytest.mark.parametrize("row", load("counts.yml"))
def test_counts(row):
    plain = shadow(row["text"])
    line = build_line(split_words(plain, 0, len(plain)))
    found = []
    for count in find_counts(line, load_lexicon(PACK, "en")):
        low, high = ("" if b is None else str(b) for b in count.bounds)
        found.append(f"{count.unit or '-'} {'~' if count.approx else ''}{low}..{high}")
        assert 0 <= count.span.start < count.span.end <= len(plain)
    assert found == row["found"]


@pytest.mark.parametrize("row", load("places.yml"))
def test_places(row):
    plain = shadow(row["text"])
    gazetteer = load_gazetteer(PACK)
    named = list(gazetteer.find(plain))
    wards = list(gazetteer.find_wards(plain, named))
    assert {p.id for p in (*named, *wards)} == set(row["found"])


def test_every_name_of_every_place_is_found_and_names_a_place_of_that_name():
    gazetteer = load_gazetteer(PACK)
    for place in PACK.places.values():
        for name in place.names:
            if place.kind == "area" or not name.isascii() or not name[0].isupper():
                continue
            found = gazetteer.lookup(name)
            assert found is not None, f"{name} of {place.id}"
            # Two places may share a name; then the first of the table is meant.
            assert found == place.id or name in PACK.places[found].names


def test_korean_names_are_known_to_the_gazetteer():
    gazetteer = load_gazetteer(PACK)
    korean = [(place.id, name) for place in PACK.places.values() for name in place.korean if place.kind != "area"]
    assert korean
    wrong = [(id, name) for id, name in korean if gazetteer.lookup(name) is None]
    assert wrong == []


def test_the_table_of_the_guide_is_in_the_pack(shared):
    table = shared / "coding" / "places.csv"
    if not table.is_file():
        pytest.skip("no file ../shared/coding/places.csv beside the repository")
    with table.open(encoding="utf-8", newline="") as lines:
        missing = [row["id"] for row in csv.DictReader(lines) if row["id"] not in PACK.places]
    assert missing == []


@pytest.mark.parametrize(
    ("inner", "outer", "inside"),
    [
        ("KP-09/musan", "KP-09", True),
        ("KP-09/musan/osan", "KP-09/musan", True),
        ("KP-09", "KP", True),
        ("KP/border", "KP", True),
        ("KP-09", "KP-09", False),
        ("KP-090", "KP-09", False),
        ("KP-09/musan", "KP-09/mus", False),
        ("KP-09", "KR", False),
        ("KP-09", "KP/border", False),
    ],
)
def test_inside(inner, outer, inside):
    assert is_inside(inner, outer) is inside


@given(st.lists(st.sampled_from(["KP", "KP-09", "KP-09/musan", "KP-09/musan/osan", "KP-10", "CN"])))
def test_narrow_keeps_no_place_that_holds_another(ids):
    kept = narrow(ids)
    assert set(kept) <= set(ids)
    assert bool(kept) == bool(ids)
    assert not any(is_inside(a, b) for a in kept for b in kept)
    assert all(any(k == i or is_inside(k, i) for k in kept) for i in ids)
