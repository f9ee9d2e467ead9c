"""Loading a pack: every fault is collected with file and line, then raised once.

What is checked here is form: files, keys, codes that exist, ids that stand once. Whether the patterns can be read and
the examples come out as promised is checked by `attested pack check`, which needs the coder.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attested.model import PackError
from attested.pack.folder import Folder
from attested.pack.pack import Pack, PartyCode, Place
from attested.pack.read_codes import read_acts, read_means, read_parties
from attested.pack.read_lexicon import Codes, read_lexicon
from attested.pack.read_places import read_places
from attested.pack.yaml_lines import load_mapping

__all__ = ["BUILTIN", "find_packs", "load_pack"]

BUILTIN = Path(__file__).parent.parent / "packs"


def find_packs() -> tuple[Path, ...]:
    """The folders of the packs that come with the program."""
    return tuple(sorted(p.parent for p in BUILTIN.glob("*/pack.yml")))


def load_pack(name: str | Path) -> Pack:
    """Load a pack by its name, or from a folder.

    Raises:
        PackError: no such pack, or faults in it, all of them, each with file and line.
    """
    folder = Path(name)
    if not (folder / "pack.yml").is_file():
        folder = BUILTIN / str(name)
    if not (folder / "pack.yml").is_file():
        known = ", ".join(p.name for p in find_packs())
        raise PackError(
            f"no pack {str(name)!r}", todo=f"name one of {known}, or a folder that holds a pack.yml (attested pack new)"
        )
    return _load_folder(folder.resolve())


@cache
def _load_folder(path: Path) -> Pack:
    folder = Folder(path)
    head = folder.read(path / "pack.yml", load_mapping) or {}
    means = read_means(folder)
    codes = Codes(acts=read_acts(folder, means), parties=read_parties(folder), means=means)
    places = read_places(folder)
    _check_head(folder, head, codes.parties, places)
    lexicons = {str(x): read_lexicon(folder, str(x), codes) for x in head.get("languages") or ()}
    if folder.faults:
        raise PackError(
            f"{len(folder.faults)} fault(s) in the pack", where=path.name, faults=tuple(sorted(folder.faults))
        )
    return Pack(
        name=str(head["name"]),
        version=str(head["version"]),
        title=str(head.get("title") or head["name"]),
        folder=path,
        country=str(head["country"]),
        border=str(head.get("border") or head["country"]),
        capital=str(head.get("capital") or ""),
        government=str(head.get("government") or ""),
        spelling=tuple((str(a), str(b)) for a, b in head.get("spelling") or ()),
        acts=codes.acts,
        parties=codes.parties,
        means=means,
        places=places,
        lexicons=lexicons,
    )


def _check_head(
    folder: Folder, head: dict[str, Any], parties: Mapping[str, PartyCode], places: Mapping[str, Place]
) -> None:
    path = folder.path / "pack.yml"
    for key in ("name", "version", "languages", "country"):
        if key not in head:
            folder.add_fault(path, 1, f"lacks {key!r}")
    for pair in head.get("spelling") or ():
        if not isinstance(pair, list) or len(pair) != 2:
            folder.add_fault(path, 1, f"spelling {pair!r} is no pair of [from, to]")
    if head.get("government") and head["government"] not in parties:
        folder.add_fault(path, 1, f"government {head['government']!r} is no party")
    for key in ("country", "border", "capital"):
        if head.get(key) and head[key] not in places:
            folder.add_fault(path, 1, f"{key} {head[key]!r} is no place of places.csv")
