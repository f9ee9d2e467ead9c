"""The examples are what a newcomer reads first: each is taken whole, and each says whose facts it tells."""

from difflib import SequenceMatcher
from pathlib import Path

import pytest

from attested.model import Report
from attested.reports import read_reports


@pytest.fixture(scope="module")
def reports(examples: Path) -> dict[str, Report]:
    found = list(read_reports([examples]))
    assert all(isinstance(item, Report) for item in found)
    return {item.id: item for item in found if isinstance(item, Report)}


def test_each_names_the_report_whose_facts_it_tells(reports: dict[str, Report]) -> None:
    assert len(reports) == 11
    for report in reports.values():
        (note,) = (zone for zone in report.zones if zone.kind == "note")
        assert note.span.of(report.text).startswith("Facts after: Daily NK, ")


def test_each_has_a_publisher_of_our_own_making(reports: dict[str, Report]) -> None:
    assert {report.publisher for report in reports.values()} == {"Border Daily", "Frontier Weekly", "Yalu Monitor"}


def test_year_is_known_of_some_and_not_of_others(reports: dict[str, Report]) -> None:
    unknown = {name for name, report in reports.items() if report.published is None}
    assert unknown == {"border-daily-exhibition.txt", "yalu-monitor-october.txt"}
    assert {report.published_by for report in reports.values()} == {"", "input", "text", "address"}


def test_reprint_and_near_copy(reports: dict[str, Report]) -> None:
    assert reports["yalu-monitor-reprint"].text == reports["border-daily-hoeryong.txt"].text
    original, near = reports["border-daily-hyesan.txt"], reports["frontier-weekly-hyesan"]
    likeness = SequenceMatcher(None, original.text, near.text, autojunk=False).ratio()
    assert 0.8 < likeness < 1


def test_length_and_own_words(reports: dict[str, Report], seeds: Path) -> None:
    """No run of eight words of a story stands in a seed too."""
    runs = set()
    for seed in seeds.glob("*.txt"):
        words = seed.read_text(encoding="utf-8").lower().split()
        runs |= {tuple(words[i : i + 8]) for i in range(len(words) - 7)}
    for report in reports.values():
        assert 120 <= len(report.text.split()) <= 300
        at, story = 0, ""
        for zone in report.zones:
            story += report.text[at : zone.span.start] + " | "
            at = zone.span.end
        words = (story + report.text[at:]).lower().split()
        assert not [run for i in range(len(words) - 7) if (run := tuple(words[i : i + 8])) in runs]
