"""The codebook page agrees with the pack, and the pack's codes are all explained."""

from pathlib import Path

import pytest

from attested.model import STATUSES
from attested.pack import load_pack
from attested.pack.codebook import STATUS_WORDS, write_codebook

DOCS = Path(__file__).parent.parent.parent / "docs"
SYSTEMS = {"plover", "acled", "huridocs", "ftm"}


@pytest.fixture(scope="module")
def pack():
    return load_pack("dprk-border")


def test_the_page_is_up_to_date(pack):
    page = (DOCS / "codebook.md").read_text(encoding="utf-8")
    assert page == write_codebook(pack), "run: python -m attested.pack.codebook > docs/codebook.md"


def test_every_code_is_on_the_page(pack):
    page = write_codebook(pack)
    assert all(f"### {code}\n" in page for code in pack.acts)
    assert all(f"| `{code}` |" in page for code in [*pack.parties, *pack.means, *pack.places])


def test_statuses_are_those_of_the_model():
    assert tuple(STATUS_WORDS) == STATUSES


def test_every_code_is_mapped(pack):
    for code in [*pack.acts.values(), *pack.parties.values(), *pack.means.values()]:
        assert set(code.mapping) == SYSTEMS, code.code


def test_every_act_has_examples(pack):
    for act in pack.acts.values():
        assert len(act.yes) >= 3, act.code
        assert len(act.no) >= 2, act.code


def test_no_spelling_names_two_places(pack):
    owners: dict[str, str] = {}
    for place in pack.places.values():
        for name in place.names:
            assert owners.setdefault(name.casefold(), place.id) == place.id, name


def test_only_places_that_may_be_a_point_have_coordinates(pack):
    for place in pack.places.values():
        is_point = place.precision in ("town", "county")
        assert (place.lat is not None) == (place.lon is not None)
        assert is_point or place.lat is None, place.id
    provinces = [place for place in pack.places.values() if place.kind in ("province", "country")]
    assert all(place.lat is None and place.precision == "area" for place in provinces)


def test_a_new_pack_has_a_page_too():
    from attested.pack.new import TEMPLATE

    page = write_codebook(load_pack(TEMPLATE))
    assert "### arrest\n" in page
