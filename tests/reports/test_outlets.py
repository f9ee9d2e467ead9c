import pytest

from attested.reports.outlets import find_host, find_outlet, host_of, load_outlets, name_outlet


def test_no_host_or_spelling_stands_twice() -> None:
    for key in ("hosts", "aliases"):
        every = [value for outlet in load_outlets() for value in getattr(outlet, key)]
        assert len(every) == len(set(every)), key
    names = [outlet.name for outlet in load_outlets()]
    assert names == sorted(set(names))
    assert not set(names) & {alias for outlet in load_outlets() for alias in outlet.aliases}


@pytest.mark.parametrize("spelling", ["Daily NK", "DailyNK", "daily nk", "The Daily NK", "데일리NK"])
def test_spellings_have_one_name(spelling: str) -> None:
    assert name_outlet(spelling) == "Daily NK"


def test_unknown_outlet_keeps_its_name() -> None:
    assert name_outlet("Border Daily") == "Border Daily"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("www.dailynk.com", "Daily NK"),
        ("write to desk@uni-media.net.", "Daily NK"),
        ("https://www.rfa.org/english/news/1", "RFA"),
        ("english.yna.co.kr/view/1", "Yonhap"),
        ("notdailynk.com", None),
        ("dailynk.com.example", None),
        ("no host here.", None),
    ],
)
def test_hosts(text: str, name: str | None) -> None:
    assert find_host(text) == name


def test_names_are_whole_words() -> None:
    assert find_outlet("as RFA reported") == "RFA"
    assert find_outlet("the MAPS of TAPE") is None


@pytest.mark.parametrize(
    ("url", "host"),
    [("https://www.a.example/x", "a.example"), ("a.example/x", "a.example"), ("http://[", None), ("/x", None)],
)
def test_host_of(url: str, host: str | None) -> None:
    assert host_of(url) == host
