"""Ids: SHA-256 over identity fields, so that the same input has the same id on every machine."""

import hashlib
import json

__all__ = ["build_id", "hash_text"]


def hash_text(text: str) -> str:
    """SHA-256 of the text's UTF-8, as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def build_id(kind: str, *fields: object) -> str:
    """`kind-` and 16 hex digits over the fields, which must be plain JSON values.

    Sixteen digits keep an id readable; two of a million ids collide with a chance of 3 in 100 million.
    """
    canonical = json.dumps([kind, *fields], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{kind}-{hash_text(canonical)[:16]}"
