import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import urldefrag

import pytest

from attested.model import UsageError
from attested.publish import DisclosureError, PackNames, Term, render_site, write_site

from .make import PLANTED, make_input

VOID = {"meta", "link", "br", "input", "img", "hr"}


class Page(HTMLParser):
    """Checks that tags nest, and collects ids, links and loads."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.loads, self.headings = [], set(), [], [], []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        assert len(given) == len(attrs), f"an attribute twice in {tag}"
        if tag not in VOID:
            self.open.append(tag)
        self._look(tag, given)

    def handle_startendtag(self, tag, attrs):
        self._look(tag, dict(attrs))

    def _look(self, tag, given):
        assert "style" not in given
        assert not [name for name in given if name.startswith("on")]
        if "id" in given:
            assert given["id"] not in self.ids, f"id {given['id']} twice"
            self.ids.add(given["id"])
        if tag == "a":
            self.links.append(given["href"])
        elif "href" in given or "src" in given:
            self.loads.append(given.get("href") or given["src"])
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag):
        assert self.open
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def given():
    return make_input()


@pytest.fixture(scope="module")
def files(given):
    return render_site(given)


@pytest.fixture(scope="module")
def pages(files):
    return {name: Page(content.decode()) for name, content in files.items() if name.endswith(".html")}


def _resolve(page, link):
    parts = [*page.split("/")[:-1], *link.split("/")]
    found = []
    for part in parts:
        if part == "..":
            found.pop()
        else:
            found.append(part)
    return "/".join(found)


def test_every_link_resolves(files, pages):
    for name, page in pages.items():
        for link in page.links:
            if link.startswith("https://"):
                continue
            target, fragment = urldefrag(link)
            target = _resolve(name, target) if target else name
            assert target in files, f"{name} -> {link}"
            assert not fragment or fragment in pages[target].ids, f"{name} -> {link}"


def test_nothing_is_loaded_from_outside(files, pages):
    for name, page in pages.items():
        assert {_resolve(name, load) for load in page.loads} <= {"site.css", "filter.js"}
        text = files[name].decode()
        assert "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'" in text
        assert "<script>" not in text
    assert not re.search(rb"https?:|@import|url\(", files["site.css"] + files["filter.js"])


def test_pages_can_be_read_by_ear(files, pages):
    for name, page in pages.items():
        text = files[name].decode()
        assert page.headings[0] == 1
        assert page.headings.count(1) == 1
        assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False)), name
        assert text.count("<main ") == text.count('class="skip"') == 1
        assert '<html lang="en">' in text


def test_planted_marks_are_nowhere(files):
    for name, content in files.items():
        text = re.sub(r'\b(?:d|x\d?|y\d?|cx|cy|width|height|viewBox|points)="[^"]*"', "", content.decode())
        text = re.sub(r"\b(?:[a-z]+-)?[0-9a-f]{16,}\b", "", text)
        assert not [mark for mark in PLANTED if re.search(rf"(?<!\w){re.escape(mark)}(?!\w)", text)], name
    assert "Kim Jong Un" in "".join(content.decode() for content in files.values())


def test_only_sentences_with_claims_are_quoted(files):
    assert b"Prices in the market rose" not in b"".join(files.values())
    assert b"price of rice" not in b"".join(files.values())


def test_contradictions_stand_side_by_side(files, given):
    event = next(event for event in given.events if event.contested)
    text = files[f"events/{event.id}.html"].decode()
    assert "9 or 5 phone users" in text[: text.index("contradict each other")]
    assert ">9 people<" in text
    assert ">5 people<" in text
    assert "Copied word for word" in text


def test_same_input_same_bytes(given, files):
    assert render_site(given) == files
    turned = replace(
        given,
        claims=given.claims[::-1],
        events=given.events[::-1],
        reports=given.reports[::-1],
        origins=given.origins[::-1],
    )
    assert render_site(turned) == files


def test_text_of_reports_is_no_markup(given):
    report = given.reports[0]
    odd = replace(report, title='<script>alert("x")</script> & co')
    files = render_site(replace(given, reports=(odd, *given.reports[1:])))
    assert not any(b'alert("x")' in content for content in files.values())


def test_written_whole_or_not_at_all(given, tmp_path):
    folder = tmp_path / "site"
    first = write_site(given, folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert first == folder / "index.html"
    leaky = replace(given, names=PackNames(acts={"arrest": Term(name="Arrest of Pak Yong")}))
    with pytest.raises(DisclosureError):
        write_site(leaky, folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    write_site(replace(given, title="Another title"), folder)
    assert "Another title" in first.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_with_other_things_is_left_alone(given, tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(UsageError):
        write_site(given, tmp_path)
    assert (tmp_path / "thesis.txt").exists()


def test_a_site_of_nothing(given):
    files = render_site(replace(given, reports=(), claims=(), events=(), origins=()))
    assert b"0 events told by 0 reports" in files["index.html"]
