"""By what means: instruments and penalties of the sentence that this act can take and that no nearer act takes."""

from collections.abc import Sequence

from attested.coding.en.syntax import steps_between, subtree
from attested.coding.en.triggers import Trigger
from attested.coding.en.view import SentenceView
from attested.coding.lexicon import Hit
from attested.model import Filling
from attested.pack import Pack

__all__ = ["attach_means"]


def attach_means(view: SentenceView, trigger: Trigger, pack: Pack, others: Sequence[Trigger]) -> list[Filling]:
    """By what: each means once, by its first words; then those that the act's own words say."""
    allowed = set(pack.acts[trigger.act].means)
    found: dict[str, Filling] = {}
    for hit in _possible(view, trigger):
        code = hit.entry.value
        if code in allowed and code not in found and _is_own(view, trigger, hit, pack, others):
            found[code] = Filling(slot="means", value=code, spans=(hit.span,), rule=f"words:{hit.entry.id}")
    for code in trigger.entry.means:
        if code in allowed and code not in found:
            found[code] = Filling(slot="means", value=code, spans=(trigger.span,), rule=f"entry:{trigger.entry.id}")
    return list(found.values())


def _possible(view: SentenceView, trigger: Trigger) -> list[Hit]:
    """The hits that the act may take, without those that lie inside a longer one of another means."""
    hits = [m for m in view.means if not m.entry.acts or trigger.act in m.entry.acts]
    return [
        h
        for h in hits
        if not any(o.span.covers(h.span) and o.size > h.size and o.entry.value != h.entry.value for o in hits)
    ]


def _is_own(view: SentenceView, trigger: Trigger, hit: Hit, pack: Pack, others: Sequence[Trigger]) -> bool:
    """Whether the words stand below the act, or no other act that can take them is nearer."""
    head = view.head_of(hit.span)
    if head is None:
        return False
    if head in subtree(view.words, trigger.clause):
        return True
    mine = steps_between(view.words, head, trigger.clause)
    rivals = [o for o in others if o is not trigger and hit.entry.value in pack.acts[o.act].means]
    return all(steps_between(view.words, head, o.clause) >= mine for o in rivals)
