"""Actor and target: from subject, object and phrases to party codes, checked against who can do and suffer the act.

Promise: an entry of the lexicon says which phrase fills which slot; only where these name nobody who fits does the rest
of the sentence add (`bystanders.py`). Whom general words mean is found in `referents.py`.
"""

from attested.coding.en.bystanders import AGAINST, complete_actors, complete_targets, find_phone_users
from attested.coding.en.memory import Memory
from attested.coding.en.parties import classes_of, parties_of
from attested.coding.en.referents import Deed, PartyValue, find_fitting, find_referents
from attested.coding.en.syntax import case_of, children
from attested.coding.en.triggers import Trigger
from attested.coding.en.view import SentenceView
from attested.pack import Pack

__all__ = ["RoleFinder"]

_OWNED = frozenset(["search", "seize"])
"""Acts done to things: the target is whose they are."""


class RoleFinder:
    """Finds actors and targets in one report; holds no state but what `memory` remembers."""

    def __init__(self, pack: Pack, memory: Memory) -> None:
        self._pack = pack
        self._memory = memory

    def find(self, view: SentenceView, trigger: Trigger) -> tuple[list[PartyValue], list[PartyValue]]:
        """(actors, targets) of a trigger."""
        deed = Deed(view=view, trigger=trigger, pack=self._pack, memory=self._memory)
        slots: dict[str, list[PartyValue]] = {"actor": [], "target": []}
        for name, index in _phrases(trigger):
            slot = trigger.entry.roles.get(name)
            if slot not in slots:
                continue
            for party in parties_of(view, index, self._pack):
                slots[slot].extend(find_referents(deed, party, slot))
            if slot == "target" and not slots[slot]:
                slots[slot].extend(_of_things(deed, index))
        actors = find_fitting(deed, "actor", slots["actor"]) or complete_actors(deed)
        targets = complete_targets(deed, find_fitting(deed, "target", slots["target"]), actors)
        return _unique(actors), _unique(targets)


def _phrases(trigger: Trigger) -> list[tuple[str, int]]:
    """(name that an entry's `roles` can use, head word) for each phrase of the act, each once."""
    found = []
    if trigger.subject is not None:
        found.append(("subject", trigger.subject))
    if trigger.object is not None:
        found.append(("of" if trigger.entry.form == "noun" and trigger.verb is None else "object", trigger.object))
        found.append(("object", trigger.object))
    for preposition, index in trigger.phrases:
        if index in (trigger.subject, trigger.object):
            continue
        # "by" names the doer of a passive or of a noun; of an active verb it names a place or a means.
        if preposition == "by" and not (trigger.passive or trigger.entry.form == "noun"):
            continue
        found.append((preposition.split()[-1], index))
    return list(dict.fromkeys(found))


def _of_things(deed: Deed, index: int) -> list[PartyValue]:
    """The people that things in the target's place stand for: their owners, or those who use such phones."""
    if deed.act in _OWNED:
        return _owners(deed, index)
    if deed.act not in AGAINST or not classes_of(deed.view, index, deed.pack) & {"device", "conduct", "call"}:
        return []
    return find_phone_users(deed)


def _owners(deed: Deed, index: int) -> list[PartyValue]:
    """Whose home or phone it is: "her house", "the phones of passengers"."""
    words = deed.view.words
    for child in children(words, index, "nmod:poss", "nmod"):
        if child.dep == "nmod" and case_of(words, child.index) not in ("of", "from"):
            continue
        parties = parties_of(deed.view, child.index, deed.pack)
        found = [v for p in parties for v in find_referents(deed, p, "target")]
        if found:
            return found
    return []


def _unique(values: list[PartyValue]) -> list[PartyValue]:
    """Each code once; "residents" and "the authorities" only where nothing more exact stands beside them."""
    kept: dict[str, PartyValue] = {}
    for value in values:
        kept.setdefault(value.code, value)
    if len(kept) > 1 and "resident" in kept and kept["resident"].unsure:
        del kept["resident"]
    if len(kept) > 1 and "authorities" in kept:
        del kept["authorities"]
    return list(kept.values())
