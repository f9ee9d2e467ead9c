"""Laying out a new pack: every file that a pack needs, commented, with one act and with examples to take over.

Promise: the new folder loads without a fault, and does so too when every example line (`#: `) is taken over.
"""

import re
import shutil
from pathlib import Path

from attested.model import UsageError

__all__ = ["TEMPLATE", "build_pack"]

TEMPLATE = Path(__file__).parent / "template"


def build_pack(folder: Path) -> tuple[Path, ...]:
    """Make the folder and lay an empty pack out in it; the files made, sorted.

    Raises:
        UsageError: the folder is there and not empty, its name cannot name a pack, or it cannot be written.
    """
    name = folder.resolve().name
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise UsageError(
            f"{name!r} cannot name a pack", where=str(folder), todo="use small letters, digits and single hyphens"
        )
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError("there is something already", where=str(folder), todo="name a new folder")
        shutil.copytree(TEMPLATE, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
        head = folder / "pack.yml"
        head.write_text(head.read_text(encoding="utf-8").replace("name: template", f"name: {name}"), encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"cannot be written: {error.strerror}", where=str(folder), todo="name a folder that you may write to"
        ) from error
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))
