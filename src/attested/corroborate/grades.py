"""How well an event is attested, from its independent origins alone.

Invariant: a copy adds nothing: it brings no origin, and it repeats sources that are counted already.
"""

from collections.abc import Iterable

from attested.model import Attribution

__all__ = ["count_sources", "grade_event"]


def grade_event(origins: int, attributions: Iterable[Attribution]) -> str:
    """One of `attested.model.GRADES`."""
    if origins >= 2:
        return "independent"
    return "multiple-sources" if count_sources(attributions) >= 2 else "single"


def count_sources(attributions: Iterable[Attribution]) -> int:
    """How many sources stand behind the claims, at the least.

    Unnamed sources are told apart by where they live; one of whom no place is said may be any of the others.
    """
    vouching = list(attributions)
    unnamed = {a.place for a in vouching if a.kind == "source" and a.place}
    any_unnamed = any(a.kind == "source" for a in vouching)
    others = {a.kind for a in vouching if a.kind in ("official", "state-media")}
    told_apart = max(len(unnamed), int(any_unnamed)) + len(others)
    return max([told_apart, *(a.number for a in vouching if a.number)])
