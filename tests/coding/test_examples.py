"""The examples of a pack are run: those of the pack that comes along hold, false ones are told with file and line."""

import pytest

from attested.coding.examples import check_examples
from attested.pack import load_pack
from attested.pack.new import build_pack

from .make import the_pack


def test_every_example_of_the_built_in_pack_holds():
    faults = check_examples(the_pack())
    assert not faults, "\n".join(faults)


@pytest.fixture
def folder(tmp_path):
    build_pack(tmp_path / "small")
    return tmp_path / "small"


def append(folder, name, text):
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8") + "\n" + text + "\n", encoding="utf-8")
    return len(path.read_text(encoding="utf-8").splitlines())


def test_the_examples_of_a_new_pack_hold(folder):
    assert check_examples(load_pack(folder)) == ()


def test_false_examples_are_told_with_file_and_line_sorted(folder):
    party = next(iter(load_pack("dprk-border").parties))
    append(folder, "parties.yml", f"- {{code: {party}-x, definition: d}}")
    line = append(
        folder,
        "lexicon/en/parties.yml",
        f"- {{id: odd, code: {party}-x, match: [herring], yes: [a whale], no: [a herring]}}",
    )
    entry = "id: odd.verb, act: arrest, match: [~herring], as: verb"
    act = append(
        folder,
        "lexicon/en/acts/arrest.yml",
        f"- {{{entry}, yes: ['They swam.'], no: ['They herringed him.']}}",
    )
    faults = check_examples(load_pack(folder))
    assert list(faults) == [
        f"lexicon/en/acts/arrest.yml:{act}: 'odd.verb' does not tell arrest in 'They swam.', a yes example: "
        "its words are not there",
        f"lexicon/en/acts/arrest.yml:{act}: 'odd.verb' tells arrest in 'They herringed him.', a no example",
        f"lexicon/en/parties.yml:{line}: 'odd' is found in 'a herring', a no example",
        f"lexicon/en/parties.yml:{line}: 'odd' is not found in 'a whale', a yes example",
    ]


def test_an_act_entry_without_examples_is_told(folder):
    line = append(folder, "lexicon/en/acts/arrest.yml", "- {id: odd.verb, act: arrest, match: [~herring], as: verb}")
    faults = check_examples(load_pack(folder))
    assert list(faults) == [
        f"lexicon/en/acts/arrest.yml:{line}: 'odd.verb' has no no example",
        f"lexicon/en/acts/arrest.yml:{line}: 'odd.verb' has no yes example",
    ]
