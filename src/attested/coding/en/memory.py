"""What a report has said so far: who "they", "the agents" and "the pair" point back to.

Invariant: bodies and groups only, by code and by the words that named them; it ends with its report.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from attested.coding.en.view import SentenceView
from attested.model import Span
from attested.pack import Pack

__all__ = ["Group", "Memory", "find_topic"]

_NO_AGENTS = frozenset(["leadership", "authorities"])
"""Parties of the state that "the agents" are never of."""
_TOPICS = ("phone-user", "broker", "smuggler", "defector")
"""Kinds of people that a whole report can be about; of equally many mentions the first wins."""
_END = 1 << 60
"""An offset behind every report."""


@dataclass(frozen=True, slots=True)
class Group:
    """Somebody spoken of: party codes, the words that named them, `single` or `plural`, and the sentence."""

    codes: tuple[str, ...]
    span: Span
    number: str
    sentence: int


@dataclass(slots=True)
class Memory:
    """Grows sentence by sentence."""

    topic: Group | None = None
    enforcers: list[Group] = field(default_factory=list)
    civilians: list[Group] = field(default_factory=list)

    def add(self, group: Group, enforcer: bool) -> None:
        """Remember that somebody was spoken of."""
        (self.enforcers if enforcer else self.civilians).append(group)

    def find_enforcer(self, sentence: int, reach: int = 8, before: int = _END) -> Group | None:
        """The body with agents of its own spoken of last before an offset, not further back than `reach` sentences."""
        return next(
            (
                g
                for g in reversed(self.enforcers)
                if sentence - g.sentence <= reach and g.span.end <= before and g.codes[0] not in _NO_AGENTS
            ),
            None,
        )

    def find_civilian(self, sentence: int, number: str, reach: int = 6, before: int = _END) -> Group | None:
        """The people spoken of last before an offset that can be meant by a word of that number."""
        for group in reversed(self.civilians):
            if group.span.end > before:
                continue
            if sentence - group.sentence > reach:
                return None
            if not number or group.number == number or not group.number:
                return group
        return None


def find_topic(views: Sequence[SentenceView], pack: Pack) -> Group | None:
    """Whom the report is about, where it plainly is about one kind of people; with the words that say so first."""
    tally: Counter[str] = Counter()
    first: dict[str, Group] = {}
    for view in views:
        if view.zone and view.zone != "headline":
            continue
        hits = [(h.entry.value, h.span) for h in view.parties if not h.entry.weak]
        hits += [("phone-user", h.span) for h in view.means if h.entry.value == "chinese-phone"]
        for code, span in hits:
            if code in _TOPICS and code in pack.parties:
                tally[code] += 1
                if not view.zone:
                    first.setdefault(code, Group((code,), span, "plural", view.number))
    if not tally:
        return None
    code, count = min(tally.items(), key=lambda item: (-item[1], _TOPICS.index(item[0])))
    if count < 2 or count * 2 < sum(tally.values()) or code not in first:
        return None
    return first[code]
