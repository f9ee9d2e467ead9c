import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from attested.reports import normalise_text

NASTY = st.sampled_from(
    "\r\n\t\x00\x07\x0b\x0c\x85\xa0\xad\u200b\u200d\u200e\u202e\u2028\u2029\u2066\ufeff\u0301e한ᄒ\ud800\ufffe"
)
TEXTS = st.lists(st.one_of(st.text(max_size=6), NASTY), max_size=30).map("".join)


@given(TEXTS)
def test_second_time_changes_nothing(text: str) -> None:
    once = normalise_text(text)
    assert normalise_text(once) == once


@given(TEXTS)
def test_holds_nothing_hidden_and_can_be_stored(text: str) -> None:
    once = normalise_text(text)
    once.encode("utf-8")
    assert unicodedata.is_normalized("NFC", once)
    assert not {c for c in once if unicodedata.category(c) in ("Cc", "Cs")} - {"\n", "\t"}
    assert not set(once) & set("\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\xad\xa0\u2028")


PLAIN = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn"), exclude_characters="\xa0\u2007\u202f\u2028\u2029")
)


@given(PLAIN.map(lambda s: unicodedata.normalize("NFC", s)))
def test_plain_text_keeps_its_spans(text: str) -> None:
    assert normalise_text(text) == text


def test_each_line_end_is_one() -> None:
    assert normalise_text("a\r\nb\rc\x85d\u2028e\x0cf\n\ng") == "a\nb\nc\nd\ne\nf\n\ng"


def test_nothing_is_stripped_or_wrapped() -> None:
    text = "  a “b”\tc \n\n  d\n\n\n"
    assert normalise_text(text) == text


def test_no_break_space_is_a_space_of_the_same_length() -> None:
    assert normalise_text("border.”\xa0\nNext") == "border.” \nNext"


def test_hangul_is_composed() -> None:
    assert normalise_text(unicodedata.normalize("NFD", "혜산")) == "혜산"


def test_half_a_surrogate_pair_is_marked() -> None:
    assert normalise_text("a\ud800b") == "a\ufffdb"
