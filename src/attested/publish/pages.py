"""What each page shows, drawn from the input once; the templates only lay it out.

Invariant: no text of a report reaches a page but through `QuoteMaker` or `elide`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from attested.corroborate.times import find_interval
from attested.model import Claim, Event, Origin, Report, build_id
from attested.publish.dates import describe_time
from attested.publish.disclosure import elide, list_names, tells_name
from attested.publish.labels import (
    GRADE_NAMES,
    GRADE_WORDS,
    LANGUAGE_NAMES,
    PUBLISHED_BY,
    STATUS_NAMES,
    Labels,
    coarsen_place,
)
from attested.publish.quotes import Quote, QuoteMaker
from attested.publish.records import SiteInput

__all__ = ["UNTIMED", "EventPage", "Link", "ReportPage", "Site", "Slot", "Telling", "list_used_codes"]

UNTIMED = "Time not stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to an original, or why there is none."""

    href: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One slot of an event or telling: its values in words, each with how many tellings say so."""

    slot: str
    values: tuple[tuple[str, int], ...]
    contested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one report says of an event. `is_corrected` where a person set a value otherwise than the machine."""

    claim: str
    report: "ReportPage"
    quotes: tuple[Quote, ...]
    attribution: str
    slots: tuple[Slot, ...]
    copies: tuple["ReportPage", ...]
    is_corrected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """A report without its text. `name` is its title or a plain description, elided."""

    id: str
    file: str
    name: str
    publisher: str
    published: str
    published_by: str
    language: str
    original: Link | None
    sha256: str
    shown_id: str
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """An event with all its tellings by origin. `title` is the headline with place and time."""

    event: Event
    file: str
    headline: str
    title: str
    time: str
    place: str
    status: str
    grade: str
    grade_words: str
    origins: tuple[tuple[Origin, tuple[Telling, ...]], ...]
    slots: tuple[Slot, ...]
    month: str

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """All tellings, by origin."""
        return tuple(telling for _, tellings in self.origins for telling in tellings)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets of its origins."""
        return tuple(dict.fromkeys(tellings[0].report.outlet for _, tellings in self.origins if tellings))


class Site:
    """Everything that the pages draw on."""

    def __init__(self, given: SiteInput) -> None:
        self.given = given
        self.labels = Labels(given.names)
        self.claims = {claim.id: claim for claim in given.claims}
        self.by_report: dict[str, list[Claim]] = {report.id: [] for report in given.reports}
        for claim in given.claims:
            self.by_report[claim.report].append(claim)
        self.makers = {report.id: QuoteMaker(report, self.by_report[report.id]) for report in given.reports}
        self.origin_of = {name: origin for origin in given.origins for name in origin.reports}
        self.reports = {report.id: self._build_report(report) for report in given.reports}
        self._days = {report.id: report.published for report in given.reports}
        self.events = tuple(self._build_event(event) for event in sorted(given.events, key=self._sort_key))
        self.event_of = {claim: page for page in self.events for claim in page.event.claims}

    def _build_report(self, report: Report) -> ReportPage:
        origin = self.origin_of[report.id]
        publisher = elide(report.publisher) if report.publisher else "Publisher not known"
        return ReportPage(
            id=report.id,
            file=f"reports/{build_id('report', report.id)}.html",
            name=elide(report.title, list_names(report)) if report.title else f"Untitled report {_say_id(report.id)}",
            publisher=publisher,
            published=_say_day(report),
            published_by=PUBLISHED_BY.get(report.published_by, ""),
            language=LANGUAGE_NAMES.get(report.language, report.language),
            original=_link(report.url) if report.url else None,
            sha256=report.sha256,
            shown_id=_say_id(report.id),
            outlet=elide(origin.outlet) if origin.outlet else "outlet not named",
        )

    def _build_event(self, event: Event) -> EventPage:
        of_claim = {claim: self.claims[claim] for claim in event.claims if claim in self.claims}
        groups: dict[str, list[Claim]] = {}
        for claim in of_claim.values():
            groups.setdefault(self.origin_of[claim.report].id, []).append(claim)
        origins = {self.origin_of[claim.report].id: self.origin_of[claim.report] for claim in of_claim.values()}
        told = tuple((origins[name], self._build_tellings(origins[name], group)) for name, group in groups.items())
        counted = [of_claim[telling.claim] for _, tellings in told for telling in tellings]
        headline, place = self.labels.headline(event), self.labels.where(event.place)
        when, told_on = self.labels.value("when", event.when), self._find_first_day(event)
        known = [words for code, words in ((event.place, place), (event.when, when)) if code]
        return EventPage(
            event=event,
            file=f"events/{event.id}.html",
            headline=headline,
            title=", ".join([headline, *known]),
            time=when if event.when or not told_on else f"{when}; told on {describe_time(told_on.isoformat())}",
            place=place,
            status=STATUS_NAMES[event.status],
            grade=GRADE_NAMES[event.grade],
            grade_words=GRADE_WORDS[event.grade],
            origins=told,
            slots=self.list_slots(counted, event.contested),
            month=_say_month(event.when, told_on),
        )

    def day_of(self, report: str) -> int:
        """When a report came out, as an ordinal; 0 where that is not known."""
        day = self._days[report]
        return day.toordinal() if day else 0

    def _find_first_day(self, event: Event) -> date | None:
        """The first day on which it was told, for a reader who finds no time of its own."""
        days = (self._days[self.claims[claim].report] for claim in event.claims if claim in self.claims)
        return min((day for day in days if day), default=None)

    def _sort_key(self, event: Event) -> tuple[bool, bool, int, str]:
        """The newest first; unknown years after them, then what has no time. An open start counts by its end."""
        interval = find_interval(event.when)
        if interval is None:
            told_on = self._find_first_day(event)
            return True, told_on is None, -told_on.toordinal() if told_on else 0, event.id
        return False, "XXXX" in event.when, -interval[event.when.startswith("..")], event.id

    def _build_tellings(self, origin: Origin, claims: Sequence[Claim]) -> tuple[Telling, ...]:
        copies = {link.report: link.other for link in origin.links if link.kind == "copy"}
        told = {claim.report for claim in claims}
        return tuple(
            Telling(
                claim=claim.id,
                report=self.reports[claim.report],
                quotes=self.makers[claim.report].quote([claim]),
                attribution=self.labels.attribution(claim.attribution),
                slots=self.list_slots([claim]),
                copies=tuple(self.reports[name] for name in origin.reports if copies.get(name) == claim.report),
                is_corrected=claim.id in self.given.corrected,
            )
            for claim in claims
            if copies.get(claim.report) not in told
        )

    def list_slots(self, claims: Sequence[Claim], contested: Iterable[str] = ()) -> tuple[Slot, ...]:
        """The slots of claims, most often said first."""
        slots = []
        for slot in ("act", "status", "actor", "target", "place", "when", "count", "means"):
            said: Counter[str] = Counter()
            for claim in claims:
                said.update(dict.fromkeys(self._values(claim, slot), 1))
            values = tuple(sorted(((value, n) for value, n in said.items()), key=lambda item: -item[1]))
            if values:
                slots.append(Slot(slot=slot, values=values, contested=slot in set(contested)))
        return tuple(slots)

    def as_it_stands(self, claim: Claim) -> Claim:
        """The claim with a person's values where one corrected it; its words are those of the machine's claim."""
        return self.given.corrected.get(claim.id, claim)

    def _values(self, coded: Claim, slot: str) -> list[str]:
        claim = self.as_it_stands(coded)
        if slot == "count":
            return [self.labels.count(count.to_dict()) for count in claim.counts]
        return [self.labels.value(slot, code) for code in claim.codes(slot) if code]


def _say_month(when: str, told_on: date | None) -> str:
    if find_interval(when) is None:
        return f"{UNTIMED}, told in {told_on.year}" if told_on else UNTIMED
    return "Year not stated" if "XXXX" in when else when.strip("./")[:4]


def _say_day(report: Report) -> str:
    return describe_time(report.published.isoformat()) if report.published else "day not known"


def _say_id(name: str) -> str:
    """The report's id, unless it tells a name: then its hash."""
    return build_id("report", name) if tells_name(name) else name


def _link(url: str) -> Link | None:
    """The original's address; only its host where the address itself tells a name, nothing where it is no web page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    if tells_name(f"{parts.path} {parts.query} {parts.fragment}") or parts.username:
        return Link(
            href=f"{parts.scheme}://{parts.hostname}/", text=f"{parts.hostname} (address shortened: it tells a name)"
        )
    return Link(href=url, text=parts.hostname)


def list_used_codes(site: Site) -> Mapping[str, list[str]]:
    """The codes that the claims use, by slot, for the page that explains them."""
    used: dict[str, set[str]] = {slot: set() for slot in ("act", "actor", "place", "means")}
    for claim in map(site.as_it_stands, site.given.claims):
        used["act"].add(claim.act)
        used["actor"].update(claim.codes("actor"), claim.codes("target"))
        used["place"].update(coarsen_place(place) for place in claim.codes("place"))
        used["means"].update(claim.codes("means"))
    return {slot: sorted(codes) for slot, codes in used.items()}
