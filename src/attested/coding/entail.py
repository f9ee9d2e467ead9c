"""Why a value does not follow from its words: one question a slot, asked of anybody's proposal.

Invariant: only the report, the pack and the words of the spans count. The rule that a proposal names is asked for in
two cases and checked in both: `one-person` (a word in the singular), `country-of-pack` (no narrower place is told). An
empty answer means that the value follows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attested.coding.en.memory import find_topic
from attested.coding.en.parties import PERSON_PRONOUNS
from attested.coding.en.reading import Reading
from attested.coding.en.speech import is_source_place
from attested.coding.en.view import SentenceView
from attested.coding.lexicon import Hit
from attested.coding.pattern import Line, build_line
from attested.coding.resolve.counts import CountFound, find_counts
from attested.coding.resolve.places import PlaceFound
from attested.coding.resolve.when import TimeMention, resolve_time
from attested.coding.witness import find_deed_fault, find_status_fault
from attested.language import split_words
from attested.model import Count, Filling, Span

__all__ = ["COUNTRY_RULE", "ONE_PERSON", "find_value_fault"]

COUNTRY_RULE = "country-of-pack"
ONE_PERSON = "one-person"
TWO_PERSONS = "two-persons"
REACH = 8
"""Sentences. "The agents" can point back as far as the coder looks; what stands farther off names nobody here."""
_LENGTHS = frozenset(["day", "month", "year"])
_MONEY = frozenset(["cny", "usd", "kpw"])
_HEADS = frozenset(["headline", "dateline"])
"""Zones that may be read for places and times, and for nothing else."""
_NOUNS = frozenset(["PROPN", "NOUN", "NUM", "ADJ", "PRON", "DET", "X"])
_SOLDIERS = frozenset(["border-guard", "military"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One value with what it is judged by. `act` is the claim's act, `beside` all values of the claim."""

    reading: Reading
    filling: Filling
    act: Filling
    beside: Sequence[Filling]

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.filling.spans

    def line(self, span: Span) -> Line:
        """The words of a span as the lexicon sees them."""
        return build_line(split_words(self.reading.plain, span.start, span.end))

    def views(self) -> Iterator[tuple[SentenceView, Span]]:
        """Each span with every sentence that it touches."""
        for span in self.spans:
            for view in self.reading.views:
                if view.span.overlaps(span):
                    yield view, span


def find_value_fault(reading: Reading, filling: Filling, act: Filling, beside: Sequence[Filling]) -> str:
    """Why the value does not follow from its words, in words for a reader; empty where it does."""
    case = _Case(reading=reading, filling=filling, act=act, beside=beside)
    fault = _standing_fault(case)
    if fault:
        return fault
    if isinstance(filling.value, Count):
        return _count_fault(case, filling.value)
    value = filling.value
    match filling.slot:
        case "act":
            return find_deed_fault(reading, filling.spans, value)
        case "status":
            return find_status_fault(reading, act, value)
        case "place":
            return _place_fault(case, value)
        case "when":
            return _when_fault(case, value)
        case "means":
            return _means_fault(case, value)
        case _:
            return _party_fault(case, value)


def _standing_fault(case: _Case) -> str:
    """Words that are no words of the story say nothing."""
    report = case.reading.report
    if any(s.end > len(report.text) for s in case.spans):
        return "a span runs past the text"
    allowed = _HEADS if case.filling.slot in ("place", "when") else frozenset[str]()
    if any(z.kind not in allowed and z.span.overlaps(s) for z in report.zones for s in case.spans):
        return "it stands in a caption, a headline or a notice"
    cut = next((s for s in case.spans if _cuts_word(case.reading.plain, s)), None)
    return f"a span begins or ends inside a word: {cut.of(report.text)!r}" if cut else ""


def _cuts_word(plain: str, span: Span) -> bool:
    # "won't" is two words, "wo" and "n't", to a parser.
    if plain.startswith("n't", span.end) or plain.startswith("n't", span.start):
        return False
    before = plain[span.start - 1 : span.start + 1] if span.start else ""
    return before.isalnum() or (len(after := plain[span.end - 1 : span.end + 1]) == 2 and after.isalnum())


# ---- who


def _party_fault(case: _Case, value: str) -> str:
    code = case.reading.pack.acts.get(str(case.act.value))
    pack, slot = case.reading.pack, case.filling.slot
    if value not in pack.parties or code is None:
        return f"the pack has no party {value}"
    side = code.actor if slot == "actor" else code.target
    enforcer = pack.is_enforcer(value)
    if (side == "enforcer" and not enforcer) or (side in ("civilian", "caught") and enforcer):
        return f"{value} cannot be the {slot} of {code.code}"
    named = {c for view, span in case.views() for c in _named(view, span)}
    if any(s.covers(p.span) and p.id in (pack.capital, pack.country) for v, s in case.views() for p in v.places):
        named.add(pack.government)
    if side == "caught":
        named |= _caught(case, named)
    if slot == "actor" and value == code.doer and _is_deed(case, value):
        return _distance_fault(case)
    if value not in named and not (value == "resident" and not named and _is_somebody(case)):
        return f"its words name {', '.join(sorted(named)) or 'nobody'}, not {value}"
    return _distance_fault(case)


def _named(view: SentenceView, span: Span) -> set[str]:
    """The parties that the words of a span name; a Chinese phone or an offence stands for those whose it is."""
    hits: list[Hit] = [h for h in (*view.parties, *view.offences) if span.covers(h.span)]
    codes = {h.entry.value for h in hits}
    if any(h.entry.value == "chinese-phone" and span.covers(h.span) for h in view.means):
        codes.add("phone-user")
    return codes


def _is_deed(case: _Case, value: str) -> bool:
    """Whether the words are the deed's and those of somebody who is called by nothing more exact."""
    deed = [s for s in case.spans if any(s == a for a in case.act.spans)]
    doers = [(v, s) for v, s in case.views() if s not in deed]
    exact = {h.entry.value for v, s in doers for h in v.parties if s.covers(h.span) and not h.entry.weak}
    return bool(deed and doers) and exact <= {value}


def _caught(case: _Case, named: set[str]) -> set[str]:
    """What a guard or an official is called who is himself acted upon."""
    bodies = {c for c in named if case.reading.pack.is_enforcer(c)}
    found = {"soldier"} if bodies & _SOLDIERS else set[str]()
    return found | ({"official"} if bodies - _SOLDIERS else set())


def _is_somebody(case: _Case) -> bool:
    """A pronoun, a name or a plain noun with nothing more exact is somebody who lives there; a thing is not."""
    view = next((v for v, _ in case.views()), None)
    if view is None or not view.words:
        return False
    head = view.head_of(case.spans[0])
    if head is None:
        return False
    word = view.words[head]
    if word.text.lower() in PERSON_PRONOUNS:
        return True
    others = [h.span for h in (*view.things, *view.means)]
    others += [*(p.span for p in view.places), *(_time_span(t) for t in view.times)]
    return word.pos in _NOUNS and not any(s.overlaps(word.span) for s in others)


def _distance_fault(case: _Case) -> str:
    """The words stand with the act, not far before it, or say whom the whole report is about."""
    reading = case.reading
    numbers = [v.number for s in case.act.spans for v in reading.views if v.span.overlaps(s)]
    for view, _ in case.views():
        if any(0 <= number - view.number <= REACH for number in numbers):
            return ""
    topic = find_topic(reading.views, reading.pack)
    if topic is not None and any(s.overlaps(topic.span) for s in case.spans):
        return ""
    return "its words stand too far from the act to name who is meant"


# ---- where


def _place_fault(case: _Case, value: str) -> str:
    reading = case.reading
    if case.filling.rule == COUNTRY_RULE:
        if value != reading.pack.country:
            return f"the country of the pack is {reading.pack.country}"
        on_act = any(s.overlaps(a) for s in case.spans for a in case.act.spans)
        return "" if on_act else "a place that no words name stands on the words of the act"
    inside = [(v, p) for v, s in case.views() for p in v.places if s.covers(p.span)]
    there = any(p.id == "@there" for _, p in inside)
    told = [p for v, p in inside if there or not is_source_place(reading.plain, v, p.span)]
    if inside and not told:
        return "its words tell only where a source lives"
    ids = _named_places(told)
    return "" if value in ids else f"its words name {', '.join(sorted(ids)) or 'no place'}, not {value}"


def _named_places(told: Sequence[PlaceFound]) -> set[str]:
    """The ids that the words name: a ward its town too, "the province" the province of the place named with it."""
    ids = {p.id for p in told if not p.id.startswith("@")}
    found = ids | {"/".join(i.split("/")[:2]) for i in ids}
    if any(p.id == "@province" for p in told):
        found |= {i.split("/")[0] for i in ids if "-" in i}
    return found


# ---- when


def _when_fault(case: _Case, value: str) -> str:
    """The words alone must give it, and what the whole report makes of these words must not be something else."""
    reading, anchor = case.reading, case.filling.anchor
    span = case.spans[0]
    derived = resolve_time(span.of(reading.report.text), published=reading.report.published, context=anchor)
    if derived != value:
        return f"its words give {derived or 'no time'}, not {value}"
    around = [t for t in reading.times if _time_span(t).overlaps(span)]
    if not around:
        return "the report has no time in these words"
    if any(t.value == value and t.anchor == anchor for t in around):
        return ""
    return f"the report gives {', '.join(t.value or 'no time' for t in around)} in these words, not {value}"


def _time_span(time: TimeMention) -> Span:
    return Span(time.cue_start if time.cue_start is not None else time.start, time.end)


# ---- how many


def _count_fault(case: _Case, value: Count) -> str:
    fault = _scope_fault(case, value)
    if fault:
        return fault
    if case.filling.rule == ONE_PERSON:
        return _one_person_fault(case, value)
    if case.filling.rule == TWO_PERSONS:
        pairs = [
            h for view, span in case.views() for h in view.parties if h.span.overlaps(span) and h.entry.number == "pair"
        ]
        return "" if pairs and (value.low, value.high, value.unit) == (2, 2, "person") else "its words name no pair"
    if not any(_is_same(f, value) for s in case.spans for f in find_counts(case.line(s), case.reading.lexicon)):
        return f"no such number in its words: {case.spans[0].of(case.reading.report.text)!r}"
    # In its sentence the number may have a bound that the span leaves out: "at least [three]".
    around = [c for view, span in case.views() for c in view.counts if c.span.overlaps(span)]
    if any(_is_same(c, value) for c in around):
        return ""
    return "in its sentence the number is another, or a date"


def _is_same(found: CountFound, value: Count) -> bool:
    return (*found.bounds, found.approx, found.unit or "person") == (value.low, value.high, value.approx, value.unit)


def _scope_fault(case: _Case, value: Count) -> str:
    """A length is a duration, money a thing; a number on the words of the target is not the actor's."""
    people, money = value.unit in ("person", "household"), value.unit in _MONEY
    wrong = (money and value.of != "thing") or (people and value.of == "thing")
    if wrong or (value.unit in _LENGTHS) != (value.of == "duration"):
        return f"{value.unit} is counted as {value.of}"
    if value.of not in ("actor", "target") or case.act.value == "deploy":
        return ""
    parties = [f for f in case.beside if f.slot in ("actor", "target")]
    on = {f.slot for f in parties for s in f.spans for c in case.spans if s.overlaps(c)}
    if on and value.of not in on:
        return f"it is the number of the {on.pop()}"
    return ""


def _one_person_fault(case: _Case, value: Count) -> str:
    if (value.low, value.high, value.unit, value.approx) != (1, 1, "person", False):
        return "one person is one"
    numbers = [c.bounds for view, span in case.views() for c in view.counts if c.span.overlaps(span)]
    if numbers:
        return "" if (1, 1) in numbers else "its words give another number"
    for view, span in case.views():
        head = view.head_of(span) if view.words else None
        if head is None:
            continue
        word, pronoun = view.words[head], PERSON_PRONOUNS.get(view.words[head].text.lower())
        hits = [h for h in view.parties if h.span.overlaps(span)]
        if any(h.entry.number == "single" for h in hits):
            continue
        if pronoun == "plural" or any(h.entry.number == "pair" for h in hits) or "Number=Plur" in word.morph:
            return "its words name more than one"
    return ""


# ---- by what


def _means_fault(case: _Case, value: str) -> str:
    lexicon, act = case.reading.lexicon, case.reading.pack.acts.get(str(case.act.value))
    if act is None or value not in act.means:
        return f"{case.act.value} takes no {value}"
    for span in case.spans:
        line = case.line(span)
        if value in {h.entry.value for h in lexicon.find("means", line)}:
            return ""
        if any(value in entry.means and entry.act == act.code for entry, *_ in lexicon.find_acts(line)):
            return ""
    return f"its words name no {value}"
