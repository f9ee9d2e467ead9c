"""The words of a pack in one language: `lexicon/<language>/`, what tells an act in `acts/`, all else a file a kind.

What is checked here is form: keys, ids that stand once, codes that exist, something to match.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attested.pack.folder import Folder, read_mapping, read_strings
from attested.pack.pack import ActCode, ActEntry, Entry, Lexicon, MeansCode, PartyCode
from attested.pack.yaml_lines import LINE, load_rows

__all__ = ["Codes", "read_lexicon"]

_ACT_KEYS = frozenset("id act match as subject object near deny roles means status weight yes no".split())
_ENTRY_KEYS = frozenset("id code class cue unit match weak caught number acts yes no".split())
_ROLES = frozenset("actor target none recipient owner".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The codes that a lexicon may give to words."""

    acts: Mapping[str, ActCode]
    parties: Mapping[str, PartyCode]
    means: Mapping[str, MeansCode]


def read_lexicon(folder: Folder, language: str, codes: Codes) -> Lexicon:
    """The lexicon of a language."""
    words = folder.path / "lexicon" / language
    return Lexicon(
        language=language,
        acts=_act_entries(folder, words / "acts", codes),
        parties=_entries(folder, words / "parties.yml", "code", codes.parties),
        things=_entries(folder, words / "things.yml", "class", None),
        means=_entries(folder, words / "means.yml", "code", codes.means),
        cues=_entries(folder, words / "cues.yml", "cue", None),
        places=_entries(folder, words / "places.yml", "code", None),
        units=_entries(folder, words / "units.yml", "unit", None),
        offences=_entries(folder, words / "offences.yml", "code", codes.parties),
    )


def _entries(folder: Folder, path: Path, key: str, known: Container[str] | None) -> tuple[Entry, ...]:
    """The entries of a file whose value stands under `key`; `known` are the codes that there are, None for any word."""
    entries: dict[str, Entry] = {}
    for row in folder.read(path, load_rows) or ():
        line, value = row[LINE], str(row.get(key, ""))
        name = str(row.get("id") or value)
        _check_row(folder, path, row, _ENTRY_KEYS, name, entries)
        if not value or (known is not None and value not in known):
            folder.add_fault(path, line, f"no {key} {value!r}")
        entries[name] = Entry(
            id=name,
            value=value,
            match=read_strings(row.get("match")),
            where=f"{folder.name_of(path)}:{line}",
            weak=bool(row.get("weak")),
            caught=str(row.get("caught") or ""),
            number=str(row.get("number") or ""),
            acts=read_strings(row.get("acts")),
            yes=read_strings(row.get("yes")),
            no=read_strings(row.get("no")),
        )
    return tuple(entries.values())


def _check_row(
    folder: Folder, path: Path, row: dict[str, Any], keys: frozenset[str], name: str, seen: Container[str]
) -> None:
    for key in sorted(set(row) - keys - {LINE}):
        folder.add_fault(path, row[LINE], f"unknown key {key!r}")
    if name in seen:
        folder.add_fault(path, row[LINE], f"{name!r} stands twice")
    if not row.get("match"):
        folder.add_fault(path, row[LINE], f"{name!r} has nothing to match")


def _act_entries(folder: Folder, words: Path, codes: Codes) -> tuple[ActEntry, ...]:
    entries: dict[str, ActEntry] = {}
    for path in sorted(words.glob("*.yml")):
        for row in folder.read(path, load_rows) or ():
            name = str(row.get("id", ""))
            _check_row(folder, path, row, _ACT_KEYS, name, entries)
            _check_codes(folder, path, row, codes)
            entries[name] = _act_entry(f"{folder.name_of(path)}:{row[LINE]}", name, row)
    if not entries:
        folder.add_fault(folder.path / "pack.yml", 1, f"no entries in {folder.name_of(words)}/*.yml")
    return tuple(entries.values())


def _check_codes(folder: Folder, path: Path, row: dict[str, Any], codes: Codes) -> None:
    line = row[LINE]
    if row.get("act") not in codes.acts:
        folder.add_fault(path, line, f"no act {row.get('act')!r}")
    for code in read_strings(row.get("means")):
        if code not in codes.means:
            folder.add_fault(path, line, f"no means {code!r}")
    for role in sorted(set(read_mapping(row.get("roles")).values()) - _ROLES):
        folder.add_fault(path, line, f"no role {role!r}; one of {', '.join(sorted(_ROLES))}")


def _act_entry(where: str, name: str, row: dict[str, Any]) -> ActEntry:
    return ActEntry(
        id=name,
        act=str(row.get("act")),
        match=read_strings(row.get("match")),
        where=where,
        form=str(row.get("as") or "verb"),
        subject=read_strings(row.get("subject")),
        object=read_strings(row.get("object")),
        near=read_strings(row.get("near")),
        deny=read_strings(row.get("deny")),
        roles=read_mapping(row.get("roles")),
        means=read_strings(row.get("means")),
        status=str(row.get("status") or ""),
        weight=float(row.get("weight", 1.0)),
        yes=read_strings(row.get("yes")),
        no=read_strings(row.get("no")),
    )
