"""Errors of the command line itself: an output that cannot be written, a worker that died, a run that was stopped."""

import errno

from attested.model import AttestedError

__all__ = ["OutputError", "StoppedError", "WorkerError", "explain_error", "explain_write_error"]

_TODO = {
    errno.ENOSPC: "make room on the disk, or write elsewhere",
    errno.EDQUOT: "make room in your quota, or write elsewhere",
    errno.EACCES: "write to a folder that you may write to",
    errno.EPERM: "write to a folder that you may write to",
    errno.EROFS: "write to a folder that you may write to",
    errno.ENOENT: "make the folder first",
    errno.ENOTDIR: "check the path",
    errno.EISDIR: "name a file in it",
}


class OutputError(AttestedError, OSError):
    """What was to be written cannot be; what stood there before is untouched."""


class WorkerError(AttestedError, RuntimeError):
    """A process that codes reports ended before its time."""


class StoppedError(AttestedError, RuntimeError):
    """The user stopped the run; the message says what was kept."""


def explain_error(error: OSError) -> OutputError:
    """An error that no stage explained: of a file where it names one, else of standard output."""
    if error.filename is None or error.errno in (errno.ENOSPC, errno.EDQUOT):
        return explain_write_error(error, str(error.filename or "standard output"))
    reason = (error.strerror or type(error).__name__).lower()
    return OutputError(
        f"cannot be read or written: {reason}", where=str(error.filename), todo="check the path and your rights to it"
    )


def explain_write_error(error: OSError, where: str) -> OutputError:
    """The error with what, where and what to do."""
    reason = (error.strerror or type(error).__name__).lower()
    todo = _TODO.get(error.errno or 0, "check the disk and the path")
    return OutputError(f"cannot be written: {reason}", where=where, todo=todo)
