"""A telling: one claim together with its doubles in exact copies of its report.

Invariant: copies of a report give the same tellings as the report alone, in the same order, so that a copy can
change neither what is joined nor a grade.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from attested.corroborate.words import ReportWords, find_sentence
from attested.model import Claim, Count, Report

__all__ = ["CopyClass", "Telling", "build_copy_classes", "build_tellings", "sort_key"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyClass:
    """Reports of the very same words, the earliest first."""

    reports: tuple[Report, ...]
    words: ReportWords
    sha256: str

    @property
    def key(self) -> tuple[str, str]:
        """Order of classes: by day, then by their words, so that an id given to a copy cannot change the order."""
        return _day_of(self.reports[0]), self.sha256

    @property
    def first(self) -> Report:
        """The report that stands for the class."""
        return self.reports[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """`claims`: the claim of the first report of the class that has it, then its doubles.

    `order` is its place among the tellings of the class, `sentence` the sentence that its act stands in; the slots
    are those of the first claim, read once since each telling is compared many times. `unsure` names the slots of which
    the coder is sure of no value.
    """

    claims: tuple[Claim, ...]
    copies: CopyClass
    order: int
    sentence: str
    places: tuple[str, ...] = field(init=False)
    when: str = field(init=False)
    actors: tuple[str, ...] = field(init=False)
    targets: tuple[str, ...] = field(init=False)
    counts: tuple[Count, ...] = field(init=False)
    unsure: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        for name, slot in (("places", "place"), ("actors", "actor"), ("targets", "target")):
            object.__setattr__(self, name, self.claims[0].codes(slot))
        object.__setattr__(self, "when", self.claims[0].when)
        object.__setattr__(self, "counts", self.claims[0].counts)
        sure = {filling.slot for filling in self.claims[0].fillings if not filling.unsure}
        object.__setattr__(self, "unsure", frozenset(f.slot for f in self.claims[0].fillings) - sure)

    @property
    def claim(self) -> Claim:
        """The claim that stands for the telling."""
        return self.claims[0]

    @property
    def key(self) -> tuple[str, str, int]:
        """Order of tellings: a later report comes later, whatever it is called."""
        return (*self.copies.key, self.order)


def _day_of(report: Report) -> str:
    return report.published.isoformat() if report.published else "9999"


def sort_key(report: Report) -> tuple[str, str]:
    """Order of copies: the earliest first, undated ones last, then by id."""
    return _day_of(report), report.id


def build_copy_classes(reports: Iterable[Report]) -> tuple[CopyClass, ...]:
    """Group the reports by their words."""
    groups: dict[str, list[Report]] = defaultdict(list)
    words: dict[str, ReportWords] = {}
    for report in reports:
        read = ReportWords.of(report)
        groups[read.sha256].append(report)
        words.setdefault(read.sha256, read)
    classes = (
        CopyClass(reports=tuple(sorted(group, key=sort_key)), words=words[digest], sha256=digest)
        for digest, group in groups.items()
    )
    return tuple(sorted(classes, key=lambda copies: copies.key))


def build_tellings(classes: Sequence[CopyClass], claims: Iterable[Claim]) -> tuple[Telling, ...]:
    """Put each claim beside its doubles; claims of one report stay apart."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    tellings = [telling for copies in classes for telling in _list_tellings(copies, by_report)]
    return tuple(sorted(tellings, key=lambda telling: telling.key))


def _list_tellings(copies: CopyClass, by_report: dict[str, list[Claim]]) -> list[Telling]:
    doubles: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for report in copies.reports:
        words = ReportWords.of(report) if len(copies.reports) > 1 else copies.words
        seen: dict[tuple[object, ...], int] = defaultdict(int)
        for claim in sorted(by_report.get(report.id, ()), key=_place_in_text):
            place = (claim.act, claim.status, *(words.locate(span) for span in claim.filled("act")[0].spans))
            doubles[(*place, seen[place])].append(claim)
            seen[place] += 1
    texts = {report.id: report.text for report in copies.reports}
    return [
        Telling(
            claims=tuple(group), copies=copies, order=order, sentence=_read_sentence(texts[group[0].report], group[0])
        )
        for order, group in enumerate(doubles.values())
    ]


def _place_in_text(claim: Claim) -> tuple[object, ...]:
    """Order within a report. Not by id, which holds the report's name and so would order a copy otherwise."""
    return claim.spans, [(f.slot, str(f.value), f.spans) for f in claim.fillings]


def _read_sentence(text: str, claim: Claim) -> str:
    return find_sentence(text, claim.filled("act")[0].spans[0]).of(text)
