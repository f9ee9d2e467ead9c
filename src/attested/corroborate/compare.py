"""Whether two tellings can be one happening: the verdict with its reasons.

Invariant: symmetric, and a verdict never rests on the mere absence of a difference: something must speak for it.
"""

from dataclasses import dataclass

from attested.corroborate.tellings import Telling
from attested.corroborate.thresholds import DISTINCTIVE_NUMBER, ROUNDING, SAME_NEWS_DAYS, SAME_WORDS_FROM, YEARLESS_DAYS
from attested.corroborate.times import TimeRelation, relate_times
from attested.corroborate.wider import Areas, are_parties_compatible, is_country, is_town
from attested.corroborate.words import share_of_words
from attested.model import Count

__all__ = ["Verdict", "compare_tellings", "do_counts_exclude", "list_telling_numbers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`kind`: apart (they exclude each other), silent (nothing speaks for one happening) or joins.

    `weight` orders the joins that are possible; `reasons` are for a reader.
    """

    kind: str
    weight: int = 0
    reasons: tuple[str, ...] = ()


_APART, _SILENT = Verdict(kind="apart"), Verdict(kind="silent")


def compare_tellings(one: Telling, other: Telling, areas: Areas, *, same_origin: bool) -> Verdict:
    """Compare two tellings of different reports."""
    if (one.claim.act, one.claim.status) != (other.claim.act, other.claim.status):
        return _APART
    time = relate_times(one.when, other.when)
    place = "apart" if time.kind == "apart" else _relate_places(one.places, other.places, areas)
    parties = "apart" if place == "apart" else _relate_parties(one, other)
    if parties == "apart":
        return _APART
    numbers = _relate_numbers(one.counts, other.counts)
    if numbers == "exclude" and not (time.kind == "same" and _is_same_telling(one, other)):
        return _APART
    reasons = _find_reasons(one, other, time, place, numbers, same_origin)
    if not reasons or (parties == "unsure" and not _outweighs(time, numbers)):
        return _SILENT
    weight = 4 * (numbers == "equal") + 2 * (time.kind == "same") + 2 * (place == "equal") + len(reasons)
    if parties == "unsure":
        reasons = (*reasons, "the parties differ only where the coder is unsure of one")
    if numbers == "exclude":
        reasons = (*reasons, "only the numbers differ, so the reports contradict each other")
    return Verdict(kind="joins", weight=weight, reasons=reasons)


def _find_reasons(
    one: Telling, other: Telling, time: TimeRelation, place: str, numbers: str, same_origin: bool
) -> tuple[str, ...]:
    """What speaks for one happening; empty where nothing does."""
    reasons = []
    when, where = f"{one.when} and {other.when}", "in the same place" if place == "equal" else "in one area"
    agree = time.kind in ("agree", "same")
    if agree and place in ("equal", "inside") and _is_firm(time, place):
        reasons.append(f"{one.claim.act} {where}, and the times {when} agree")
    elif time.is_day and place != "unknown" and not time.is_yearless:
        reasons.append(f"{one.claim.act} on the same day: {when}")
    if numbers == "equal" and place in ("equal", "inside") and (agree or _is_same_news(one, other, place)):
        reasons.append(f"{one.claim.act} {where} with equal numbers")
    if same_origin and share_of_words(one.sentence, other.sentence) >= SAME_WORDS_FROM:
        reasons.append(f"{one.claim.act} told in the same words by reports of one origin")
    return tuple(reasons)


def _is_firm(time: TimeRelation, place: str) -> bool:
    """Whether times that agree say enough: without a year only in one very place and within days."""
    return not time.is_yearless or (place == "equal" and time.days <= YEARLESS_DAYS)


def _outweighs(time: TimeRelation, numbers: str) -> bool:
    """Whether so much speaks for one happening that the coder may be wrong about a party of which it is unsure."""
    return time.is_day or (numbers == "equal" and time.kind in ("agree", "same"))


def _relate_parties(one: Telling, other: Telling) -> str:
    """`fit`, `unsure` (they differ, but the coder is unsure of one) or `apart`."""
    pairs = (("actor", one.actors, other.actors), ("target", one.targets, other.targets))
    differing = [slot for slot, left, right in pairs if not are_parties_compatible(left, right)]
    if any(slot not in one.unsure | other.unsure for slot in differing):
        return "apart"
    return "unsure" if differing else "fit"


def _relate_places(left: tuple[str, ...], right: tuple[str, ...], areas: Areas) -> str:
    """`equal`, `inside`, `country` (only a country is shared), `unknown` (one names none) or `apart`."""
    if not left or not right:
        return "unknown"
    related = [(a, b, areas.relate(a, b)) for a in left for b in right]
    narrow = [kind for a, b, kind in related if kind and not is_country(a) and not is_country(b)]
    if narrow:
        return "equal" if set(left) == set(right) else "inside"
    return "country" if any(kind for _, _, kind in related) else "apart"


def _relate_numbers(left: tuple[Count, ...], right: tuple[Count, ...]) -> str:
    """`equal` (a number that is large enough to tell), `exclude`, or empty."""
    pairs = [(a, b) for a in left for b in right if (a.of, a.unit) == (b.of, b.unit)]
    kinds = {(a.of, a.unit) for a, _ in pairs}
    for kind in kinds:
        if all(do_counts_exclude(a, b) for a, b in pairs if (a.of, a.unit) == kind):
            return "exclude"
    equal = any(_does_tell(a) and (a.low, a.high) == (b.low, b.high) for a, b in pairs)
    return "equal" if equal else ""


def _does_tell(count: Count) -> bool:
    return max(count.low or 0, count.high or 0) >= DISTINCTIVE_NUMBER


def list_telling_numbers(telling: Telling) -> tuple[object, ...]:
    """Keys of the counts that are large enough to tell a happening by."""
    return tuple((c.of, c.unit, c.low, c.high) for c in telling.counts if _does_tell(c))


def do_counts_exclude(one: Count, other: Count) -> bool:
    """Whether two counts of the same kind cannot both be right, with leave for rounding."""
    left, right = _widen(one), _widen(other)
    return left[0] > right[1] or right[0] > left[1]


def _widen(count: Count) -> tuple[float, float]:
    leave = ROUNDING if count.approx else 0.0
    low = float("-inf") if count.low is None else count.low * (1 - leave)
    return low, float("inf") if count.high is None else count.high * (1 + leave)


def _is_same_telling(one: Telling, other: Telling) -> bool:
    """Whether all but the number is the same: then the reports contradict each other about one happening."""
    return one.places == other.places != () and one.targets == other.targets != ()


def _is_same_news(one: Telling, other: Telling, place: str) -> bool:
    """Whether the reports came out close to each other; where that is not known, whether they tell of one very town."""
    days = [telling.copies.first.published for telling in (one, other)]
    if days[0] is None or days[1] is None:
        return place == "equal" and all(is_town(code) for code in one.places)
    return abs((days[0] - days[1]).days) <= SAME_NEWS_DAYS
