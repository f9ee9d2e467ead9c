"""Which words that tell an act make no claim: the content of a threat, the ground of a penalty, a kind of people.

Promise: the answer is the reason in words for a reader, empty where the act is claimed; the gate and the pack's checker
ask here too, so that what is proposed, checked and explained is one and the same.
"""

from collections.abc import Sequence

from attested.coding.en.deeds import DONE_TO_PERSONS
from attested.coding.en.status import StatusFound
from attested.coding.en.syntax import ancestors, children, is_root, subtree
from attested.coding.en.triggers import Trigger
from attested.coding.en.view import SentenceView

__all__ = ["find_suppression"]

_ANYONE = frozenset("communicate remit smuggle defect evade bribe inform surrender pledge".split())
"""Deeds of ordinary people: named as the ground of a penalty or to say which people are meant, they are no claim."""
_ORDERED = frozenset("arrest search seize deploy execute surveil interrogate".split())
"""Acts of the state that are claimed as prospective where they were ordered; other content of an order is none."""
_SPOKEN = frozenset(["threaten", "induce"])
_CONTENT = frozenset(
    """punish execute banish arrest campaign detain seize outlaw search surrender inform release pledge evade
    communicate remit smuggle defect""".split()
)
"""Acts that a threat or an offer may be made of: told with it, they say what was threatened, and were not done."""
_BACK = frozenset(["this", "that", "these", "those", "such"])
_GROUNDS = frozenset(["for", "of", "on", "to"])
_TIMES = frozenset(["while", "when", "as", "after", "before"])
_ANYBODY = frozenset("people those anyone anybody everyone".split())
_OFFENDERS = _ANYBODY | {"users", "all", "offenders"}


def find_suppression(view: SentenceView, trigger: Trigger, status: StatusFound, triggers: Sequence[Trigger]) -> str:
    """Why a trigger makes no claim; empty where it does. `triggers` are all of its sentence."""
    if not status.status:
        return status.rule
    if status.under_order and trigger.act not in _ORDERED:
        return "content of an order"
    if reason := _find_form(view, trigger):
        return reason
    for other in triggers:
        if other is not trigger and other.act in _SPOKEN and trigger.act in _CONTENT and _tells(view, other, trigger):
            return f"content of {other.act}"
    if trigger.act in _ANYONE and _is_ground(view, trigger, triggers):
        return "ground of a penalty"
    return "a kind of people" if _is_kind(view, trigger) else ""


def _find_form(view: SentenceView, trigger: Trigger) -> str:
    """What the form of the words alone forbids."""
    word = view.words[trigger.word]
    if word.dep == "compound" and any(w.pos in ("VERB", "AUX") for w in view.words):
        return "part of a name"
    if (
        word.dep == "amod"
        and trigger.passive
        and trigger.entry.form == "verb"
        and _stands_before_noun(view, word.index)
    ):
        return "only describes a thing"
    noun = (trigger.entry.form == "noun" and trigger.verb is None) or word.pos == "NOUN"
    if noun and any(c.text.lower() in _BACK for c in children(view.words, word.index, "det")):
        return "points back"
    return "a question" if view.line.text.rstrip(") ").endswith("?") else ""


def _stands_before_noun(view: SentenceView, index: int) -> bool:
    """ "the seized goods", "of confiscated phones": a participle before its noun, not a verb taken for one."""
    before = view.words[index - 1] if index else None
    if before is None or before.pos in ("NOUN", "PROPN", "PRON"):
        return False
    return before.pos in ("DET", "ADJ", "NUM", "ADP", "PUNCT") or before.tag == "PRP$" or view.words[index].tag == "VBN"


def _tells(view: SentenceView, speaker: Trigger, trigger: Trigger) -> bool:
    """Whether the trigger lies in what the threat or the offer says."""
    if speaker.span.covers(trigger.span):
        return True
    below = subtree(view.words, speaker.word)
    return trigger.word in below and trigger.span.start > speaker.span.start


def _is_ground(view: SentenceView, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """ "Arrested for calling abroad": why somebody was arrested; "arrested while calling" tells both."""
    words = view.words
    if not any(t.act in DONE_TO_PERSONS for t in triggers):
        return False
    top = words[trigger.word]
    for above in (top, *ancestors(words, top.index)):
        marks = {c.text.lower() for c in children(words, above.index, "mark", "case")}
        if marks & _TIMES:
            return False
        if marks & _GROUNDS and above.dep in ("advcl", "acl", "obl", "nmod", "xcomp", "ccomp"):
            return True
        if any(t.word == above.index and t.act in DONE_TO_PERSONS for t in triggers):
            return False
    return False


def _is_kind(view: SentenceView, trigger: Trigger) -> bool:
    """ "Those who smuggle": the act only says which people or things are meant."""
    words = view.words
    if _is_main(view, trigger):
        return False
    verb = words[trigger.word]
    # "phones that they use to call China": the clause is about the kind, and so is what hangs on it.
    while verb.dep in ("xcomp", "advcl", "conj") and words[verb.head].pos == "VERB" and verb.tag in ("VB", "VBG"):
        verb = words[verb.head]
    if verb.dep not in ("acl:relcl", "acl"):
        return False
    head = words[verb.head]
    if any(True for _ in children(words, head.index, "nummod")):
        return False
    if trigger.act not in _ANYONE:
        counted = any(c.unit == "person" for c in view.counts)
        return head.text.lower() in _OFFENDERS and not counted and trigger.object == head.index
    return "Number=Plur" in head.morph or head.text.lower() in _ANYBODY


def _is_main(view: SentenceView, trigger: Trigger) -> bool:
    """A sentence whose root is a noun with the act right behind it and an object: the act is its verb."""
    words = view.words
    word = words[trigger.word]
    head = words[word.head]
    root = is_root(words, head.index) and head.pos in ("NOUN", "PROPN", "PRON")
    return root and word.dep in ("acl", "acl:relcl") and trigger.object is not None and trigger.object > trigger.word
