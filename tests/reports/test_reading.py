import hashlib
import json
import logging
import pickle
import tracemalloc
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from attested.model import Report, Span, UsageError
from attested.reports import Failure, Intake, iter_sources, normalise_text, read_reports, read_source

STORY = "Agents arrested five people in Hoeryong on Monday, a source in the province said. Two were let go.\n"
KOREAN = "혜산시 보위부가 중국 휴대전화 사용자 다섯 명을 체포했다고 소식통이 전했다. 주민들은 두려워하고 있다.\n"
PAGE = "<html><head><title>x</title></head><body><script>f()</script></body></html>"


def read_one(path: Path, data: str | bytes, **options: Any) -> Report | Failure:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (found,) = read_reports([path], Intake(**options))
    return found


def read_line(tmp_path: Path, **fields: Any) -> Report | Failure:
    return read_one(tmp_path / "a.jsonl", json.dumps(fields))


def test_plain_text_is_taken_as_it_stands(tmp_path: Path) -> None:
    data = f"\n  Five held in Hoeryong  \n\n{STORY}\n"
    report = read_one(tmp_path / "a.txt", data)
    assert isinstance(report, Report)
    assert report.text == data
    assert (report.id, report.language, report.title) == ("a.txt", "en", "Five held in Hoeryong")
    assert report.source_sha256 == hashlib.sha256(data.encode()).hexdigest()
    assert (report.published, report.published_by, report.publisher) == (None, "", None)


BAD = [
    ("a.txt", b"", "empty"),
    ("a.txt", b" \n\t\r\n", "empty"),
    ("a.txt", "\u200b\ufeff\x07".encode(), "empty"),
    ("a.txt", b"\x89PNG\r\n\x1a\n\x00", "a PNG image, not a text"),
    ("a.txt", b"PK\x03\x04\x00", "a ZIP archive or an office document, not a text"),
    ("a.txt", b"Agents came\x00 at night", "a binary file (zero byte at 11)"),
    ("a.txt", STORY.encode() + b"\xff\xfe\xfd", f"wrongly encoded: byte {len(STORY)} is not UTF-8"),
    ("a.txt", STORY.encode() + "–".encode()[:2], "cut off: the file ends inside a character"),
    ("a.txt", b"Read in Korean\nShare on WhatsApp\n", "no story in it"),
    ("a.txt", b"12345 67 89", "the language cannot be told"),
    ("a.txt", KOREAN.encode(), "language ko is not coded yet"),
    ("a.txt", "Полиция задержала пять человек в городе.".encode(), "language ru is not coded yet"),
    ("a.html", PAGE.encode(), "an HTML page without text"),
    ("a.html", b"<html><body></body></html>", "an HTML page without text"),
    ("a.html", b"<!-- only this -->", "an HTML page without text"),
    ("a.html", b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
    ("a.md", b"---\ntitle: x\ndate: soon\n---\nAgents came.", "`date` in the front matter is not a day"),
    ("a.jsonl", b'{"text": "Agents ca', "JSON cut off: the line ends too early"),
    ("a.jsonl", b"Agents came.", "broken JSON"),
    ("a.jsonl", b'{"text": "x"} and more', "broken JSON at byte 15 of the line"),
    ("a.jsonl", b'{"title": "x"}', "the line has no `text`"),
    ("a.jsonl", b'{"text": null}', "wrong type: expected `str`, got `null` in field `text`"),
    ("a.jsonl", b'{"text": ["x"]}', "wrong type: expected `str`, got `array` in field `text`"),
    ("a.jsonl", b'{"text": "x", "published": 20241115}', "in field `published`"),
    ("a.jsonl", b'{"text": "x", "published": "soon"}', "`published` is not a day"),
    ("a.jsonl", b'{"text": "x", "published": "2024-02-30"}', "`published` is not a day"),
    ("a.jsonl", b'{"text": "x", "id": ["a"]}', "in field `id`"),
    ("a.jsonl", b'{"text": ""}', "empty"),
    ("a.jsonl", b'{"text": "caf\xe9"}', "wrongly encoded: byte 13 of the line is not UTF-8"),
    ("a.jsonl", b'"text"', "wrong type: expected `object`, got `str`"),
    ("a.jsonl", b'{"text": "x", "id": "' + b"i" * 400 + b'"}', "`id` is longer than 300 characters"),
    ("a.jsonl", json.dumps({"text": STORY, "language": "english"}).encode(), "`language` is no language code"),
    ("a.jsonl", json.dumps({"text": KOREAN, "language": "en"}).encode(), "`language` says en, and the script"),
    ("a.jsonl", json.dumps({"text": STORY, "language": "de"}).encode(), "language de is not coded yet"),
]


@pytest.mark.parametrize(("name", "data", "what"), BAD)
def test_bad_input_is_one_clear_line(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    failure = read_one(tmp_path / name, data)
    assert isinstance(failure, Failure)
    assert what in failure.what
    assert failure.todo
    assert failure.where == str(tmp_path / name) + (":1" if name.endswith("jsonl") else "")
    assert "\n" not in str(failure)


def test_bad_reports_do_not_stop_the_others(tmp_path: Path) -> None:
    for number, (name, data, _) in enumerate(BAD):
        (tmp_path / f"{number:03}{name}").write_bytes(data)
    (tmp_path / "z.txt").write_text(STORY)
    found = list(read_reports([tmp_path]))
    assert [type(item) for item in found] == [Failure] * len(BAD) + [Report]


def test_file_of_200_mb_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as out:
        out.truncate(200 * 1024 * 1024)
    tracemalloc.start()
    (failure,) = read_reports([file])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(failure, Failure)
    assert failure.what == "too large: 209715200 bytes, and no report over 67108864 is read"
    assert "ATTESTED_MAX_BYTES" in failure.todo
    assert peak < 10_000_000


def test_limit_is_raised_by_option_and_by_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(read_one(tmp_path / "a.txt", STORY, max_bytes=50), Failure)
    assert isinstance(read_one(tmp_path / "a.txt", STORY, max_bytes=len(STORY)), Report)
    monkeypatch.setenv("ATTESTED_MAX_BYTES", "50")
    assert Intake().max_bytes == 50
    monkeypatch.setenv("ATTESTED_MAX_BYTES", "64 MB")
    with pytest.raises(UsageError, match="no number of bytes"):
        Intake()


def test_page_cut_off_still_yields_its_text(tmp_path: Path) -> None:
    report = read_one(tmp_path / "a.html", f"<html><body><article><h1>Five held</h1><p>{STORY * 3}</p><p>Then they ca")
    assert isinstance(report, Report)
    assert "Two were let go." in report.text


def test_two_reports_of_one_id(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "one" / "a.txt").write_text(STORY)
    (tmp_path / "two" / "a.txt").write_text(STORY + "More came.\n")
    first, second = read_reports([tmp_path])
    assert isinstance(first, Report)
    assert str(second) == (
        f"{tmp_path}/two/a.txt: another report of the id 'a.txt' was read from {tmp_path}/one/a.txt "
        "(rename the file, or give the line another `id`)"
    )


def test_the_same_report_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    first, second = read_reports([tmp_path, tmp_path / "a.txt"])
    assert isinstance(first, Report)
    assert isinstance(second, Failure)
    assert second.what == f"already read: the same report stands at {tmp_path}/a.txt"


def test_one_text_under_two_ids_is_two_reports(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    assert [type(item) for item in read_reports([tmp_path])] == [Report, Report]


def test_a_refused_report_holds_no_id(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": ""}, {"id": "x", "text": STORY}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert [type(item) for item in read_reports([tmp_path])] == [Failure, Report]


def test_line_with_all_its_fields(tmp_path: Path) -> None:
    report = read_line(
        tmp_path,
        id=7,
        url="https://www.dailynk.com/english/x",
        publisher="DailyNK",
        published="2024-11-15T13:30:00+09:00",
        language="en-US",
        title=" Five\nheld ",
        author="An Author",
        text="Five held\n\n" + STORY,
        more={"of": ["its", "own"]},
    )
    assert isinstance(report, Report)
    assert (report.id, report.url, report.publisher) == ("7", "https://www.dailynk.com/english/x", "Daily NK")
    assert (report.published, report.published_by) == (date(2024, 11, 15), "input")
    assert (report.language, report.title, report.author) == ("en", "Five held", "An Author")
    assert [(zone.kind, zone.span) for zone in report.zones] == [("headline", Span(0, 9))]


def test_line_with_text_only(tmp_path: Path) -> None:
    report = read_line(tmp_path, text=STORY)
    assert isinstance(report, Report)
    assert (report.id, report.text) == ("a.jsonl:1", STORY)
    line = json.dumps({"text": STORY}).encode()
    assert report.source_sha256 == hashlib.sha256(line).hexdigest()


def test_half_an_emoji_does_not_cost_the_line(tmp_path: Path) -> None:
    report = read_one(tmp_path / "a.jsonl", b'{"text": "Agents came \\ud83d and arrested five people."}')
    assert isinstance(report, Report)
    assert report.text == "Agents came \ufffd and arrested five people."


def test_languages_that_are_coded_are_read(tmp_path: Path) -> None:
    report = read_one(tmp_path / "a.txt", KOREAN.encode("cp949"), languages=frozenset({"en", "ko"}))
    assert isinstance(report, Report)
    assert (report.language, report.text) == ("ko", KOREAN)


def test_seeds_keep_their_text_and_their_gold_spans(seeds: Path, gold_seeds: Path) -> None:
    reports = {report.id: report for report in read_reports([seeds]) if isinstance(report, Report)}
    rows = [json.loads(line) for line in gold_seeds.read_text(encoding="utf-8").splitlines()]
    assert sorted(reports) == sorted(row["report"] for row in rows)
    for row in rows:
        report = reports[row["report"]]
        # No-break spaces become spaces of the same length; all else is as in the file.
        assert report.text == (seeds / report.id).read_bytes().decode("utf-8").replace("\xa0", " ")
        assert report.publisher == row["publisher"]
        assert report.language == row["language"]
        assert (report.published.isoformat() if report.published else None) == row["published"]
        assert all(0 <= a < b <= len(report.text) for claim in row["claims"] for a, b in claim["evidence"])


def test_two_runs_are_the_same(examples: Path) -> None:
    first, second = list(read_reports([examples])), list(read_reports([str(examples)]))
    assert first == second
    assert [pickle.loads(pickle.dumps(item)) for item in first] == first


def test_source_can_be_read_in_another_process(examples: Path) -> None:
    sources = list(iter_sources([examples]))
    copies = pickle.loads(pickle.dumps(sources))
    assert [read_source(s, Intake()) for s in copies] == list(read_reports([examples]))


def test_text_of_a_report_is_normalised_already(examples: Path) -> None:
    for report in read_reports([examples]):
        assert isinstance(report, Report)
        assert normalise_text(report.text) == report.text


def test_fault_of_the_program_costs_one_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise IndexError("no such thing")

    monkeypatch.setattr("attested.reports.reading.find_zones", broken)
    failure = read_one(tmp_path / "a.txt", STORY)
    assert isinstance(failure, Failure)
    assert failure.what == "cannot be read: IndexError in the program itself"


def test_no_words_of_a_report_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    for number, (name, data, _) in enumerate(BAD):
        (tmp_path / f"{number:03}{name}").write_bytes(data)
    list(read_reports([tmp_path]))
    assert not caplog.text


def test_name_of_a_file_cannot_break_the_line(tmp_path: Path) -> None:
    failure = read_one(tmp_path / "a\nb\x1b[31m.txt", b"")
    assert str(failure).count("\n") == 0
    assert "\x1b" not in str(failure)


def test_memory_does_not_grow_with_the_reports(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"

    def peak_of(reports: int) -> int:
        with file.open("w") as out:
            for number in range(reports):
                out.write(json.dumps({"id": str(number), "text": STORY * 40, "language": "en"}) + "\n")
        tracemalloc.start()
        assert sum(isinstance(item, Report) for item in read_reports([file])) == reports
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak

    few = peak_of(20)
    # The text is 4,000 characters; what is kept of a report is its id and where it stood.
    assert peak_of(220) - few < 200 * 800
