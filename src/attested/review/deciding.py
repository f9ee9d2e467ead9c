"""Taking a decision into the record: checked against the claim that it is on, appended, never changed after."""

import json
from dataclasses import replace
from datetime import datetime

from attested.model import Decision, UsageError
from attested.record import Record
from attested.review.slots import find_slot_faults

__all__ = ["append_decision"]


def append_decision(record: Record, decision: Decision) -> bool:
    """Append a decision on a claim of the record; False where this very decision is there already.

    Raises:
        UsageError: it cannot be meant: an unknown slot, a value of the wrong form, no signer, no time with an offset.
        RecordError: the record holds no such claim, or cannot be written.
    """
    faults = _find_faults(decision)
    if faults:
        raise UsageError(
            "; ".join(faults), where=f"decision on {decision.claim}", todo="correct the decision and give it again"
        )
    # Through JSON and back, so that what is stored and what was given are the same values.
    changed = tuple((slot, json.loads(json.dumps(value))) for slot, value in decision.changed)
    return record.add_decision(replace(decision, changed=changed))


def _find_faults(decision: Decision) -> list[str]:
    faults = [fault for slot, value in decision.changed for fault in find_slot_faults(slot, value)]
    slots = [slot for slot, _ in decision.changed]
    faults.extend(f"{slot} is set twice" for slot in sorted({slot for slot in slots if slots.count(slot) > 1}))
    if not decision.who.strip():
        faults.append("nobody signs it")
    if decision.verdict != "accept" and not decision.why.strip():
        faults.append("it gives no reason")
    try:
        if datetime.fromisoformat(decision.at).tzinfo is None:
            faults.append(f"its time has no offset: {decision.at}")
    except ValueError:
        faults.append(f"its time is not ISO 8601: {decision.at}")
    return faults
