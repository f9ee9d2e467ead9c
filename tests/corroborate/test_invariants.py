"""What must hold of any input: order changes nothing, a copy changes no grade, each claim is in one event."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from attested.corroborate import corroborate

from .make import make_claim, make_report

PLACES = ("", "KP", "KP/border", "KP-09", "KP-09/hoeryong", "KP-09/musan", "KP-10")
TIMES = ("", "2016-10", "2016-10-11", "XXXX-10-11", "XXXX-11", "2016-10-01~/2016-10-10~", "2016/..")
WORDS = ("took", "led", "held", "away", "agents", "river", "town", "night", "Daily NK reported", "told RFA")


@st.composite
def corpora(draw):
    reports, claims = [], []
    for number in range(draw(st.integers(1, 5))):
        words = draw(st.lists(st.sampled_from(WORDS), min_size=4, max_size=12))
        report = make_report(
            f"r{number}",
            ". ".join(words),
            publisher=draw(st.sampled_from((None, "Daily NK", "RFA", "Gazette"))),
            published=draw(st.sampled_from((None, "2016-10-20", "2016-10-25", "2020-01-01"))),
        )
        reports.append(report)
        for word in draw(st.lists(st.sampled_from(words), max_size=3, unique=True)):
            claims.append(
                make_claim(
                    report,
                    word,
                    act=draw(st.sampled_from(("arrest", "search"))),
                    place=draw(st.sampled_from(PLACES)),
                    when=draw(st.sampled_from(TIMES)),
                    people=draw(st.sampled_from((None, 1, 5, 30, 80))),
                )
            )
    return reports, claims


def _copy(report, claims, name):
    twin = replace(report, id=name)
    return twin, [replace(claim, report=name) for claim in claims if claim.report == report.id]


def _grades(result):
    return {claim: event.grade for event in result.events for claim in event.claims}


@settings(max_examples=80, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_order_changes_nothing(corpus, rng: random.Random):
    reports, claims = corpus
    before = corroborate(reports, claims)
    rng.shuffle(reports)
    rng.shuffle(claims)
    assert corroborate(reports, claims) == before


@settings(max_examples=80, deadline=None)
@given(corpora(), st.data())
def test_a_copy_changes_no_grade(corpus, data):
    reports, claims = corpus
    before = _grades(corroborate(reports, claims))
    twin, twins = _copy(data.draw(st.sampled_from(reports)), claims, data.draw(st.sampled_from(("0", "r1x", "z"))))
    after = corroborate([*reports, twin], [*claims, *twins])
    assert {claim: grade for claim, grade in _grades(after).items() if claim in before} == before
    assert len(after.events) == len(corroborate(reports, claims).events)


@settings(max_examples=50, deadline=None)
@given(corpora(), st.data())
def test_a_later_reprint_by_another_changes_no_grade(corpus, data):
    reports, claims = corpus
    before = _grades(corroborate(reports, claims))
    twin, twins = _copy(data.draw(st.sampled_from(reports)), claims, "zz")
    twin = replace(twin, publisher="Reprinter", published=None)
    after = _grades(corroborate([*reports, twin], [*claims, *twins]))
    assert {claim: grade for claim, grade in after.items() if claim in before} == before


@settings(max_examples=50, deadline=None)
@given(corpora())
def test_a_partition(corpus):
    reports, claims = corpus
    result = corroborate(reports, claims)
    assert sorted(name for origin in result.origins for name in origin.reports) == sorted(r.id for r in reports)
    assert sorted(claim for event in result.events for claim in event.claims) == sorted({c.id for c in claims})
