"""The entailment gate: planted falsehoods of seven kinds are refused, their true twins admitted, whoever made them."""

from collections import Counter as Tally
from dataclasses import replace
from functools import partial

import pytest

from attested.coding import check_claim
from attested.coding.gate import admit, admit_claim, find_faults
from attested.model import Claim, Count, EntailmentError, Filling, Span, Zone

from .make import (
    PUBLISHED,
    code,
    find_claim,
    load_cases,
    make_claim,
    make_report,
    read,
    span_of,
    the_coder,
    the_pack,
)

PLANTED = [(row, index) for row in load_cases("planted.yml") for index in range(len(row["planted"]))]
TOLD = load_cases("told.yml")
KINDS = {"number", "place", "month", "party", "negation", "threat", "accusation"}

by_id = partial(pytest.mark.parametrize, ids=lambda v: v["id"] if isinstance(v, dict) else str(v))


def plant(claim: Claim, row: dict, false: object) -> tuple[Claim, Filling]:
    """The claim with one value replaced, and the value."""
    before = next(
        f
        for f in claim.filled(row["slot"])
        if "unit" not in row or (isinstance(f.value, Count) and f.value.unit == row["unit"])
    )
    if isinstance(false, dict):
        assert isinstance(before.value, Count)
        after = replace(before, value=replace(before.value, **false))
    elif isinstance(false, list):
        after = replace(before, value=str(false[0]), anchor=str(false[1]))
    else:
        after = replace(before, value=str(false))
    return replace(claim, fillings=tuple(after if f is before else f for f in claim.fillings)), after


def test_the_tables_hold_every_kind_and_enough_of_them():
    kinds = Tally(row["kind"] for row, _ in PLANTED) + Tally(row["kind"] for row in TOLD)
    assert set(kinds) == KINDS
    assert sum(kinds.values()) >= 40
    assert min(kinds.values()) >= 6


@by_id("row", load_cases("planted.yml"))
def test_a_true_twin_is_admitted_as_it_is(row):
    claim = find_claim(row["text"], row["act"])
    assert find_faults(read(row["text"]), claim) == ()
    assert admit_claim(read(row["text"]), claim) == claim


@by_id(("row", "index"), PLANTED)
def test_a_planted_value_is_refused(row, index):
    reading = read(row["text"])
    claim, false = plant(find_claim(row["text"], row["act"]), row, row["planted"][index])
    assert [f for f in find_faults(reading, claim) if f.startswith(row["slot"])], "the falsehood passed"
    if row["slot"] in ("act", "status"):
        with pytest.raises(EntailmentError, match=f"report r, characters .*{row['slot']} {false.value}: "):
            admit_claim(reading, claim)
        return
    admitted = admit_claim(reading, claim)
    assert false not in admitted.fillings
    assert [r.slot for r in admitted.refusals] == [row["slot"]]
    assert all(r.reason for r in admitted.refusals)


@by_id("row", TOLD)
def test_what_is_not_told_as_fact_is_refused_as_fact(row):
    with pytest.raises(EntailmentError):
        admit_claim(read(row["text"]), make_claim(row["text"], row["act"], row["words"]))


@by_id("row", TOLD)
def test_what_is_told_as_fact_is_admitted_as_fact(row):
    claim = make_claim(row["twin"], row["act"], row.get("twin_words", row["words"]))
    assert admit_claim(read(row["twin"]), claim) == claim


def test_an_accusation_is_admitted_as_alleged():
    text = "Two women in Hyesan were accused of smuggling phones across the river."
    claim = make_claim(text, "smuggle", "smuggling", status="alleged")
    assert admit_claim(read(text), claim) == claim


TEXT = "Police arrested five brokers in Hyesan on October 12. A source in Hoeryong said so. Traders were afraid."


@pytest.mark.parametrize(
    ("slot", "value", "words", "reason"),
    [
        ("place", "KP-09/hoeryong", "Hoeryong", "where a source lives"),
        ("target", "broker", "five br", "inside a word"),
        ("target", "resident", "October", "nobody"),
        ("target", "neverheard", "brokers", "no party"),
        ("actor", "broker", "brokers", "cannot be the actor"),
        ("target", "police", "Police", "cannot be the target"),
        ("actor", "police", "brokers", "not police"),
        ("means", "fine", "brokers", "takes no fine"),
        ("means", "vehicle", "brokers", "takes no vehicle"),
        ("means", "wiretap", "brokers", "no wiretap"),
        ("when", "2024-10", "October", "in these words"),
        ("when", "2024-10-12", "five brokers", "no time"),
        ("place", "KP", "brokers", "no place"),
    ],
)
def test_a_value_on_other_words_is_refused(slot, value, words, reason):
    filling = Filling(slot=slot, value=value, spans=(span_of(TEXT, words),), rule="model", anchor=None)
    if slot == "when":
        filling = replace(filling, anchor=PUBLISHED.isoformat())
    claim = make_claim(TEXT, "arrest", "arrested", filling)
    admitted = admit_claim(read(TEXT), claim)
    assert filling not in admitted.fillings
    assert reason in admitted.refusals[0].reason


def test_a_number_without_its_bound_is_refused():
    text = "State security agents arrested at least three phone users in Hoeryong."
    count = Count(of="target", unit="person", low=3, high=3)
    filling = Filling(slot="count", value=count, spans=(span_of(text, "three phone users"),), rule="model")
    admitted = admit_claim(read(text), make_claim(text, "arrest", "arrested", filling))
    assert "another" in admitted.refusals[0].reason


def test_a_day_of_a_date_is_no_number_of_people():
    count = Count(of="target", unit="person", low=12, high=12)
    filling = Filling(slot="count", value=count, spans=(span_of(TEXT, "12"),), rule="model")
    admitted = admit_claim(read(TEXT), make_claim(TEXT, "arrest", "arrested", filling))
    assert admitted.counts == ()


@pytest.mark.parametrize(("words", "kept"), [("a broker", True), ("the brokers", False), ("them", False)])
def test_one_person_needs_a_singular(words, kept):
    text = f"Police in Hyesan released {words} in October."
    count = Count(of="target", unit="person", low=1, high=1)
    filling = Filling(slot="count", value=count, spans=(span_of(text, words),), rule="one-person")
    admitted = admit_claim(read(text), make_claim(text, "release", "released", filling))
    assert bool(admitted.counts) == kept


def test_the_country_stands_only_on_the_words_of_the_act():
    country = Filling(slot="place", value="KP", spans=(span_of(TEXT, "arrested"),), rule="country-of-pack")
    assert admit_claim(read(TEXT), make_claim(TEXT, "arrest", "arrested", country)).codes("place") == ("KP",)
    elsewhere = replace(country, spans=(span_of(TEXT, "Hyesan"),))
    assert admit_claim(read(TEXT), make_claim(TEXT, "arrest", "arrested", elsewhere)).codes("place") == ()


def test_of_two_places_the_wider_is_refused():
    text = "Police arrested five brokers in Hyesan, Ryanggang province, in October."
    fillings = [
        Filling(slot="place", value=value, spans=(span_of(text, words),), rule="model")
        for value, words in (("KP-10/hyesan", "Hyesan"), ("KP-10", "Ryanggang"))
    ]
    admitted = admit_claim(read(text), make_claim(text, "arrest", "arrested", *fillings))
    assert admitted.codes("place") == ("KP-10/hyesan",)


def test_words_far_before_the_act_name_nobody():
    text = "Traders went home. " + "It rained in the valley. " * 12 + "Police arrested them in Hyesan."
    filling = Filling(slot="target", value="trader", spans=(span_of(text, "Traders"),), rule="model")
    assert admit_claim(read(text), make_claim(text, "arrest", "arrested", filling)).codes("target") == ()


def test_a_caption_vouches_for_nothing():
    text = "Police arrested five brokers in Hyesan.\n\nPhoto: Guards arrested a smuggler in Musan."
    zone = Zone(span=Span(text.index("Photo"), len(text)), kind="caption")
    reading = the_coder().read(make_report(text, zones=(zone,)))
    with pytest.raises(EntailmentError, match="caption"):
        admit_claim(reading, make_claim(text, "arrest", "arrested a smuggler"))
    place = Filling(slot="place", value="KP-09/musan", spans=(span_of(text, "Musan"),), rule="model")
    assert admit_claim(reading, make_claim(text, "arrest", "arrested", place)).codes("place") == ()


def test_a_claim_of_another_text_is_refused():
    claim = find_claim(TEXT, "arrest")
    other = read("Police arrested six brokers in Hyesan on October 12.")
    with pytest.raises(EntailmentError, match="another text"):
        admit_claim(other, claim)
    assert len(find_faults(other, claim)) == 1


def test_spans_past_the_text_are_told_and_crash_nothing():
    claim = find_claim(TEXT, "arrest")
    far = Filling(slot="target", value="broker", spans=(Span(5000, 5007),), rule="model")
    faults = find_faults(read(TEXT), replace(claim, fillings=(*claim.fillings, far)))
    assert faults == ("target broker: a span runs past the text",)


def test_check_claim_reads_the_report_itself():
    report, claim = make_report(TEXT), find_claim(TEXT, "arrest")
    assert check_claim(report, claim, the_pack()) == ()
    # The day of publication is part of what a value is read against.
    assert check_claim(replace(report, published=None), claim, the_pack())


def test_nothing_is_admitted_without_an_act():
    claim = find_claim(TEXT, "arrest")
    kept, refused = admit(read(TEXT), [f for f in claim.fillings if f.slot != "act"])
    assert kept == []
    assert len(refused) == len(claim.fillings) - 1


def test_a_refusal_keeps_what_was_refused_before():
    claim, _ = plant(find_claim(TEXT, "arrest"), {"slot": "place"}, "KP-01")
    once = admit_claim(read(TEXT), claim)
    again, _ = plant(once, {"slot": "target"}, "smuggler")
    assert [r.slot for r in admit_claim(read(TEXT), again).refusals] == ["place", "target"]


def test_what_the_coder_made_is_not_refused_by_the_gate():
    for row in (*load_cases("planted.yml"), *TOLD):
        for claim in code(row["text"]):
            assert claim.refusals == ()
