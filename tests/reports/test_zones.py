import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from attested.model import Span
from attested.reports import find_zones, normalise_text
from attested.reports.patterns import UNITS, ZonePattern, load_patterns

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "zones.yml").read_text(encoding="utf-8"))

SEEDS = {
    "000_72163194dd9e049e.txt": ["furniture", "headline", "caption", "furniture", "furniture"],
    "001_02f5e66cf518de1b.txt": ["headline", "contact"],
    "002_a8862152f579ee09.txt": ["caption", "caption", "contact", "furniture", "byline"],
    "003_02ced03c0bedfe34.txt": ["caption", "caption", "contact", "furniture"],
    "004_ae4fdffb52aca907.txt": ["headline", "furniture", "contact", "dateline", "byline"],
}


def covered(entry: ZonePattern, text: str) -> str | None:
    if entry.unit == "line":
        found = entry.match_line(text, len(text.split()))
    elif entry.unit == "start":
        found = entry.pattern.match(text)
    else:
        found = next(entry.find_within(text), None)
    return found[0].rstrip() if found else None


@pytest.mark.parametrize("entry", load_patterns(), ids=lambda entry: entry.id)
def test_examples_of_entry(entry: ZonePattern) -> None:
    assert entry.unit in UNITS
    assert entry.match
    assert entry.no_match
    for example in entry.match:
        text, _, zone = example.partition(" >> ")
        assert covered(entry, text) == (zone or text)
    for example in entry.no_match:
        assert covered(entry, example) is None


def test_entries_have_names_of_their_own() -> None:
    names = [entry.id for entry in load_patterns()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("entry", load_patterns(), ids=lambda entry: entry.id)
def test_examples_that_must_not_match_have_no_zone_of_that_kind(entry: ZonePattern) -> None:
    for example in entry.no_match:
        assert entry.kind not in {zone.kind for zone in find_zones(example)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [[zone.kind, zone.span.of(text)] for zone in find_zones(text)] == case["zones"]
    for words in case.get("story", ()):
        at = text.index(words)
        assert not any(zone.span.overlaps(Span(at, at + len(words))) for zone in find_zones(text))


def test_title_of_the_input_is_a_headline() -> None:
    text = "Agents came. All were held.\n\nAgents arrested five people on Monday, a source said."
    assert find_zones(text) == ()
    (zone,) = find_zones(text, "Agents came: all were held - Border Daily")
    assert (zone.kind, zone.span) == ("headline", Span(0, 27))


def test_headings_of_the_format_are_headlines() -> None:
    text = "Agents arrested five people on Monday.\n\nwhat came next.\n\nTwo were let go."
    assert [zone.span.of(text) for zone in find_zones(text, headings=("what came next.",))] == ["what came next."]


@pytest.mark.parametrize("name", SEEDS)
def test_seed(name: str, seeds: Path, gold_seeds: Path) -> None:
    text = normalise_text((seeds / name).read_bytes().decode("utf-8"))
    zones = find_zones(text)
    assert [zone.kind for zone in zones] == SEEDS[name]
    gold = {
        row["report"]: row["claims"] for row in map(json.loads, gold_seeds.read_text(encoding="utf-8").splitlines())
    }
    for claim in gold[name]:
        for start, end in claim["evidence"]:
            assert not any(zone.span.overlaps(Span(start, end)) for zone in zones if zone.kind != "headline")


def test_sentences_of_the_seeds_are_no_zones(seeds: Path) -> None:
    """Whatever stands in a zone is one of the lines that SEEDS counts: the longest story line of each seed is free."""
    for path in sorted(seeds.glob("*.txt")):
        text = normalise_text(path.read_bytes().decode("utf-8"))
        line = max(text.split("\n"), key=len)
        at = text.index(line)
        assert not any(zone.span.overlaps(Span(at, at + len(line))) for zone in find_zones(text))


PIECES = [example for entry in load_patterns() for example in (*entry.match, *entry.no_match)]


@given(
    st.lists(st.one_of(st.sampled_from([*PIECES, "\n", "\n\n", " "]), st.text(max_size=30)), max_size=12).map("\n".join)
)
def test_zones_are_sorted_inside_the_text_and_apart(raw: str) -> None:
    text = normalise_text(raw)
    zones = find_zones(text)
    assert all(zone.span.end <= len(text) and zone.span.of(text).strip() == zone.span.of(text) for zone in zones)
    assert all(a.span.end <= b.span.start for a, b in pairwise(zones))


@pytest.mark.parametrize(
    "text", ["a" * 300_000, "a b " * 50_000, "By A " * 50_000, "\n".join(["Two words here"] * 20_000)]
)
def test_long_input_takes_no_long_time(text: str) -> None:
    find_zones(text)
