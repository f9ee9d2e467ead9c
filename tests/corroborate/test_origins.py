from pathlib import Path

import pytest
import yaml

import attested.corroborate.credits as credit_lines
from attested.corroborate import corroborate
from attested.corroborate.credits import find_credits, find_publisher
from attested.model import Attribution, Span, Zone

from .make import make_claim, make_report

STORY = (
    "Security agents in the river town took twelve people away on 3 May, a person there said. They had come at night "
    "with lists in their hands and went from door to door along the quay. Those taken had carried money for others. "
    "Nobody knows where they are held. The market was half empty for days, and boats stayed tied up. Families were "
    "told to keep quiet and to bring warm clothes to the gate of the county office."
)
OWN = (
    "A dozen inhabitants were rounded up in early May, people with kin in the town told {outlet}. The raid lasted "
    "until dawn. A teacher watched from her window as lorries left for the north."
)
SLOTS = {"place": "KP-10/hyesan", "when": "2021-05-03", "people": 12}
SOURCE = Attribution(kind="source")


def _grades(reports, claims):
    return {event.grade for event in corroborate(reports, claims).events}


def test_wordings_match_their_examples():
    rows = yaml.safe_load(Path(credit_lines.__file__).with_name("credits.yml").read_text(encoding="utf-8"))
    for credit in rows["credits"]:
        assert find_credits(make_report("x", credit["match"])), credit
        assert not find_credits(make_report("x", credit["no_match"])), credit


@pytest.mark.parametrize(
    ("publisher", "url", "expected"),
    [
        ("DailyNK", None, "Daily NK"),
        ("Radio Free Asia", "https://other.example/x", "RFA"),
        ("english.dailynk.com", None, "Daily NK"),
        ("Border Gazette", None, "Border Gazette"),
        (None, "https://www.dailynk.com/english/x", "Daily NK"),
        (None, "https://gazette.example/x", "gazette.example"),
        (None, None, None),
    ],
)
def test_find_publisher(publisher, url, expected):
    assert find_publisher(make_report("x", "Words.", publisher=publisher, url=url)) == expected


def test_a_caption_credits_nothing():
    text = "Photo by a Daily NK source. A market was closed."
    assert not find_credits(make_report("x", text, zones=(Zone(span=Span(0, 27), kind="caption"),)))


def test_exact_copy_in_another_layout():
    a = make_report("a", STORY, publisher="Gazette", published="2021-05-10")
    b = make_report("b", STORY.upper().replace(". ", ".\n\n"), publisher="Herald")
    result = corroborate([b, a], [make_claim(a, "took twelve", **SLOTS), make_claim(b, "TOOK TWELVE", **SLOTS)])
    assert [origin.reports for origin in result.origins] == [("a", "b")]
    assert [link.kind for link in result.origins[0].links] == ["copy"]
    assert [(event.grade, len(event.claims)) for event in result.events] == [("single", 2)]


def test_near_copy_and_excerpt():
    a = make_report("a", STORY, publisher="Gazette", published="2021-05-10")
    edited = make_report(
        "b", STORY.replace("river town", "border city").replace("at night", "after dark"), publisher="B"
    )
    excerpt = make_report("c", "News in brief. " + STORY[:210], publisher="C")
    result = corroborate([a, edited, excerpt], [make_claim(r, "took twelve", **SLOTS) for r in (a, edited, excerpt)])
    assert len(result.origins) == 1
    assert {link.kind for link in result.origins[0].links} == {"near-copy"}
    assert [event.grade for event in result.events] == ["single"]


def test_two_outlets_with_own_sources_are_independent():
    a = make_report("a", STORY, publisher="Daily NK")
    b = make_report("b", OWN.format(outlet="RFA"), publisher="RFA")
    assert _grades(
        [a, b], [make_claim(a, "took twelve", said=SOURCE, **SLOTS), make_claim(b, "rounded up", said=SOURCE, **SLOTS)]
    ) == {"independent"}


def test_a_report_that_credits_rests_on_the_outlet():
    a = make_report("a", STORY, publisher="Daily NK")
    text = OWN.format(outlet="Daily NK")
    b = make_report("b", text, publisher="The Herald")
    said = Attribution(kind="source", span=Span(text.index("people with"), text.index("told")))
    result = corroborate(
        [a, b], [make_claim(a, "took twelve", **SLOTS), make_claim(b, "rounded up", said=said, **SLOTS)]
    )
    assert [(origin.outlet, len(origin.reports)) for origin in result.origins] == [("Daily NK", 2)]
    assert result.origins[0].links[0].kind == "credit"
    assert result.events[0].grade == "single"


def test_a_credit_joins_only_the_same_story():
    a = make_report("a", STORY, publisher="Daily NK")
    b = make_report("b", OWN.format(outlet="Daily NK"), publisher="The Herald")
    claims = [
        make_claim(a, "took twelve", **SLOTS),
        make_claim(b, "rounded up", place="KP-03/sinuiju", when="2021-05-03"),
    ]
    assert len(corroborate([a, b], claims).origins) == 2


def test_two_retellings_of_an_absent_report_are_one_origin():
    a = make_report("a", OWN.format(outlet="Asiapress"), publisher="The Herald")
    b = make_report("b", "Asiapress has reported that twelve were led off.", publisher="The Courier")
    assert _grades([a, b], [make_claim(a, "rounded up", **SLOTS), make_claim(b, "led off", **SLOTS)]) == {"single"}


def test_own_source_beside_a_credit_stays_independent():
    text = "Asiapress has reported that checks grew. Twelve were led off, a farmer there said."
    a = make_report("a", text, publisher="The Courier")
    b = make_report("b", STORY, publisher="Asiapress")
    said = Attribution(kind="source", span=Span(text.index("a farmer"), len(text) - 1))
    claims = [make_claim(a, "led off", said=said, **SLOTS), make_claim(b, "took twelve", **SLOTS)]
    assert _grades([a, b], claims) == {"independent"}
    passed_on = Attribution(kind="outlet", outlet="Asiapress")
    assert _grades([a, b], [make_claim(a, "led off", said=passed_on, **SLOTS), claims[1]]) == {"single"}


def test_one_outlet_with_several_sources():
    a = make_report("a", STORY, publisher="Daily NK")
    for said, grade in ((Attribution(kind="source", number=2), "multiple-sources"), (SOURCE, "single")):
        assert _grades([a], [make_claim(a, "took twelve", said=said, **SLOTS)]) == {grade}
