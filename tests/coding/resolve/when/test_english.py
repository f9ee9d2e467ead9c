"""The English time tagger against tables of made-up sentences, and the properties that hold for any text."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from attested.coding.resolve.when import TimeMention, find_times, flatten, is_valid, resolve_time
from attested.coding.resolve.when.en import parser

HERE = Path(__file__).parent
NEWS_DAY = date(2013, 3, 22)


def load_cases(name: str) -> list[dict[str, Any]]:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


CODING = load_cases("coding_cases.yml")
NEWS = load_cases("news_cases.yml")
TEXTS = [case["text"] for case in CODING + NEWS]


def words_of(text: str, mention: TimeMention) -> str:
    """The mention with its cue, as `resolve_time` takes it."""
    start = mention.start if mention.cue_start is None else mention.cue_start
    return text[start : mention.end]


def as_params(cases: list[dict[str, Any]]) -> list[Any]:
    """Cases as parameters; a case that is known to come out wrong says why under `wrong`."""
    return [
        pytest.param(
            case, id=case["id"], marks=pytest.mark.xfail(strict=True, reason=case["wrong"]) if "wrong" in case else ()
        )
        for case in cases
    ]


@pytest.mark.parametrize("case", as_params(CODING))
def test_value_follows_the_guide(case: dict[str, Any]) -> None:
    found = find_times(case["text"], published=case.get("published"))
    assert [[m.text, m.value] for m in found] == case["times"]


@pytest.mark.parametrize("case", as_params(NEWS))
def test_timex_follows_timeml(case: dict[str, Any]) -> None:
    found = flatten(find_times(case["text"], published=NEWS_DAY))
    expected = [[*map(str, time), *([] if len(time) > 2 else ["DATE"])] for time in case["times"]]
    assert [[m.text, m.timex, m.timex_type] for m in found] == expected


def check_mentions(text: str, published: date | None) -> None:
    """What must hold of any text: order, offsets, values that follow from words, valid EDTF."""
    found = find_times(text, published=published)
    last = 0
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
        assert last <= mention.start
        last = mention.end
        if mention.value and mention.kind in ("date", "time"):
            assert is_valid(mention.value), mention
        again = resolve_time(words_of(text, mention), published=published, context=mention.anchor)
        assert again == mention.value, mention


@pytest.mark.parametrize("published", [None, date(2013, 3, 22), date(2024, 2, 29), date(2025, 1, 1)])
def test_value_follows_from_own_words(published: date | None) -> None:
    for text in TEXTS:
        check_mentions(text, published)


PIECES = sorted({word for text in TEXTS for word in text.split()})


@settings(max_examples=150, deadline=None)
@given(
    words=st.lists(st.sampled_from(PIECES), max_size=14),
    published=st.none() | st.dates(min_value=date(1995, 1, 1), max_value=date(2040, 1, 1)),
)
def test_any_mix_of_time_words_holds(words: list[str], published: date | None) -> None:
    check_mentions(" ".join(words), published)


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=60), published=st.none() | st.dates())
def test_any_text_is_read_without_error(text: str, published: date | None) -> None:
    for mention in find_times(text, published=published):
        assert text[mention.start : mention.end] == mention.text
    resolve_time(text, published=published, context=None)


def test_every_rule_is_entered_under_all_its_first_letters() -> None:
    """A rule that matches at a token must be looked up there: `first` names every class it can begin with."""
    rules = {made for made_list in parser._RULES.values() for made in made_list}
    from attested.coding.resolve.when.en.tokens import read_tokens

    for text in TEXTS:
        letters = read_tokens(text).classes
        for index, letter in enumerate(letters):
            for made in rules:
                if made.pattern.match(letters, index):
                    assert made in parser._RULES.get(letter, []), (made.name, text, index)


def test_no_year_is_invented_without_a_day_of_publication() -> None:
    for text in TEXTS:
        if "century" in text or "Juche" in text or "9/11" in text:  # these name a year in other figures
            continue
        years = {piece[:4] for mention in find_times(text) for piece in mention.value.split("/") if piece[:2].isdigit()}
        said = {
            word for word in years if word in text or word[:3] in text or word[2:3] + "0s" in text or "2011/12" in text
        }
        assert years == said, (text, years)


def test_reading_twice_gives_the_same() -> None:
    for text in TEXTS:
        assert find_times(text, published=NEWS_DAY) == find_times(text, published=NEWS_DAY)


def test_offsets_are_code_points() -> None:
    text = "“Café” 🚓 raid on March 3, 2016."
    (mention,) = find_times(text)
    assert text[mention.start : mention.end] == "March 3, 2016"
