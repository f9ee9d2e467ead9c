"""What a person decided on a claim: append-only, never an overwrite."""

from dataclasses import dataclass
from typing import Any

from attested.model.ids import build_id

__all__ = ["VERDICTS", "Decision"]

VERDICTS = ("accept", "correct", "reject")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """`changed` holds the slots a person set otherwise, each as plain JSON values; `at` is ISO 8601 with offset."""

    claim: str
    verdict: str
    changed: tuple[tuple[str, Any], ...]
    who: str
    at: str
    why: str

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise ValueError(f"no verdict {self.verdict!r}")
        if bool(self.changed) != (self.verdict == "correct"):
            raise ValueError("a correction changes slots, and nothing else does")

    @property
    def id(self) -> str:
        """Hash over all fields."""
        return build_id("decision", self.claim, self.verdict, list(self.changed), self.who, self.at, self.why)
