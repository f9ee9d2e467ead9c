"""English numbers, inflection and sentences: tables, and what holds whatever the text."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from attested.coding.pattern import build_line
from attested.language import load_analyser
from attested.language.en.inflect import noun_forms, verb_forms
from attested.language.en.numbers import find_numbers
from attested.language.en.sentences import split_sentences
from attested.language.words import shadow, split_words
from attested.model import LanguageError

NUMBERS = yaml.safe_load((Path(__file__).parent / "numbers.yml").read_text(encoding="utf-8"))


def line_text(text: str) -> str:
    plain = shadow(text)
    return build_line(split_words(plain, 0, len(plain))).text


def spell(low: float | None, high: float | None, approx: bool) -> str:
    bounds = ("" if b is None else str(int(b)) for b in (low, high))
    return ("~" if approx else "") + "..".join(bounds)


@pytest.mark.parametrize("row", NUMBERS, ids=lambda row: row["id"])
def test_numbers(row):
    found = [spell(n.low, n.high, n.approx) for n in find_numbers(line_text(row["text"]))]
    assert found == row["found"]


@given(st.integers(1, 9_999_999))
def test_any_figure_is_read_with_and_without_commas(number):
    for text in (f"{number} people", f"{number:,} people"):
        (found,) = find_numbers(line_text(text))
        assert (found.low, found.high, found.approx) == (number, number, False)


@given(st.text(alphabet=st.sampled_from("0123456789 ,.-abdehnorstuvwxyz"), max_size=60))
def test_bounds_never_run_backwards(text):
    line = line_text(text)
    for found in find_numbers(line):
        assert 0 <= found.start < found.end <= len(line)
        assert found.low is not None or found.high is not None
        assert found.low is None or found.high is None or found.low <= found.high


# ---- inflection


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("arrest", "arrest arrests arrested arresting"),
        ("seize", "seize seizes seized seizing"),
        ("carry", "carry carries carried carrying"),
        ("stop", "stop stops stopped stopping"),
        ("catch", "catch catches caught catching"),
        ("take", "take takes took taken taking"),
        ("remit", "remit remits remitted remitting"),
        ("flee", "flee flees fled fleeing"),
        ("beat", "beat beats beaten beating"),
        ("tie", "tie ties tied tying"),
        ("enter", "enter enters entered entering"),
        ("fix", "fix fixes fixed fixing"),
        ("destroy", "destroy destroys destroyed destroying"),
        ("traffic", "traffic traffics trafficked trafficking"),
    ],
)
def test_verbs(verb, forms):
    assert set(verb_forms(verb)) == set(forms.split())


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("broker", "broker brokers"),
        ("family", "family families"),
        ("boss", "boss bosses"),
        ("man", "man men"),
        ("person", "person persons people"),
        ("boy", "boy boys"),
        ("wife", "wife wives"),
        ("policeman", "policeman policemen"),
    ],
)
def test_nouns(noun, forms):
    assert set(noun_forms(noun)) == set(forms.split())


@given(st.from_regex(r"[a-z]{2,10}", fullmatch=True))
def test_every_form_is_given_once_and_the_base_first(word):
    for forms in (verb_forms(word), noun_forms(word)):
        assert forms[0] == word
        assert len(set(forms)) == len(forms)


# ---- sentences


def pieces(text: str) -> list[str]:
    return [s.span.of(text) for s in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One came. Two left.", ["One came.", "Two left."]),
        ("Mr. Kim came. Dr. Pak left.", ["Mr. Kim came.", "Dr. Pak left."]),
        ("It was 3.5 million won. He paid.", ["It was 3.5 million won.", "He paid."]),
        ("The U.S. Congress met. It ended.", ["The U.S. Congress met.", "It ended."]),
        ("On Nov. 15 he left. No. 10 stayed.", ["On Nov. 15 he left.", "No. 10 stayed."]),
        ("“They came. They left.” He nodded.", ["“They came.", "They left.”", "He nodded."]),
        ("“Why?” she asked. Nobody knew.", ["“Why?” she asked.", "Nobody knew."]),
        ("Stop! Who goes there? A friend.", ["Stop!", "Who goes there?", "A friend."]),
        ("A line that is\nwrapped goes on. Then ends.", ["A line that is\nwrapped goes on.", "Then ends."]),
        ("A heading\n\nA sentence.", ["A heading", "A sentence."]),
        ("One ends.\nTwo begins.", ["One ends.", "Two begins."]),
        ("He came (at night.) She left.", ["He came (at night.)", "She left."]),
        ("No end", ["No end"]),
        ("  \n\n  ", []),
        ("", []),
        ("And then … nothing. Really.", ["And then … nothing.", "Really."]),
        ("Three came. 20 left.", ["Three came.", "20 left."]),
    ],
)
def test_sentences(text, wanted):
    assert pieces(text) == wanted


def test_a_break_ends_a_sentence_whatever_stands_there():
    text = "Photo of a street Police came."
    assert [s.span.of(text) for s in split_sentences(text, (18,))] == ["Photo of a street", "Police came."]


def test_paragraphs_are_numbered_in_order():
    found = split_sentences("One. Two.\n\nThree.\n\nFour.")
    assert [s.paragraph for s in found] == [0, 0, 1, 2]


@given(
    st.text(alphabet=st.sampled_from("ab AB.!?\n“”\"'()0 "), max_size=120), st.lists(st.integers(0, 130), max_size=3)
)
def test_sentences_hold_all_words_once_and_in_order(text, breaks):
    found = split_sentences(text, tuple(breaks))
    at = 0
    for sentence in found:
        assert not text[at : sentence.span.start].strip()
        words = sentence.span.of(text)
        assert words == words.strip() != ""
        at = sentence.span.end
    assert not text[at:].strip()
    inside = [b for b in breaks if b < len(text)]
    assert not any(s.span.start < b < s.span.end for s in found for b in inside)


# ---- the pipeline


def test_words_have_the_offsets_of_the_report():
    text = "“They won’t talk,” he said.\nPolice arrested\ntwo brokers in Hyesan."
    analyser = load_analyser("en")
    parsed = analyser.parse(text, analyser.split(text))
    assert [s.span for s in parsed] == [s.span for s in analyser.split(text)]
    for sentence in parsed:
        assert sentence.words
        for index, word in enumerate(sentence.words):
            assert word.index == index
            assert sentence.span.covers(word.span)
            assert shadow(text)[word.start : word.end] == word.text
            assert 0 <= word.head < len(sentence.words)


def test_a_parse_does_not_hang_on_its_neighbours():
    analyser = load_analyser("en")
    text = "Police arrested two brokers in Hyesan. They were released in May. Nobody knew why."
    sentences = analyser.split(text)
    together = analyser.parse(text, sentences)
    alone = tuple(analyser.parse(text, [s])[0] for s in sentences)
    assert together == alone


def test_a_language_that_is_not_there_is_told():
    with pytest.raises(LanguageError, match="languages that can be coded: en"):
        load_analyser("xx")


def test_a_pipeline_that_is_not_there_is_told():
    with pytest.raises(LanguageError, match="cannot be loaded"):
        load_analyser("en", "no-such-pipeline")
