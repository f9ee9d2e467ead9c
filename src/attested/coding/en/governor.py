"""What the word above an act makes of it: an order, a plan, an attempt, a purpose, a mere mention.

Promise: only an infinitive ("to arrest") and a gerund under a noun ("for arresting") are judged here; where the word
above only begins, continues or reports the act, nothing is found and the act stands as told.
"""

from collections.abc import Sequence

from attested.coding.en.syntax import ancestors, children
from attested.coding.en.triggers import Trigger
from attested.coding.en.verdict import StatusFound
from attested.coding.en.view import SentenceView
from attested.model import Word

__all__ = ["find_governor"]

_ASPECT = frozenset(
    """begin start continue keep resume appear seem manage tend happen have need use know proceed force get say report
    be""".split()
)
"""These tell how an act goes on, not that it is yet to come."""
_PLANS = frozenset(
    """plan intend prepare vow promise want aim decide expect set order instruct schedule threaten pledge seek hope
    agree direct command try attempt""".split()
)
_TRIES = frozenset(["try", "attempt"])
_ORDERS = frozenset("order instruct direct command tell task call demand".split())
_ORDER_NOUNS = frozenset("order directive instruction decree".split())
_PLAN_NOUNS = frozenset("plan intention decision".split())
_TOLD_NOUNS = frozenset("case report news incident instance spate wave series".split())
"""A case of arresting is an arrest; a law against smuggling is no smuggling."""
_MENTIONS = frozenset("for of against about towards at".split())
_CLAUSES = frozenset("advcl acl obl xcomp ccomp parataxis csubj".split())
_BRINGS_ABOUT = frozenset("force make require compel send see go come help let allow".split())
"""Under these the act is done: "was forced to pay", "came to search"."""
_TRIED_IS_DONE = frozenset(["defect", "induce"])
"""The coding guide counts the attempt to leave or to lure as the act."""


def find_governor(view: SentenceView, trigger: Trigger, word: int) -> StatusFound | None:
    """The status that the governing word gives the act; None where it says nothing of it."""
    words = view.words
    this, chain, infinitive = _infinitive(words, word)
    if infinitive and (to := _be_to(words, this)) is not None:
        return StatusFound("prospective", "future", to.span)
    if not chain:
        return None
    governor = chain[0]
    if not infinitive:
        return _mention(words, this, governor)
    if governor.lemma in _ORDERS and governor.index != word:
        return StatusFound("prospective", "ordered", governor.span, under_order=True)
    if governor.lemma in _TRIES:
        return None if trigger.act in _TRIED_IS_DONE else StatusFound("", "attempt", governor.span)
    if governor.lemma in _PLANS:
        return StatusFound("prospective", "planned", governor.span)
    if governor.pos in ("NOUN", "PROPN"):
        return _under_noun(words, governor)
    return _under_verb(this, governor)


def _be_to(words: Sequence[Word], this: Word) -> Word | None:
    """ "Are to be banished", "is going to deploy": a form of be (and "going") right before the "to"."""
    to = next((c for c in children(words, this.index, "mark", "aux") if c.text.lower() == "to"), None)
    if to is None or to.index == 0:
        return None
    before = words[to.index - 1]
    if before.text.lower() == "going" and to.index > 1 and words[to.index - 2].lemma == "be":
        return to
    return to if before.lemma == "be" and before.text.lower() in ("is", "are", "was", "were") else None


def _infinitive(words: Sequence[Word], word: int) -> tuple[Word, list[Word], bool]:
    """The word that carries the "to" ("to catch and punish": the first verb), its governors, and whether it has one."""
    this = words[word]
    infinitive = any(c.text.lower() == "to" for c in children(words, word, "mark", "aux"))
    chain = list(ancestors(words, word))
    if this.dep == "conj" and not infinitive and chain:
        head = chain[0]
        if this.tag == "VB" and any(c.text.lower() == "to" for c in children(words, head.index, "mark")):
            return head, chain[1:], True
    return this, chain, infinitive


def _mention(words: Sequence[Word], this: Word, governor: Word) -> StatusFound | None:
    """ "A law against smuggling": the noun speaks of the act and does not tell it."""
    if this.tag != "VBG" or governor.pos not in ("NOUN", "PROPN") or governor.lemma in _TOLD_NOUNS:
        return None
    marks = {c.text.lower() for c in children(words, this.index, "mark", "case")}
    return StatusFound("", "mention", governor.span) if marks & _MENTIONS else None


def _under_noun(words: Sequence[Word], governor: Word) -> StatusFound:
    # "its order to the guards to shoot": the order stands one noun higher.
    above = words[governor.head]
    if above.lemma in _ORDER_NOUNS and above.index != governor.index:
        return StatusFound("prospective", "ordered", above.span, under_order=True)
    if governor.lemma in _ORDER_NOUNS:
        return StatusFound("prospective", "ordered", governor.span, under_order=True)
    if governor.lemma in _PLAN_NOUNS:
        return StatusFound("prospective", "planned", governor.span)
    return StatusFound("", "purpose", governor.span)


def _under_verb(this: Word, governor: Word) -> StatusFound | None:
    complement = this.dep in ("xcomp", "ccomp")
    if complement and (governor.lemma in _ASPECT or governor.pos == "ADJ"):
        return None
    if this.dep not in _CLAUSES or governor.pos not in ("VERB", "ADJ", "AUX"):
        return None
    if complement and governor.lemma in _BRINGS_ABOUT:
        return None
    return StatusFound("", "purpose", governor.span)
