"""`attested show`: one event, claim or report, with the words that it stands on."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from attested.cli.naming import clean, join_codes, load_place_names, name_count
from attested.cli.options import DEFAULT_RECORD, AsJson, RecordFile
from attested.cli.output import print_line
from attested.cli.page import Page
from attested.cli.quoting import find_quotes
from attested.cli.rows import build_claims_row, write_json
from attested.model import SLOTS, Claim, Count, Event, Origin, Report

if TYPE_CHECKING:
    from attested.record import Record

__all__ = ["EXAMPLES", "run_show"]

EXAMPLES = (
    "attested show event-3f1c",
    "attested show claim-77a0 --record record.db",
    "attested show report.txt --json",
)


def run_show(
    id_: Annotated[
        str,
        typer.Argument(metavar="ID", help="An event, claim or report, or the beginning of its id.", show_default=False),
    ],
    record: RecordFile = Path(DEFAULT_RECORD),
    as_json: AsJson = False,
) -> int:
    """Show an event, a claim or a report: its values and the sentences that say them, the very words marked.

    In a terminal the words are coloured, elsewhere they stand in [brackets].
    """
    from attested.record import open_record

    with open_record(record, create=False) as opened:
        found = opened.find(id_)
        if as_json:
            print_line(write_json(_build_json(opened, found), indent=1))
            return 0
        page = Page()
        if isinstance(found, Event):
            _show_event(page, opened, found)
        elif isinstance(found, Claim):
            _show_claim(page, opened.report(found.report), found)
            _show_decisions(page, opened, found)
        else:
            _show_report(page, opened, found)
        page.print()
    return 0


def _claim_json(record: "Record", claim: Claim) -> dict[str, Any]:
    report = record.report(claim.report)
    quotes = [
        {
            "text": quote.text,
            "start": quote.span.start,
            "end": quote.span.end,
            "marks": [[mark.start, mark.end] for mark in quote.marks],
        }
        for quote in find_quotes(report, claim)
    ]
    refusals = [
        {"slot": r.slot, "value": r.value, "span": [r.span.start, r.span.end], "reason": r.reason}
        for r in claim.refusals
    ]
    return {**claim.to_dict(), "report": claim.report, "quotes": quotes, "refusals": refusals}


def _build_json(record: "Record", found: Event | Claim | Report) -> dict[str, Any]:
    if isinstance(found, Claim):
        return {"kind": "claim", **_claim_json(record, found)}
    if isinstance(found, Report):
        row = build_claims_row(found, tuple(record.claims(found.id)))
        return {"kind": "report", "title": found.title, "text": found.text, **row}
    origins = [_origin_json(origin) for origin in _find_origins(record, found)]
    claims = [_claim_json(record, record.claim(id_)) for id_ in found.claims]
    return {"kind": "event", **found.to_dict(), "origins": origins, "claims": claims}


def _origin_json(origin: Origin) -> dict[str, Any]:
    links = [{"report": x.report, "other": x.other, "kind": x.kind, "reason": x.reason} for x in origin.links]
    return {"id": origin.id, "outlet": origin.outlet, "reports": list(origin.reports), "links": links}


def _find_origins(record: "Record", event: Event) -> list[Origin]:
    return [origin for origin in record.origins() if origin.id in event.origins]


def _show_event(page: Page, record: "Record", event: Event) -> None:
    claims = [record.claim(id_) for id_ in event.claims]
    names = load_place_names(tuple(sorted({claim.versions.pack for claim in claims})))
    page.head(event.id)
    page.field("act", f"{event.act} ({event.status})")
    page.field("grade", event.grade + (f", contested in {', '.join(event.contested)}" if event.contested else ""))
    page.field("when", event.when)
    page.field("place", join_codes(event.place, names))
    for slot in ("actor", "target", "means"):
        page.field(slot, join_codes(getattr(event, slot)))
    page.field("count", "; ".join(name_count(count) for count in event.counts))
    for reason in event.reasons:
        page.field("because", clean(reason))
    for origin in _find_origins(record, event):
        page.gap()
        page.field("origin", clean(f"{origin.outlet or 'unnamed'}: {', '.join(origin.reports)}"))
        for link in origin.links:
            page.field("", clean(f"{link.report} is a {link.kind} of {link.other}: {link.reason}"))
    for claim in claims:
        report = record.report(claim.report)
        page.gap()
        page.head(claim.id)
        _show_source(page, report)
        page.field("says", _describe_attribution(report, claim))
        for quote in find_quotes(report, claim):
            page.quote(quote)


def _show_source(page: Page, report: Report) -> None:
    told = [report.publisher or "publisher unknown", report.published.isoformat() if report.published else "undated"]
    page.field("report", clean(f"{report.id} ({', '.join(told)})"))
    page.field("url", clean(report.url or ""))


def _describe_attribution(report: Report, claim: Claim) -> str:
    said = claim.attribution
    parts = [said.kind, "quoted" if said.direct else ""]
    parts += [f"{said.number} of them" if said.number else "", f"in {said.place}" if said.place else ""]
    parts += [f"outlet {said.outlet}" if said.outlet else ""]
    words = f": {clean(said.span.of(report.text))!r}" if said.span else ""
    return ", ".join(part for part in parts if part) + words


def _show_claim(page: Page, report: Report, claim: Claim) -> None:
    names = load_place_names((claim.versions.pack,))
    page.head(claim.id)
    _show_source(page, report)
    page.field("says", _describe_attribution(report, claim))
    page.gap()
    for quote in find_quotes(report, claim):
        page.quote(quote)
    page.gap()
    for slot in SLOTS:
        for filling in claim.filled(slot):
            value = filling.value
            shown = name_count(value.to_dict()) if isinstance(value, Count) else value
            if slot == "place" and isinstance(value, str) and value in names:
                shown = f"{value} {names[value]}"
            words = " … ".join(clean(span.of(report.text)) for span in filling.spans)
            page.field(slot, f"{shown}{' (unsure)' if filling.unsure else ''}   from “{' '.join(words.split())}”")
            drawn = [f"rule {filling.rule}", f"counted from {filling.anchor}" if filling.anchor else "", filling.why]
            drawn.append(f"instead of {filling.runner_up}" if filling.runner_up else "")
            page.note(clean("; ".join(part for part in drawn if part)))
    for refusal in claim.refusals:
        words = " ".join(refusal.span.of(report.text).split())
        page.field("refused", clean(f"{refusal.slot} {refusal.value} from “{words}”: {refusal.reason}"))
    v = claim.versions
    page.field("coded by", f"pack {v.pack}, coder {v.coder}, language model {v.language_model}")


def _show_decisions(page: Page, record: "Record", claim: Claim) -> None:
    for made in record.decisions(claim.id):
        changed = "; ".join(f"{slot} = {write_json(value)}" for slot, value in made.changed)
        page.field("decided", clean(f"{made.at} {made.who}: {made.verdict} {changed} ({made.why})"))


def _show_report(page: Page, record: "Record", report: Report) -> None:
    page.head(clean(report.id))
    page.field("title", clean(report.title or ""))
    _show_source(page, report)
    page.field("language", report.language)
    page.field("sha256", report.sha256)
    claims = list(record.claims(report.id))
    names = load_place_names(tuple(sorted({claim.versions.pack for claim in claims})))
    page.field("claims", str(len(claims)))
    for claim in claims:
        page.gap()
        slots = [claim.act, claim.status, claim.when, join_codes(claim.codes("place"), names)]
        page.field(claim.id, ", ".join(slot for slot in slots if slot))
        for quote in find_quotes(report, claim):
            page.quote(quote)
