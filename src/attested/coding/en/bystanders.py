"""Who the rest of a sentence adds, where the act's own phrases name nobody who can do or suffer it.

Promise: each way is asked only where those before it found nothing, and what it finds is marked unsure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from attested.coding.en.deeds import DEEDS_OF_STATE
from attested.coding.en.parties import parties_of
from attested.coding.en.referents import Deed, PartyValue, find_body_before, find_fitting, find_referents
from attested.coding.en.syntax import ancestors, case_of, find_subject
from attested.coding.lexicon import Hit
from attested.model import Span

__all__ = ["AGAINST", "complete_actors", "complete_targets", "find_phone_users"]

AGAINST = frozenset("order campaign threaten induce outlaw surveil".split())
"""Acts directed against a kind of people, who may stand anywhere in the sentence."""
_SPOKEN = frozenset("order threaten induce incentivise outlaw indoctrinate".split())
_ADDRESSED = frozenset("order threaten induce".split())
"""Acts of speech: a body in the target's place is who was told, not who it is about."""
_SAME_HANDS = DEEDS_OF_STATE - {"punish", "execute", "banish"}
"""Ruling 1 of the coding guide: these the body named in the sentence before does too; a verdict is another body's."""
_GENERAL = frozenset(["several-persons"])
"""Lexicon entries of words that say nothing of who is meant ("those", "anyone", "offenders")."""
_SELDOM = frozenset(["foreign-contact", "informant"])
"""Named beside an act, seldom the ones it is done to."""
_BODY_REACH = 3
"""Sentences back to the body that somebody bribes, surrenders to or pledges something to."""
_NO_DOER = frozenset("by to against from with for".split())
"""Prepositions after which a party to the left of the verb does not do it."""


def complete_actors(deed: Deed) -> list[PartyValue]:
    """Who does it, where its own phrases name nobody."""
    actors = _in_phrase(deed)
    if not actors and deed.act == "bribe":
        actors = find_body_before(deed, _BODY_REACH, deed.view.span.end)
    if not actors and deed.act in _SPOKEN:
        actors = _speaker(deed)
    if not actors and not deed.trigger.passive:
        actors = _to_the_left(deed)
    if not actors and deed.trigger.passive and deed.act in _SAME_HANDS:
        actors = find_body_before(deed, 1, deed.view.span.end)
    return actors


def complete_targets(deed: Deed, targets: list[PartyValue], actors: list[PartyValue]) -> list[PartyValue]:
    """To whom it is done, with those whom the rest of the sentence is about."""
    pack = deed.pack
    if deed.act in AGAINST and (not targets or deed.act in (*_ADDRESSED, "outlaw")):
        concerned = _concerned(deed, {a.spans[0] for a in actors})
        if concerned:
            return concerned
    if targets:
        return [t for t in targets if not pack.is_enforcer(t.code)] if deed.act in _ADDRESSED else targets
    if deed.act in ("bribe", "search", "seize"):
        return _beside(deed, actors) or _topic(deed)
    if deed.act in ("surrender", "pledge"):
        return find_body_before(deed, _BODY_REACH, deed.view.span.end)
    if deed.act == "incentivise":
        return [a for a in actors if pack.is_enforcer(a.code)][:1]
    return []


# ---- actors


def _in_phrase(deed: Deed) -> list[PartyValue]:
    """A passive without an agent: a body named in a phrase of the verb ("at the bureau", "by the police")."""
    if deed.code.actor != "enforcer":
        return []
    for preposition, index in deed.trigger.phrases:
        if preposition.split()[-1] in ("by", "at") or (preposition == "to" and deed.act == "arrest"):
            for party in parties_of(deed.view, index, deed.pack):
                if party.code and not party.weak and deed.pack.is_enforcer(party.code):
                    code, spans = party.code, (party.span,)
                    return [PartyValue(code=code, spans=spans, rule="body-in-phrase", head=party.head, unsure=True)]
    return []


def _speaker(deed: Deed) -> list[PartyValue]:
    """ "The authorities announced that agents will be judged by it": who says so does it."""
    words = deed.view.words
    for above in ancestors(words, deed.trigger.word):
        subject = find_subject(words, above.index) if above.pos == "VERB" else None
        found = _first_actors(deed, subject) if subject is not None else []
        if found:
            return found
    if deed.act in ("threaten", "induce") and any(q.covers(deed.trigger.span) for q in deed.view.quoted):
        return find_body_before(deed, 2, deed.trigger.span.start)
    return []


def _to_the_left(deed: Deed) -> list[PartyValue]:
    """Where the parse gives no doer: the last party before the verb that can do the act."""
    view, wanted = deed.view, deed.code.actor
    start = view.words[deed.trigger.clause].start
    for hit in reversed([h for h in view.parties if h.span.end <= start]):
        if (wanted == "enforcer") != deed.pack.is_enforcer(hit.entry.value):
            continue
        head = view.head_of(hit.span)
        if head is None or case_of(view.words, head) in _NO_DOER:
            continue
        found = _first_actors(deed, head)
        if found:
            return found
    return []


def _first_actors(deed: Deed, head: int) -> list[PartyValue]:
    """The first party of a phrase that can do the act."""
    for party in parties_of(deed.view, head, deed.pack):
        found = find_fitting(deed, "actor", find_referents(deed, party, "actor"))
        if found:
            return [replace(v, unsure=True) for v in found]
    return []


# ---- targets


def _beside(deed: Deed, actors: Sequence[PartyValue]) -> list[PartyValue]:
    """The people named in the sentence, where the act says nothing nearer."""
    for hit in _civilians(deed, {a.spans[0] for a in actors}):
        if not hit.entry.weak and hit.entry.value not in _SELDOM:
            return [_named(hit, f"beside:{hit.entry.id}")]
    return []


def _topic(deed: Deed) -> list[PartyValue]:
    topic = deed.memory.topic
    return [PartyValue(code=topic.codes[0], spans=(topic.span,), rule="topic", unsure=True)] if topic else []


def _concerned(deed: Deed, actors: set[Span]) -> list[PartyValue]:
    """The people whom the rest of the sentence is about: parties, offences, phones for those who use them."""
    behind = [h for h in _civilians(deed, actors) if h.span.start >= deed.trigger.span.start or deed.trigger.passive]
    values = [_named(h, f"concerned:{h.entry.id}") for h in behind if not h.entry.weak]
    values = values or [_named(h, "concerned:offence") for h in deed.view.offences]
    values = values or find_phone_users(deed)
    values = [v for v in values if v.code not in _SELDOM]
    if values or deed.act not in ("threaten", "induce", "outlaw"):
        return values
    general = (h for h in _civilians(deed, set()) if h.entry.weak and h.span.start >= deed.trigger.span.start)
    first = next(general, None)
    if first is None:
        return []
    topic = deed.memory.topic
    if topic is not None and first.entry.id in _GENERAL:
        return [PartyValue(code=topic.codes[0], spans=(first.span, topic.span), rule="topic", unsure=True)]
    return [_named(first, f"concerned:{first.entry.id}")]


def find_phone_users(deed: Deed) -> list[PartyValue]:
    """ "A crackdown on Chinese phones" is one on those who use them."""
    phones = [h for h in deed.view.means if h.entry.value == "chinese-phone"]
    if not phones or "phone-user" not in deed.pack.parties:
        return []
    return [PartyValue(code="phone-user", spans=(phones[0].span,), rule="phones-for-users", unsure=True)]


def _civilians(deed: Deed, taken: set[Span]) -> Iterator[Hit]:
    """The people of the sentence, in text order, but for those whose words are `taken`."""
    return (h for h in deed.view.parties if h.span not in taken and not deed.pack.is_enforcer(h.entry.value))


def _named(hit: Hit, rule: str) -> PartyValue:
    return PartyValue(code=hit.entry.value, spans=(hit.span,), rule=rule, unsure=True)
