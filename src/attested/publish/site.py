"""The static site: one folder that opens from `file://`, asks for nothing outside, and runs no script that it needs.

Promise: the same input gives the same bytes; the folder is written whole or not at all; nothing is written that
the disclosure scan would refuse.
"""

import json
import os
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

from attested.model import UsageError
from attested.publish.disclosure import elide
from attested.publish.labels import GRADE_NAMES, GRADE_WORDS, SLOT_NAMES, STATUS_NAMES
from attested.publish.map import build_map, group_by_place
from attested.publish.pages import UNTIMED, EventPage, ReportPage, Site, list_used_codes
from attested.publish.records import SiteInput, Term
from attested.publish.scan import check_files
from attested.publish.timeline import build_timeline

__all__ = ["check_folder", "render_site", "write_site"]

_MANIFEST = "manifest.json"
_STATIC = ("site.css", "filter.js")


def write_site(given: SiteInput, folder: Path) -> Path:
    """Write the site, in place of an earlier one, and return its first page.

    Raises:
        DisclosureError: a page would show what must not be shown; the folder is as it was.
        UsageError: the folder holds something that is no site of ours.
        OSError: the folder cannot be written; it is as it was.
    """
    folder = Path(os.path.abspath(folder))
    check_folder(folder)
    rendered = render_site(given)
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, content in rendered.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        fresh.chmod(0o755)
        _swap(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return folder / "index.html"


def check_folder(folder: Path) -> None:
    """Whether a site may be written there.

    Raises:
        UsageError: the folder holds something that is no site of ours.
    """
    if not folder.exists() or (folder.is_dir() and ((folder / _MANIFEST).is_file() or not any(folder.iterdir()))):
        return
    raise UsageError("there is something else already", where=str(folder), todo="name a new or an empty folder")


def _swap(fresh: Path, folder: Path) -> None:
    if not folder.exists():
        fresh.rename(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
    folder.rename(old / "site")
    try:
        fresh.rename(folder)
    except OSError:
        (old / "site").rename(folder)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def render_site(given: SiteInput) -> dict[str, bytes]:
    """All files by their name in the folder, scanned."""
    site = Site(given)
    pages = {page.event.id: page for page in site.events}
    common = {"title": given.title, "slot_names": SLOT_NAMES, "pages": pages, "all_reports": site.reports}
    out: dict[str, str] = {}
    for name, template, values in _list_pages(site, pages):
        root = "../" * name.count("/")
        text = _environment().get_template(template).render(**common, **values, here=name, root=root)
        # Loops and conditions of the templates leave blank lines, which would only make the pages longer.
        out[name] = "\n".join(line for line in text.splitlines() if line.strip()) + "\n"
    rendered = {name: text.encode("utf-8") for name, text in out.items()}
    for name in _STATIC:
        rendered[name] = files("attested.publish").joinpath("static", name).read_bytes()
    check_files(rendered)
    hashes = {name: sha256(content).hexdigest() for name, content in sorted(rendered.items())}
    rendered[_MANIFEST] = (json.dumps({"title": given.title, "files": hashes}, indent=1) + "\n").encode("utf-8")
    return rendered


@cache
def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("attested.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["elide"] = elide
    return environment


def _list_pages(site: Site, pages: Mapping[str, EventPage]) -> Iterable[tuple[str, str, dict[str, Any]]]:
    groups = group_by_place([page.event for page in site.events], site.labels)
    view = build_map(groups, site.given.names.places, site.labels)
    yield "index.html", "index.html", {**_describe_overview(site), "view": view}
    yield "places.html", "places.html", {"groups": groups}
    yield "reports.html", "reports.html", _describe_reports(site)
    yield "method.html", "method.html", {**_describe_method(site), "map_source": view.source}
    for page in pages.values():
        yield page.file, "event.html", {"page": page}
    for report in site.reports.values():
        yield report.file, "report.html", {"page": report, **_describe_report(site, report)}


def _describe_overview(site: Site) -> dict[str, Any]:
    events = [page.event for page in site.events]
    grades = Counter(event.grade for event in events)
    known = build_timeline(events, known_years=True)
    unknown = build_timeline(events, known_years=False)
    return {
        "events": site.events,
        "reports": site.given.reports,
        "origin_count": len(site.given.origins),
        "grades": [(GRADE_NAMES[g], GRADE_WORDS[g], grades[g], g) for g in GRADE_NAMES],
        "contested": sum(bool(event.contested) for event in events),
        "known": known,
        "unknown": unknown,
        "untimed": sum(page.month.startswith(UNTIMED) for page in site.events),
        "acts": sorted({(event.act, site.labels.act(event.act)) for event in events}, key=lambda act: act[1]),
        "by_month": [(month, list(rows)) for month, rows in groupby(site.events, key=lambda page: page.month)],
    }


def _describe_reports(site: Site) -> dict[str, Any]:
    """The reports by outlet, each origin once, what copies or retells its first report below that."""
    outlets: dict[str, list[Any]] = defaultdict(list)
    for origin in site.given.origins:
        first, *others = [site.reports[name] for name in origin.reports]
        kinds = {link.report: link.kind for link in origin.links}
        below = [(page, kinds.get(page.id, "of one origin"), len(site.by_report[page.id])) for page in others]
        outlets[first.outlet[:1].upper() + first.outlet[1:]].append((first, len(site.by_report[first.id]), below))
    for rows in outlets.values():
        rows.sort(key=lambda row: (-site.day_of(row[0].id), row[0].id))
    groups = sorted(outlets.items(), key=lambda group: group[0].casefold())
    return {"groups": groups, "rows": site.given.reports, "origin_count": len(site.given.origins)}


def _describe_report(site: Site, page: ReportPage) -> dict[str, Any]:
    claims = sorted(site.by_report[page.id], key=lambda claim: (claim.spans, claim.id))
    rows = [
        {
            "what": site.labels.claim(claim),
            "status": "" if claim.status == "actual" else STATUS_NAMES[claim.status],
            "where": site.labels.where(claim.codes("place")),
            "when": site.labels.value("when", claim.when),
            "said": site.labels.attribution(claim.attribution),
            "event": site.event_of.get(coded.id),
        }
        for coded, claim in ((coded, site.as_it_stands(coded)) for coded in claims)
    ]
    used = {filling.slot for claim in claims for filling in claim.fillings}
    kin = [
        (site.reports[link.other if link.report == page.id else link.report], link.kind, link.reason)
        for link in site.origin_of[page.id].links
        if page.id in (link.report, link.other)
    ]
    return {
        "quotes": site.makers[page.id].quote(claims),
        "claims": rows,
        "kin": kin,
        "slots_used": [slot for slot in SLOT_NAMES if slot in used and slot != "status"],
    }


def _describe_method(site: Site) -> dict[str, Any]:
    used, names = list_used_codes(site), site.given.names

    def explain(codes: Iterable[str], terms: Mapping[str, Term], show: Any) -> list[tuple[str, str, str]]:
        return [(code, show(code), terms[code].definition if code in terms else "") for code in codes]

    versions = sorted({claim.versions for claim in site.given.claims}, key=repr)
    return {
        "grades": [(GRADE_NAMES[g], GRADE_WORDS[g]) for g in GRADE_NAMES],
        "statuses": STATUS_NAMES.items(),
        "codes": [
            ("What was done", "acts", explain(used["act"], names.acts, site.labels.act)),
            ("Who", "parties", explain(used["actor"], names.parties, site.labels.party)),
            ("By what means", "means", explain(used["means"], names.means, site.labels.means)),
        ],
        "versions": [f"Pack {v.pack}, coder {v.coder}, language model {v.language_model}" for v in versions]
        or ["No claim yet."],
    }
