"""Who governs whom in an English sentence, read off Universal Dependencies; pure functions over the words.

The parse is a witness, not a judge: what is asked here is small and local, and the coder checks every answer against
who can do what (`roles.py`).
"""

from collections.abc import Iterator, Sequence

from attested.model import Word

__all__ = [
    "UNJOINED",
    "ancestors",
    "case_of",
    "children",
    "conjuncts",
    "direct_object",
    "find_subject",
    "governing_verb",
    "is_passive",
    "is_root",
    "obliques",
    "steps_between",
    "subtree",
]

Words = Sequence[Word]

UNJOINED = 99
"""Arcs. So far apart count two words that the parse does not join."""
_LONGEST_CLIMB = 6
"""Clauses. No real sentence hands its subject further down; a bad parse could go on for long."""
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_RELATIVES = frozenset(["who", "which", "that", "whom"])
_OBJECT_CONTROL = frozenset(
    """order instruct tell force ask allow urge make command direct require compel encourage persuade call send dispatch
    warn let help enable lead see find catch forbid permit deploy mobilize press pressure induce mobilise assign task
    convince cause""".split()
)
"""The object of these verbs is the doer of the verb below ("ordered agents to arrest")."""
_NAMES_A_PARTY = frozenset(["from", "to", "against", "by", "on", "for"])
"""After one of these, a phrase that the parse hangs on the object may well belong to the verb."""


def children(words: Words, head: int, *deps: str) -> Iterator[Word]:
    """The words governed by `head`, with one of `deps` where any are named, in text order."""
    for word in words:
        if word.head == head and word.index != head and (not deps or word.dep in deps):
            yield word


def ancestors(words: Words, index: int) -> Iterator[Word]:
    """The governors of a word, nearest first; ends at the root, and on a loop."""
    seen = {index}
    while words[index].head not in seen:
        index = words[index].head
        seen.add(index)
        yield words[index]


def steps_between(words: Words, one: int, other: int) -> int:
    """How many arcs lie between two words of one sentence; `UNJOINED` where the parse does not join them."""
    above_one = [one, *(w.index for w in ancestors(words, one))]
    above_other = [other, *(w.index for w in ancestors(words, other))]
    for steps, node in enumerate(above_one):
        if node in above_other:
            return steps + above_other.index(node)
    return UNJOINED


def is_root(words: Words, index: int) -> bool:
    """Whether a word governs the sentence."""
    return words[index].dep in ("ROOT", "root")


def subtree(words: Words, head: int) -> frozenset[int]:
    """Indices of `head` and all below it."""
    found, queue = {head}, [head]
    while queue:
        top = queue.pop()
        for child in children(words, top):
            if child.index not in found:
                found.add(child.index)
                queue.append(child.index)
    return frozenset(found)


def conjuncts(words: Words, head: int) -> tuple[int, ...]:
    """`head` and what is coordinated with it."""
    found = [head]
    for child in children(words, head, "conj"):
        if child.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"):
            found.extend(i for i in conjuncts(words, child.index) if i not in found)
    return tuple(found)


def case_of(words: Words, index: int) -> str:
    """The preposition of a noun, lower case; empty where it has none."""
    found = [w.text.lower() for w in children(words, index, "case") if w.tag != "POS"]
    return " ".join(found)


def is_passive(words: Words, verb: int) -> bool:
    """Whether the verb stands in the passive: with an auxiliary, or as a bare participle after a noun."""
    word = words[verb]
    if any(True for _ in children(words, verb, "aux:pass", "nsubj:pass")):
        return True
    if word.tag == "VBG" or word.text.lower().endswith("ing"):
        return False
    if word.tag not in ("VBN", "VBD", "JJ") and "VerbForm=Part" not in word.morph:
        return False
    if any(c.lemma in ("be", "get", "have") or c.dep == "cop" for c in children(words, verb, "aux", "cop")):
        lemmas = {c.lemma for c in children(words, verb, "aux", "cop")}
        return "have" not in lemmas or "be" in lemmas and word.tag == "VBN"
    bare = word.dep in ("acl", "acl:relcl", "advcl", "xcomp", "amod", "ccomp", "conj", "parataxis", "ROOT", "root")
    has_subject = any(True for _ in children(words, verb, *_SUBJECTS))
    has_object = any(True for _ in children(words, verb, "obj"))
    if word.dep == "conj" and word.head < verb and not has_subject and not has_object:
        return is_passive(words, word.head)
    return bare and word.tag == "VBN" and not has_subject and not has_object


def direct_object(words: Words, verb: int) -> int | None:
    """The object of an active verb, or the thing acted on in a passive; None where nothing stands."""
    for dep in ("obj", "iobj"):
        for child in children(words, verb, dep):
            if child.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"):
                return child.index
    return None


def find_subject(words: Words, verb: int, depth: int = 0) -> int | None:
    """The noun that stands as subject (active: doer; passive: done to), also where the clause leaves it out."""
    for child in children(words, verb, *_SUBJECTS):
        if child.text.lower() in _RELATIVES and words[verb].dep in ("acl:relcl", "acl"):
            return words[verb].head
        return child.index
    if depth > _LONGEST_CLIMB:
        return None
    word = words[verb]
    head = word.head
    if head == verb:
        return None
    if word.dep in ("acl:relcl", "acl"):
        return _subject_of_adnominal(words, verb)
    if word.dep == "conj":
        return find_subject(words, head, depth + 1)
    if word.dep in ("xcomp", "ccomp", "advcl", "obl", "parataxis", "dep"):
        governor = words[head]
        if word.dep in ("xcomp", "advcl", "ccomp") and governor.lemma in _OBJECT_CONTROL:
            shared = direct_object(words, head)
            if shared is not None:
                return shared
            if is_passive(words, head):
                return find_subject(words, head, depth + 1)
            if word.dep == "ccomp":
                return None
        if word.dep in ("ccomp", "parataxis"):
            return None
        if governor.pos in ("VERB", "AUX", "ADJ", "NOUN"):
            return find_subject(words, head, depth + 1)
    return None


def _subject_of_adnominal(words: Words, verb: int) -> int | None:
    # "a plan to arrest", "the order to arrest": the noun is no doer; "his role in delivering": he is.
    head = words[verb].head
    owner = next((c.index for c in children(words, head, "nmod:poss")), None)
    marks = [c.text.lower() for c in children(words, verb, "mark", "case")]
    if marks:
        return owner
    return head


def obliques(words: Words, verb: int) -> Iterator[tuple[str, int]]:
    """(preposition, noun) for each phrase hung on the verb, and on its object by the prepositions that name a party."""
    tops = [verb]
    obj = direct_object(words, verb)
    if obj is not None:
        tops.append(obj)
    for top in tops:
        for child in children(words, top, "obl", "obl:agent", "nmod", "obl:unmarked"):
            case = case_of(words, child.index)
            if case and (top == verb or case in _NAMES_A_PARTY):
                yield case, child.index


def governing_verb(words: Words, index: int) -> int | None:
    """The nearest verb above a word."""
    for word in ancestors(words, index):
        if word.pos in ("VERB", "AUX"):
            return word.index
    return None
