"""The lines that `code` and `mentions` write: plain JSON, one report a line, keys in a fixed order."""

import json
from collections.abc import Sequence
from typing import Any

from attested.model import Claim, Mention, Report

__all__ = ["build_claims_row", "build_mentions_row", "write_json"]


def build_claims_row(report: Report, claims: Sequence[Claim]) -> dict[str, Any]:
    """A report's claims, as `score.py` of the coding guide reads them."""
    return {
        "report": report.id,
        "url": report.url,
        "publisher": report.publisher,
        "published": report.published.isoformat() if report.published else None,
        "language": report.language,
        "sha256": report.sha256,
        "claims": [claim.to_dict() for claim in claims],
    }


def build_mentions_row(report: Report, mentions: Sequence[Mention]) -> dict[str, Any]:
    """What was recognised in a report."""
    return {"report": report.id, "mentions": [mention.to_dict(report.text) for mention in mentions]}


def write_json(value: Any, *, indent: int | None = None) -> str:
    """JSON as it is printed everywhere: letters as they are, in the order given."""
    return json.dumps(value, ensure_ascii=False, indent=indent)
