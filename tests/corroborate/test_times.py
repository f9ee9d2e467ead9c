import pytest

from attested.corroborate.times import find_interval, list_month_keys, list_month_lookups, relate_times

CASES = [
    ("", "2016-10", "unknown"),
    ("2016-10-11", "2016-10-11", "same"),
    ("2016-10-11", "2016-10", "agree"),
    ("2016-10-11", "2016-11", "apart"),
    ("XXXX-10-11", "2016-10-01~/2016-10-10~", "apart"),
    ("XXXX-10-10", "2016-10-01~/2016-10-10~", "agree"),
    ("XXXX-02-29", "2016-02-29", "same"),
    ("XXXX-12-28/XXXX-01-05", "2017-01-03", "agree"),
    ("2015", "2015-03-01", "unknown"),
    ("2020-01/..", "2021-05-03", "unknown"),
    ("../2020-12-31", "2021-05-03", "apart"),
    ("nonsense", "2021-05-03", "unknown"),
    ("201X", "2021-05-03", "apart"),
]


@pytest.mark.parametrize(("one", "other", "kind"), CASES)
def test_relations(one, other, kind):
    assert relate_times(one, other).kind == kind
    assert relate_times(other, one).kind == kind
    if kind in ("same", "agree"):
        # What agrees must come up as a candidate, whichever was filed first.
        assert set(list_month_keys(one)) & set(list_month_lookups(other))
        assert set(list_month_keys(other)) & set(list_month_lookups(one))


def test_intervals():
    start, end = find_interval("XXXX-12-28/XXXX-01-05")
    assert end - start == 8
    assert find_interval("XXXX-02-29", 2015) == find_interval("2015-02-28")
    assert find_interval("") is None
