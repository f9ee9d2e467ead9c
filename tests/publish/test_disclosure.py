from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from attested.model import Report
from attested.publish import DisclosureError
from attested.publish.disclosure import elide, find_private, list_names, list_private_spans, tells_name
from attested.publish.scan import check_files

CASES = yaml.safe_load(Path(__file__).with_name("private.yml").read_text(encoding="utf-8"))
WORDS = (
    "Kim", "Jong", "Un", "Song", "Myong-hui", "An", "named", "Mr.", "Ms.", "43,", "43-year-old", "aged", "51",
    "(alias)",
    "said", "Hoeryong", "010-1234-5678", "a@b.example", "Unit", "3205", "by", "surname", "Chol", "Su", ",", "K.", "who",
    "Namun-dong", "[…]", "in", "her", "40s", "Edited",
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_cases(case):
    shown = elide(case["text"])
    assert not [words for words in case["hidden"] if words in shown], shown
    assert not [words for words in case["kept"] if words not in shown], shown


def test_a_name_is_carried_through_its_report():
    report = Report(id="x", text="Mrs. Han sold shoes. Later Han said so. So it was.", language="en", author="Ann Lee")
    shown = [span.of(report.text) for span in list_private_spans(report)]
    assert shown == ["Han", "Han"]
    assert "Ann Lee" in list_names(report)


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_nothing_is_found_in_what_was_elided(words):
    assert not find_private(elide(" ".join(words)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("https://paper.example/2016/kim-chol-su-arrested", True),
        ("reports/pak_interview.html", True),
        ("https://paper.example/kim-jong-un-orders-so-many", False),
        ("https://paper.example/no-song-in-ho", False),
        ("a@b.example", True),
    ],
)
def test_addresses(words, expected):
    assert tells_name(words) is expected


@pytest.mark.parametrize(
    "page",
    [
        "<p>A man named <b>Kim</b> fled.</p>",
        '<p>Ki<mark class="m"><span class="tag">act&nbsp;</span>m</mark> Chol Su fled.</p>',
        '<p title="Ms. Pak">x</p>',
        "<!-- Pak -->",
        '<a href="https://paper.example/kim-chol-su">x</a>',
        "<title>Pak Yong</title>",
    ],
)
def test_the_scan_sees_through_markup(page):
    with pytest.raises(DisclosureError, match=r"index\.html") as caught:
        check_files({"index.html": page.encode()})
    assert "Pak" not in str(caught.value)
    assert "Kim" not in str(caught.value)


def test_the_scan_reads_names_of_files():
    with pytest.raises(DisclosureError):
        check_files({"pak-chol.html": b"<p>x</p>"})
