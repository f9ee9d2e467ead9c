"""Why a claim says what it says: for each value the rule, the words, the lexicon entry with file and line, what lost.

Promise: nothing is guessed; what is shown is what the claim carries and what the pack's lexicon holds under the entry
that the rule names. Report text is shown here because the reader asked for it; it goes to no log.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from attested.coding.en.reading import Reading
from attested.model import Claim, Count, Filling, Refusal, Report
from attested.pack import Lexicon, Pack

__all__ = ["SlotReason", "build_reasons", "explain_claims", "explain_report"]

_KINDS = ("parties", "things", "means", "cues", "places", "units", "offences")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotReason:
    """One value of a claim with its reason. `where` is file:line of the lexicon entry, empty where no entry gave it.

    `runner_up` is what else was read in these words, `why` the reason it lost; for a refused value `rule` is empty and
    `why` says what spoke against it.
    """

    slot: str
    value: str
    words: tuple[str, ...]
    rule: str
    where: str = ""
    anchor: str = ""
    unsure: bool = False
    refused: bool = False
    runner_up: str = ""
    why: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "slot": self.slot,
            "value": self.value,
            "words": list(self.words),
            "rule": self.rule,
            "where": self.where,
            "anchor": self.anchor,
            "unsure": self.unsure,
            "refused": self.refused,
            "runner_up": self.runner_up,
            "why": self.why,
        }


def build_reasons(report: Report, pack: Pack, claim: Claim) -> tuple[SlotReason, ...]:
    """The reasons of a claim's values in order, then those of the values that were refused."""
    entries = _entries(pack.lexicons[report.language])
    kept = (_of_filling(report.text, filling, entries) for filling in claim.fillings)
    return (*kept, *(_of_refusal(report.text, refusal) for refusal in claim.refusals))


def explain_claims(reading: Reading, claims: Iterable[Claim]) -> str:
    """All claims of a report as text for a reader."""
    return explain_report(reading.report, reading.pack, claims)


def explain_report(report: Report, pack: Pack, claims: Iterable[Claim]) -> str:
    """As `explain_claims`, for claims whose reading was not kept; lines without the last line end."""
    lines = [f"# {report.id}"]
    for number, claim in enumerate(claims, 1):
        lines += ["", f"claim {number}: {claim.act}, {claim.status} ({claim.id})"]
        for reason in build_reasons(report, pack, claim):
            lines.extend(_lines(reason))
    return "\n".join(lines if len(lines) > 1 else [*lines, "no claim"])


def _of_filling(text: str, filling: Filling, entries: Mapping[str, str]) -> SlotReason:
    return SlotReason(
        slot=filling.slot,
        value=_spell(filling.value),
        words=tuple(" ".join(span.of(text).split()) for span in filling.spans),
        rule=filling.rule,
        where=_find_entry(filling.rule, filling.slot, entries),
        anchor=filling.anchor or "",
        unsure=filling.unsure,
        runner_up=_with_place(filling.runner_up, entries),
        why=filling.why,
    )


def _of_refusal(text: str, refusal: Refusal) -> SlotReason:
    words = " ".join(refusal.span.of(text).split())
    return SlotReason(slot=refusal.slot, value=refusal.value, words=(words,), rule="", refused=True, why=refusal.reason)


def _entries(lexicon: Lexicon) -> dict[str, str]:
    """`kind:id` of every entry -> file:line; an id may stand in several files, so its kind goes with it."""
    found = {f"acts:{e.id}": e.where for e in lexicon.acts}
    for kind in _KINDS:
        found |= {f"{kind}:{e.id}": e.where for e in getattr(lexicon, kind)}
    return found


_FILES = {
    "actor": ("parties", "offences"),
    "target": ("parties", "offences"),
    "means": ("means",),
    "place": ("places",),
}


def _find_entry(rule: str, slot: str, entries: Mapping[str, str]) -> str:
    """Where the entry that a rule names stands: `trigger:arrest.verb`, `words:broker`, `caught:words:soldier`."""
    head, _, name = rule.rpartition(":")
    if not head:
        return ""
    kinds = ("acts",) if head in ("trigger", "entry") else _FILES.get(slot, ())
    return next((entries[f"{kind}:{name}"] for kind in kinds if f"{kind}:{name}" in entries), "")


def _with_place(runner_up: str, entries: Mapping[str, str]) -> str:
    where = entries.get(f"acts:{runner_up}", "")
    return f"{runner_up} ({where})" if where else runner_up


def _spell(value: str | Count) -> str:
    if isinstance(value, str):
        return value
    low, high = ("" if bound is None else str(bound) for bound in (value.low, value.high))
    bounds = low if low == high else f"{low}..{high}"
    return f"{'about ' if value.approx else ''}{bounds} {value.unit} ({value.of})"


def _lines(reason: SlotReason) -> Iterator[str]:
    words = " + ".join(f"“{w}”" for w in reason.words)
    if reason.refused:
        yield f"  {reason.slot:<7} {reason.value} refused on {words}: {reason.why}"
        return
    by = f"{reason.rule}{f' at {reason.where}' if reason.where else ''}"
    from_ = f", counted from {reason.anchor}" if reason.anchor else ""
    yield f"  {reason.slot:<7} {reason.value} on {words} by {by}{from_}{', unsure' if reason.unsure else ''}"
    if reason.runner_up:
        yield f"          not {reason.runner_up}: {reason.why}"
