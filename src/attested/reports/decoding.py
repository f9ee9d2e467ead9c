"""From bytes to characters.

Promise: bytes are read as an encoding only where they show it: a byte order mark, valid UTF-8, a page's own
declaration, or characters that make sense in the old Korean and Western encodings and in no other way.
Otherwise a `ReportError` names the first byte that does not fit. Nothing is replaced or dropped in silence.
"""

import codecs
import re

from attested.model import ReportError

__all__ = ["decode_page", "decode_text", "find_binary"]

_UTF8 = "save the file as UTF-8 and try again"

_BINARY = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)

_MARKS = (
    # The longer mark first: a UTF-32 mark begins with the UTF-16 one.
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_DECLARED = {
    # As browsers read the label, not as the label says: pages marked euc-kr or latin-1 are written in the larger set.
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "cp949": "cp949",
    "windows-949": "cp949",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "shift_jis": "cp932",
    "euc-jp": "euc_jp",
    "windows-1251": "cp1251",
}

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_\-]{1,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_\-]{1,40})""", re.IGNORECASE)
_UTF8_PAIR = re.compile(rb"[\xc2-\xdf][\x80-\xbf](?![\x80-\xbf])|[\xe1-\xec\xee\xef][\x80-\xbf]{2}")
_HANGUL = re.compile("[가-힣]")
_KOREAN_OTHER = re.compile("[\u3001-\u3015\u2018\u2019\u201c\u201d\u2026\u00b7\u4e00-\u9fff]")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_WESTERN = re.compile(
    "(?<=[A-Za-z])[À-ÖØ-öø-ÿ]|[À-ÖØ-öø-ÿ](?=[A-Za-z])|[\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\u00a0£€©®·°½«»]"
)


def find_binary(data: bytes) -> str | None:
    """What kind of file this is, where it holds no text at all; None where it may hold text."""
    for magic, name in _BINARY:
        if data.startswith(magic):
            return name
    if any(data.startswith(mark) for mark, name in _MARKS if name != "utf-8"):
        return None
    if b"\x00" in data:
        return f"a binary file (zero byte at {data.index(0)})"
    return None


def _refuse_binary(data: bytes) -> None:
    if kind := find_binary(data):
        raise ReportError(f"{kind}, not a text", todo="give the report as text, Markdown, HTML or JSON lines")


def _marked(data: bytes) -> str | None:
    """The text where a byte order mark names the encoding."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name)
            except UnicodeDecodeError as error:
                raise _wrong(error, name, offset=len(mark)) from None
    return None


def _wrong(error: UnicodeDecodeError, name: str, offset: int = 0) -> ReportError:
    """Why the bytes are not text; a file that ends inside a character was cut off."""
    at = error.start + offset
    if error.reason in ("unexpected end of data", "truncated data"):
        return ReportError(f"cut off: the file ends inside a character, at byte {at}", todo="fetch the report again")
    return ReportError(f"wrongly encoded: byte {at} is not {name.upper()}", todo=_UTF8)


def _korean(data: bytes) -> str | None:
    """The text as CP949 where it is plainly Korean: its characters beyond ASCII are Hangul or go with Hangul."""
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError:
        return None
    others, hangul = len(_NON_ASCII.findall(text)), len(_HANGUL.findall(text))
    fitting = hangul + len(_KOREAN_OTHER.findall(text))
    return text if hangul >= 8 and fitting >= 0.97 * others and hangul >= 0.8 * others else None


def _western(data: bytes) -> str | None:
    """The text as Windows-1252 where every character beyond ASCII stands where a Western text has one."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    others = len(_NON_ASCII.findall(text))
    letters = sum(char.isascii() and char.isalpha() for char in text)
    return text if len(_WESTERN.findall(text)) == others and letters >= 8 * others else None


def decode_text(data: bytes) -> str:
    """The characters of a text file.

    Raises:
        ReportError: binary, or in no encoding that it gives evidence of.
    """
    _refuse_binary(data)
    marked = _marked(data)
    if marked is not None:
        return marked
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _korean(data)
        # Sound UTF-8 elsewhere says that this is UTF-8 with a fault; read as anything else it would be garbled.
        if text is None and error.reason != "unexpected end of data" and not _UTF8_PAIR.search(data):
            text = _western(data)
        if text is None:
            raise _wrong(error, "utf-8") from None
        return text


def decode_page(data: bytes) -> str:
    """The characters of an HTML page: its mark, else what it declares, else as `decode_text` finds.

    A page that ends inside a character is read up to there, since the text before it may be whole.

    Raises:
        ReportError: binary, or not in the encoding that it declares.
    """
    _refuse_binary(data)
    marked = _marked(data)
    if marked is not None:
        return marked
    found = _META_CHARSET.search(data, 0, 4096) or _XML_CHARSET.search(data, 0, 200)
    declared = _DECLARED.get(found[1].decode("ascii").lower()) if found else None
    # A wrong label is common on old pages; valid UTF-8 is hardly ever an accident.
    for name in dict.fromkeys((declared or "utf-8", "utf-8")):
        try:
            return codecs.getincrementaldecoder(name)().decode(data)
        except UnicodeDecodeError:
            continue
    return decode_text(data)
