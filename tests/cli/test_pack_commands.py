import json
import re

import pytest

from attested.pack import load_pack
from attested.pack.new import TEMPLATE


def test_a_new_pack_loads_without_a_fault(run, tmp_path):
    done = run("pack", "new", tmp_path / "my-pack")
    assert done.status == 0
    assert load_pack(tmp_path / "my-pack").label == "my-pack 0.1"
    assert str(tmp_path / "my-pack" / "lexicon" / "en" / "acts" / "arrest.yml") in done.out.splitlines()


def test_its_examples_load_too(run, tmp_path):
    folder = tmp_path / "my-pack"
    run("pack", "new", folder)
    for path in folder.rglob("*.yml"):
        path.write_text(re.sub(r"(?m)^#: ", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    pack = load_pack(folder)
    lexicon = pack.lexicons["en"]
    assert list(pack.acts) == ["arrest"]
    for kind in ("acts", "parties", "means", "things", "cues", "places", "units", "offences"):
        assert getattr(lexicon, kind), kind


@pytest.mark.parametrize("name", ["My Pack", "-", "a_b"])
def test_a_name_that_is_none(run, tmp_path, name):
    done = run("pack", "new", tmp_path / name)
    assert done.status == 2
    assert not (tmp_path / name).exists()


def test_nothing_is_written_over(run, tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "file").write_text("mine")
    assert run("pack", "new", tmp_path / "there").status == 2
    assert [path.name for path in (tmp_path / "there").iterdir()] == ["file"]


def test_check_names_every_fault(run, tmp_path):
    folder = tmp_path / "my-pack"
    run("pack", "new", folder)
    (folder / "means.yml").write_text("- {code: fine}\n")
    (folder / "lexicon" / "en" / "cues.yml").unlink()
    done = run("pack", "check", folder)
    assert done.status == 1
    assert [line.split(" ")[0] for line in done.out.splitlines()] == ["lexicon/en/cues.yml:1:", "means.yml:1:"]
    assert len(json.loads(run("pack", "check", folder, "--json").out)["faults"]) == 2


def test_no_such_pack(run):
    done = run("pack", "check", "none")
    assert done.status == 2
    assert len(done.errors) == 1


def test_list(run):
    assert "dprk-border" in [row["name"] for row in json.loads(run("pack", "list", "--json").out)]
    assert run("pack", "list").out.startswith("dprk-border ")


def test_the_template_holds_no_place_of_a_real_country():
    assert (TEMPLATE / "places.csv").read_text(encoding="utf-8").count("\n") == 2
