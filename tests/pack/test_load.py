"""Loading a pack: every fault is told with file and line, all of them at once."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from attested.model import PackError
from attested.pack import find_packs, load_pack
from attested.pack.new import build_pack
from attested.pack.yaml_lines import load_mapping, load_rows


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound pack to break."""
    build_pack(tmp_path / "small")
    return tmp_path / "small"


def faults_of(folder: Path) -> tuple[str, ...]:
    # Loading remembers folders; a copy of its own for each asks anew.
    copy = folder.parent / f"copy-{len(list(folder.parent.iterdir()))}"
    shutil.copytree(folder, copy)
    try:
        load_pack(copy)
    except PackError as error:
        return error.faults
    return ()


def append(name: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8") + "\n" + text + "\n", encoding="utf-8")

    return change


def swap(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def remove(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def write(name: str, data: bytes) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_bytes(data) and None


ENTRY = "- {id: new.verb, act: arrest, match: [x], as: verb"
FAULTS = {
    "no-version": (swap("pack.yml", "version:", "verzion:"), "pack.yml:1", "lacks 'version'"),
    "no-country": (swap("pack.yml", "country:", "land:"), "pack.yml:1", "lacks 'country'"),
    "missing-file": (remove("parties.yml"), "parties.yml:1", "is missing"),
    "missing-places": (remove("places.csv"), "places.csv:1", "cannot be read"),
    "missing-lexicon": (remove("lexicon/en/units.yml"), "lexicon/en/units.yml:1", "is missing"),
    "no-acts": (remove("lexicon/en/acts/arrest.yml"), "pack.yml:1", "no entries in lexicon/en/acts"),
    "not-yaml": (append("acts.yml", "- {code: ["), "acts.yml:", "not YAML"),
    "not-utf8": (write("parties.yml", b"- {code: \xff}"), "parties.yml:1", "not UTF-8"),
    "no-list": (write("means.yml", b"code: fine\n"), "means.yml:1", "must be a list"),
    "no-mapping": (write("pack.yml", b"- name\n"), "pack.yml:1", "must be 'key: value' lines"),
    "unknown-key": (append("parties.yml", "- {code: x, definition: y, colour: red}"), "parties.yml:", "'colour'"),
    "no-definition": (append("parties.yml", "- {code: x}"), "parties.yml:", "needs a code and a definition"),
    "twice-a-code": (append("parties.yml", "- {code: x, definition: y}\n" * 2), "parties.yml:", "'x' stands twice"),
    "act-of-no-means": (append("acts.yml", "- {code: x, definition: y, means: [z]}"), "acts.yml:", "no means 'z'"),
    "place-without-name": (append("places.csv", "QQ,,country,,,,,"), "places.csv:", "needs an id and a name"),
    "no-degrees": (append("places.csv", "QQ,Q,city,,,99,0,"), "places.csv:", "no degrees: '99'"),
    "entry-of-no-act": (append("lexicon/en/acts/arrest.yml", "- {id: x, act: q, match: [x]}"), "arrest.yml:", "no act"),
    "entry-unknown-key": (append("lexicon/en/acts/arrest.yml", f"{ENTRY}, mood: x}}"), "arrest.yml:", "'mood'"),
    "entry-no-means": (append("lexicon/en/acts/arrest.yml", f"{ENTRY}, means: [q]}}"), "arrest.yml:", "no means 'q'"),
    "entry-no-role": (append("lexicon/en/acts/arrest.yml", f"{ENTRY}, roles: {{by: q}}}}"), "arrest.yml:", "no role"),
    "entry-no-match": (
        append("lexicon/en/acts/arrest.yml", "- {id: x, act: arrest}"),
        "arrest.yml:",
        "nothing to match",
    ),
    "entry-twice": (append("lexicon/en/acts/arrest.yml", f"{ENTRY}}}\n" * 2), "arrest.yml:", "stands twice"),
    "party-of-no-code": (append("lexicon/en/parties.yml", "- {code: q, match: [x]}"), "parties.yml:", "no code 'q'"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_file_and_line(folder, name):
    change, where, what = FAULTS[name]
    change(folder)
    faults = faults_of(folder)
    told = [f for f in faults if where in f and what in f]
    assert told, faults
    file, line, _ = told[0].split(":", 2)
    assert (folder / file).suffix in (".yml", ".csv")
    assert int(line) >= 1


def test_the_line_is_that_of_the_entry(folder):
    path = folder / "parties.yml"
    append("parties.yml", "# a remark\n- {code: x, definition: y, colour: red}")(folder)
    number = path.read_text(encoding="utf-8").splitlines().index("- {code: x, definition: y, colour: red}") + 1
    assert faults_of(folder) == (f"parties.yml:{number}: unknown key 'colour'",)


def test_all_faults_are_told_at_once_and_sorted(folder):
    for name in ("unknown-key", "no-degrees", "entry-no-role", "no-version"):
        FAULTS[name][0](folder)
    faults = faults_of(folder)
    assert len(faults) >= 4
    assert list(faults) == sorted(faults)
    assert {f.split(":")[0] for f in faults} == {
        "parties.yml",
        "places.csv",
        "lexicon/en/acts/arrest.yml",
        "pack.yml",
    }


def test_an_error_lists_the_faults_line_by_line(folder):
    FAULTS["unknown-key"][0](folder)
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    assert str(caught.value).splitlines()[1:] == list(caught.value.faults)


def test_a_pack_that_is_not_there_is_told_with_those_that_are(tmp_path):
    with pytest.raises(PackError, match=r"name one of .*dprk-border"):
        load_pack("no-such-pack")
    with pytest.raises(PackError, match="no pack"):
        load_pack(tmp_path)


@pytest.mark.parametrize("path", find_packs(), ids=lambda p: p.name)
def test_the_packs_that_come_along_are_sound(path):
    pack = load_pack(path)
    assert pack.name == path.name
    assert load_pack(path.name) is load_pack(path)
    assert pack.country in pack.places
    assert all(entry.where.split(":")[1].isdigit() for lexicon in pack.lexicons.values() for entry in lexicon.acts)


def test_words_that_yaml_1_1_takes_for_something_else_stay_words(tmp_path):
    path = tmp_path / "a.yml"
    path.write_text("a: [yes, no, on, 2024-11-15, true]\n", encoding="utf-8")
    assert load_mapping(path)["a"] == ["yes", "no", "on", "2024-11-15", True]


def test_an_empty_list_file_has_no_rows(tmp_path):
    path = tmp_path / "a.yml"
    path.write_text("# nothing yet\n", encoding="utf-8")
    assert load_rows(path) == []
