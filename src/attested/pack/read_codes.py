"""The codebook of a pack: `acts.yml`, `parties.yml`, `means.yml`."""

from collections.abc import Callable
from typing import Any, TypeVar

from attested.pack.folder import Folder, read_mapping, read_strings
from attested.pack.pack import ActCode, MeansCode, PartyCode
from attested.pack.yaml_lines import LINE, load_rows

__all__ = ["read_acts", "read_means", "read_parties"]

T = TypeVar("T")

_KEYS = frozenset("code definition not actor target doer means side kind yes no mapping".split())


def read_acts(folder: Folder, means: dict[str, MeansCode]) -> dict[str, ActCode]:
    """The acts by code; `means` are the codes that they may name."""
    acts = _read_codes(folder, "acts.yml", _act)
    for act in acts.values():
        for code in act.means:
            if code not in means:
                folder.add_fault(folder.path / "acts.yml", 1, f"act {act.code}: no means {code!r}")
    return acts


def read_parties(folder: Folder) -> dict[str, PartyCode]:
    """The parties by code."""
    return _read_codes(folder, "parties.yml", _party)


def read_means(folder: Folder) -> dict[str, MeansCode]:
    """The means by code."""
    return _read_codes(folder, "means.yml", _means)


def _read_codes(folder: Folder, name: str, build: Callable[[dict[str, Any]], T]) -> dict[str, T]:
    path = folder.path / name
    codes: dict[str, T] = {}
    for row in folder.read(path, load_rows) or ():
        line = row[LINE]
        for key in sorted(set(row) - _KEYS - {LINE}):
            folder.add_fault(path, line, f"unknown key {key!r}")
        code = str(row.get("code", ""))
        if not code or not row.get("definition"):
            folder.add_fault(path, line, "an entry needs a code and a definition")
        elif code in codes:
            folder.add_fault(path, line, f"code {code!r} stands twice")
        else:
            codes[code] = build(row)
    return codes


def _act(row: dict[str, Any]) -> ActCode:
    return ActCode(
        code=str(row["code"]),
        definition=str(row["definition"]),
        excluded=str(row.get("not") or ""),
        actor=str(row.get("actor") or "any"),
        target=str(row.get("target") or "any"),
        doer=str(row.get("doer") or ""),
        means=read_strings(row.get("means")),
        yes=read_strings(row.get("yes")),
        no=read_strings(row.get("no")),
        mapping=read_mapping(row.get("mapping")),
    )


def _party(row: dict[str, Any]) -> PartyCode:
    return PartyCode(
        code=str(row["code"]),
        side=str(row.get("side") or "civilian"),
        definition=str(row["definition"]),
        mapping=read_mapping(row.get("mapping")),
    )


def _means(row: dict[str, Any]) -> MeansCode:
    return MeansCode(
        code=str(row["code"]),
        kind=str(row.get("kind") or "instrument"),
        definition=str(row["definition"]),
        mapping=read_mapping(row.get("mapping")),
    )
