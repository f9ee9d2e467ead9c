"""Sentences and short stories through the whole coder: status, roles, one happening told twice, what is no story."""

import pytest

from attested.model import Claim, Count, Span, Zone

from .make import code, load_cases, make_report, the_coder


def cases(name: str) -> list:
    """The rows as parameters; a known fault must fail until it is repaired, and then loses its mark."""
    return [
        pytest.param(
            row, id=row["id"], marks=[pytest.mark.xfail(strict=True, reason=row["known"])] if "known" in row else []
        )
        for row in load_cases(name)
    ]


def spell(count: Count) -> str:
    low, high = ("" if bound is None else str(bound) for bound in (count.low, count.high))
    return f"{'~' if count.approx else ''}{count.of} {count.unit} {low}..{high}"


@pytest.mark.parametrize("row", cases("status.yml"))
def test_status(row):
    assert [f"{claim.act} {claim.status}" for claim in code(row["text"])] == row["claims"]


@pytest.mark.parametrize("row", cases("roles.yml"))
def test_roles(row):
    claims = [claim for claim in code(row["text"]) if claim.act == row["act"]]
    assert claims, f"no {row['act']} among {[claim.act for claim in code(row['text'])]}"
    claim = claims[-1]
    found = {slot: sorted(claim.codes(slot)) for slot in ("actor", "target", "place", "means")}
    found |= {"when": claim.when, "count": sorted(spell(count) for count in claim.counts)}
    wanted = {slot: sorted(row[slot]) if isinstance(row[slot], list) else row[slot] for slot in found if slot in row}
    assert {slot: found[slot] for slot in wanted} == wanted


# ---- one happening told twice


def arrests(text: str) -> list[Claim]:
    return [claim for claim in code(text) if claim.act == "arrest"]


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested five brokers in Hyesan in October. The five brokers were arrested at night.",
        "Police arrested five brokers in Hyesan on October 12. They were taken away in a van.",
        "In Hyesan, five brokers were arrested. The brokers were arrested by police on October 12.",
    ],
)
def test_one_happening_told_twice_is_one_claim(text):
    (claim,) = arrests(text)
    assert claim.codes("place") == ("KP-10/hyesan",)
    assert [count.low for count in claim.counts] == [5]
    # The second telling's words are evidence too.
    assert len(claim.filled("act")[0].spans) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested five brokers in Hyesan in October. Police arrested seven brokers in Musan in November.",
        "Police arrested five brokers in Hyesan on October 12. On October 20, three brokers were arrested in Hyesan.",
        "Police arrested a broker in Hyesan. Border guards did not arrest a smuggler in Musan.",
    ],
)
def test_two_happenings_are_two_claims(text):
    assert len(arrests(text)) == 2


# ---- what is no story


CAPTION = "A street in Hyesan, where police arrested a broker in 2019."
STORY = "State security agents searched houses in Musan in October."


@pytest.mark.parametrize("kind", ["caption", "contact", "furniture", "headline", "byline", "tags", "note"])
def test_a_zone_makes_no_claim(kind):
    text = f"{STORY}\n\n{CAPTION}\n\n{STORY}"
    start = text.index(CAPTION)
    zone = Zone(span=Span(start, start + len(CAPTION)), kind=kind)
    claims = the_coder().code(make_report(text, zones=(zone,)))
    assert claims
    assert {claim.act for claim in claims} == {"search"}
    assert not any(span.overlaps(zone.span) for claim in claims for span in claim.spans)


def test_the_same_words_outside_a_zone_are_coded():
    assert {claim.act for claim in code(f"{STORY}\n\n{CAPTION}")} == {"search", "arrest"}


@pytest.mark.parametrize("text", ["…", "No.", "12345", "“", "police", "\n\n.\n", "a " * 3000, "(((((" * 50])
def test_text_that_tells_nothing_makes_no_claim(text):
    assert the_coder().code(make_report(text)) == ()


def test_a_sentence_without_an_end_is_coded_and_bounded():
    text = "Police arrested five brokers in Hyesan and " + "then the rain fell and " * 2000
    claims = the_coder().code(make_report(text))
    assert {claim.act for claim in claims} == {"arrest"}


def test_mentions_need_no_parse_and_stand_in_order():
    report = make_report("Police arrested five brokers in Hyesan on October 12 with a signal detector.")
    mentions = the_coder().mentions(report)
    assert [(m.kind, m.value) for m in mentions if m.kind in ("time", "place", "party")] == [
        ("party", "police"),
        ("party", "broker"),
        ("place", "KP-10/hyesan"),
        ("time", "2024-10-12"),
    ]
    assert list(mentions) == sorted(mentions, key=lambda m: (m.span.start, m.span.end))
    assert all(0 <= m.span.start < m.span.end <= len(report.text) for m in mentions)


def test_several_sources_vouch_for_what_was_told_before():
    text = (
        "“Agents arrested four brokers in Hoeryong,” a source in North Hamgyong province said.\n\n"
        "Several sources in the province corroborated this account."
    )
    claims = code(text)
    assert [c.attribution.number for c in claims if c.act == "arrest"] == [2]
