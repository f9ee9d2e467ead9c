import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from attested.model import Report
from attested.reports import Draft, Intake, build_report, read_reports

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "published.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    given = case.get("given", {})
    draft = Draft(id="x", text=case["text"], language="en", **given)
    report = build_report(draft, Intake(**case.get("line", {})))
    found = (report.published, report.published_by, report.publisher)
    assert found == (case.get("published"), case.get("by", ""), case.get("publisher"))


def test_command_line_fills_what_is_missing_only(tmp_path: Path) -> None:
    text = "Agents arrested five people in Hoeryong on Monday, a source in the province said."
    rows = [{"text": text}, {"text": text, "published": "2020-01-02", "publisher": "RFA"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    intake = Intake(published=date(2024, 11, 15), publisher="Border Daily")
    bare, dated = read_reports([tmp_path], intake)
    assert isinstance(bare, Report)
    assert isinstance(dated, Report)
    assert (bare.published, bare.published_by, bare.publisher) == (date(2024, 11, 15), "command line", "Border Daily")
    assert (dated.published, dated.published_by, dated.publisher) == (date(2020, 1, 2), "input", "RFA")
