"""Small reports, claims and events by hand, strategies for any of them, and a clock that stands still."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from attested.model import (
    COUNT_SCOPES,
    COUNT_UNITS,
    LIST_SLOTS,
    SLOTS,
    STATUSES,
    Attribution,
    Claim,
    Count,
    Event,
    Filling,
    Origin,
    OriginLink,
    Refusal,
    Report,
    Span,
    Versions,
    Zone,
)

VERSIONS = Versions(pack="test 1", coder="test 1", language_model="none 1")
LATER = Versions(pack="test 1", coder="test 2", language_model="none 1")
TEXT = "Border guards took four people away in Musan last autumn, a source in the county said. Photo: the river."


def make_clock():
    """Each call a second later than the one before."""
    moment = datetime(2025, 1, 1, tzinfo=UTC)

    def tick():
        nonlocal moment
        moment += timedelta(seconds=1)
        return moment

    return tick


def make_report(name="first", text=TEXT, **more):
    fields = {
        "language": "en",
        "url": f"https://example.org/{name}",
        "publisher": "Gazette",
        "published": date(2024, 11, 15),
        "published_by": "text",
        "title": "Four held",
        "zones": (Zone(span=Span(0, 6), kind="headline"),),
        "source_sha256": "ab" * 32,
    }
    return Report(id=name, text=text, **{**fields, **more})


def make_claim(report, act="arrest", *, place="KP-09/musan", start=0, versions=VERSIONS, rule="lexicon"):
    def fill(slot, value, first, **more):
        return Filling(slot=slot, value=value, spans=(Span(first, first + 4),), rule=rule, **more)

    return Claim(
        report=report.id,
        report_sha256=report.sha256,
        fillings=(
            fill("act", act, start, why="a verb"),
            fill("status", "actual", start + 1),
            fill("place", place, start + 2, runner_up="KP-09"),
            fill("when", "2024-10", start + 3, anchor="2024-11-15", unsure=True),
            fill("count", Count(of="target", unit="person", low=4, high=4), start + 4),
        ),
        attribution=Attribution(kind="source", span=Span(58, 66), place="KP-09/musan", number=1),
        versions=versions,
        refusals=(Refusal(slot="actor", value="police", span=Span(0, 6), reason="of another act"),),
    )


def make_claims(report, **more):
    return [make_claim(report, **more), make_claim(report, "phone-seizure", start=10, **more)]


def make_event(*claims, origins, **more):
    fields = {"act": "arrest", "status": "actual", "grade": "single", "when": "2024-10", "place": ("KP-09/musan",)}
    return Event(claims=tuple(claim.id for claim in claims), origins=tuple(origins), **{**fields, **more})


def make_happenings(record):
    """One origin a report, one event a claim: enough to fill every table."""
    reports = list(record.reports())
    origins = [
        Origin(reports=(report.id,), outlet=report.publisher, links=_link(report, reports[0])) for report in reports
    ]
    by_report = {origin.reports[0]: origin for origin in origins}
    events = [
        make_event(
            claim,
            origins=(by_report[claim.report].id,),
            counts=({"of": "target", "unit": "person", "min": 4, "max": 4, "approx": False},),
            reasons=("one claim",),
        )
        for claim in record.claims()
    ]
    return origins, events


def _link(report, first):
    if report.id == first.id:
        return ()
    return (OriginLink(report=report.id, other=first.id, kind="credit", reason="names it"),)


def run_sql(path, *statements):
    """What a stranger does to the file with any SQLite tool."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(*((statement,) if isinstance(statement, str) else statement))
        connection.commit()


def dump(path):
    """The whole logical content of the file."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
names = words.filter(lambda word: bool(word.strip()))


@st.composite
def spans(draw, length):
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, length)))


@st.composite
def reports(draw):
    text = draw(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80).filter(str.strip))
    zones = st.builds(Zone, span=spans(len(text)), kind=st.sampled_from(["caption", "byline", "note"]))
    return Report(
        id=draw(names),
        text=text,
        language=draw(st.sampled_from(["en", "ko", ""])),
        url=draw(st.none() | words),
        publisher=draw(st.none() | words),
        published=draw(st.none() | st.dates()),
        published_by=draw(st.sampled_from(["", "input", "text", "address"])),
        title=draw(st.none() | words),
        zones=tuple(draw(st.lists(zones, max_size=3))),
        source_sha256=draw(words),
    )


bounds = st.none() | st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def counts(draw):
    low, high = draw(bounds), draw(bounds)
    if low is None and high is None:
        low = 1
    if low is not None and high is not None and low > high:
        low, high = high, low
    scope, unit = draw(st.sampled_from(COUNT_SCOPES)), draw(st.sampled_from(COUNT_UNITS))
    return Count(of=scope, unit=unit, low=low, high=high, approx=draw(st.booleans()))


@st.composite
def fillings(draw, slot, length):
    value = {"count": counts(), "status": st.sampled_from(STATUSES)}.get(slot, words)
    return Filling(
        slot=slot,
        value=draw(value),
        spans=tuple(draw(st.lists(spans(length), min_size=1, max_size=3))),
        rule=draw(words),
        anchor=draw(st.none() | words),
        unsure=draw(st.booleans()),
        runner_up=draw(words),
        why=draw(words),
    )


@st.composite
def claims(draw, report, versions=VERSIONS):
    length = len(report.text)
    slots = ["act", "status", *draw(st.lists(st.sampled_from([*LIST_SLOTS, *LIST_SLOTS, "when"]), max_size=6))]
    single = [slot for slot in SLOTS if slot not in LIST_SLOTS]
    chosen = [slot for number, slot in enumerate(slots) if slot not in single or slot not in slots[:number]]
    attribution = st.builds(
        Attribution,
        kind=st.sampled_from(["report", "source", "official", "state-media", "outlet"]),
        span=st.none() | spans(length),
        place=st.none() | words,
        number=st.none() | st.integers(0, 99),
        direct=st.booleans(),
        outlet=st.none() | words,
    )
    refusals = st.builds(Refusal, slot=st.sampled_from(SLOTS), value=words, span=spans(length), reason=words)
    return Claim(
        report=report.id,
        report_sha256=report.sha256,
        fillings=tuple(draw(fillings(slot, length)) for slot in chosen),
        attribution=draw(attribution),
        versions=versions,
        refusals=tuple(draw(st.lists(refusals, max_size=2))),
    )


@st.composite
def coded_reports(draw):
    report = draw(reports())
    return report, draw(st.lists(claims(report), max_size=4, unique_by=lambda claim: claim.id))
