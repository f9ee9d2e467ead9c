"""A report, its claims and decisions on them, by hand."""

from attested.model import Attribution, Claim, Count, Decision, Filling, Report, Span, Versions

TEXT = "Border guards took four people away in Musan last autumn. Later they fined a trader."


def make_report():
    return Report(id="first", text=TEXT, language="en")


def make_claim(act="arrest", start=0):
    report = make_report()
    values = [
        ("act", act),
        ("status", "actual"),
        ("actor", "border-guard"),
        ("place", "KP-09/musan"),
        ("when", "2024-10"),
        ("count", Count(of="target", unit="person", low=4, high=4)),
    ]
    return Claim(
        report=report.id,
        report_sha256=report.sha256,
        fillings=tuple(
            Filling(slot=slot, value=value, spans=(Span(start + number, start + number + 5),), rule="test")
            for number, (slot, value) in enumerate(values)
        ),
        attribution=Attribution(),
        versions=Versions(pack="test 1", coder="test 1", language_model="none 1"),
    )


def make_decision(claim, verdict="accept", *, hour=10, who="K", why="read it again", at=None, **changed):
    return Decision(
        claim=claim if isinstance(claim, str) else claim.id,
        verdict=verdict,
        changed=tuple(changed.items()),
        who=who,
        at=at or f"2025-01-02T{hour:02}:00:00+09:00",
        why=why,
    )
