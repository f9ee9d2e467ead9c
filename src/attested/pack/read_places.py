"""The gazetteer of a pack: `places.csv`, one place a line."""

import csv
from pathlib import Path

from attested.pack.folder import Folder
from attested.pack.pack import Place

__all__ = ["read_places"]

_NO_DEGREES = 999.0


def read_places(folder: Folder) -> dict[str, Place]:
    """The places by id."""
    path = folder.path / "places.csv"
    places: dict[str, Place] = {}
    # The head of the table is line 1.
    for line, row in enumerate(_read_rows(folder, path), 2):
        if not row.get("id") or not row.get("name"):
            folder.add_fault(path, line, "a place needs an id and a name")
        elif row["id"] in places:
            folder.add_fault(path, line, f"place {row['id']!r} stands twice")
        else:
            places[row["id"]] = _place(folder, path, line, row)
    return places


def _read_rows(folder: Folder, path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))
    except OSError as error:
        folder.add_fault(path, 1, f"cannot be read: {error.strerror}")
        return []


def _place(folder: Folder, path: Path, line: int, row: dict[str, str]) -> Place:
    return Place(
        id=row["id"],
        name=row["name"],
        kind=row.get("kind") or "",
        korean=tuple(filter(None, (row.get("korean") or "").split("|"))),
        variants=tuple(filter(None, (row.get("variants") or "").split("|"))),
        lat=_degrees(folder, path, line, row.get("lat"), 90),
        lon=_degrees(folder, path, line, row.get("lon"), 180),
        precision=row.get("precision") or "",
    )


def _degrees(folder: Folder, path: Path, line: int, text: str | None, limit: int) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = _NO_DEGREES
    if abs(value) > limit:
        folder.add_fault(path, line, f"no degrees: {text!r}")
        return None
    return value
