"""What was recognised in a report before it was attached to anything."""

from dataclasses import dataclass
from typing import Any

from attested.model.span import Span

__all__ = ["MENTION_KINDS", "Mention"]

MENTION_KINDS = ("time", "place", "count", "party", "means", "act", "cue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A recognised expression: its span, its kind and its value (code, place id, EDTF, ISO 8601 duration, number)."""

    span: Span
    kind: str
    value: str
    entry: str = ""
    anchor: str | None = None

    def to_dict(self, text: str) -> dict[str, Any]:
        """As `attested mentions` prints it."""
        return {
            "start": self.span.start,
            "end": self.span.end,
            "text": self.span.of(text),
            "kind": self.kind,
            "value": self.value,
        }
