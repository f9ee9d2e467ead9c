"""Where reports stand: files, folders, JSON lines, standard input.

Promise: the same folder yields the same sources in the same order on every machine, one at a time; no more than one
report is held. A file is opened when its `Source` is read, so a worker of another process can do that.
"""

import os
import re
import stat
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from attested.model import ReportError
from attested.reports.decoding import find_binary
from attested.reports.intake import DEFAULT_MAX_BYTES, LIMIT_VARIABLE, Failure

__all__ = ["KINDS", "Source", "count_sources", "iter_sources"]

KINDS = {".txt": "text", ".md": "markdown", ".markdown": "markdown", ".html": "page", ".htm": "page", ".jsonl": "lines"}
"""What each suffix holds. `lines` is never the kind of a source: each line is one, of kind `line`."""

_SUFFIXES = ", ".join(sorted(KINDS))

_CHUNK = 1 << 20


def _too_large(size: str, limit: int) -> ReportError:
    return ReportError(
        f"too large: {size} bytes, and no report over {limit} is read",
        todo=f"split it, or set {LIMIT_VARIABLE} to a larger number of bytes",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One readable item: `kind` is text, markdown, page or line; `line` counts from 1 in a JSON-lines file.

    `name` is the file's own name, which is the report's id unless the input gives another.
    `data` holds the bytes of a line or of standard input; a file's bytes are read by `read_bytes`.
    """

    path: str
    name: str
    kind: str
    line: int | None = None
    data: bytes | None = field(default=None, repr=False)

    @property
    def where(self) -> str:
        """The path, and the line where there is one."""
        return self.path if self.line is None else f"{self.path}:{self.line}"

    def read_bytes(self, limit: int = DEFAULT_MAX_BYTES) -> bytes:
        """All bytes of the item.

        Raises:
            ReportError: it cannot be read, or is larger than `limit`; nothing beyond the limit is read.
        """
        if self.data is not None:
            if len(self.data) > limit:
                raise _too_large(f"more than {limit}", limit)
            return self.data
        try:
            size = _size_of(self.path)
            if size > limit:
                raise _too_large(str(size), limit)
            with open(self.path, "rb") as file:
                # One byte more than allowed: a file may grow between the two calls.
                data = file.read(limit + 1)
        except OSError as error:
            raise _unreadable(error) from error
        if len(data) > limit:
            raise _too_large(f"more than {limit}", limit)
        return data


def _size_of(path: str) -> int:
    """The size of a file; a pipe or a device is refused, since opening one may wait for ever."""
    found = os.stat(path)
    if not stat.S_ISREG(found.st_mode):
        raise ReportError("no regular file", todo="pass `-` to read standard input")
    return found.st_size


def _unreadable(error: OSError) -> ReportError:
    if isinstance(error, FileNotFoundError):
        return ReportError("no such file or folder", todo="check the path")
    if isinstance(error, PermissionError):
        return ReportError("no right to read it", todo="change its access rights, or copy it to where you may read")
    return ReportError(f"cannot be read: {error.strerror or type(error).__name__}", todo="check the disk and the path")


def _plain_name(path: str) -> str:
    """The file's name as an id: the same for a name that one machine stores composed and another decomposed."""
    name = os.path.basename(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", name)


def _walk(folder: str) -> Iterator[str | Failure]:
    """The files below a folder, by name, without hidden ones, unknown suffixes and links to folders, which may loop."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield Failure.from_error(_unreadable(error), folder)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        elif _suffix(entry.name) in KINDS and not entry.is_dir():
            # A broken link or a pipe with a report's suffix is no report; what is done with it is said when it is read.
            yield entry.path


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _read_line(file: BinaryIO, limit: int) -> tuple[bytes, bool]:
    """The next line, and whether it is whole; the rest of a line over the limit is skipped unread."""
    line = file.readline(limit + 1)
    if len(line) <= limit or line.endswith(b"\n"):
        return line, True
    while chunk := file.readline(_CHUNK):
        if chunk.endswith(b"\n"):
            break
    return line[:0], False


def _lines(file: BinaryIO, path: str, limit: int, head: bytes = b"") -> Iterator[Source | Failure]:
    """The lines of a JSON-lines file; `head` is a first line that was already read."""
    number = 0
    blank = True
    while True:
        line, whole = (head, True) if head else _read_line(file, limit)
        head = b""
        if whole and not line:
            if blank:
                yield Failure(where=path, what="empty", todo="leave it out, or put one report a line into it")
            return
        number += 1
        if not whole:
            blank = False
            yield Failure.from_error(_too_large(f"more than {limit}", limit), f"{path}:{number}")
            continue
        if number == 1:
            if fault := _whole_file_fault(line):
                yield Failure.from_error(fault, path)
                return
            line = line.removeprefix(b"\xef\xbb\xbf")
        data = line.rstrip(b"\r\n")
        if data.strip():
            blank = False
            yield Source(path=path, name=_plain_name(path), kind="line", line=number, data=data)


def _whole_file_fault(first: bytes) -> ReportError | None:
    """What is wrong with all of a JSON-lines file, by its first line: one fault instead of one for each line."""
    if (kind := find_binary(first[:4096])) or first.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ReportError(f"{kind or 'UTF-16 text'}, not JSON lines", todo="give one JSON object a line, in UTF-8")
    if first.strip() in (b"{", b"[") or re.match(rb"\s*\[", first):
        return ReportError(
            "one JSON document over several lines, not JSON lines",
            todo="write one object a line, for example with `jq -c '.[]'`",
        )
    return None


def _from_file(path: str, limit: int) -> Iterator[Source | Failure]:
    kind = KINDS[_suffix(path)]
    if kind != "lines":
        yield Source(path=path, name=_plain_name(path), kind=kind)
        return
    try:
        _size_of(path)
        with open(path, "rb") as file:
            yield from _lines(file, path, limit)
    except OSError as error:
        yield Failure.from_error(_unreadable(error), path)
    except ReportError as error:
        yield Failure.from_error(error, path)


def _from_stdin(limit: int) -> Iterator[Source | Failure]:
    """Standard input: JSON lines where it begins with a brace, a page where with a tag, else one plain text."""
    stream = sys.stdin.buffer
    first, whole = _read_line(stream, limit)
    start = first.removeprefix(b"\xef\xbb\xbf").lstrip()[:15].lower()
    if whole and start.startswith(b"{"):
        yield from _lines(stream, "stdin", limit, first)
        return
    data = first + stream.read(limit + 1 - len(first)) if whole else first
    if not whole or len(data) > limit:
        yield Failure.from_error(_too_large(f"more than {limit}", limit), "stdin")
        return
    kind = "page" if start.startswith((b"<!doctype html", b"<html")) else "text"
    yield Source(path="stdin", name="stdin", kind=kind, data=data)


def _from_path(path: str, limit: int) -> Iterator[Source | Failure]:
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as error:
        wrong = error if isinstance(error, OSError) else FileNotFoundError(path)
        yield Failure.from_error(_unreadable(wrong), path)
        return
    if stat.S_ISDIR(mode):
        empty = True
        for found in _walk(path):
            empty = False
            if isinstance(found, Failure):
                yield found
            else:
                yield from _from_file(found, limit)
        if empty:
            yield Failure(where=path, what="a folder without reports", todo=f"reports end in {_SUFFIXES}")
    elif not stat.S_ISREG(mode):
        yield Failure(where=path, what="no regular file", todo="pass `-` to read standard input")
    elif _suffix(path) not in KINDS:
        yield Failure(where=path, what="not a kind of file that is read", todo=f"reports end in {_SUFFIXES}")
    else:
        yield from _from_file(path, limit)


def iter_sources(paths: Sequence[Path | str], max_bytes: int = DEFAULT_MAX_BYTES) -> Iterator[Source | Failure]:
    """Every readable item below the paths, in the order given, folders by name; `-` is standard input.

    In folders, hidden files and unknown suffixes are passed over; named outright, an unknown suffix is a `Failure`,
    as is a path that is missing or closed to us.
    """
    for path in paths:
        if str(path) == "-":
            yield from _from_stdin(max_bytes)
        else:
            yield from _from_path(os.fspath(path), max_bytes)


def count_sources(paths: Sequence[Path | str]) -> int | None:
    """How many items `iter_sources` yields, for a progress bar; None where standard input is one of them."""
    if any(str(path) == "-" for path in paths):
        return None
    return sum(1 for _ in iter_sources(paths))
