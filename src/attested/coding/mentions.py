"""What was recognised in a report before it was attached: times, places, counts, parties, means, with values.

Promise: nothing here is a claim; an expression without an act beside it is listed too, in captions and contact lines as
well.
"""

from attested.coding.en.reading import Reading
from attested.coding.resolve.counts import CountFound
from attested.model import Mention, Span

__all__ = ["find_mentions"]


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """All mentions in text order, each once."""
    found = [
        Mention(span=Span(t.start, t.end), kind="time", value=t.value, entry=t.rule, anchor=t.anchor)
        for t in reading.times
    ]
    for view in reading.views:
        found += [
            Mention(span=p.span, kind="place", value=p.id, entry=p.rule)
            for p in view.places
            if not p.id.startswith("@")
        ]
        found += [Mention(span=h.span, kind="party", value=h.entry.value, entry=h.entry.id) for h in view.parties]
        found += [Mention(span=h.span, kind="means", value=h.entry.value, entry=h.entry.id) for h in view.means]
        found += [Mention(span=c.span, kind="count", value=_spell_count(c)) for c in view.counts]
    return tuple(sorted(set(found), key=lambda m: (m.span.start, m.span.end, m.kind, m.value)))


def _spell_count(count: CountFound) -> str:
    """ "~5 person", "10.. day", "3..5": both bounds where they differ, an open one empty."""
    low, high = count.bounds
    bounds = str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"
    return f"{'~' if count.approx else ''}{bounds}{' ' + count.unit if count.unit else ''}"
