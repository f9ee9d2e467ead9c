"""What holds of every claim: spans in the text, values that follow, the same bytes twice, the form of the row."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from attested.coding.gate import find_faults
from attested.model import COUNT_SCOPES, COUNT_UNITS, SLOTS, STATUSES, Claim, Count, Report
from attested.reports import Intake, read_reports

from .make import the_coder, the_pack

DEV = Path(__file__).parents[1] / "gold" / "en" / "dev" / "reports.jsonl"
ROW = {
    "id": str,
    "act": str,
    "status": str,
    "actor": list,
    "target": list,
    "place": list,
    "when": str,
    "count": list,
    "means": list,
    "evidence": dict,
    "rule": dict,
    "anchor": (str, type(None)),
    "unsure": list,
    "attribution": dict,
    "versions": dict,
}


def load_reports(path: Path) -> list[Report]:
    return [r for r in read_reports([str(path)], Intake()) if isinstance(r, Report)]


def spell(claims: tuple[Claim, ...]) -> str:
    return json.dumps([claim.to_dict() for claim in claims], ensure_ascii=False)


def check_report(report: Report) -> int:
    coder = the_coder()
    claims, reading = coder.code(report), coder.read(report)
    assert spell(coder.code_reading(reading)) == spell(claims), f"{report.id}: not the same twice"
    for claim in claims:
        assert find_faults(reading, claim) == (), f"{report.id} {claim.act}"
        assert claim.report_sha256 == report.sha256
        assert all(span.end <= len(report.text) for span in claim.spans)
        check_row(claim.to_dict(), len(report.text))
        passed = [c for c in plant_all(claim) if not find_faults(reading, c)]
        assert not passed, f"{report.id}: a falsehood passed: {passed[0].to_dict()} for {claim.to_dict()}"
    assert len({claim.id for claim in claims}) == len(claims), f"{report.id}: two claims of one id"
    return len(claims)


def plant_all(claim: Claim) -> Iterator[Claim]:
    """The claim with one value made false, for every value; spans, rules and anchors are kept."""
    for filling in claim.fillings:
        value = filling.value
        if isinstance(value, Count):
            others: list[str | Count] = [
                replace(value, low=(value.low or 0) + 1, high=(value.high or value.low or 0) + 9)
            ]
        elif filling.slot == "when":
            others = [shift_year(value), ""]
        elif filling.slot == "status":
            others = [s for s in ("negated", "alleged", "actual") if {s, value} <= {"actual", "negated", "alleged"}]
        else:
            others = [FALSE[filling.slot]]
        for other in others:
            if other != value:
                false = replace(filling, value=other)
                yield replace(claim, fillings=tuple(false if f is filling else f for f in claim.fillings))


FALSE = {"act": "indoctrinate", "actor": "student", "target": "student", "place": "KP-05", "means": "exhibition"}


def shift_year(edtf: str) -> str:
    """Another year, or another month where the year is not known."""
    if "XXXX" in edtf:
        return re.sub(r"XXXX-(\d\d)", lambda m: f"XXXX-{int(m.group(1)) % 12 + 1:02d}", edtf)
    return re.sub(r"\b(\d{4})\b", lambda m: str(int(m.group(1)) - 1), edtf)


def check_row(row: dict, length: int) -> None:
    pack = the_pack()
    assert list(row) == list(ROW)
    assert all(isinstance(row[key], kind) for key, kind in ROW.items())
    assert row["act"] in pack.acts
    assert row["status"] in STATUSES
    assert set(row["actor"]) | set(row["target"]) <= set(pack.parties)
    assert set(row["means"]) <= set(pack.acts[row["act"]].means)
    assert all("/".join(place.split("/")[:2]) in pack.places for place in row["place"])
    for count in row["count"]:
        assert list(count) == ["of", "unit", "min", "max", "approx"]
        assert count["of"] in COUNT_SCOPES
        assert count["unit"] in COUNT_UNITS
    filled = [slot for slot in SLOTS if row[slot]]
    assert list(row["evidence"]) == list(row["rule"]) == filled
    for spans in row["evidence"].values():
        assert spans
        assert all(0 <= start < end <= length for start, end in spans)
    assert set(row["unsure"]) <= set(filled)


def test_claims_of_the_development_gold_follow_from_their_words():
    reports = load_reports(DEV)
    assert len(reports) == 44
    assert sum(check_report(report) for report in reports) > 200


def test_claims_of_the_seeds_follow_from_their_words(seeds):
    reports = load_reports(seeds)
    assert sum(check_report(report) for report in reports) > 30


@pytest.mark.parametrize("published", [True, False])
def test_without_a_day_of_publication_no_relative_day_is_told(published):
    report = next(r for r in load_reports(DEV) if r.published)
    coder = the_coder()
    claims = coder.code(report if published else replace(report, published=None))
    anchors = {f.anchor for claim in claims for f in claim.filled("when") if f.anchor}
    assert any(str(report.published) in str(anchor) for anchor in anchors) == published
