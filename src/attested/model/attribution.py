"""Who vouches for a claim."""

from dataclasses import dataclass
from typing import Any

from attested.model.span import Span

__all__ = ["Attribution"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says it, by the report's own words.

    `kind`: source (unnamed), official (named), state-media, outlet (another one credited), report (the report itself).
    `place` is where the source lives, as a place id, never where the act was done. `number` is how many sources
    are said to stand behind it (None where not said). `direct` is True inside quotation marks.
    """

    kind: str = "report"
    span: Span | None = None
    place: str | None = None
    number: int | None = None
    direct: bool = False
    outlet: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values; spans as pairs."""
        return {
            "kind": self.kind,
            "span": [self.span.start, self.span.end] if self.span else None,
            "place": self.place,
            "number": self.number,
            "direct": self.direct,
            "outlet": self.outlet,
        }
