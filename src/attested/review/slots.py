"""The slots of a claim as plain JSON, as a person sees and corrects them, and what a correction may hold."""

from math import isfinite
from typing import Any

from attested.model import LIST_SLOTS, SLOTS, STATUSES, Claim, Count

__all__ = ["find_slot_faults", "write_slots"]

CLEARABLE = ("when",)
"""Single slots that a person may leave empty; an act and a status every claim has."""


def write_slots(claim: Claim) -> dict[str, Any]:
    """Every slot of a claim in the form of the coding guide."""
    row = claim.to_dict()
    return {slot: row[slot] for slot in SLOTS}


def find_slot_faults(slot: str, value: Any) -> list[str]:
    """What is wrong with a value that a person gives a slot; whether a code is one of the pack is asked elsewhere."""
    if slot not in SLOTS:
        return [f"there is no slot {slot!r}; the slots are {', '.join(SLOTS)}"]
    if slot not in LIST_SLOTS:
        return _find_word_faults(slot, value)
    if not isinstance(value, list):
        return [f"{slot} takes a list"]
    if slot == "count":
        return [fault for number, item in enumerate(value, 1) for fault in _find_count_faults(number, item)]
    if not all(isinstance(item, str) and item for item in value):
        return [f"{slot} takes a list of codes"]
    return [f"{slot} has a code twice"] if len(set(value)) < len(value) else []


def _find_word_faults(slot: str, value: Any) -> list[str]:
    if not isinstance(value, str) or (not value and slot not in CLEARABLE):
        return [f"{slot} takes one value, as a string"]
    if slot == "status" and value not in STATUSES:
        return [f"there is no status {value!r}; they are {', '.join(STATUSES)}"]
    return []


def _find_count_faults(number: int, item: Any) -> list[str]:
    keys = {"of", "unit", "min", "max", "approx"}
    if not isinstance(item, dict) or set(item) != keys:
        return [f"count {number} takes {', '.join(sorted(keys))}"]
    if not all(_is_bound(item[key]) for key in ("min", "max")) or not isinstance(item["approx"], bool):
        return [f"count {number}: min and max are numbers or null, approx is true or false"]
    try:
        Count(of=item["of"], unit=item["unit"], low=item["min"], high=item["max"], approx=item["approx"])
    except ValueError as error:
        return [f"count {number}: {error}"]
    return []


def _is_bound(value: Any) -> bool:
    # True and False are numbers to Python and to nobody else.
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value))
