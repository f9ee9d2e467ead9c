from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attested.reports.days import find_days, load_published, parse_day
from attested.reports.published import find_address_day

DAY = date(2024, 11, 5)


@pytest.mark.parametrize(
    "words",
    [
        "2024-11-05",
        "2024-11-05T13:30:00Z",
        "2024-11-05 13:30",
        "2024.11.05",
        "2024/11/5",
        "2024년 11월 5일",
        "November 5, 2024",
        "Nov. 5, 2024",
        "nov 5th 2024",
        "5 November 2024",
        "5th of November, 2024",
        "05-Nov-2024",
    ],
)
def test_written_days(words: str) -> None:
    assert parse_day(words) == DAY


@pytest.mark.parametrize(
    "words",
    [
        "",
        "November 2024",
        "2024",
        "2024-11",
        "2024-02-30",
        "2024-13-01",
        "5.11.2024",
        "11/05/2024",
        "yesterday",
        "20241105",
    ],
)
def test_what_is_no_day_or_can_be_read_in_two_ways(words: str) -> None:
    assert parse_day(words) is None


def test_numbers_that_can_be_read_in_one_way_only() -> None:
    assert parse_day("15.11.2024") == parse_day("11/15/2024") == date(2024, 11, 15)
    assert parse_day("03/03/2012") == date(2012, 3, 3)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_found_where_it_stands(day: date) -> None:
    words = f"{day.day} {day:%B} {day.year}"
    text = f"Posted on {words} by the desk"
    assert [(text[a:b], found) for a, b, found in find_days(text)] == [(words, day)]


ADDRESSES = load_published()["addresses"]


@pytest.mark.parametrize("row", ADDRESSES, ids=[row["id"] for row in ADDRESSES])
def test_addresses(row: dict[str, list[list[str]]]) -> None:
    for url, day in row["match"]:
        assert find_address_day(url) == date.fromisoformat(day)
    for url in row["no_match"]:
        assert find_address_day(str(url)) is None
