"""The one normalisation of a report's text.

Promise: `normalise_text` is idempotent, and a text that is NFC and holds no control, zero-width or bidirectional
character comes back as it went in, so that spans counted in a plain UTF-8 file hold in the report.
Nothing is stripped or wrapped anew. Spans are counted in the result; it is never normalised again.
"""

import re
import unicodedata

__all__ = ["normalise_text"]

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
"""A form feed or a vertical tab parts lines; taken out, it would glue two words together."""

_NO_BREAK = re.compile("[\u00a0\u2007\u202f]")

_VISIBLE_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Marks of category Cf that print; the others are invisible: zero-width, bidirectional, soft hyphen, BOM, tags."""

_ORDINARY = re.compile("[\t\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u3041-\u33ff\u3400-\u9fff\uac00-\ud7a3]*")


def _is_dropped(char: str) -> bool:
    category = unicodedata.category(char)
    if category == "Cc":
        return char not in "\n\t"
    return category == "Cf" and char not in _VISIBLE_FORMAT


def _without_hidden(text: str) -> str:
    """Without the characters that nobody sees; half of a surrogate pair, which no file can hold, is marked."""
    kept = []
    for char in text:
        if unicodedata.category(char) == "Cs" or (ord(char) & 0xFFFE) == 0xFFFE:
            kept.append("\N{REPLACEMENT CHARACTER}")
        elif not _is_dropped(char):
            kept.append(char)
    return "".join(kept)


def normalise_text(text: str) -> str:
    r"""NFC; every line end as `\n`; no-break spaces as spaces; no control, zero-width or bidirectional characters."""
    text = _NO_BREAK.sub(" ", _LINE_ENDS.sub("\n", text))
    # Nearly every report takes the short way: character by character costs forty times as much.
    if not _ORDINARY.fullmatch(text):
        text = _without_hidden(text)
    return unicodedata.normalize("NFC", text)
