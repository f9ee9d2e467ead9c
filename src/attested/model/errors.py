"""Every error a user can meet: it says what, where, and what to do.

One root, `AttestedError`; each leaf also inherits the builtin that fits, so that a
caller who knows nothing of this package can still catch it sensibly.
"""

from collections.abc import Sequence

__all__ = [
    "AttestedError",
    "EntailmentError",
    "LanguageError",
    "PackError",
    "RecordError",
    "ReportError",
    "UsageError",
]


class AttestedError(Exception):
    """Root of all errors of the package.

    Args:
        what: what is wrong, in one sentence.
        where: file:line, or report and span, or record; empty where it is plain.
        todo: what the reader can do about it; empty where nothing can be done.
    """

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what = what
        self.where = where
        self.todo = todo
        super().__init__(str(self))

    def __str__(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        return f"{text} ({self.todo})" if self.todo else text

    def __reduce__(self) -> tuple[object, ...]:
        # Workers of another process hand errors back by pickle, which would else pass one argument only.
        return (_rebuild, (type(self), self.what, self.where, self.todo))


def _rebuild(kind: type[AttestedError], what: str, where: str, todo: str) -> AttestedError:
    return kind(what, where=where, todo=todo)


class ReportError(AttestedError, ValueError):
    """A report that cannot be read or that holds no text."""


class LanguageError(AttestedError, LookupError):
    """A language that no analysis is to be had for, or a language model that cannot be loaded."""


class PackError(AttestedError, ValueError):
    """Faults of a pack, all of them collected.

    Args:
        faults: one line each, `file:line: what is wrong`.
    """

    def __init__(self, what: str, *, where: str = "", todo: str = "", faults: Sequence[str] = ()) -> None:
        self.faults = tuple(faults)
        super().__init__(what, where=where, todo=todo)

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *self.faults])

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild_pack_error, (self.what, self.where, self.todo, self.faults))


def _rebuild_pack_error(what: str, where: str, todo: str, faults: tuple[str, ...]) -> PackError:
    return PackError(what, where=where, todo=todo, faults=faults)


class RecordError(AttestedError, RuntimeError):
    """A record that cannot be opened, is newer than this program, or fails a check."""


class EntailmentError(AttestedError, ValueError):
    """A claim whose values do not follow from its spans."""


class UsageError(AttestedError, ValueError):
    """The command or call asks for something that cannot be meant."""
