"""Reports, claims and decisions as rows, and rows as what they were: the round trip is exact, ids included.

Not kept: a report's author, since a record holds no person's name in a column, and the path that it was read from.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from attested.model import (
    Attribution,
    Claim,
    Count,
    Decision,
    Filling,
    Refusal,
    Report,
    Span,
    Versions,
    Zone,
)
from attested.record.canonical import hash_payload

__all__ = [
    "Row",
    "build_claim",
    "build_decision",
    "build_report",
    "hash_claim",
    "list_spans",
    "write_attribution",
    "write_decision",
    "write_fillings",
    "write_reading",
    "write_refusals",
]

Row = Mapping[Any, Any]
"""By column; the key is loose because SQLAlchemy's own mapping of a row takes columns too."""


def write_reading(report: Report) -> dict[str, Any]:
    """What came with a report's text, without the text."""
    return {
        "report": report.id,
        "source_sha256": report.source_sha256,
        "url": report.url,
        "publisher": report.publisher,
        "published": report.published,
        "published_by": report.published_by,
        "language": report.language,
        "title": report.title,
        "zones": [[zone.span.start, zone.span.end, zone.kind] for zone in report.zones],
    }


def build_report(row: Row) -> Report:
    """A report from a row that joins its text and one reading."""
    return Report(
        id=row["id"],
        text=row["text"],
        language=row["language"],
        url=row["url"],
        publisher=row["publisher"],
        published=row["published"],
        published_by=row["published_by"],
        title=row["title"],
        zones=tuple(Zone(span=Span(start, end), kind=kind) for start, end, kind in row["zones"]),
        source_sha256=row["source_sha256"],
    )


def write_attribution(claim: Claim) -> dict[str, Any]:
    """Who vouches for a claim, as plain JSON."""
    return claim.attribution.to_dict()


def write_fillings(claim: Claim) -> list[dict[str, Any]]:
    """All values of all slots in order, each with its spans and its reasons."""
    return [
        {
            "position": position,
            "slot": filling.slot,
            "value": filling.value.to_dict() if isinstance(filling.value, Count) else filling.value,
            "spans": [[span.start, span.end] for span in filling.spans],
            "rule": filling.rule,
            "anchor": filling.anchor,
            "unsure": filling.unsure,
            "runner_up": filling.runner_up,
            "why": filling.why,
        }
        for position, filling in enumerate(claim.fillings)
    ]


def write_refusals(claim: Claim) -> list[dict[str, Any]]:
    """All values that were not admitted, in order."""
    return [
        {
            "position": position,
            "slot": refusal.slot,
            "value": refusal.value,
            "span": [refusal.span.start, refusal.span.end],
            "reason": refusal.reason,
        }
        for position, refusal in enumerate(claim.refusals)
    ]


def hash_claim(claim: Claim) -> str:
    """SHA-256 over everything that is kept of a claim; versions are its coding's."""
    return hash_payload(
        {
            "id": claim.id,
            "report": claim.report,
            "report_sha256": claim.report_sha256,
            "attribution": write_attribution(claim),
            "fillings": write_fillings(claim),
            "refusals": write_refusals(claim),
        }
    )


def list_spans(claim: Claim) -> list[Span]:
    """All spans of a claim: of its values, of its refusals, of who vouches for it."""
    named = [claim.attribution.span] if claim.attribution.span else []
    return [*claim.spans, *(refusal.span for refusal in claim.refusals), *named]


def build_claim(coding: Row, coded: Row, fillings: Sequence[Row], refusals: Sequence[Row]) -> Claim:
    """A claim from the rows of its coding (with the report's hash), of itself, of its values and refusals."""
    return Claim(
        report=coding["report"],
        report_sha256=coding["sha256"],
        fillings=tuple(_build_filling(row) for row in fillings),
        attribution=_build_attribution(coded["attribution"]),
        versions=Versions(
            pack=coding["pack"],
            coder=coding["coder"],
            language_model=coding["language_model"],
        ),
        refusals=tuple(
            Refusal(slot=row["slot"], value=row["value"], span=Span(*row["span"]), reason=row["reason"])
            for row in refusals
        ),
    )


def _build_filling(row: Row) -> Filling:
    value = row["value"]
    if isinstance(value, dict):
        value = Count(of=value["of"], unit=value["unit"], low=value["min"], high=value["max"], approx=value["approx"])
    return Filling(
        slot=row["slot"],
        value=value,
        spans=tuple(Span(start, end) for start, end in row["spans"]),
        rule=row["rule"],
        anchor=row["anchor"],
        unsure=row["unsure"],
        runner_up=row["runner_up"],
        why=row["why"],
    )


def _build_attribution(value: Row) -> Attribution:
    return Attribution(
        kind=value["kind"],
        span=Span(*value["span"]) if value["span"] else None,
        place=value["place"],
        number=value["number"],
        direct=value["direct"],
        outlet=value["outlet"],
    )


def write_decision(decision: Decision) -> dict[str, Any]:
    """A decision as a row, without its place in the order."""
    return {
        "id": decision.id,
        "claim": decision.claim,
        "verdict": decision.verdict,
        "changed": [[slot, value] for slot, value in decision.changed],
        "who": decision.who,
        "at": decision.at,
        "why": decision.why,
    }


def build_decision(row: Row) -> Decision:
    """A decision from its row."""
    return Decision(
        claim=row["claim"],
        verdict=row["verdict"],
        changed=tuple((slot, value) for slot, value in row["changed"]),
        who=row["who"],
        at=row["at"],
        why=row["why"],
    )
