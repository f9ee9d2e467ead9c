"""Who a noun phrase names: the party codes of a head word, with the words that say so.

Promise: the most exact word wins: "officials of the Ministry of State Security" is the ministry, "a man who worked as a
broker" a broker. A general word alone ("agents", "the pair") is marked weak: `referents.py` asks whom it means.
"""

from dataclasses import dataclass

from attested.coding.en.syntax import children, conjuncts, subtree
from attested.coding.en.view import SentenceView
from attested.coding.lexicon import Hit
from attested.model import Span
from attested.pack import Pack

__all__ = ["PERSON_PRONOUNS", "PartyFound", "classes_of", "parties_of"]

_SINGLE = "he she him her i me himself herself someone one"
_PLURAL = "they them we us you those both anyone everyone all others themselves some many"
PERSON_PRONOUNS = (
    dict.fromkeys(_SINGLE.split(), "single") | dict.fromkeys(_PLURAL.split(), "plural") | {"who": "", "whom": ""}
)
"""Pronouns that stand for people, and how many they are said to be."""
_COLLECTIVE = frozenset(
    """family household public population couple pair youth leadership group staff personnel team kin everyone anyone
    nobody none police military army regime government""".split()
)
"""Singular in form, many in meaning."""
_PARTLESS = frozenset("device money home vehicle record meeting post".split())
"""Things that do not act for the body they belong to, as its branches and teams do."""
_THING_PRONOUNS = frozenset("them it they one these this that which".split())
_MONEY = frozenset(["cny", "usd", "kpw"])
_MODIFIERS = frozenset(
    ["compound", "nmod:poss", "amod", "nmod", "appos", "nmod:desc", "flat", "acl", "acl:relcl", "obl"]
)


@dataclass(frozen=True, slots=True)
class PartyFound:
    """A party in a noun phrase: a code, or none for a pronoun or a name.

    `weak` says that a more exact code may replace it; `number` is single, plural or empty.
    """

    code: str
    span: Span
    head: int
    entry: str
    weak: bool
    number: str = ""


def parties_of(view: SentenceView, head: int, pack: Pack) -> tuple[PartyFound, ...]:
    """The parties that the phrase of `head` names, coordination included, in text order."""
    found: list[PartyFound] = []
    for top in conjuncts(view.words, head):
        found.extend(p for p in _of_one(view, top, pack) if p.code not in [f.code for f in found] or not p.code)
    return tuple(found)


def _of_one(view: SentenceView, head: int, pack: Pack) -> list[PartyFound]:
    word = view.words[head]
    covering = [h for h in view.parties if head in view.words_in(h.span)]
    if covering:
        hit = max(covering, key=lambda h: (not h.entry.weak, h.size))
        if not hit.entry.weak:
            return [_found(view, hit, head)]
        exact = _modifier(view, head, pack, hit)
        return [_found(view, exact, head, number=hit.entry.number)] if exact else [_found(view, hit, head)]
    if word.text.lower() in PERSON_PRONOUNS:
        return [PartyFound("", word.span, head, "pronoun", True, PERSON_PRONOUNS[word.text.lower()])]
    if word.dep in ("nsubj", "nmod:poss") and pack.government and _is_government(view, word.span, pack):
        return [PartyFound(pack.government, word.span, head, "government", False)]
    if word.pos == "PROPN" and not _is_place(view, word.span):
        exact = _modifier(view, head, pack, None)
        return [_found(view, exact, head)] if exact else [PartyFound("", word.span, head, "name", True, "single")]
    exact = _modifier(view, head, pack, None)
    if exact and word.pos in ("NOUN", "NUM", "ADJ", "DET", "X"):
        return [_found(view, exact, head)]
    if word.pos == "NUM":
        return [PartyFound("", word.span, head, "number", True, "plural")]
    things = (*view.things, *view.means)
    counted = any(c.span.start <= word.start < c.span.end and c.unit not in ("", "person") for c in view.counts)
    if word.pos == "NOUN" and not counted and not any(head in view.words_in(t.span) for t in things):
        number = "plural" if "Number=Plur" in word.morph else "single"
        return [PartyFound("", word.span, head, "noun", True, number)]
    return []


def _is_government(view: SentenceView, span: Span, pack: Pack) -> bool:
    """ "Pyongyang has ordered", "North Korea's crackdown": the state by the name of its capital or country."""
    return any(p.span.overlaps(span) and p.id in (pack.capital, pack.country) for p in view.places)


def _is_place(view: SentenceView, span: Span) -> bool:
    return any(p.span.overlaps(span) for p in view.places)


def _modifier(view: SentenceView, head: int, pack: Pack, weak: Hit | None) -> Hit | None:
    """The strongest hit among the words that modify `head`; of the same side as the general word it makes exact."""
    below = {i for c in children(view.words, head, *_MODIFIERS) for i in subtree(view.words, c.index)}
    if not below:
        return None
    side = pack.is_enforcer(weak.entry.value) if weak else None
    options = []
    for hit in view.parties:
        top = view.head_of(hit.span)
        if hit.entry.weak or top not in below:
            continue
        enforcer = pack.is_enforcer(hit.entry.value)
        if side is not None and enforcer != side:
            continue
        if weak is None and not _names_body(view, head, top, enforcer):
            continue
        if side is False and not _close(view, head, top):
            continue
        options.append(hit)
    return min(options, key=lambda h: (abs((view.head_of(h.span) or 0) - head), h.first)) if options else None


def _close(view: SentenceView, head: int, top: int) -> bool:
    # "a man who worked as a broker" yes; "a man whom brokers had helped" no.
    word = view.words[top]
    return word.head == head or word.dep in ("appos", "compound", "amod", "nsubj", "obl", "nmod") and top > head


def _names_body(view: SentenceView, head: int, top: int, enforcer: bool) -> bool:
    # "ministry branches", "teams of police": a body's part acts for the body; "the broker's house" is no broker.
    word = view.words[top]
    near = word.head == head and word.dep in ("compound", "nmod:poss", "amod", "nmod", "appos", "nmod:desc")
    things = {t.entry.value for t in view.things if head in view.words_in(t.span)}
    return near and enforcer and not things & _PARTLESS


def _found(view: SentenceView, hit: Hit, head: int, number: str = "") -> PartyFound:
    word = view.words[head]
    if (
        not (hit.entry.number or number)
        and word.pos == "NOUN"
        and "Number=Sing" in word.morph
        and word.lemma not in _COLLECTIVE
    ):
        number = "single"
    return PartyFound(hit.entry.value, hit.span, head, hit.entry.id, hit.entry.weak, hit.entry.number or number)


def classes_of(view: SentenceView, head: int, pack: Pack) -> frozenset[str]:
    """The classes that a phrase belongs to: things, party codes, person, enforcer, civilian; `unknown` where none."""
    word = view.words[head]
    found: set[str] = set()
    for top in conjuncts(view.words, head):
        for hit in view.things:
            if top in view.words_in(hit.span):
                found.add(hit.entry.value)
        for party in _of_one(view, top, pack):
            if party.entry == "noun":
                continue
            found.add("person")
            if party.code:
                found |= {party.code, "enforcer" if pack.is_enforcer(party.code) else "civilian"}
            elif party.entry != "number":
                found |= {"enforcer", "civilian"}
    if word.text.lower() in _THING_PRONOUNS:
        found |= {"thing", "pronoun"} if word.text.lower() == "it" else {"thing", "pronoun", "person"}
    for counted in view.counts:
        if word.pos == "NUM" and counted.span.start <= word.start < counted.span.end and not counted.unit:
            found |= {"person", "civilian"}
        if word.start >= counted.span.start and word.end <= counted.span.end and counted.unit in _MONEY:
            found.add("money")
    return frozenset(found or {"unknown"})
