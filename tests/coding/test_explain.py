"""Explanations: each value with its rule, its words, the entry's file and line, and what lost against it."""

from dataclasses import replace

from attested.coding.explain import build_reasons, explain_claims, explain_report
from attested.coding.gate import admit_claim
from attested.model import SLOTS

from .make import code, find_claim, read, the_pack

TEXT = "State security agents seized two phones from a smuggler in Hyesan on October 12."


def test_every_value_is_explained_in_order():
    claim = find_claim(TEXT, "seize")
    reasons = build_reasons(read(TEXT).report, the_pack(), claim)
    assert [r.slot for r in reasons] == [f.slot for f in claim.fillings]
    assert [r.slot for r in reasons] == sorted((r.slot for r in reasons), key=SLOTS.index)
    for reason in reasons:
        assert reason.rule
        assert reason.words
        assert all(words in TEXT for words in reason.words)


def test_an_entry_is_named_with_file_and_line():
    reasons = {r.slot: r for r in build_reasons(read(TEXT).report, the_pack(), find_claim(TEXT, "seize"))}
    entry = next(e for e in the_pack().lexicons["en"].acts if f"trigger:{e.id}" == reasons["act"].rule)
    assert reasons["act"].where == entry.where
    file, line = entry.where.split(":")
    rows = (the_pack().folder / file).read_text(encoding="utf-8").splitlines()
    assert entry.id in rows[int(line) - 1]
    assert reasons["actor"].where.startswith("lexicon/en/parties.yml:")
    assert reasons["when"].anchor == "2024-11-15"
    assert reasons["place"].where == ""


def test_what_lost_is_told_with_the_reason():
    (reason,) = [r for r in build_reasons(read(TEXT).report, the_pack(), find_claim(TEXT, "seize")) if r.slot == "act"]
    assert "lexicon/en/acts/" in reason.runner_up
    assert reason.why
    assert f"not {reason.runner_up}: {reason.why}" in explain_claims(read(TEXT), code(TEXT))


def test_a_refused_value_is_told_with_the_reason():
    claim = find_claim(TEXT, "seize")
    false = tuple(replace(f, value="KP-01") if f.slot == "place" else f for f in claim.fillings)
    admitted = admit_claim(read(TEXT), replace(claim, fillings=false))
    text = explain_claims(read(TEXT), (admitted,))
    assert "place   KP-01 refused on “Hyesan”: its words name KP-10/hyesan, not KP-01" in text


def test_a_report_without_a_claim_says_so():
    assert explain_report(read("It rained.").report, the_pack(), ()).splitlines() == ["# r", "no claim"]


def test_reasons_are_plain_values():
    for reason in build_reasons(read(TEXT).report, the_pack(), find_claim(TEXT, "seize")):
        row = reason.to_dict()
        assert list(row) == list(type(reason).__slots__)
        assert all(isinstance(v, str | bool | list) for v in row.values())
