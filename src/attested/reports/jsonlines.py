"""A line of JSON to a draft.

Promise: only `text` is needed; a field of the wrong type is named, never bent into shape; fields unknown here are
passed over, since archives carry their own.
"""

import json
import re

import msgspec

from attested.model import ReportError
from attested.reports.days import parse_day
from attested.reports.drafts import Draft
from attested.reports.normal import normalise_text

__all__ = ["parse_line"]

_ID_LIMIT = 300


class _Line(msgspec.Struct):
    """The fields of a line. Only here, at the edge."""

    text: str
    id: str | int | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    title: str | None = None
    author: str | None = None


def _decode(data: bytes) -> _Line:
    try:
        return msgspec.json.decode(data, type=_Line)
    except msgspec.ValidationError as error:
        message = str(error)
        if "missing required field `text`" in message:
            raise ReportError("the line has no `text`", todo="add the report's text as a string `text`") from None
        field = re.search(r" - at `\$\.?(\w*)`", message)
        what = message.split(" - at ")[0].lower()
        raise ReportError(
            f"wrong type: {what} in field `{field[1]}`" if field else f"wrong type: {what}",
            todo="give one JSON object a line, its fields as strings",
        ) from None
    except msgspec.DecodeError as error:
        line = _decode_leniently(data)
        if line is None:
            raise _broken(str(error)) from None
        return line
    except UnicodeDecodeError:
        raise ReportError(_encoding_fault(data), todo="save the file as UTF-8") from None
    except RecursionError:
        raise ReportError("JSON nested too deep", todo="give one flat JSON object a line") from None


def _decode_leniently(data: bytes) -> _Line | None:
    """A line whose only fault is half of a surrogate pair, which scrapers leave where they cut an emoji in two."""
    if b"\\ud" not in data.lower():
        return None
    try:
        return msgspec.convert(json.loads(data), _Line)
    except (ValueError, RecursionError):
        return None


def _broken(message: str) -> ReportError:
    if "truncated" in message:
        return ReportError("JSON cut off: the line ends too early", todo="fetch the line again")
    place = re.search(r"\(byte (\d+)\)", message)
    where = f" at byte {place[1]} of the line" if place else ""
    return ReportError(f"broken JSON{where}", todo="mend the line; each line is one JSON object")


def _encoding_fault(data: bytes) -> str:
    # The decoder counts from the start of the string it is in; the reader looks for the byte in the line.
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"wrongly encoded: byte {error.start} of the line is not UTF-8"
    return "wrongly encoded: not UTF-8"


def _clean(value: str | None) -> str | None:
    """One line of normalised words, or None."""
    return " ".join(normalise_text(value).split()) or None if value else None


def parse_line(data: bytes, default_id: str) -> Draft:
    """The draft of one line; `default_id` where the line gives no id.

    Raises:
        ReportError: broken or cut-off JSON, no `text`, a field of the wrong type, a `published` that is no day.
    """
    line = _decode(data)
    published = None
    if line.published and line.published.strip():
        published = parse_day(line.published)
        if published is None:
            raise ReportError(
                "wrong type: `published` is not a day",
                todo="write it YYYY-MM-DD, or leave it out where it is not known",
            )
    given = _clean(str(line.id)) if line.id is not None else None
    if given and len(given) > _ID_LIMIT:
        raise ReportError(f"`id` is longer than {_ID_LIMIT} characters", todo="give a shorter id")
    return Draft(
        id=given or default_id,
        text=line.text,
        title=_clean(line.title),
        author=_clean(line.author),
        url=_clean(line.url),
        publisher=_clean(line.publisher),
        published=published,
        language=(_clean(line.language) or "").lower().replace("_", "-").split("-")[0] or None,
    )
