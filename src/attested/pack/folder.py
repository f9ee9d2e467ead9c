"""A pack's folder while it is read: its files, and the faults found in them.

Promise: nothing is raised on the way; every fault is one line, `file:line: what is wrong`, and reading goes on.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from attested.pack.yaml_lines import LINE

__all__ = ["Folder", "read_mapping", "read_strings"]

T = TypeVar("T")


class Folder:
    """One folder; `faults` grows."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[str] = []

    def add_fault(self, path: Path, line: object, what: str) -> None:
        """Note what is wrong in a line of a file."""
        self.faults.append(f"{self.name_of(path)}:{line}: {what}")

    def name_of(self, path: Path) -> str:
        """A file's path inside the folder."""
        return str(path.relative_to(self.path))

    def read(self, path: Path, load: Callable[[Path], T]) -> T | None:
        """What `load` makes of a file; None, and a fault noted, where it cannot be read."""
        try:
            return load(path)
        except FileNotFoundError:
            self.add_fault(path, 1, "is missing")
        except OSError as error:
            self.add_fault(path, 1, f"cannot be read: {error.strerror}")
        except ValueError as error:
            # The message begins with the line.
            self.faults.append(f"{self.name_of(path)}:{error}")
        return None


def read_strings(value: Any) -> tuple[str, ...]:
    """A value that may be one word, a list of words or left out."""
    if value is None:
        return ()
    if isinstance(value, list | tuple):
        return tuple(str(v) for v in value)
    return (str(value),)


def read_mapping(value: Any) -> dict[str, str]:
    """A mapping that may be left out, as strings."""
    return {str(k): str(v) for k, v in (value or {}).items() if k != LINE}
