"""The pattern language: what each sign finds, and what holds of every match whatever the words."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attested.coding.pattern import Found, Line, PatternIndex, build_line
from attested.language.en.inflect import noun_forms, verb_forms
from attested.language.words import shadow, split_words
from attested.model import PackError


def line_of(text: str) -> Line:
    plain = shadow(text)
    return build_line(split_words(plain, 0, len(plain)))


def index_of(*patterns: str) -> PatternIndex:
    return PatternIndex([[p] for p in patterns], verb_forms, noun_forms)


def find_words(pattern: str, text: str) -> list[str]:
    line = line_of(text)
    return [text[line.tokens[f.first].start : line.tokens[f.last - 1].end] for f in index_of(pattern).find(line)]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("~arrest", "They arrest, arrested, arrests; arresting.", ["arrest", "arrested", "arrests", "arresting"]),
        ("~arrest", "A rearrest is none.", []),
        ("~take away", "He was taken away.", ["taken away"]),
        ("broker+", "A broker and two brokers.", ["broker", "brokers"]),
        ("broker+", "Brokering is none.", []),
        ("(cell|mobile) phone+", "Cell phones, mobile phone, phone.", ["Cell phones", "mobile phone"]),
        ("(the)? army", "The army. An army.", ["The army", "army", "army"]),
        ("labor camp?", "Hard labor, a labor camp.", ["labor", "labor camp"]),
        ("~sentence * prison", "sentenced him to prison", ["sentenced him to prison"]),
        ("~sentence * prison", "sentenced him and her to prison", []),
        ("~sentence ** prison", "sentenced him and her to prison", ["sentenced him and her to prison"]),
        ("~sentence ** prison", "sentenced him. Then prison", []),
        ("~sentence ** prison", "sentenced him, said the man, to prison", []),
        ("Chinese made phone+", "a Chinese-made phone", ["Chinese-made phone"]),
        ("chinese-made phone+", "a Chinese made phone", ["Chinese made phone"]),
        ("mobile phone+", "the “mobile” phones", ["mobile” phones"]),
        ("prosecutor's office", "the prosecutor’s office", ["prosecutor’s office"]),
        ("Kim Jong Un", "kim jong un and KIM JONG UN", ["kim jong un", "KIM JONG UN"]),
        ("(a|b (c|d)?) e", "a e, b e, b c e, b d e, c e", ["a e", "b e", "b c e", "b d e"]),
    ],
)
def test_a_pattern_finds(pattern, text, found):
    assert find_words(pattern, text) == found


@pytest.mark.parametrize("pattern", ["(a", "a)", "(a|b", "a?", "(a)?", "*", "a? *", ""])
def test_a_pattern_that_cannot_be_meant_is_refused(pattern):
    with pytest.raises(PackError):
        index_of(pattern)


def test_the_longest_match_of_an_owner_is_given():
    index = PatternIndex([["phone+", "phone+ user+"]], verb_forms, noun_forms)
    line = line_of("phone users")
    assert [(f.first, f.last) for f in index.find(line)] == [(0, 2)]


# ---- properties

WORDS = ["police", "broker", "brokers", "phone", "arrest", "arrested", "the", "in", ",", ".", "-", "“", "”", "don't"]
texts = st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join)
PATTERNS = ["~arrest", "broker+", "(the)? phone", "~arrest ** broker+", "~arrest * (the|in)", "police", "do n't arrest"]


def found_in(patterns: list[str], text: str) -> set[tuple[str, int, int]]:
    line = line_of(text)
    hits = index_of(*patterns).find(line)
    return {(patterns[f.owner], line.tokens[f.first].start, line.tokens[f.last - 1].end) for f in hits}


@given(texts)
def test_a_match_begins_and_ends_on_words(text):
    line = line_of(text)
    tokens = split_words(shadow(text), 0, len(text))
    starts, ends = {t.start for t in tokens}, {t.end for t in tokens}
    for found in index_of(*PATTERNS).find(line):
        assert 0 <= found.first < found.last <= len(line.tokens)
        first, last = line.tokens[found.first], line.tokens[found.last - 1]
        assert first.start in starts
        assert last.end in ends
        assert any(ch.isalnum() for ch in first.text)
        assert any(ch.isalnum() for ch in last.text)


@given(texts, st.permutations(PATTERNS))
def test_the_order_of_patterns_changes_nothing(text, patterns):
    assert found_in(list(patterns), text) == found_in(PATTERNS, text)


@given(texts)
def test_a_pattern_finds_alone_what_it_finds_among_others(text):
    assert found_in(PATTERNS, text) == set().union(*(found_in([p], text) for p in PATTERNS))


@given(texts)
def test_case_changes_nothing(text):
    assert found_in(PATTERNS, text.upper()) == found_in(PATTERNS, text)


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_any_text_can_be_searched_and_its_tokens_are_its_own(text):
    plain = shadow(text)
    assert len(plain) == len(text)
    tokens = split_words(plain, 0, len(plain))
    assert all(plain[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    line = build_line(tokens)
    for at, token in zip(line.offsets, line.tokens, strict=True):
        assert line.token_at(at) == line.tokens.index(token)
        assert line.text.startswith(token.low + " ", at)
    assert all(isinstance(f, Found) for f in index_of(*PATTERNS).find(line))


@given(st.text(alphabet="ab()|?*+~ '", max_size=14))
def test_any_pattern_is_read_or_refused(pattern):
    try:
        index = index_of(pattern)
    except PackError:
        return
    assert index.words
    list(index.find(line_of("a b ab ba a b")))
