"""Triggers: the words of a sentence that tell an act, each with its verb or noun, its subject and its object.

Promise: several entries may fit one word ("seize a person", "seize a phone"); the one whose surroundings fit best is
taken, of equals the first by id, and the next best is kept with the reason it lost.
"""

from dataclasses import dataclass, replace

from attested.coding.en.parties import classes_of
from attested.coding.en.syntax import (
    case_of,
    children,
    direct_object,
    find_subject,
    governing_verb,
    is_passive,
    is_root,
    obliques,
)
from attested.coding.en.view import SentenceView
from attested.coding.lexicon import LexiconIndex, span_of
from attested.model import Span
from attested.pack import ActEntry, Pack

__all__ = ["Trigger", "find_triggers"]

_BETWEEN = frozenset(["DET", "NUM", "ADJ", "ADV", "PART"])
"""Parts of speech that may stand between a verb and the head of its object."""
_TOLD_BY_VERB = frozenset("outlaw execute inform release abuse interrogate order indoctrinate".split())
"""Acts whose phrases with a noun ("carry out a sentence") are carried by the verb that stands in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """An act in a sentence. `word` is its verb or noun, `verb` the verb that carries it (itself, or a light verb)."""

    entry: ActEntry
    span: Span
    word: int
    verb: int | None
    passive: bool
    subject: int | None
    object: int | None
    phrases: tuple[tuple[str, int], ...]
    runner_up: str = ""
    why: str = ""

    @property
    def act(self) -> str:
        """The act's code."""
        return self.entry.act

    @property
    def clause(self) -> int:
        """The word that the act's clause hangs on: its verb, else the noun itself."""
        return self.verb if self.verb is not None else self.word


def find_triggers(view: SentenceView, lexicon: LexiconIndex, pack: Pack) -> tuple[Trigger, ...]:
    """The triggers of a parsed sentence in text order, one for each act and word."""
    by_word: dict[int, list[tuple[float, Trigger]]] = {}
    lost: dict[int, list[tuple[str, str]]] = {}
    for number, first, last in view.acts:
        entry = lexicon.source.acts[number]
        trigger = _read(view, entry, first, last, lexicon.verb_words(number))
        if trigger is None:
            continue
        why = lexicon.admits(number, view.line) or _misfit(view, trigger, pack)
        if why:
            lost.setdefault(trigger.word, []).append((entry.id, why))
            continue
        by_word.setdefault(trigger.word, []).append((_rank(entry, last - first), trigger))
    found: list[Trigger] = []
    for word, options in by_word.items():
        options.sort(key=lambda o: (-o[0], o[1].entry.id))
        best = options[0][1]
        found.extend(_bought(options))
        rest = [(o[1].entry.id, "fits less exactly") for o in options[1:]] + lost.get(word, [])
        if rest:
            best = _with_runner_up(best, rest[0])
        found.append(best)
    return tuple(sorted(_without_nested(found), key=lambda t: (view.words[t.word].start, t.entry.id)))


def _bought(options: list[tuple[float, Trigger]]) -> list[Trigger]:
    """ "Dropped the case for 1,500 yuan": the one word tells what was done and that it was paid for."""
    acts = {t.act for _, t in options}
    if "bribe" not in acts or len(acts) == 1:
        return []
    other = "bribe" if options[0][1].act != "bribe" else next(t.act for _, t in options if t.act != "bribe")
    return [next(t for _, t in options if t.act == other)]


def _with_runner_up(trigger: Trigger, runner_up: tuple[str, str]) -> Trigger:
    return replace(trigger, runner_up=runner_up[0], why=runner_up[1])


def _rank(entry: ActEntry, size: int) -> float:
    """A longer match and more conditions met say more."""
    conditions = bool(entry.near) + bool(entry.object) + bool(entry.subject)
    return entry.weight * (size + conditions)


def _without_nested(found: list[Trigger]) -> list[Trigger]:
    """One act is told once by words that lie in each other ("issued an order": issue, not order as well)."""
    kept: list[Trigger] = []
    for trigger in sorted(found, key=lambda t: (-(t.span.end - t.span.start), t.span.start)):
        if not any(k.act == trigger.act and k.span.overlaps(trigger.span) for k in kept):
            kept.append(trigger)
    return kept


def _read(view: SentenceView, entry: ActEntry, first: int, last: int, named: frozenset[str]) -> Trigger | None:
    """The act that an entry's words tell, by their verb or their noun; `named` are the verbs that the entry names."""
    span = span_of(view.line, first, last)
    inside = view.words_in(span)
    if not inside:
        return None
    if entry.form == "verb":
        own = [i for i in inside if view.words[i].text.lower() in named]
        word = next((i for i in own if _is_verb(view, i, named)), None)
        if word is None and not own:
            word = next((i for i in inside if _is_verb(view, i)), None)
        if word is None:
            return None
        return _verb_trigger(view, entry, span, word)
    word = next((i for i in inside if view.words[i].pos in ("NOUN", "PROPN")), None)
    verb_inside = next((i for i in inside if _is_verb(view, i)), None)
    top = view.head_of(span)
    if word is not None and top is not None and view.words[top].pos in ("NOUN", "PROPN"):
        word = top
    if word is None and verb_inside is None:
        return _verb_trigger(view, entry, span, inside[0])
    if verb_inside is not None and (word is None or entry.act in _TOLD_BY_VERB):
        return _verb_trigger(view, entry, span, verb_inside)
    assert word is not None
    while view.words[word].dep == "compound" and view.words[word].head > word:
        word = view.words[word].head
    return _noun_trigger(view, entry, span, word)


def _is_verb(view: SentenceView, index: int, named: frozenset[str] = frozenset()) -> bool:
    """Whether a word acts as a verb, whatever the tagger took it for."""
    word = view.words[index]
    if word.text.lower() in named and word.pos in ("ADJ", "ADV") and word.dep not in ("amod", "compound"):
        return True
    # "Police search houses": with no verb in the sentence at all, the word that can be one is.
    if word.text.lower() in named and not any(w.pos in ("VERB", "AUX") for w in view.words):
        return index > 0
    if word.pos == "VERB":
        return True
    # Participles are often tagged as adjectives, gerunds as nouns: "the men are detained", "after being caught".
    if word.pos == "ADJ" and word.text.lower().endswith(("ed", "en")) and word.dep not in ("amod", "compound"):
        return True
    if word.pos == "AUX" and word.dep not in ("aux", "aux:pass", "cop"):
        return True
    if word.pos in ("NOUN", "ADJ") and word.tag in ("VBG", "VB", "VBD", "VBN", "VBP", "VBZ"):
        return True
    return word.pos in ("ADJ", "PROPN", "X", "NOUN") and word.text.endswith("ed") and word.dep not in ("compound",)


def _verb_trigger(view: SentenceView, entry: ActEntry, span: Span, word: int) -> Trigger:
    words = view.words
    finite = _is_finite_after_all(view, word)
    passive = not finite and is_passive(words, word)
    subject, obj = find_subject(words, word), direct_object(words, word)
    if finite:
        head = words[word].head
        subject, obj = (head, obj) if head < word else (word - 1, head)
    if passive:
        subject, obj = None, subject if obj is None else obj
    else:
        beside = _object_beside(view, word)
        obj = beside if beside is not None else obj if obj is not None else _prepositional_object(view, span, word)
        if subject is None and words[word].tag in ("VBD", "VBZ", "VBP"):
            subject = _subject_beside(view, word)
    return Trigger(
        entry=entry,
        span=span,
        word=word,
        verb=word,
        passive=passive,
        subject=subject,
        object=obj,
        phrases=tuple(obliques(words, word)),
    )


_NOUNS = frozenset(["NOUN", "PROPN", "PRON"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])


def _is_finite_after_all(view: SentenceView, verb: int) -> bool:
    """ "Two men smuggled phones": the parse makes the subject the root and its verb a participle below it."""
    words = view.words
    head = words[words[verb].head]
    if words[verb].dep not in ("acl", "acl:relcl", "amod") or not is_root(words, head.index):
        return False
    if head.pos not in _NOUNS or any(w.tag in _FINITE for w in words if w.index != verb):
        return False
    if head.index > verb:
        return bool(verb) and words[verb - 1].pos in _NOUNS
    return (
        _object_beside(view, verb) is not None
        or verb + 1 < len(words)
        and words[verb + 1].pos in ("NOUN", "PROPN", "DET", "NUM", "ADJ")
    )


def _object_beside(view: SentenceView, verb: int) -> int | None:
    """The phrase right behind an active verb is its object, whatever arc the parse draws."""
    index = verb + 1
    while index < len(view.words) and (view.words[index].pos in _BETWEEN or view.words[index].tag == "PRP$"):
        index += 1
    if index >= len(view.words):
        return None
    at = view.words[index].span
    hits = [h for h in (*view.parties, *view.things) if h.span.start <= at.start < h.span.end]
    if not hits:
        return None
    hit = max(hits, key=lambda h: h.size)
    head = view.head_of(hit.span)
    if head is None or view.words[head].pos in ("VERB", "AUX") or head <= verb:
        return None
    # "agents searched the broker's house": the house.
    if head + 1 < len(view.words) and view.words[head + 1].tag == "POS" or view.words[head].dep == "compound":
        owner = view.words[head].head
        return owner if owner > verb else head
    return head


def _subject_beside(view: SentenceView, verb: int) -> int | None:
    """The last party before a finite verb that no other verb parts from it."""
    for index in range(verb - 1, -1, -1):
        word = view.words[index]
        if word.pos == "VERB" or word.text in (",", ";", ":", "(", ")"):
            return None
        for hit in view.parties:
            if index in view.words_in(hit.span):
                return view.head_of(hit.span)
    return None


def _prepositional_object(view: SentenceView, span: Span, word: int) -> int | None:
    """ "went through the phones": where the entry's words end in a preposition, what it governs is acted upon."""
    last = view.words[view.words_in(span)[-1]]
    if last.index == word or last.pos not in ("ADP", "ADV", "SCONJ", "PART"):
        return None
    for child in children(view.words, word, "obl", "nmod", "obj", "advcl"):
        if any(c.index == last.index for c in children(view.words, child.index, "case", "mark")):
            return child.index
    head = view.words[last.head]
    return head.index if last.dep == "case" and head.index != word else None


def _noun_trigger(view: SentenceView, entry: ActEntry, span: Span, word: int) -> Trigger:
    words = view.words
    verb = governing_verb(words, word)
    phrases = [
        (case, c.index) for c in children(words, word, "nmod", "obl") for case in [case_of(words, c.index)] if case
    ]
    obj = next((i for case, i in phrases if case == "of"), None)
    poss = next((c.index for c in children(words, word, "nmod:poss", "compound")), None)
    subject = None
    carried = verb is not None and words[word].dep in ("obj", "obl", "nsubj:pass", "nsubj") and words[word].head == verb
    if carried and verb is not None:
        phrases += [p for p in obliques(words, verb) if p[1] != word]
        if words[word].dep in ("obj", "obl"):
            subject = find_subject(words, verb)
            if is_passive(words, verb):
                subject, obj = None, obj if obj is not None else subject
    if poss is not None:
        if "possessive" in entry.roles or obj is not None:
            obj = obj if obj is not None else poss
        elif subject is None:
            subject = poss
    return Trigger(
        entry=entry,
        span=span,
        word=word,
        verb=verb if carried else None,
        passive=False,
        subject=subject,
        object=obj,
        phrases=tuple(dict.fromkeys(phrases)),
    )


def _misfit(view: SentenceView, trigger: Trigger, pack: Pack) -> str:
    """Why what stands around the word does not fit the entry; empty where it fits."""
    entry = trigger.entry
    for name, wanted, index in (("subject", entry.subject, trigger.subject), ("object", entry.object, trigger.object)):
        if not wanted:
            continue
        if index is None:
            if name == "subject" and trigger.passive:
                agent = next((i for case, i in trigger.phrases if case == "by"), None)
                if agent is None or classes_of(view, agent, pack) & set(wanted):
                    continue
                return "the agent is no " + "/".join(wanted)
            if "none" not in wanted:
                return f"no {name}"
            continue
        classes = classes_of(view, index, pack)
        if classes == {"unknown"} and name == "object" and set(wanted) & {"person", "enforcer"}:
            continue
        if not classes & set(wanted):
            return f"the {name} is {'/'.join(sorted(classes))}, not {'/'.join(wanted)}"
    return ""
