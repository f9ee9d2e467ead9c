import codecs

import pytest

from attested.model import ReportError
from attested.reports.decoding import decode_page, decode_text

WESTERN = "Agents took the phones – “all of them”, the source said. A café owner’s son was held for 10–20 days.\n"
KOREAN = "혜산시 보위부가 중국 휴대전화 사용자 5명을 체포했다고 소식통이 전했다. “모두 떨고 있다.”\n"


@pytest.mark.parametrize("text", [WESTERN, KOREAN])
@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-8"),
    ],
)
def test_marked_encodings(text: str, mark: bytes, name: str) -> None:
    assert decode_text(mark + text.encode(name)) == text


def test_old_korean_is_read_on_evidence() -> None:
    assert decode_text(KOREAN.encode("cp949")) == KOREAN


def test_old_western_is_read_on_evidence() -> None:
    assert decode_text(WESTERN.encode("cp1252")) == WESTERN


@pytest.mark.parametrize(
    "data",
    [
        b"Agents came \x80\x81\x82 at night.",  # bytes of no text
        b"abc \xff\xfe\xfd def",
        b"\xb1\xd4\xc5",  # three letters are no evidence of Korean
        "Полиция задержала пять человек.".encode("cp1251"),
    ],
)
def test_without_evidence_the_first_wrong_byte_is_named(data: bytes) -> None:
    with pytest.raises(ReportError, match="wrongly encoded: byte") as caught:
        decode_text(data)
    offset = next(i for i, byte in enumerate(data) if byte > 127)
    assert f"byte {offset} " in caught.value.what


def test_a_fault_in_utf8_is_not_read_as_western() -> None:
    sound = "Café, café and résumé: agents came. Caf".encode()
    with pytest.raises(ReportError, match=f"byte {len(sound)} is not UTF-8"):
        decode_text(sound + b"\xe9 again.")


def test_a_fault_in_korean_utf8_is_not_read_as_old_korean() -> None:
    data = KOREAN.encode()
    with pytest.raises(ReportError, match="wrongly encoded"):
        decode_text(data[:30] + b"\xff" + data[30:])


def test_file_that_ends_inside_a_character() -> None:
    with pytest.raises(ReportError, match="cut off: the file ends inside a character, at byte"):
        decode_text(KOREAN.encode()[:20])


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"PK\x03\x04....", "ZIP"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"text and\x00 more", "zero byte at 8"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
    ],
)
def test_binary_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(ReportError, match=kind):
        decode_text(data)


def test_page_says_its_encoding() -> None:
    page = f"<html><head><meta charset='euc-kr'></head><p>{KOREAN}</p></html>"
    assert decode_page(page.encode("cp949")) == page


def test_page_with_a_wrong_label_is_still_utf8() -> None:
    page = f"<html><head><meta charset='euc-kr'></head><p>{KOREAN} café</p></html>"
    assert decode_page(page.encode()) == page


def test_page_cut_inside_a_character_keeps_what_is_whole() -> None:
    data = "<p>Agents came – at night”".encode()
    assert decode_page(data[:-1]) == "<p>Agents came – at night"


def test_page_with_an_unknown_label_is_judged_by_its_bytes() -> None:
    assert decode_page(b"<meta charset='rot13'><p>Agents came") == "<meta charset='rot13'><p>Agents came"
