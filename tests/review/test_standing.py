from attested.model import Count
from attested.review import list_standing

from .make import make_claim, make_decision


def test_a_rejected_claim_does_not_stand():
    kept, dropped = make_claim(), make_claim(act="punish", start=30)
    standing = list(list_standing([kept, dropped], [make_decision(dropped, "reject")]))
    assert [(claim.id, claim.current, claim.corrected) for claim in standing] == [(kept.id, kept, ())]


def test_a_corrected_claim_stands_on_the_words_it_had():
    claim = make_claim()
    five = {"of": "target", "unit": "person", "min": 5, "max": None, "approx": False}
    decision = make_decision(claim, "correct", place=["KP-10"], when="", count=[five], target=["trader"])
    (standing,) = list_standing([claim], [decision])
    current = standing.current
    assert standing.id == claim.id != current.id
    assert standing.corrected == ("target", "place", "when", "count")
    assert (current.codes("place"), current.when, current.codes("actor")) == (("KP-10",), "", ("border-guard",))
    assert current.counts == (Count(of="target", unit="person", low=5, high=None),)
    assert current.filled("place")[0].spans == claim.filled("place")[0].spans
    assert current.filled("target")[0].spans == claim.filled("act")[0].spans
    assert current.filled("target")[0].rule == f"decision {decision.id}"
