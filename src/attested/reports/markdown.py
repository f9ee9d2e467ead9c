"""A Markdown file to a draft, by simple rules: mark-up goes, words stay.

Promise: no word of the text is lost but an image's stand-in words, a comment and the addresses behind links. The
rules are those of everyday Markdown; what they do not know stays in the text, where a reader sees it.
"""

import html
import re
from datetime import date, datetime
from typing import Any

import yaml

from attested.model import ReportError
from attested.reports.days import parse_day
from attested.reports.drafts import Draft

__all__ = ["parse_markdown"]

_FRONT = re.compile(r"\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~).*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])")
_LINK = re.compile(r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\])+)\]\(\s*<?([^()\s>]*(?:\([^()\s]*\)[^()\s]*)?)>?[^()\n]*\)")
_REFERENCE = re.compile(r"\[([^\[\]\n]+)\]\[[^\[\]\n]*\]")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]+\S.*$", re.MULTILINE)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]*)?/?>")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{2,})[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTE = re.compile(r"^ {0,3}(?:>[ \t]?)+")
_BULLET = re.compile(r"^\s*[-*+][ \t]+(?=\S)")
_NUMBER = re.compile(r"^\s*\d{1,3}[.)][ \t]+(?=\S)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_STAR = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])")
_SCORE = re.compile(r"(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)")
_CODE = re.compile(r"(`+)([^`\n]+)\1")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$", re.MULTILINE)
_OWN_LINK = re.compile(
    r"(?:[^\[\]()\n]{0,40}:\s*)?\[[^\]\n]*\b(?i:source|original|full)\b[^\]\n]*\]\(\s*<?(https?://[^()\s>]+)>?[^()\n]*\)"
)

_KEYS = {
    # Front matter has no one vocabulary; these are the names that blog engines write.
    "title": "title",
    "date": "published",
    "published": "published",
    "author": "author",
    "url": "url",
    "canonical": "url",
    "link": "url",
    "source_url": "url",
    "publisher": "publisher",
    "site": "publisher",
    "sitename": "publisher",
    "outlet": "publisher",
    "language": "language",
    "lang": "language",
    "id": "id",
}


def _read_front(block: str) -> dict[str, Any]:
    """The keys of the front matter that are known here; a title with a colon, which is no YAML, is read by line."""
    try:
        loaded = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError):
        loaded = None
    if not isinstance(loaded, dict):
        pairs = (line.partition(":") for line in block.split("\n") if ":" in line)
        loaded = {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}
    found: dict[str, Any] = {}
    for key, value in loaded.items():
        name = _KEYS.get(str(key).lower())
        if name and value not in (None, "", [], {}):
            found.setdefault(name, value)
    return found


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    day = parse_day(str(value))
    if day is None:
        raise ReportError("`date` in the front matter is not a day", todo="write it YYYY-MM-DD, or leave it out")
    return day


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else " ".join(str(value).split())


def _strip_inline(line: str) -> str:
    """One line without the marks inside it."""
    line = _IMAGE.sub("", line)
    line = _AUTOLINK.sub(r"\1", _TAG.sub("", line))
    line = _REFERENCE.sub(r"\1", _LINK.sub(r"\1", line))
    line = _CODE.sub(r"\2", line)
    # Twice for strong emphasis with emphasis inside it.
    line = _STAR.sub(r"\1", _STRONG.sub(r"\2", _STRONG.sub(r"\2", line)))
    return html.unescape(_ESCAPE.sub(r"\1", _SCORE.sub(r"\1", line)))


def _strip_lines(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without marks, and its headings."""
    kept: list[str] = []
    headings: list[str] = []
    in_list = False
    for raw in text.split("\n"):
        line = _QUOTE.sub("", raw)
        if _UNDERLINE.match(line) and kept and kept[-1].strip() and (len(kept) == 1 or not kept[-2].strip()):
            headings.append(kept[-1].strip())
            kept.append("")
            continue
        if _RULE.match(line):
            kept.append("")
            continue
        heading = _HEADING.match(line)
        if heading:
            line = _strip_inline(heading[2])
            headings.append(line.strip())
            kept.extend(["", line, ""] if kept and kept[-1].strip() else [line, ""])
            continue
        # Only the first number of a list may follow words directly: "on October\n10. The agents" is no list.
        numbered = _NUMBER.match(line) if in_list or not (kept and kept[-1].strip()) else None
        item = _BULLET.match(line) or numbered
        in_list = bool(item) or (in_list and bool(line.strip()))
        kept.append(_strip_inline(line[item.end() :] if item else line))
    return "\n".join(kept), tuple(headings)


def parse_markdown(text: str, default_id: str) -> Draft:
    """The draft of a Markdown file: front matter as metadata, the rest as plain text.

    Raises:
        ReportError: a date in the front matter that is no day.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front: dict[str, Any] = {}
    if found := _FRONT.match(text):
        front = _read_front(found[1])
        text = text[found.end() :].lstrip("\n")
    links = tuple(own[1] for line in text.split("\n") if (own := _OWN_LINK.fullmatch(line.strip())))
    for pattern in (_COMMENT, _FENCE, _DEFINITION):
        text = pattern.sub("", text)
    text, headings = _strip_lines(_HARD_BREAK.sub("", text))
    published = _day(front.pop("published")) if "published" in front else None
    values = {key: _words(value) for key, value in front.items()}
    return Draft(
        id=values.get("id", default_id),
        text=re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n",
        title=values.get("title") or (headings[0] if headings and text.lstrip().startswith(headings[0]) else None),
        author=values.get("author"),
        url=values.get("url"),
        publisher=values.get("publisher"),
        published=published,
        language=values["language"].lower().split("-")[0] if "language" in values else None,
        headings=headings,
        links=links,
    )
