"""A saved web page to a draft: trafilatura finds the article and leaves out what surrounds it.

Promise: the day of publication comes from what the page declares (meta tags, JSON-LD, time elements), never from
its story, its footer or today's date.
"""

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from attested.model import ReportError
from attested.reports.days import parse_day
from attested.reports.drafts import Draft

__all__ = ["parse_page"]

_LATEST = "2199-12-31"
"""The library holds later days than today for faults; what it yields must not hang on the day it runs."""

_TELLS_DAY = re.compile(r"date|time|publish|issued|created", re.IGNORECASE)
_TELLS_CHANGE = re.compile(r"modif|updat|expir", re.IGNORECASE)

_SCRIPTS = "//script[@type='application/ld+json']"
_ELEMENTS = "//*[@itemprop='datePublished'][not(self::meta)] | //time[@pubdate]"


def _declarations(tree: Any) -> Iterator[Any]:
    """Where a page declares when it was published, and nothing else: a picture's address may hold a day, too."""
    for meta in tree.iter("meta"):
        name = " ".join(meta.get(key, "") for key in ("property", "name", "itemprop", "http-equiv"))
        if _TELLS_DAY.search(name) and not _TELLS_CHANGE.search(name):
            yield meta
    # A script that declares a change only would pass for a publication.
    yield from (script for script in tree.xpath(_SCRIPTS) if "datePublished" in (script.text or ""))
    yield from tree.xpath(_ELEMENTS)


def _find_date(tree: Any) -> str | None:
    """The day that the page declares.

    htmldate goes on to search the text when the declarations tell nothing, and takes a day of the story or a copyright
    year; so it is shown the declarations alone.
    """
    from htmldate import find_date
    from lxml import html  # type: ignore[import-untyped]

    bare = html.fromstring("<html><head></head><body></body></html>")
    head, body = bare.find("head"), bare.find("body")
    for found in _declarations(tree):
        declaration = deepcopy(found)
        declaration.tail = None
        (head if found.tag in ("meta", "script") else body).append(declaration)
    if not len(head) and not len(body):
        return None
    day: str | None = find_date(bare, extensive_search=False, original_date=True, max_date=_LATEST)
    return day


def _extract(page: str, limit: int) -> tuple[Any, str | None]:
    """trafilatura's document and the declared day."""
    # Both libraries log faults of single pages as errors; here they are failures of the run's own account.
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        from trafilatura import bare_extraction
        from trafilatura.utils import load_html
    except ImportError as error:
        # Some installers drop lxml's "html_clean" extra, without which the library does not load.
        raise ReportError(
            f"web pages cannot be read: {error.name or 'a library'} is missing", todo="install lxml_html_clean"
        ) from error

    tree = load_html(page, limit)
    if tree is None:
        return None, None
    day = _find_date(tree)
    document = bare_extraction(
        tree,
        fast=True,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": _LATEST},
    )
    return document, day


def parse_page(page: str, default_id: str, limit: int) -> Draft:
    """The draft of a page.

    Raises:
        ReportError: no text of an article is found in it.
    """
    document, day = _extract(page, limit)
    text = (document.text or "") if document is not None else ""
    if not text.strip():
        raise ReportError(
            "an HTML page without text", todo="save the page after it has loaded, or copy its text into a .txt file"
        )
    body = document.body
    heads = ("".join(head.itertext()).strip() for head in body.iter("head")) if body is not None else ()
    return Draft(
        id=default_id,
        text=text,
        title=document.title or None,
        author=document.author or None,
        url=document.url or None,
        publisher=document.sitename or None,
        published=parse_day(day) if day else None,
        headings=tuple(filter(None, heads)),
    )
