"""From one sentence to proposed claims: triggers, their status, who, where, when, how many, by what.

Promise: in text order, every sentence read with what those before it left in memory and as the scene; a proposal whose
words say too little is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from attested.coding.en.attach_count import attach_counts
from attested.coding.en.attach_means import attach_means
from attested.coding.en.attach_place import attach_place
from attested.coding.en.attach_when import attach_when, story_times
from attested.coding.en.deeds import DEEDS_OF_STATE
from attested.coding.en.memory import Memory, find_topic
from attested.coding.en.proposal import Proposal
from attested.coding.en.reading import Reading
from attested.coding.en.referents import PartyValue
from attested.coding.en.remember import remember
from attested.coding.en.roles import RoleFinder
from attested.coding.en.scene import Scene, Surroundings, build_surroundings, move_scene
from attested.coding.en.status import StatusFound, find_status
from attested.coding.en.suppress import find_suppression
from attested.coding.en.triggers import Trigger
from attested.coding.en.view import SentenceView
from attested.model import Filling

__all__ = ["propose_claims"]

_CASE_REACH = 4
"""The sentence of the act and three before it."""
THRESHOLD = 0.7
"""Proposals below it are left out: a noun alone ("arrests") says too little without a doer, target, time or place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One sentence with what the report said before it."""

    reading: Reading
    view: SentenceView
    around: Surroundings
    memory: Memory
    roles: RoleFinder


def propose_claims(reading: Reading) -> list[Proposal]:
    """All proposals of a report in text order."""
    memory = Memory(topic=find_topic(reading.views, reading.pack))
    roles = RoleFinder(reading.pack, memory)
    scene = Scene()
    proposals: list[Proposal] = []
    story = [v for v in reading.views if not v.zone]
    for view in story:
        around = build_surroundings(reading, view, scene)
        remember(reading, view, memory)
        told = _Told(reading=reading, view=view, around=around, memory=memory, roles=roles)
        made = _of_sentence(told) if view.words else []
        lead = view.sentence.paragraph == story[0].sentence.paragraph
        proposals.extend(replace(p, lead=lead) for p in made)
        scene = move_scene(reading, view, scene, is_case=any(p.is_case for p in made))
    return proposals


def _of_sentence(told: _Told) -> list[Proposal]:
    triggers = told.reading.triggers_of(told.view)
    judged = [(t, find_status(told.view, t)) for t in triggers]
    kept = [(t, s) for t, s in judged if not find_suppression(told.view, t, s, triggers)]
    live = [t for t, _ in kept]
    proposals = [_proposal(told, t, s, live) for t, s in kept]
    return [p for p in proposals if p is not None]


def _proposal(told: _Told, trigger: Trigger, status: StatusFound, live: Sequence[Trigger]) -> Proposal | None:
    """The proposal of one trigger; `live` are all that the sentence claims."""
    view = told.view
    actors, targets = told.roles.find(view, trigger)
    anaphoric = any(v.rule == "before:people" or v.number == "single" for v in (*targets, *actors))
    when = attach_when(view, trigger, told.around.plain, live)
    if not when and status.status == "actual" and trigger.act in DEEDS_OF_STATE and anaphoric:
        when = _time_before(told)
    fillings = (
        *_act_and_status(trigger, status),
        *_party_fillings("actor", actors),
        *_party_fillings("target", targets),
        *attach_place(view, trigger, told.around, live, anaphoric),
        *when,
        *attach_counts(view, trigger, actors, targets, live),
        *attach_means(view, trigger, told.around.pack, live),
    )
    if _score(trigger, fillings) < THRESHOLD:
        return None
    return Proposal(trigger=trigger, sentence=view.number, paragraph=view.sentence.paragraph, fillings=fillings)


def _act_and_status(trigger: Trigger, status: StatusFound) -> tuple[Filling, Filling]:
    act = Filling(
        slot="act",
        value=trigger.act,
        spans=(trigger.span,),
        rule=f"trigger:{trigger.entry.id}",
        runner_up=trigger.runner_up,
        why=trigger.why,
    )
    words = tuple(dict.fromkeys((trigger.span, status.span or trigger.span)))
    return act, Filling(slot="status", value=status.status, spans=words, rule=f"status:{status.rule}")


def _party_fillings(slot: str, values: Sequence[PartyValue]) -> list[Filling]:
    return [Filling(slot=slot, value=v.code, spans=v.spans, rule=v.rule, unsure=v.unsure) for v in values]


def _score(trigger: Trigger, fillings: Sequence[Filling]) -> float:
    """How much the words say: the entry's weight, and what else was found with it."""
    filled = {f.slot for f in fillings}
    own_place = any(f.slot == "place" and not f.unsure for f in fillings)
    extra = (
        0.25 * ("actor" in filled)
        + 0.25 * ("target" in filled)
        + 0.2 * ("when" in filled)
        + 0.2 * ("count" in filled)
        + 0.1 * ("means" in filled)
        + 0.1 * own_place
    )
    return trigger.entry.weight * 0.75 + extra


def _time_before(told: _Told) -> list[Filling]:
    """The day of a case told over several sentences, or of an entry of a list ("Man, 34. Musan, June 2008. ...")."""
    view = told.view
    for number in range(view.number - 1, max(-1, view.number - _CASE_REACH), -1):
        before = told.reading.views[number]
        if before.sentence.paragraph != view.sentence.paragraph:
            return []
        times = story_times(before, told.around.plain)
        days = [f for f in times if isinstance(f.value, str) and ".." not in f.value]
        if days:
            return days[:1]
    return []
