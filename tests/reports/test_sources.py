import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from attested.reports import Failure, Source, count_sources, iter_sources


def paths_of(found: list[Source | Failure], root: Path) -> list[str]:
    return [str(Path(s.where).relative_to(root)) for s in found if isinstance(s, Source)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.md",
        "sub/c.html",
        "sub/B.HTM",
        "z.jsonl",
        ".hidden.txt",
        ".git/x.txt",
        "notes.docx",
        "x.py",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "x"}\n\n{"text": "y"}\n', encoding="utf-8")
    return tmp_path


def test_folder_is_walked_by_name(folder: Path) -> None:
    found = list(iter_sources([folder]))
    assert paths_of(found, folder) == ["a.md", "b.txt", "sub/B.HTM", "sub/c.html", "z.jsonl:1", "z.jsonl:3"]
    assert [s.kind for s in found if isinstance(s, Source)] == ["markdown", "text", "page", "page", "line", "line"]
    assert list(iter_sources([folder])) == found
    assert count_sources([folder]) == 6
    assert count_sources([folder, "-"]) is None


def test_named_outright_an_unknown_suffix_is_a_failure(folder: Path) -> None:
    (failure,) = iter_sources([folder / "notes.docx"])
    assert isinstance(failure, Failure)
    assert failure.what == "not a kind of file that is read"
    assert ".jsonl" in failure.todo


def test_hidden_file_named_outright_is_read(folder: Path) -> None:
    (source,) = iter_sources([str(folder / ".hidden.txt")])
    assert isinstance(source, Source)


def test_missing_path(tmp_path: Path) -> None:
    (failure,) = iter_sources([tmp_path / "no.txt"])
    assert str(failure) == f"{tmp_path}/no.txt: no such file or folder (check the path)"


@pytest.mark.parametrize("path", ["a\x00b.txt", ""])
def test_path_that_cannot_be(path: str) -> None:
    (failure,) = iter_sources([path])
    assert isinstance(failure, Failure)


def test_folder_without_reports(tmp_path: Path) -> None:
    (failure,) = iter_sources([tmp_path])
    assert isinstance(failure, Failure)
    assert failure.what == "a folder without reports"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_rights(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in").chmod(0)
    try:
        (failure,) = iter_sources([tmp_path])
    finally:
        (tmp_path / "in").chmod(0o700)
    assert isinstance(failure, Failure)
    assert failure.what == "no right to read it"


def test_no_rights_whoever_runs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", closed)
    (failure,) = iter_sources([tmp_path])
    assert isinstance(failure, Failure)
    assert failure.what == "no right to read it"
    assert "access rights" in failure.todo


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    for name in ("p.txt", "p.jsonl"):
        os.mkfifo(tmp_path / name)
    (lines,) = iter_sources([tmp_path / "p.jsonl"])
    assert isinstance(lines, Failure)
    found = list(iter_sources([tmp_path]))
    assert [type(item) for item in found] == [Failure, Source]
    with pytest.raises(ValueError, match="no regular file"):
        found[1].read_bytes()  # type: ignore[union-attr]


def test_link_to_a_folder_above_does_not_loop(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder)
    assert count_sources([folder]) == 6


def test_lines_are_read_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"text": "x"}\n' * 5000)
    found = iter_sources([file])
    first = next(found)
    assert isinstance(first, Source)
    assert (first.name, first.line, first.data) == ("a.jsonl", 1, b'{"text": "x"}')
    file.write_bytes(b"")  # what was not read yet is gone: nothing but a buffer was held
    assert sum(1 for _ in found) < 5000


def test_long_line_is_skipped_unread_and_the_next_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"text": "' + b"x" * 3_000_000 + b'"}\n{"text": "y"}\n')
    failure, source = iter_sources([file], max_bytes=1000)
    assert isinstance(failure, Failure)
    assert isinstance(source, Source)
    assert failure.where.endswith("a.jsonl:1")
    assert "too large" in failure.what
    assert source.line == 2


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"[\n", "one JSON document over several lines"),
        (b'[{"text": "x"}]', "one JSON document over several lines"),
        (b'{\n  "text": "x"\n}\n', "one JSON document over several lines"),
        (b"PK\x03\x04abc\nabc\n", "a ZIP archive"),
        (b"\xff\xfe{\x00", "UTF-16 text, not JSON lines"),
    ],
)
def test_file_that_is_wrong_as_a_whole_is_one_failure(tmp_path: Path, data: bytes, what: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(data)
    (failure,) = iter_sources([tmp_path / "a.jsonl"])
    assert isinstance(failure, Failure)
    assert what in failure.what


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (b'{"text": "x"}\n{"text": "y"}\n', ["line", "line"]),
        (b"\xef\xbb\xbf{}\n", ["line"]),
        (b"<!DOCTYPE html><html></html>", ["page"]),
        (b"Agents came.\nAll left.\n", ["text"]),
        (b"", ["text"]),
    ],
)
def test_standard_input_shows_what_it_is(monkeypatch: pytest.MonkeyPatch, data: bytes, kinds: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    found = list(iter_sources(["-"]))
    assert [s.kind for s in found if isinstance(s, Source)] == kinds
    assert found[0].where.startswith("stdin")


def test_standard_input_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"word\n" * 100)))
    (failure,) = iter_sources(["-"], max_bytes=50)
    assert isinstance(failure, Failure)
    assert "too large" in failure.what
