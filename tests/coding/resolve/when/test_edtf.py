"""Arithmetic of EDTF values."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attested.coding.resolve.when import bounds, intersects, is_valid, narrower, precision
from attested.coding.resolve.when.stretch import day_stretch, month_stretch, parse_stretch, spell_edtf, year_span

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(8000, 12, 31))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2016-10-11", "2016-10-11", "2016-10-11"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015", "2015-01-01", "2015-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2025-01/2025-02-15", "2025-01-01", "2025-02-15"),
        ("2024-11-15/..", "2024-11-15", "9999-12-31"),
        ("../2020-12-31", "0000-01-01", "2020-12-31"),
        ("XXXX-10-11", "XXXX-10-11", "XXXX-10-11"),
        ("2016-10-01~/2016-10-10~", "2016-10-01", "2016-10-10"),
    ],
)
def test_bounds(edtf: str, first: str, last: str) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize("edtf", ["", "..", "../..", "2016-13", "2016-02-30", "soon", "2016/2015", "1/2/3", "P1D"])
def test_not_edtf(edtf: str) -> None:
    assert not is_valid(edtf)


def test_bounds_refuses_what_is_no_edtf() -> None:
    with pytest.raises(ValueError, match="not an EDTF"):
        bounds("soon")


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("2016-10", "2016-10-31", True),
        ("2016-10", "2016-11-01", False),
        ("XXXX-10-11", "2016-10", True),
        ("XXXX-10-11", "2016-11", False),
        ("XXXX-10-11", "2016/2017", True),
        ("XXXX-11/XXXX-02", "2016-01-15", True),
        ("XXXX-11/XXXX-02", "2016-06", False),
        ("XXXX-11/XXXX-02", "XXXX-01", True),
        ("XXXX-06-15/..", "2016-01", True),
        ("../2015", "2016", False),
        ("2014/..", "2016", True),
    ],
)
def test_intersects(one: str, other: str, meet: bool) -> None:
    assert intersects(one, other) is meet
    assert intersects(other, one) is meet


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        ("2016", "2016-10", "2016-10"),
        ("2016-10-11", "2016-10", "2016-10-11"),
        ("XXXX-10-11", "2016-10-11", "2016-10-11"),
        ("", "2016", "2016"),
        ("2016/..", "2016/2020", "2016/2020"),
    ],
)
def test_narrower(one: str, other: str, kept: str) -> None:
    assert narrower(one, other) == kept


@pytest.mark.parametrize(
    ("edtf", "grain"),
    [
        ("2016", "year"),
        ("2016-10", "month"),
        ("2016-10-11~", "day"),
        ("199X", "decade"),
        ("2016/2017", "span"),
        ("XXXX-10", "month"),
    ],
)
def test_precision(edtf: str, grain: str) -> None:
    assert precision(edtf) == grain


@given(day=DAYS)
def test_spelling_and_parsing_are_inverse(day: date) -> None:
    for stretch in (day_stretch(day), month_stretch(day.year, day.month), year_span(day.year, day.year)):
        assert parse_stretch(spell_edtf(stretch)) == stretch


@given(one=DAYS, other=DAYS)
def test_days_meet_only_themselves(one: date, other: date) -> None:
    assert intersects(one.isoformat(), other.isoformat()) is (one == other)
    assert intersects(one.isoformat(), f"{one.year}")
