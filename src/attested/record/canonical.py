"""One way to write a value as JSON and to hash it, so that the same content has the same hash on every machine."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from attested.model import hash_text

__all__ = ["hash_payload", "pick", "write_json"]


def write_json(value: Any) -> str:
    """Canonical JSON: sorted keys, no blanks, no escapes but the needful, days as ISO 8601; NaN is refused."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=_write_day
    )


def hash_payload(value: Any) -> str:
    """SHA-256 of the canonical JSON, as 64 hex digits."""
    return hash_text(write_json(value))


def pick(row: Mapping[Any, Any], columns: Sequence[str]) -> dict[str, Any]:
    """The named columns of a row, as plain values."""
    return {column: row[column] for column in columns}


def _write_day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no plain JSON value: {type(value).__name__}")
