"""How well coded claims agree with a gold set, by the measure of the coding guide (its `score.py`).

Promise: the same numbers as the guide's own script, to the last digit; a test holds the two together on random claims.

The measure: claims of one report pair off one to one, best fit first, and only where their act agrees. Each slot of a
pair earns credit, in full for the same value and half for a place or a time that covers or meets the other. A claim
left over earns nothing and counts every slot that it fills.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from attested.model import SLOTS

__all__ = ["Agreement", "ClaimSlots", "Score", "read_slots", "score_claims"]

T = TypeVar("T")

_FIRST, _LAST = "0000-01-01", "9999-12-31"
_DAY = re.compile(r"[\dX]{4}(-\d\d(-\d\d)?)?")
_CODES = ("actor", "target", "place", "means")


@dataclass(frozen=True, slots=True)
class Agreement:
    """What one slot earned against what was coded and what gold holds. Sums of halves, so addition is exact."""

    credit: float = 0.0
    coded: int = 0
    gold: int = 0

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(self.credit + other.credit, self.coded + other.coded, self.gold + other.gold)

    @property
    def is_exact(self) -> bool:
        """Whether nothing is wrong, missing or too much."""
        return self.credit == self.coded == self.gold

    def to_dict(self) -> dict[str, float | int]:
        """Precision, recall, F1 and the two sizes."""
        p = self.credit / self.coded if self.coded else 0.0
        r = self.credit / self.gold if self.gold else 0.0
        return {"p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0, "gold": self.gold, "coded": self.coded}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSlots:
    """A claim as the measure sees it. `when` lists alternatives, any of which is right; an empty one means none."""

    act: str | None
    status: str | None
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    when: tuple[str, ...] = ("",)
    count: tuple[Mapping[str, Any], ...] = ()
    means: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The sums over some reports."""

    slots: Mapping[str, Agreement]
    reports: int = 0
    claims: int = 0
    exact: int = 0

    @property
    def all(self) -> Agreement:
        """Over all slots."""
        return sum(self.slots.values(), Agreement())

    def to_dict(self) -> dict[str, Any]:
        """As the guide's script prints it with `--json`."""
        rows: dict[str, Any] = {slot: self.slots[slot].to_dict() for slot in SLOTS}
        rows["claims"] = rows["act"]
        rows["all"] = self.all.to_dict()
        rows["exact"] = self.exact / self.claims if self.claims else 0.0
        return rows


def read_slots(row: Mapping[str, Any]) -> ClaimSlots:
    """The slots of a claim that is plain JSON, as in a gold file or in the output of `attested code`."""
    when = row.get("when")
    return ClaimSlots(
        act=row.get("act"),
        status=row.get("status"),
        when=tuple(v or "" for v in when) if isinstance(when, list) else (when or "",),
        count=tuple(row.get("count") or ()),
        **{slot: tuple(sorted(set(row.get(slot) or ()))) for slot in _CODES},
    )


def score_claims(reports: Iterable[tuple[Sequence[ClaimSlots], Sequence[ClaimSlots]]]) -> Score:
    """The score over reports, each given as its gold claims and its coded claims."""
    sums = dict.fromkeys(SLOTS, Agreement())
    seen = total = exact = 0
    for gold, coded in reports:
        seen += 1
        for one, other in _pair_claims(gold, coded):
            found = _compare(one, other)
            for slot, agreement in found.items():
                sums[slot] += agreement
            total += one is not None
            exact += one is not None and other is not None and all(a.is_exact for a in found.values())
    return Score(slots=sums, reports=seen, claims=total, exact=exact)


def _pair_claims(
    gold: Sequence[ClaimSlots], coded: Sequence[ClaimSlots]
) -> Iterator[tuple[ClaimSlots | None, ClaimSlots | None]]:
    """Every claim once: the pairs, best fit first, then what gold has alone, then what was coded alone."""
    fits = [
        (-_measure_fit(one, other), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(coded)
        if one.act == other.act
    ]
    left, right = dict(enumerate(gold)), dict(enumerate(coded))
    for _, i, j in sorted(fits):
        if i in left and j in right:
            yield left.pop(i), right.pop(j)
    yield from ((one, None) for one in left.values())
    yield from ((None, other) for other in right.values())


def _measure_fit(gold: ClaimSlots, coded: ClaimSlots) -> float:
    found = _compare(gold, coded).values()
    size = sum(max(a.coded, a.gold) for a in found)
    return sum(a.credit for a in found) / size if size else 0.0


def _compare(gold: ClaimSlots | None, coded: ClaimSlots | None) -> dict[str, Agreement]:
    """What each slot earns; either side may be missing."""
    return {slot: compare(slot, gold, coded) for slot, compare in _COMPARISONS.items()}


def _compare_single(slot: str, gold: ClaimSlots | None, coded: ClaimSlots | None) -> Agreement:
    one, other = (getattr(claim, slot) if claim else None for claim in (gold, coded))
    return Agreement(
        float(gold is not None and coded is not None and one == other), int(other is not None), int(one is not None)
    )


def _compare_times(_slot: str, gold: ClaimSlots | None, coded: ClaimSlots | None) -> Agreement:
    right = gold.when if gold else ("",)
    said = coded.when[0] if coded and coded.when else ""
    if gold and coded and "" in right and not said:
        return Agreement()
    # Where empty is one of the right answers, gold asks for a time only of him who gives one.
    is_asked = gold is not None and any(right) and bool(said or "" not in right)
    credit = _credit_time(right, said) if gold and coded else 0.0
    return Agreement(credit, int(bool(said)), int(is_asked))


def _credit_time(right: Sequence[str], said: str) -> float:
    """1 for the same span as any alternative, one half where spans meet."""
    best = 0.0
    b = _find_bounds(said) if said else None
    for alternative in right:
        a = _find_bounds(alternative) if alternative else None
        if a and b:
            if a == b:
                return 1.0
            if a[0] <= b[1] and b[0] <= a[1]:
                best = 0.5
    return best


def _find_bounds(edtf: str) -> tuple[str, str] | None:
    """First and last day of an EDTF string as text, open ends as extremes; None where it is not understood."""
    halves = edtf.split("/") if "/" in edtf else [edtf, edtf]
    if len(halves) != 2:
        return None
    first, last = _fill_day(halves[0], _FIRST), _fill_day(halves[1], _LAST)
    return (first, last) if first and last else None


def _fill_day(text: str, extreme: str) -> str | None:
    text = text.strip().rstrip("~?%")
    if text in ("", ".."):
        return extreme
    if not _DAY.fullmatch(text):
        return None
    # The extremes end in the first and in the last day of a year, or of any month.
    return text + extreme[4:][3 * text.count("-") :]


def _compare_codes(slot: str, gold: ClaimSlots | None, coded: ClaimSlots | None) -> Agreement:
    ones, others = (getattr(claim, slot) if claim else () for claim in (gold, coded))
    return Agreement(_match(ones, others, _CREDITS.get(slot, _credit_same)), len(others), len(ones))


def _match(gold: Sequence[T], coded: Sequence[T], credit: Callable[[T, T], float]) -> float:
    """The total credit of pairing two lists one to one, best pair first."""
    credits = sorted((-credit(g, c), i, j) for i, g in enumerate(gold) for j, c in enumerate(coded))
    left, right, total = set(range(len(gold))), set(range(len(coded))), 0.0
    for value, i, j in credits:
        if value < 0 and i in left and j in right:
            left.discard(i)
            right.discard(j)
            total -= value
    return total


def _credit_same(a: str, b: str) -> float:
    return float(a == b)


def _credit_place(a: str, b: str) -> float:
    """1 for the same place, one half where one lies in the other."""
    if a == b:
        return 1.0
    return 0.5 if _is_inside(a, b) or _is_inside(b, a) else 0.0


def _is_inside(place: str, area: str) -> bool:
    return place.startswith(f"{area}/") or (len(area) == 2 and place.startswith(f"{area}-"))


def _credit_count(a: Mapping[str, Any], b: Mapping[str, Any]) -> float:
    """1 for the same number of the same unit, one half where it counts something else."""
    if any(a.get(key) != b.get(key) for key in ("unit", "min", "max")):
        return 0.0
    return 1.0 if a.get("of") == b.get("of") else 0.5


_CREDITS: dict[str, Callable[[Any, Any], float]] = {"place": _credit_place, "count": _credit_count}
_COMPARISONS: dict[str, Callable[[str, ClaimSlots | None, ClaimSlots | None], Agreement]] = {
    slot: {"act": _compare_single, "status": _compare_single, "when": _compare_times}.get(slot, _compare_codes)
    for slot in SLOTS
}
