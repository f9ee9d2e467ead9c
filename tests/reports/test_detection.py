import socket

import pytest

from attested.reports.detection import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Agents arrested five people.", "en"),
        ("HOERYONG MSS RAID: 5 HELD, PHONES SEIZED, 3,000 YUAN FINE", "en"),
        ("The slogan 간첩을 신고하자 hung in every street of Hoeryong, a source said.", "en"),
        ("혜산시 보위부가 중국산 휴대전화 사용자를 체포했다.", "ko"),
        ("RFA 소식통은 MSS (보위부) 요원이 USB와 SD 카드를 압수했다고 전했다.", "ko"),
        ("北朝鮮当局は中国製の携帯電話を取り締まっている。", "ja"),
        ("朝鲜当局逮捕了五名使用手机的居民。", "zh"),
        ("Die Polizei hat in Hyesan fünf Menschen festgenommen.", "de"),
        ("Hyesan", "und"),
        ("asdf qwer zxcv", "und"),
        ("123 456", "und"),
        ("", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_title_counts() -> None:
    assert detect_language("Hyesan", "State security arrested five people at the market") == "en"


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", closed)
    assert detect_language("Agents arrested five people in the town.") == "en"
