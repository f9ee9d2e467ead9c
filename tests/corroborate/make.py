"""Small reports and claims, by hand: a claim's spans are found as words of the report."""

from datetime import date

from attested.model import Attribution, Claim, Count, Filling, Report, Span, Versions

VERSIONS = Versions(pack="test 1", coder="test 1", language_model="none 1")


def make_report(name, text, *, publisher=None, published=None, **more):
    return Report(
        id=name,
        text=text,
        language="en",
        publisher=publisher,
        published=date.fromisoformat(published) if published else None,
        **more,
    )


def make_claim(
    report, words, *, act="arrest", status="actual", people=None, approx=False, said=None, unsure=(), **slots
):
    """`words` is the evidence of every slot; `people` fills count with that many persons as target.

    `unsure` names the slots of which the coder is unsure.
    """
    start = report.text.index(words)
    spans = (Span(start, start + len(words)),)
    values = [("act", act), ("status", status)]
    for slot in ("actor", "target", "place", "when", "means"):
        given = slots.get(slot, ())
        values.extend((slot, value) for value in ((given,) if isinstance(given, str) else given) if value)
    if people is not None:
        values.append(("count", Count(of="target", unit="person", low=people, high=people, approx=approx)))
    return Claim(
        report=report.id,
        report_sha256=report.sha256,
        fillings=tuple(
            Filling(slot=slot, value=value, spans=spans, rule="test", unsure=slot in unsure) for slot, value in values
        ),
        attribution=said or Attribution(),
        versions=VERSIONS,
    )
