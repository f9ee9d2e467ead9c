"""A claim: who did what to whom, where, when, how many, by what means; every value on its own words.

Invariant, tested on every run: a value is either the words of its spans or follows from them by the named rule.
"""

from dataclasses import dataclass, field
from typing import Any

from attested.model.attribution import Attribution
from attested.model.count import Count
from attested.model.ids import build_id
from attested.model.span import Span

__all__ = ["LIST_SLOTS", "SLOTS", "STATUSES", "Claim", "Filling", "Refusal", "Versions"]

SLOTS = ("act", "status", "actor", "target", "place", "when", "count", "means")
LIST_SLOTS = ("actor", "target", "place", "count", "means")
STATUSES = ("actual", "habitual", "prospective", "alleged", "negated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """One value of one slot: the value, the spans that say it, the rule that drew it from them.

    `value` is a code, an EDTF string or a `Count`. `anchor` is what the rule counted from, where it counted from
    anything (for a time: the ISO day of publication or an earlier value).
    `runner_up` and `why` are for the reader who asks; they affect no comparison.
    """

    slot: str
    value: str | Count
    spans: tuple[Span, ...]
    rule: str
    anchor: str | None = None
    unsure: bool = False
    runner_up: str = field(default="", compare=False)
    why: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.slot not in SLOTS:
            raise ValueError(f"no slot {self.slot!r}")
        if not self.spans:
            raise ValueError(f"a value of {self.slot} without a span")
        if (self.slot == "count") != isinstance(self.value, Count):
            raise ValueError(f"a count is a Count and nothing else is: {self.slot} {self.value!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A value that was proposed and not admitted, with the reason."""

    slot: str
    value: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What made a claim: pack, coder and language model, each as `name version`."""

    pack: str
    coder: str
    language_model: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim of one report. `fillings` holds at least an act and a status; order is slot order, then text order."""

    report: str
    report_sha256: str
    fillings: tuple[Filling, ...]
    attribution: Attribution
    versions: Versions
    refusals: tuple[Refusal, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        for slot in ("act", "status"):
            if len([f for f in self.fillings if f.slot == slot]) != 1:
                raise ValueError(f"a claim has exactly one {slot}")
        if len([f for f in self.fillings if f.slot == "when"]) > 1:
            raise ValueError("a claim has at most one when")

    @property
    def id(self) -> str:
        """Hash over the report's text and every value with its spans; not over versions, rules or attribution."""
        values = [
            [f.slot, f.value.to_dict() if isinstance(f.value, Count) else f.value, [[s.start, s.end] for s in f.spans]]
            for f in self.fillings
        ]
        return build_id("claim", self.report, self.report_sha256, values)

    def filled(self, slot: str) -> tuple[Filling, ...]:
        """The fillings of one slot, in order."""
        return tuple(f for f in self.fillings if f.slot == slot)

    def codes(self, slot: str) -> tuple[str, ...]:
        """The values of a slot that holds codes or an EDTF string."""
        return tuple(f.value for f in self.fillings if f.slot == slot and isinstance(f.value, str))

    @property
    def act(self) -> str:
        """The code of the act."""
        return self.codes("act")[0]

    @property
    def status(self) -> str:
        """How real it is, one of `STATUSES`."""
        return self.codes("status")[0]

    @property
    def when(self) -> str:
        """EDTF, or empty."""
        values = self.codes("when")
        return values[0] if values else ""

    @property
    def counts(self) -> tuple[Count, ...]:
        """The counts, in order."""
        return tuple(f.value for f in self.fillings if isinstance(f.value, Count))

    @property
    def spans(self) -> tuple[Span, ...]:
        """All spans of all slots, sorted, each once."""
        return tuple(sorted({span for f in self.fillings for span in f.spans}))

    def to_dict(self) -> dict[str, Any]:
        """The slots as the coding guide writes them, with evidence and rule per slot."""
        row: dict[str, Any] = {"id": self.id, "act": self.act, "status": self.status}
        for slot in ("actor", "target", "place"):
            row[slot] = list(self.codes(slot))
        row["when"] = self.when
        row["count"] = [c.to_dict() for c in self.counts]
        row["means"] = list(self.codes("means"))
        row["evidence"] = {
            slot: [[s.start, s.end] for f in self.filled(slot) for s in f.spans] for slot in SLOTS if self.filled(slot)
        }
        row["rule"] = {
            slot: "; ".join(dict.fromkeys(f.rule for f in self.filled(slot))) for slot in SLOTS if self.filled(slot)
        }
        row["anchor"] = next((f.anchor for f in self.filled("when") if f.anchor), None)
        row["unsure"] = sorted({f.slot for f in self.fillings if f.unsure})
        row["attribution"] = self.attribution.to_dict()
        row["versions"] = {
            "pack": self.versions.pack,
            "coder": self.versions.coder,
            "language_model": self.versions.language_model,
        }
        return row
