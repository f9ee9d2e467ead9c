"""The accuracy floor: no slot of the development gold falls below what was reached (benchmarks/floor.py raises it)."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "floor.py"


@pytest.fixture(scope="module")
def floor() -> ModuleType:
    spec = importlib.util.spec_from_file_location("attested_floor", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_gold_is_the_gold_that_the_floor_was_measured_on(floor):
    assert floor.load_floor()["gold"] == floor.hash_gold(), "the gold changed: python benchmarks/floor.py --lower WHY"


def test_every_slot_has_a_floor(floor):
    from attested.model import SLOTS

    assert set(floor.load_floor()["f1"]) == {*SLOTS, "all"}
    assert floor.load_floor()["tolerance"] == floor.TOLERANCE == 0.005


def test_no_slot_falls_below_its_floor(floor):
    falls = floor.find_falls(floor.load_floor(), floor.measure())
    assert not falls, "\n".join([*falls, "see: python benchmarks/floor.py"])


def test_a_fall_is_told_and_the_tolerance_is_not(floor):
    committed = {"tolerance": 0.005, "gold": {}, "f1": {"act": 0.6, "when": 0.5}}
    assert floor.find_falls(committed, {"act": 0.5951, "when": 0.7}) == []
    assert floor.find_falls(committed, {"act": 0.59, "when": 0.7}) == ["act: F1 0.5900 is below the floor of 0.6000"]
    assert len(floor.find_falls(committed, {})) == 2


def test_raising_keeps_the_higher_figure(floor, tmp_path, monkeypatch):
    monkeypatch.setattr(floor, "FLOOR", tmp_path / "floor.json")
    monkeypatch.setattr(floor, "measure", lambda: {"act": 0.5, "when": 0.8})
    monkeypatch.setattr("sys.argv", ["floor.py", "--raise"])
    floor.write_floor({"act": 0.503, "when": 0.7})
    assert floor.main() == 0
    assert floor.load_floor()["f1"] == {"act": 0.503, "when": 0.8}


def test_lowering_needs_the_changelog(floor, tmp_path, monkeypatch):
    monkeypatch.setattr(floor, "FLOOR", tmp_path / "floor.json")
    monkeypatch.setattr(floor, "CHANGES", tmp_path / "CHANGELOG.md")
    monkeypatch.setattr(floor, "measure", lambda: {"act": 0.5})
    monkeypatch.setattr("sys.argv", ["floor.py", "--lower", "a fault of the gold was repaired"])
    floor.write_floor({"act": 0.6})
    with pytest.raises(SystemExit, match="no heading"):
        floor.main()
    floor.CHANGES.write_text("# Changes\n\n### Coding changes\n\n- Before.\n", encoding="utf-8")
    assert floor.main() == 0
    assert floor.load_floor()["f1"] == {"act": 0.5}
    line = "- The accuracy floor is lowered (act 0.6000 to 0.5000): a fault of the gold was repaired"
    assert line in floor.CHANGES.read_text(encoding="utf-8")
