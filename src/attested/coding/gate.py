"""The entailment gate: a value is admitted only if it follows from its spans, whoever proposed it.

Every slot is derived anew from nothing but the words of its spans (and, for a time, the anchor that the report itself
gives these words): see `entail.py`, and `witness.py` for act and status. What does not come out the same is refused
with a reason; what stands beside a value that excludes it is refused too. Without its act or status a claim is none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from attested.coding.en.reading import Reading, build_reading
from attested.coding.entail import ONE_PERSON, find_value_fault
from attested.coding.resolve.places import is_inside
from attested.language import load_analyser
from attested.model import Claim, Count, EntailmentError, Filling, Refusal, Report
from attested.pack import Pack

__all__ = ["admit", "admit_claim", "check_claim", "find_faults"]


def admit(reading: Reading, fillings: Sequence[Filling]) -> tuple[list[Filling], list[Refusal]]:
    """(what follows from its spans, what does not and why), in the order given."""
    reasons = _judge(reading, fillings)
    kept = [f for f, reason in zip(fillings, reasons, strict=True) if not reason]
    refused = [
        Refusal(slot=f.slot, value=_spell(f), span=f.spans[0], reason=reason)
        for f, reason in zip(fillings, reasons, strict=True)
        if reason
    ]
    return kept, refused


def admit_claim(reading: Reading, claim: Claim) -> Claim:
    """A claim of any maker with what does not follow from the report taken out and noted in `refusals`.

    Raises:
        EntailmentError: it is of another text, or its act or status does not follow.
    """
    where = f"report {reading.report.id}"
    if fault := _identity_fault(reading, claim):
        raise EntailmentError(fault, where=where, todo="code this report anew")
    kept, refused = admit(reading, claim.fillings)
    for refusal in refused:
        if refusal.slot in ("act", "status"):
            at = f"{where}, characters {refusal.span.start} to {refusal.span.end}"
            raise EntailmentError(f"{refusal.slot} {refusal.value}: {refusal.reason}", where=at)
    return replace(claim, fillings=tuple(kept), refusals=(*claim.refusals, *refused))


def find_faults(reading: Reading, claim: Claim) -> tuple[str, ...]:
    """What of a claim does not follow from its spans, one line each."""
    if fault := _identity_fault(reading, claim):
        return (fault,)
    reasons = _judge(reading, claim.fillings)
    return tuple(f"{f.slot} {_spell(f)}: {reason}" for f, reason in zip(claim.fillings, reasons, strict=True) if reason)


_LAST: dict[tuple[str, str, str], Reading] = {}


def check_claim(report: Report, claim: Claim, pack: Pack) -> tuple[str, ...]:
    """As `find_faults`, reading the report first; the last reading is kept, since claims come report by report."""
    key = (report.id, report.sha256, str(pack.folder))
    if key not in _LAST or _LAST[key].report != report:
        _LAST.clear()
        _LAST[key] = build_reading(report, pack, load_analyser(report.language))
    return find_faults(_LAST[key], claim)


def _identity_fault(reading: Reading, claim: Claim) -> str:
    report = reading.report
    if claim.report != report.id or claim.report_sha256 != report.sha256:
        return f"{claim.id} is of another text than report {report.id}"
    span = claim.attribution.span
    return "the words that say who vouches run past the text" if span and span.end > len(report.text) else ""


def _spell(filling: Filling) -> str:
    return filling.value if isinstance(filling.value, str) else str(filling.value.to_dict())


def _judge(reading: Reading, fillings: Sequence[Filling]) -> list[str]:
    """A reason for each value, empty where it is admitted."""
    act = next((f for f in fillings if f.slot == "act"), None)
    if act is None:
        return ["no act that it could be said of"] * len(fillings)
    reasons = [find_value_fault(reading, f, act, fillings) for f in fillings]
    sound = [f for f, reason in zip(fillings, reasons, strict=True) if not reason]
    for index, filling in enumerate(fillings):
        reasons[index] = reasons[index] or next(_exclusions(filling, sound), "")
    return reasons


def _exclusions(filling: Filling, sound: Sequence[Filling]) -> Iterator[str]:
    """Why a value cannot stand beside another of its slot that follows too."""
    value = filling.value
    for other in sound:
        if other is filling or other.slot != filling.slot:
            continue
        if isinstance(value, Count) and isinstance(other.value, Count):
            same = (value.of, value.unit) == (other.value.of, other.value.unit)
            if same and filling.rule == ONE_PERSON and other.rule != ONE_PERSON and value != other.value:
                yield f"the words beside it say {_spell(other)}"
        elif filling.slot == "place" and is_inside(str(other.value), str(value)):
            yield f"{other.value} beside it is narrower"
        elif filling.slot == "actor" and value == "authorities" and value != other.value:
            yield f"{other.value} beside it is a named body"
