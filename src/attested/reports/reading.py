"""Sources to reports.

Promise: one bad report never stops a run: it becomes a `Failure`, and the next is read. The text is normalised here,
once, before any span is counted. Of two reports of one id the first stands.
"""

import hashlib
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from attested.model import Report, ReportError
from attested.reports.decoding import decode_page, decode_text
from attested.reports.detection import UNKNOWN, detect_language, is_korean
from attested.reports.drafts import Draft
from attested.reports.intake import Failure, Intake
from attested.reports.jsonlines import parse_line
from attested.reports.markdown import parse_markdown
from attested.reports.normal import normalise_text
from attested.reports.published import find_publication, find_story
from attested.reports.sources import Source, iter_sources
from attested.reports.webpage import parse_page
from attested.reports.zones import find_zones

__all__ = ["build_report", "read_reports", "read_source"]

_log = logging.getLogger(__name__)


def _parse(source: Source, data: bytes, limit: int) -> Draft:
    """The draft of a source, by its kind."""
    if not data.strip():
        raise ReportError("empty", todo="leave it out, or fetch it again")
    if source.kind == "line":
        return parse_line(data, f"{source.name}:{source.line}")
    if source.kind == "page":
        return parse_page(decode_page(data), source.name, limit)
    text = decode_text(data)
    return parse_markdown(text, source.name) if source.kind == "markdown" else Draft(id=source.name, text=text)


def _language_of(draft: Draft, text: str, intake: Intake) -> str:
    """The language that the input gives, else the one that the text shows.

    Raises:
        ReportError: it cannot be told, is told wrongly, or is none that can be coded.
    """
    given = draft.language
    if given and not re.fullmatch(r"[a-z]{2,3}", given):
        raise ReportError("wrong type: `language` is no language code", todo="write it as en or ko, or leave it out")
    if given and (given == "ko") != is_korean(text, draft.title):
        raise ReportError(
            f"`language` says {given}, and the script of the text says otherwise", todo="mend or leave out `language`"
        )
    language = given or detect_language(text, draft.title)
    if language == UNKNOWN:
        raise ReportError("the language cannot be told", todo="give it as `language` in a JSON line")
    if language not in intake.languages:
        known = ", ".join(sorted(intake.languages))
        raise ReportError(f"language {language} is not coded yet", todo=f"languages that are: {known}")
    return language


def build_report(draft: Draft, intake: Intake, *, source_sha256: str = "", origin_path: str = "") -> Report:
    """The report of a draft.

    Raises:
        ReportError: it holds no story, or its language is not coded.
    """
    text = normalise_text(draft.text)
    if not text.strip():
        raise ReportError("empty: no words in it", todo="leave it out, or fetch it again")
    title = " ".join(normalise_text(draft.title).split()) if draft.title else None
    headings = tuple(normalise_text(heading) for heading in draft.headings)
    zones = find_zones(text, title, headings)
    story = find_story(text, zones)
    if story is None:
        raise ReportError("no story in it: nothing but headings, notices or links", todo="fetch the whole report")
    if title is None:
        above = (zone for zone in zones if zone.kind == "headline" and zone.span.end <= story[0])
        title = next((zone.span.of(text) for zone in above), None)
    draft = replace(draft, title=title)
    publication = find_publication(text, zones, draft, intake)
    return Report(
        id=draft.id,
        text=text,
        language=_language_of(draft, text, intake),
        url=draft.url,
        publisher=publication.publisher,
        published=publication.published,
        published_by=publication.published_by,
        title=title,
        author=normalise_text(draft.author) if draft.author else None,
        zones=zones,
        source_sha256=source_sha256,
        origin_path=origin_path,
    )


def read_source(source: Source, intake: Intake) -> Report | Failure:
    """The report of one source; never raises for what is wrong with the report."""
    try:
        data = source.read_bytes(intake.max_bytes)
        draft = _parse(source, data, intake.max_bytes)
        digest = hashlib.sha256(data).hexdigest()
        return build_report(draft, intake, source_sha256=digest, origin_path=source.where)
    except ReportError as error:
        return Failure.from_error(error, source.where)
    except Exception as error:
        # A parser may fail in ways nobody foresaw; that must cost this report only, and be counted.
        _log.debug("reading %s failed", source.where, exc_info=True)
        return Failure(
            where=source.where,
            what=f"cannot be read: {type(error).__name__} in the program itself",
            todo="give the report as plain text, and tell the makers of this program",
        )


def read_reports(paths: Sequence[Path | str], intake: Intake | None = None) -> Iterator[Report | Failure]:
    """Every report below the paths, in the order of `iter_sources`, or why it was not taken.

    What is kept from one report to the next is its id, where it stood and eight bytes of its hash.
    """
    intake = intake or Intake()
    seen: dict[str, tuple[str, str]] = {}
    for source in iter_sources(paths, intake.max_bytes):
        report = source if isinstance(source, Failure) else read_source(source, intake)
        if isinstance(report, Failure):
            yield report
            continue
        if before := seen.get(report.id):
            yield _twice(report, before)
            continue
        seen[report.id] = (report.sha256[:16], report.origin_path)
        yield report


def _twice(report: Report, before: tuple[str, str]) -> Failure:
    digest, where = before
    if digest == report.sha256[:16]:
        return Failure(
            where=report.origin_path,
            what=f"already read: the same report stands at {where}",
            todo="leave one of them out",
        )
    return Failure(
        where=report.origin_path,
        what=f"another report of the id {report.id!r} was read from {where}",
        todo="rename the file, or give the line another `id`",
    )
