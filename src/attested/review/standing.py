"""The claims that hold today, as claims: what the later stages build on in the place of what the machine coded.

Promise: a claim that was rejected is not among them; a corrected one carries the person's values under the machine
claim's own id, so that what is built on it still points into the record.

A corrected value has no words of its own. It keeps the spans of the value that it replaces, or of the act where the
slot was empty, and its rule names the decision.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from attested.model import SLOTS, Claim, Count, Decision, Filling
from attested.review.folding import ReviewedClaim, fold_decisions

__all__ = ["StandingClaim", "list_standing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingClaim:
    """`coded` is the machine's, `current` the same with what persons corrected (and so with another id of its own)."""

    coded: Claim
    current: Claim
    corrected: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The machine claim's id."""
        return self.coded.id


def list_standing(claims: Iterable[Claim], decisions: Iterable[Decision]) -> Iterator[StandingClaim]:
    """The claims that were not rejected, corrections applied, in their order."""
    for reviewed in fold_decisions(claims, decisions):
        if reviewed.holds:
            corrected = tuple(slot for slot in SLOTS if reviewed.provenance(slot) != "machine")
            current = _correct(reviewed, corrected) if corrected else reviewed.claim
            yield StandingClaim(coded=reviewed.claim, current=current, corrected=corrected)


def _correct(reviewed: ReviewedClaim, corrected: tuple[str, ...]) -> Claim:
    claim = reviewed.claim
    fillings: list[Filling] = []
    for slot in SLOTS:
        if slot not in corrected:
            fillings.extend(claim.filled(slot))
            continue
        spans = tuple(sorted({s for f in claim.filled(slot) or claim.filled("act") for s in f.spans}))
        rule = f"decision {reviewed.provenance(slot)}"
        given = reviewed.value(slot)
        for value in given if isinstance(given, list) else [given]:
            if value:
                fillings.append(Filling(slot=slot, value=_read(value), spans=spans, rule=rule))
    return Claim(
        report=claim.report,
        report_sha256=claim.report_sha256,
        fillings=tuple(fillings),
        attribution=claim.attribution,
        versions=claim.versions,
    )


def _read(value: Any) -> str | Count:
    if isinstance(value, str):
        return value
    return Count(of=value["of"], unit=value["unit"], low=value["min"], high=value["max"], approx=value["approx"])
