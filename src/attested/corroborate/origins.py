"""Where the words of reports come from: exact copies, near-copies, and reports that rest on another outlet.

Invariant: origins are a partition of the reports; each link that made one is kept with its reason.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from attested.corroborate.credits import Credit, find_credits, find_publisher
from attested.corroborate.partition import Partition
from attested.corroborate.tellings import CopyClass, Telling, sort_key
from attested.corroborate.thresholds import (
    CONTAINED_FROM,
    LSH_BANDS,
    LSH_PERMUTATIONS,
    NEAR_COPY_FROM,
    SAME_STORY_FROM,
    SHORTEST_CONTAINED,
)
from attested.corroborate.words import build_shingles, find_sentence
from attested.model import Origin, OriginLink, Report
from attested.reports.outlets import name_outlet

__all__ = ["Likeness", "build_origins", "find_likenesses", "find_near_copy_links", "find_resting_outlet"]

_OWN_SOURCES = ("source", "official", "state-media")


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How much of their shingles two copy classes share, the earlier one first."""

    earlier: CopyClass
    later: CopyClass
    jaccard: float
    contained: float
    shorter: int

    @property
    def is_near_copy(self) -> bool:
        """Whether one is a reworked copy or an excerpt of the other."""
        excerpt = self.shorter >= SHORTEST_CONTAINED and self.contained >= CONTAINED_FROM
        return self.jaccard >= NEAR_COPY_FROM or excerpt


def find_likenesses(classes: Sequence[CopyClass]) -> tuple[Likeness, ...]:
    """Pairs that share a good part of their words: MinHash proposes, the exact sets decide."""
    if len(classes) < 2:
        return ()
    from rensa import RMinHash, RMinHashLSH

    lsh = RMinHashLSH(threshold=0.5, num_perm=LSH_PERMUTATIONS, num_bands=LSH_BANDS)
    found = []
    for number, copies in enumerate(classes):
        sketch = RMinHash(num_perm=LSH_PERMUTATIONS, seed=1)
        sketch.update(sorted(build_shingles(copies.words.words)))
        for other in sorted(lsh.query(sketch)):
            likeness = _measure_likeness(classes[other], copies)
            if likeness.is_near_copy or likeness.contained >= SAME_STORY_FROM:
                found.append(likeness)
        lsh.insert(number, sketch)
    return tuple(found)


def _measure_likeness(earlier: CopyClass, later: CopyClass) -> Likeness:
    left, right = build_shingles(earlier.words.words), build_shingles(later.words.words)
    shared, shorter = len(left & right), min(len(left), len(right))
    return Likeness(
        earlier=earlier,
        later=later,
        jaccard=shared / len(left | right),
        contained=shared / shorter,
        shorter=shorter,
    )


def find_near_copy_links(likenesses: Iterable[Likeness]) -> tuple[OriginLink, ...]:
    """A link for each pair that is a near-copy."""
    return tuple(
        OriginLink(
            report=pair.later.first.id,
            other=pair.earlier.first.id,
            kind="near-copy",
            reason=f"shares {pair.jaccard:.0%} of all three-word runs, {pair.contained:.0%} of the shorter report's",
        )
        for pair in likenesses
        if pair.is_near_copy
    )


def find_resting_outlet(copies: CopyClass, tellings: Iterable[Telling]) -> str | None:
    """The outlet that the words rest on: the credited one where the report has no source of its own, else its own."""
    report = copies.first
    publisher = find_publisher(report)
    borrowed = [credit for credit in find_credits(report) if credit.outlet != publisher]
    if not borrowed or (publisher and _has_own_source(report, publisher, borrowed, tellings)):
        return publisher
    return Counter(credit.outlet for credit in borrowed).most_common(1)[0][0]


def _has_own_source(report: Report, publisher: str, borrowed: list[Credit], tellings: Iterable[Telling]) -> bool:
    sentences = [find_sentence(report.text, credit.span) for credit in borrowed]
    for telling in tellings:
        said = telling.claim.attribution
        if said.kind not in _OWN_SOURCES or (said.outlet and name_outlet(said.outlet) != publisher):
            continue
        # "a source told Daily NK" in another outlet's report is that outlet's source, not its own.
        if said.span is None or not any(sentence.overlaps(said.span) for sentence in sentences):
            return True
    return False


def build_origins(
    classes: Sequence[CopyClass], partition: Partition, links: Iterable[OriginLink], outlets: Mapping[str, str | None]
) -> tuple[Origin, ...]:
    """Make the records, earliest first. `outlets` tells by a class's hash what it rests on."""
    copy_links = (_link_copy(copies, report) for copies in classes for report in copies.reports[1:])
    everything = sorted([*copy_links, *links], key=lambda link: (link.report, link.other, link.kind))
    origins = []
    for members in partition.groups([copies.sha256 for copies in classes]):
        group = [copies for copies in classes if copies.sha256 in members]
        reports = tuple(report.id for copies in group for report in sorted(copies.reports, key=sort_key))
        outlet = next((outlets[copies.sha256] for copies in group if outlets[copies.sha256]), None)
        inside = set(reports)
        kept = tuple(link for link in everything if link.report in inside and link.other in inside)
        origins.append(Origin(reports=reports, outlet=outlet, links=kept))
    return tuple(origins)


def _link_copy(copies: CopyClass, report: Report) -> OriginLink:
    return OriginLink(
        report=report.id, other=copies.first.id, kind="copy", reason="the same words, captions and layout aside"
    )
