"""Whom a phrase means: from the words of a party to codes.

Where the words are general ("agents", "people", "they") the more exact code comes from, in this order: the people
listed behind a number, the offence told of them, the deed, those spoken of before, what the whole report is about.
Promise: each way is a rule of its own, named in the claim with the words it rests on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from attested.coding.en.deeds import DONE_TO_PERSONS
from attested.coding.en.memory import Group, Memory
from attested.coding.en.parties import PartyFound
from attested.coding.en.triggers import Trigger
from attested.coding.en.view import SentenceView
from attested.model import Span
from attested.pack import ActCode, Pack

__all__ = ["Deed", "PartyValue", "find_body_before", "find_fitting", "find_referents"]

_HELD = DONE_TO_PERSONS | {"search"}
"""Acts done to somebody for something: an offence told in the sentence says who they are."""
_OF_GROUPS = frozenset(
    "order campaign deploy surveil outlaw threaten induce indoctrinate incentivise bribe remit communicate".split()
)
"""Acts whose other side must be named by a word of the lexicon; a bare noun there is seldom a person."""
_CAUGHT = {"border-guard": "soldier", "military": "soldier"}
"""What the members of a body are when they are acted upon; of all other bodies: officials."""
_NEW = frozenset("a an one two three four five six seven eight nine ten".split())
_FIGURES = frozenset(
    "two three four five six seven eight nine ten eleven twelve fourteen fifteen twenty pair most half".split()
)
_ANAPHORIC = frozenset("he she him her they them both himself herself themselves who whom all some".split())
_DEFINITE = frozenset(["the", "those", "these", "this", "that", "both", "such"])


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyValue:
    """A party code for a slot: its words, the rule, how many they are said to be, the head where it stands here."""

    code: str
    spans: tuple[Span, ...]
    rule: str
    number: str = ""
    head: int | None = None
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One act in its sentence, with the pack and with what the report said before."""

    view: SentenceView
    trigger: Trigger
    pack: Pack
    memory: Memory

    @property
    def act(self) -> str:
        """The act's code."""
        return self.trigger.act

    @property
    def code(self) -> ActCode:
        """What the codebook says of the act."""
        return self.pack.acts[self.trigger.act]

    def wants(self, slot: str) -> str:
        """Who can fill a slot by the codebook: enforcer, civilian, caught, any."""
        return self.code.actor if slot == "actor" else self.code.target


def find_referents(deed: Deed, party: PartyFound, slot: str) -> list[PartyValue]:
    """The codes of a party that stands in a slot, actor or target."""
    if party.code and not party.weak:
        return [_value(party, party.code, f"words:{party.entry}", unsure=False)]
    enforcer = deed.pack.is_enforcer(party.code) if party.code else deed.wants(slot) == "enforcer"
    if not enforcer:
        return _civilian(deed, party, slot)
    if party.code or party.entry == "pronoun":
        return _enforcer(deed, party)
    return []


def find_fitting(deed: Deed, slot: str, values: Sequence[PartyValue]) -> list[PartyValue]:
    """The values that can fill the slot by the codebook."""
    wanted = deed.wants(slot)
    if wanted == "caught":
        return [_caught(deed, v) for v in values]
    if wanted == "any":
        return list(values)
    return [v for v in values if deed.pack.is_enforcer(v.code) == (wanted == "enforcer")]


def find_body_before(deed: Deed, reach: int, before: int) -> list[PartyValue]:
    """The body spoken of last before an offset, in `reach` sentences."""
    group = deed.memory.find_enforcer(deed.view.number, reach=reach, before=before)
    if group is None:
        return []
    return [PartyValue(code=group.codes[0], spans=(group.span,), rule="before:body", unsure=True)]


def _value(party: PartyFound, code: str, rule: str, *more: Span, unsure: bool = True) -> PartyValue:
    """A code for the words of a party and for `more` that it rests on."""
    return PartyValue(
        code=code, spans=(party.span, *more), rule=rule, number=party.number, head=party.head, unsure=unsure
    )


def _caught(deed: Deed, value: PartyValue) -> PartyValue:
    if not deed.pack.is_enforcer(value.code):
        return value
    return replace(value, code=_CAUGHT.get(value.code, "official"), rule=f"caught:{value.rule}")


def _enforcer(deed: Deed, party: PartyFound) -> list[PartyValue]:
    """ "The agents" are those of the body spoken of last; "officials" only where that was a sentence ago at most."""
    group = deed.memory.find_enforcer(deed.view.number, before=party.span.start)
    if group is not None and (party.entry != "officials" or deed.view.number - group.sentence <= 1):
        return [replace(_value(party, group.codes[0], "before:body", group.span), number="")]
    return [_value(party, party.code, f"words:{party.entry}")] if party.code else []


def _civilian(deed: Deed, party: PartyFound, slot: str) -> list[PartyValue]:
    if party.entry in ("noun", "name") and deed.act in _OF_GROUPS:
        return []
    held = deed.act in _HELD and slot == "target"
    if held:
        exact = _listed(deed, party) or _of_offence(deed, party)
        if exact:
            return exact
    group = _antecedent(deed, party)
    doer = deed.code.doer if slot == "actor" else ""
    if doer and group is None:
        return [_value(party, doer, "deed", deed.trigger.span)]
    # Officials and soldiers spoken of before are seldom meant by "they" unless it is they who are caught.
    if group is not None and (deed.act in _HELD or group.codes[0] not in ("official", "soldier")):
        number = party.number or group.number
        return [replace(_value(party, c, "before:people", group.span), number=number) for c in group.codes]
    topic = _topic(deed, party) if held and party.entry not in ("noun", "relative") else None
    if topic is not None:
        return [_value(party, topic.codes[0], "topic", topic.span)]
    return [_value(party, party.code or "resident", f"words:{party.entry}")]


def _listed(deed: Deed, party: PartyFound) -> list[PartyValue]:
    """ "Five men, a company commander and four of his soldiers": what a number of people is broken down into."""
    view = deed.view
    counted = any(c.span.start <= view.words[party.head].start < c.span.end for c in view.counts)
    if party.number == "single" or not counted:
        return []
    found: list[PartyValue] = []
    for hit in view.parties:
        before = view.line.tokens[hit.first - 1].low if hit.first else ""
        first = view.line.tokens[hit.first].low
        lead = view.line.tokens[hit.first - 2].low if hit.first > 1 else ""
        if hit.entry.weak or hit.span.start < party.span.end or not ({before, first} & _NEW):
            continue
        if found or "," in (before, lead) or lead in (":", "-"):
            rule = f"listed:{hit.entry.id}"
            value = PartyValue(code=hit.entry.value, spans=(party.span, hit.span), rule=rule, head=party.head)
            found.append(_caught(deed, value))
    return found


def _of_offence(deed: Deed, party: PartyFound) -> list[PartyValue]:
    """Those of whom an offence is told behind the words that name them."""
    told: dict[str, Span] = {}
    for hit in deed.view.offences:
        if hit.span.end > party.span.start:
            told.setdefault(hit.entry.value, hit.span)
    return [_value(party, code, "offence", span, unsure=False) for code, span in told.items()]


def _antecedent(deed: Deed, party: PartyFound) -> Group | None:
    """The people spoken of before that a pronoun, a number or "those men" points back to, where a code is known."""
    view, word = deed.view, deed.view.words[party.head]
    low = word.text.lower()
    if party.entry == "relative" or (party.entry == "pronoun" and low not in _ANAPHORIC):
        return None
    pronoun = party.entry in ("pronoun", "name", "number") or word.pos == "PRON"
    pronoun = pronoun or low in _FIGURES or word.text.isdigit()
    determiner = next((w.text.lower() for w in view.words if w.head == party.head and w.dep == "det"), "")
    if not pronoun and determiner not in _DEFINITE:
        return None
    number = party.number or ("plural" if "Number=Plur" in word.morph else "single" if determiner else "")
    group = deed.memory.find_civilian(view.number, number, before=word.start)
    return group if group is not None and group.codes else None


def _topic(deed: Deed, party: PartyFound) -> Group | None:
    """Those spoken of last, whatever their number, else what the report is about."""
    near = deed.memory.find_civilian(deed.view.number, "", reach=2, before=party.span.start)
    known = near is not None and near.codes and near.codes[0] not in ("official", "soldier")
    return near if known else deed.memory.topic
