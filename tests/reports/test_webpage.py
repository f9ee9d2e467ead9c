from datetime import date

import pytest

from attested.model import ReportError
from attested.reports.webpage import parse_page

BODY = (
    "<p>Agents arrested five people in Hoeryong on January 2, 2019, a source in the province said. Two were let go.</p>"
    "<p>“Nobody dares to call,” the source said. Police searched the homes of all five on the same evening.</p>"
)


def page(head: str = "", body: str = BODY, foot: str = "<footer>Copyright 2023 Border Daily</footer>") -> str:
    article = f"<article><h1>Five held</h1>{body}</article>"
    return f"<html><head><title>Five held</title>{head}</head><body>{article}{foot}</body></html>"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-11-15T23:30:00+09:00">',
        '<meta name="date" content="2024-11-15">',
        '<meta property="article:modified_time" content="2024-12-01"><meta name="pubdate" content="2024-11-15">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-11-15T01:00:00Z"}</script>',
    ],
)
def test_declared_day(head: str) -> None:
    assert parse_page(page(head), "a.html", 1_000_000).published == date(2024, 11, 15)


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta property="article:modified_time" content="2024-12-01">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2024-11-15T01:00:00Z"}</script>',
        '<meta property="og:image" content="/2018/03/09/a.jpg">',
    ],
)
def test_no_day_is_taken_from_story_footer_or_change(head: str) -> None:
    assert parse_page(page(head), "a.html", 1_000_000).published is None


def test_day_long_after_today_is_no_fault_of_the_clock() -> None:
    head = '<meta property="article:published_time" content="2090-01-01">'
    assert parse_page(page(head), "a.html", 1_000_000).published == date(2090, 1, 1)


def test_what_the_page_says_of_itself() -> None:
    head = (
        '<meta property="og:site_name" content="Border Daily"><meta name="author" content="An Author">'
        '<link rel="canonical" href="https://border.example/five">'
    )
    draft = parse_page(page(head), "a.html", 1_000_000)
    assert (draft.id, draft.title, draft.author) == ("a.html", "Five held", "An Author")
    assert (draft.publisher, draft.url, draft.headings) == (
        "Border Daily",
        "https://border.example/five",
        ("Five held",),
    )
    assert "Two were let go." in draft.text
    assert "Copyright" not in draft.text


@pytest.mark.parametrize("text", ["", "<html></html>", "<p>", "<script>f()</script>", "<" * 5000])
def test_page_without_text(text: str) -> None:
    with pytest.raises(ReportError, match="without text"):
        parse_page(text, "a.html", 1_000_000)
