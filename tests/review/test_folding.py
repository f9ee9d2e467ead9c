"""The fold: what holds today, whose it is, and that nothing a person decided is lost."""

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attested.model import SLOTS
from attested.review import STATES, find_stranded, fold_decisions

from .make import make_claim, make_decision

CLAIM = make_claim()


def fold(*decisions):
    return next(fold_decisions([CLAIM], decisions))


SEQUENCES = {
    "none": ([], "unreviewed", {}),
    "accept": ([("accept", {})], "accepted", {}),
    "reject": ([("reject", {})], "rejected", {}),
    "correct": ([("correct", {"place": ["KP-09"]})], "corrected", {"place": ["KP-09"]}),
    "correct two slots": (
        [("correct", {"place": ["KP-09"], "act": "fine"})],
        "corrected",
        {"place": ["KP-09"], "act": "fine"},
    ),
    "a later correction leaves the earlier": (
        [("correct", {"place": ["KP-09"]}), ("correct", {"act": "fine"})],
        "corrected",
        {"place": ["KP-09"], "act": "fine"},
    ),
    "a later correction goes over the earlier": (
        [("correct", {"place": ["KP-09"]}), ("correct", {"place": []})],
        "corrected",
        {"place": []},
    ),
    "accepting a correction keeps it": (
        [("correct", {"place": ["KP-09"]}), ("accept", {})],
        "corrected",
        {"place": ["KP-09"]},
    ),
    "set back": ([("correct", {"act": "fine"}), ("correct", {"act": "arrest"})], "accepted", {}),
    "rejected after all": ([("accept", {}), ("reject", {})], "rejected", {}),
    "taken back in": ([("reject", {}), ("accept", {})], "accepted", {}),
    "taken back in as corrected": (
        [("correct", {"when": ""}), ("reject", {}), ("accept", {})],
        "corrected",
        {"when": ""},
    ),
}


@pytest.mark.parametrize("case", SEQUENCES)
def test_sequences(case):
    made, state, changed = SEQUENCES[case]
    decisions = [make_decision(CLAIM, verdict, hour=number, **slots) for number, (verdict, slots) in enumerate(made, 1)]
    found = fold(*decisions)
    assert found.state == state
    assert found.holds == (state != "rejected")
    assert found.decisions == tuple(decisions)
    machine = CLAIM.to_dict()
    for slot in SLOTS:
        assert found.value(slot) == changed.get(slot, machine[slot])
        setters = [decision.id for decision in decisions if slot in dict(decision.changed)]
        assert found.provenance(slot) == (setters[-1] if slot in changed else "machine")


def test_the_machines_claim_stays_beside_it():
    before = asdict(CLAIM)
    found = fold(make_decision(CLAIM, "correct", count=[]))
    assert asdict(found.claim) == before
    assert found.id == CLAIM.id


def test_each_claim_its_own():
    other = make_claim("fine", start=30)
    decisions = [make_decision(other, "reject"), make_decision(CLAIM, "accept")]
    assert [found.state for found in fold_decisions([CLAIM, other], decisions)] == ["accepted", "rejected"]


def test_a_decision_on_a_claim_that_is_no_longer_coded_is_handed_out():
    decisions = [make_decision(CLAIM), make_decision("claim-gone", "reject")]
    assert [found.state for found in fold_decisions([CLAIM], decisions)] == ["accepted"]
    assert find_stranded([CLAIM], decisions) == (decisions[1],)


changes = st.fixed_dictionaries(
    {}, optional={"act": st.sampled_from(["arrest", "fine"]), "place": st.lists(st.sampled_from(["KP", "CN"]))}
)
decided = st.lists(st.tuples(st.sampled_from(["accept", "reject"]), changes), max_size=8)


@given(decided)
def test_every_slot_is_the_machines_or_that_of_the_decision_named(made):
    decisions = [
        make_decision(CLAIM, "correct" if slots else verdict, hour=number, **slots)
        for number, (verdict, slots) in enumerate(made)
    ]
    found = fold(*decisions)
    by_id = {decision.id: dict(decision.changed) for decision in decisions}
    for slot in SLOTS:
        whose = found.provenance(slot)
        assert found.value(slot) == (CLAIM.to_dict()[slot] if whose == "machine" else by_id[whose][slot])
    assert found.state in STATES
    assert (found.state == "unreviewed") == (not decisions)
    # Folding is over the order in which decisions were made: what comes after can be added to what was folded.
    assert found.decisions == tuple(decisions)
