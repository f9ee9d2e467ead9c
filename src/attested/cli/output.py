"""Where results go: standard output line by line, or a file that appears whole or not at all.

Invariant: until `commit`, a file of that name is what it was before; after a crash a hidden `.part` file may be left.
"""

import os
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from attested.cli.failing import OutputError, explain_write_error
from attested.model import UsageError

__all__ = ["Output", "open_output", "print_line"]


class Output:
    """Lines on their way out; a subclass says where to."""

    where = "standard output"

    def write_line(self, line: str) -> None:
        """One line, at once: what is printed before the user stops the run can be used."""
        print_line(line)

    def commit(self) -> None:
        """Keep what was written."""

    def discard(self) -> None:
        """Keep nothing, where that is still possible."""


class _WholeFile(Output):
    def __init__(self, path: Path) -> None:
        self.where = str(path)
        # Through a link, so that its target is replaced and the link stays.
        self._path = Path(os.path.realpath(path))
        self._file, self._part = self._open()

    def _open(self) -> tuple[TextIO, str]:
        try:
            if self._path.is_dir():
                raise OutputError("is a folder", where=self.where, todo="name a file in it")
            number, part = tempfile.mkstemp(dir=self._path.parent, prefix=f".{self._path.name[:40]}.", suffix=".part")
        except OutputError:
            raise
        except OSError as error:
            raise explain_write_error(error, self.where) from error
        return os.fdopen(number, "w", encoding="utf-8", newline="\n"), part

    def write_line(self, line: str) -> None:
        try:
            self._file.write(line + "\n")
        except OSError as error:
            raise explain_write_error(error, self.where) from error

    def commit(self) -> None:
        try:
            self._file.flush()
            os.chmod(self._part, self._mode())
            os.fsync(self._file.fileno())
            self._file.close()
            os.replace(self._part, self._path)
            _sync_folder(self._path.parent)
        except OSError as error:
            raise explain_write_error(error, self.where) from error

    def _mode(self) -> int:
        """That of the file that is replaced, else what any new file would get."""
        with suppress(OSError):
            return stat.S_IMODE(self._path.stat().st_mode)
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask

    def discard(self) -> None:
        # What cannot be flushed any more (a full disk) must not hide the error that led here.
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            os.unlink(self._part)


class _Stream(Output):
    """A device or a pipe named as a file: it cannot be replaced, so it is written to."""

    def __init__(self, path: Path) -> None:
        self.where = str(path)
        try:
            self._file = path.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise explain_write_error(error, self.where) from error

    def write_line(self, line: str) -> None:
        try:
            self._file.write(line + "\n")
            self._file.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise explain_write_error(error, self.where) from error

    def commit(self) -> None:
        self._file.close()

    def discard(self) -> None:
        with suppress(OSError):
            self._file.close()


@contextmanager
def open_output(path: Path | None, sources: Sequence[str] = ()) -> Iterator[Output]:
    """Where to write; the writer commits, and whatever was not committed at the end is discarded.

    Raises:
        UsageError: `path` is one of the `sources`.
        OutputError: it cannot be written.
    """
    output = _build_output(path, sources)
    try:
        yield output
    finally:
        output.discard()


def _build_output(path: Path | None, sources: Sequence[str]) -> Output:
    if path is None or str(path) == "-":
        return Output()
    if path.exists() and not path.is_file() and not path.is_dir():
        return _Stream(path)
    for source in sources:
        with suppress(OSError):
            if os.path.samefile(source, path):
                raise UsageError(
                    "the reports are read from this very file", where=str(path), todo="name another file with -o"
                )
    return _WholeFile(path)


def print_line(line: str = "") -> None:
    """One line to standard output, at once."""
    try:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise explain_write_error(error, "standard output") from error


def _sync_folder(folder: Path) -> None:
    # So that the new name survives a power cut too; not every file system can do it.
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
