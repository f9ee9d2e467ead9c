"""How real a told thing is: actual, habitual, prospective, alleged, negated; or no claim at all (a purpose).

Read from the verb and what governs it. Promise: the readings are asked in one order, the first that finds anything
decides, and the words that decide are returned with the verdict and go into the evidence.
"""

from collections.abc import Callable, Sequence

from attested.coding.en.deeds import DEEDS_OF_STATE
from attested.coding.en.governor import find_governor
from attested.coding.en.syntax import ancestors, children, is_passive, is_root
from attested.coding.en.triggers import Trigger
from attested.coding.en.verdict import StatusFound
from attested.coding.en.view import SentenceView
from attested.model import Span, Word

__all__ = ["StatusFound", "find_status"]

_MODALS_FUTURE = frozenset(["will", "shall", "'ll", "wo"])
_MODALS_OPEN = frozenset(["can", "could", "may", "might", "should", "must", "ca"])
_BENEATH = frozenset("accuse suspect charge convict".split())
_GIVEN = frozenset("order threaten induce incentivise".split())
"""Given once, they are actual, whatever form the words given have."""
_DONE = frozenset("arrest detain execute punish release banish deploy surrender seize".split())
"""With a number of people they are done, though told in the present ("Two guards are arrested")."""
_CHARGES = ("on suspicion", "suspicion", "suspected of", "on charge", "on a charge", "charg", "accus")
"""What somebody is charged with puts in doubt his deed, not the arrest."""
_ALLEGED_REACH = 60
"""Characters between a word of allegation and the act that it puts in doubt."""
_OPINION = frozenset("expect fear believe think worry hope predict speculate suppose wonder imagine anticipate".split())
_MOODS = frozenset("afraid worried nervous anxious hopeful likely sure certain".split())
_ENDINGS = frozenset("stop halt cease suspend fail refuse deny avoid prevent".split())
_NEGATIONS = frozenset(["not", "n't", "never", "no", "without"])
_GENERAL_TAGS = frozenset(["VBP", "VBZ", "VBN", "VB"])
"""Forms that a rule can be told in ("those who are caught are sent to a camp")."""
_PAST = frozenset("was were had did have has".split())
_ONE_OCCASION = frozenset(["have", "has", "had", "'ve", "was", "were", "did"])
_ADVERB_REACH = 3
"""Words between "often" and the verb that it makes a practice, where the parse does not join them."""


def find_status(view: SentenceView, trigger: Trigger) -> StatusFound:
    """The status of a trigger."""
    if trigger.entry.status:
        return StatusFound(trigger.entry.status, "entry")
    for reading in _READINGS:
        found = reading(view, trigger, trigger.clause)
        if found is None or (trigger.act in _GIVEN and reading in (_condition, _modal, _generality)):
            continue
        return found
    return StatusFound("actual", "told", view.words[trigger.clause].span)


def _negation(view: SentenceView, trigger: Trigger, word: int) -> StatusFound | None:
    words = view.words
    for index in {word, trigger.word}:
        for child in children(words, index, "advmod", "det", "mark", "case", "cc:preconj"):
            negates = child.lemma in _NEGATIONS or child.text.lower() in _NEGATIONS
            if negates and not _is_not_only(words, child):
                return StatusFound("negated", "negation", child.span)
    top = words[words[word].head]
    if words[word].dep in ("xcomp", "obj", "ccomp", "advcl") and top.lemma in _ENDINGS and top.index != word:
        return StatusFound("negated", "ended", top.span)
    return None


def _is_not_only(words: Sequence[Word], negation: Word) -> bool:
    following = words[negation.index + 1].text.lower() if negation.index + 1 < len(words) else ""
    return negation.text.lower() == "not" and following in ("only", "just")


def _nobody(view: SentenceView, trigger: Trigger, word: int) -> StatusFound | None:
    for index in (trigger.subject, trigger.object):
        if index is None:
            continue
        none = any(c.text.lower() in ("no", "neither") for c in children(view.words, index, "det"))
        none = none or _is_not_one(view.words, index)
        if none or view.words[index].text.lower() in ("nobody", "none", "nothing"):
            return StatusFound("negated", "nobody", view.words[index].span)
    return None


def _is_not_one(words: Sequence[Word], index: int) -> bool:
    """ "Not one person", "not a single call"; "neither of the two", "none of them"."""
    before = [w.text.lower() for w in words[max(0, index - 3) : index]]
    denied = "not" in before and before[before.index("not") + 1 :][:1] in (["one"], ["a"])
    return denied or words[index].text.lower() in ("neither", "none")


def _imperative(view: SentenceView, trigger: Trigger, word: int) -> StatusFound | None:
    """ "Turn them over!" is what somebody is told to do, not what was done."""
    words = view.words
    this = words[word]
    if this.tag != "VB" or trigger.subject is not None or not any(q.covers(this.span) for q in view.quoted):
        return None
    if any(True for _ in children(words, word, "aux", "aux:pass", "mark", "nsubj", "nsubj:pass")):
        return None
    return StatusFound("", "imperative", this.span) if trigger.act not in _GIVEN else None


def _condition(view: SentenceView, trigger: Trigger, word: int) -> StatusFound | None:
    words = view.words
    heads = [word]
    if words[word].dep in ("conj", "xcomp"):
        heads.extend(w.index for w in list(ancestors(words, word))[:1])
    for index in heads:
        for child in children(words, index, "mark", "advmod"):
            if child.text.lower() in ("if", "unless", "whether"):
                return StatusFound("", "condition", child.span)
    above = (mark for top in ancestors(words, word) for mark in children(words, top.index, "mark"))
    if any(mark.text.lower() in ("if", "unless") for mark in above):
        return StatusFound("", "condition", words[word].span)
    return _general_condition(view, word)


def _general_condition(view: SentenceView, word: int) -> StatusFound | None:
    """ "When they are caught, they are sent away": a rule, where neither clause is of the past."""
    words = view.words
    if words[word].tag not in _GENERAL_TAGS or _has_past_auxiliary(view, word):
        return None
    for clause in children(words, word, "advcl"):
        for mark in children(words, clause.index, "mark", "advmod"):
            if mark.text.lower() in ("if", "when", "whenever") and clause.tag in _GENERAL_TAGS:
                return StatusFound("habitual", "general-condition", mark.span)
    return None


def _has_past_auxiliary(view: SentenceView, word: int) -> bool:
    return any(c.text.lower() in _PAST for c in children(view.words, word, "aux", "aux:pass"))


def _modal(view: SentenceView, trigger: Trigger, word: int) -> StatusFound | None:
    words = view.words
    heads = [word]
    if words[word].dep in ("conj", "xcomp"):
        heads.append(words[word].head)
    for index in heads:
        for child in children(words, index, "aux"):
            found = _of_modal(view, trigger, word, child)
            if found is not None:
                return found
    return None


def _of_modal(view: SentenceView, trigger: Trigger, word: int, modal: Word) -> StatusFound | None:
    low = modal.text.lower()
    if low in (*_MODALS_FUTURE, "would") and _is_forecast(view.words, word):
        return StatusFound("", "forecast", modal.span)
    if low == "would" and view.has_cue("past-habit"):
        return StatusFound("habitual", "past-habit", modal.span)
    if low in (*_MODALS_FUTURE, "would"):
        return StatusFound("prospective", "future", modal.span)
    if low in _MODALS_OPEN and trigger.act == "outlaw":
        return StatusFound("habitual", "rule", modal.span)
    if low in _MODALS_OPEN:
        return StatusFound("habitual" if low == "must" else "", "possible", modal.span)
    return None


def _is_forecast(words: Sequence[Word], word: int) -> bool:
    """What people expect, fear or believe will happen is opinion, no claim."""
    for above in ancestors(words, word):
        if above.pos == "VERB":
            return above.lemma in _OPINION
        if above.pos == "ADJ":
            return above.text.lower() in _MOODS
    return False


def _allegation(view: SentenceView, trigger: Trigger, word: int) -> StatusFound | None:
    words = view.words
    for above in (words[word], *ancestors(words, word)):
        if above.index != word and above.lemma in _BENEATH:
            return StatusFound("alleged", "accused", above.span)
        if is_root(words, above.index) or above.dep in ("advcl", "acl:relcl"):
            break
    start = words[word].start
    for cue in view.cues:
        if trigger.act in DEEDS_OF_STATE and view.line_text(cue).startswith(_CHARGES):
            continue
        if cue.entry.value == "alleged" and cue.span.end <= start < cue.span.end + _ALLEGED_REACH:
            return StatusFound("alleged", "alleged", cue.span)
    return None


def _generality(view: SentenceView, trigger: Trigger, word: int) -> StatusFound | None:
    return _practice(view, word) or _simple_present(view, trigger, word)


def _practice(view: SentenceView, word: int) -> StatusFound | None:
    """ "Used to", "often" and the like."""
    words = view.words
    this = words[word]
    used = view.has_cue("past-habit")
    if (
        used is not None
        and used.span.end <= this.start + 1
        and (words[this.head].lemma == "use" or "used" not in view.line_text(used))
    ):
        return StatusFound("habitual", "past-habit", used.span)
    adverb = view.has_cue("habitual")
    if adverb is not None and _is_near(view, adverb.span, word):
        return StatusFound("habitual", "adverb", adverb.span)
    return None


def _simple_present(view: SentenceView, trigger: Trigger, word: int) -> StatusFound | None:
    this = view.words[word]
    if trigger.word != word and this.pos != "VERB":
        return None
    auxiliaries = {c.text.lower() for c in children(view.words, word, "aux", "aux:pass", "cop")}
    if this.tag == "VBG" or "being" in auxiliaries or auxiliaries & _ONE_OCCASION:
        return None
    if trigger.act in _DONE and any(c.unit == "person" for c in view.counts):
        return None
    passive = is_passive(view.words, word)
    simple = (this.tag in ("VBZ", "VBP") and not passive) or (passive and auxiliaries & {"is", "are", "get", "gets"})
    if simple and not any(t.value and t.kind == "date" for t in view.times):
        return StatusFound("habitual", "simple-present", this.span)
    return None


def _is_near(view: SentenceView, span: Span, word: int) -> bool:
    index = view.word_at(span.start)
    if index is None:
        return False
    above = {w.index for w in ancestors(view.words, index)} | {index}
    return word in above or abs(index - word) <= _ADVERB_REACH


_Reading = Callable[[SentenceView, Trigger, int], StatusFound | None]
_READINGS: tuple[_Reading, ...] = (
    _negation,
    _nobody,
    find_governor,
    _imperative,
    _condition,
    _modal,
    _allegation,
    _generality,
)
"""In the order in which they are asked."""
