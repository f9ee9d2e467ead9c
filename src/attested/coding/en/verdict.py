"""What is found on how real a thing is told: the status, the reading that decided, the words that say so."""

from dataclasses import dataclass

from attested.model import Span

__all__ = ["StatusFound"]


@dataclass(frozen=True, slots=True)
class StatusFound:
    """`status` is empty where the sentence makes no claim of it; `rule` says which reading decided."""

    status: str
    rule: str
    span: Span | None = None
    under_order: bool = False
