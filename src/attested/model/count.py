"""A number that a report gives, with its bounds."""

from dataclasses import dataclass
from typing import Any

__all__ = ["COUNT_SCOPES", "COUNT_UNITS", "Count"]

COUNT_SCOPES = ("target", "actor", "thing", "duration")
COUNT_UNITS = (
    "person",
    "household",
    "team",
    "vehicle",
    "device",
    "place",
    "event",
    "day",
    "month",
    "year",
    "percent",
    "cny",
    "usd",
    "kpw",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`of` what, in which `unit`, between `low` and `high` (None: open). `approx` where the words say about.

    Raises:
        ValueError: unknown scope or unit, no bound at all, or bounds that run backwards.
    """

    of: str
    unit: str
    low: int | float | None
    high: int | float | None
    approx: bool = False

    def __post_init__(self) -> None:
        if self.of not in COUNT_SCOPES or self.unit not in COUNT_UNITS:
            raise ValueError(f"no such count: {self.of} {self.unit}")
        if self.low is None and self.high is None:
            raise ValueError("a count needs a bound")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"count runs backwards: {self.low} to {self.high}")

    def to_dict(self) -> dict[str, Any]:
        """As the coding guide writes it."""
        return {"of": self.of, "unit": self.unit, "min": self.low, "max": self.high, "approx": self.approx}
