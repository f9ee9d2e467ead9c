"""One pack, one coder and reports of a sentence or two, shared by the tests of coding; loaded once a process."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from attested.coding import Coder
from attested.coding.en.reading import Reading
from attested.model import Attribution, Claim, Filling, Report, Span, Versions, Zone
from attested.pack import Pack, load_pack

PUBLISHED = date(2024, 11, 15)


def load_cases(name: str) -> list[dict[str, Any]]:
    rows = yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
    assert len({row["id"] for row in rows}) == len(rows), f"an id stands twice in {name}"
    return rows


@cache
def the_pack() -> Pack:
    return load_pack("dprk-border")


@cache
def the_coder() -> Coder:
    return Coder(the_pack())


def make_report(text: str, *, published: date | None = PUBLISHED, zones: tuple[Zone, ...] = ()) -> Report:
    return Report(id="r", text=text, language="en", published=published, zones=zones)


@cache
def read(text: str) -> Reading:
    return the_coder().read(make_report(text))


@cache
def code(text: str) -> tuple[Claim, ...]:
    return the_coder().code_reading(read(text))


def find_claim(text: str, act: str) -> Claim:
    claims = [c for c in code(text) if c.act == act]
    assert claims, f"no {act} in {text!r}: {[c.act for c in code(text)]}"
    return claims[0]


def span_of(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def make_claim(text: str, act: str, words: str, *more: Filling, status: str = "actual") -> Claim:
    """A claim as another maker, a model, could propose it."""
    span = span_of(text, words)
    report = make_report(text)
    return Claim(
        report=report.id,
        report_sha256=report.sha256,
        fillings=(
            Filling(slot="act", value=act, spans=(span,), rule="model"),
            Filling(slot="status", value=status, spans=(span,), rule="model"),
            *more,
        ),
        attribution=Attribution(),
        versions=Versions(pack="p 1", coder="model 1", language_model="none"),
    )
