import json

import pytest


@pytest.fixture
def gold(tmp_path):
    claim = {
        "act": "arrest",
        "status": "actual",
        "place": ["KP-09/musan"],
        "when": "",
        "actor": ["police"],
        "count": [],
    }
    rows = [
        {
            "report": "a.txt",
            "publisher": "One",
            "language": "en",
            "kind": "news",
            "published": "2019-03-01",
            "claims": [claim],
        },
        {"report": "c.txt", "publisher": "Two", "language": "en", "claims": []},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return path


def test_prints_by_slot_and_group(fake, run, folder, gold):
    done = run("evaluate", gold, folder, "--per-report")
    lines = done.out.splitlines()
    assert done.status == 0
    assert lines[0] == "act      P 0.500  R 1.000  F1 0.667   gold     1  coded     2"
    assert [line.split()[0] for line in lines[:9]][-1] == "all"
    assert lines[9].startswith("exact")
    assert any(line.startswith("publisher Two: 1 report, all") for line in lines)
    assert any(line.startswith("kind ?: 1 report, all") for line in lines)
    assert lines[-1].startswith("c.txt  ")


def test_as_json(fake, run, folder, gold):
    result = json.loads(run("evaluate", gold, folder, "--json", "--per-report").out)
    assert result["act"] == {"p": 0.5, "r": 1.0, "f1": 2 / 3, "gold": 1, "coded": 2}
    assert set(result["by"]) == {"language", "publisher", "kind"}
    assert result["by"]["publisher"]["One"]["act"]["f1"] == 1.0
    assert list(result["per_report"]) == ["a.txt", "c.txt"]


def test_the_coder_does_not_learn_the_day_from_gold(fake, run, folder, gold, monkeypatch):
    seen = []
    from .conftest import FakeCoder

    code = FakeCoder.code
    monkeypatch.setattr(FakeCoder, "code", lambda self, report: seen.append(report) or code(self, report))
    run("evaluate", gold, folder)
    assert [(report.id, report.published) for report in seen] == [("a.txt", None), ("c.txt", None)]


def test_what_was_not_coded_is_named(fake, run, folder, gold):
    (folder / "c.txt").unlink()
    done = run("evaluate", gold, folder)
    assert done.status == 1
    assert "not coded at all: c.txt" in done.errors


@pytest.mark.parametrize(
    ("text", "where"),
    [("", "gold.jsonl"), ("{}\n", ":1"), ('{"report": "a", "claims": []}\n[]\n', ":2"), ("nothing\n", ":1")],
)
def test_a_gold_file_that_is_none(fake, run, folder, tmp_path, text, where):
    (tmp_path / "gold.jsonl").write_text(text)
    done = run("evaluate", tmp_path / "gold.jsonl", folder)
    assert done.status == 2
    assert len(done.errors) == 1
    assert where in done.errors[0]
