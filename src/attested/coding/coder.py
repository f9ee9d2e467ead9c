"""The one function that codes a report, in the command line, the workbench and on a cluster alike.

Invariant: the same report, pack, coder and language model give the same claims, byte for byte, on every machine and
with any number of workers; a value that does not follow from its spans is refused, whoever proposed it.
"""

from attested import CODER_VERSION
from attested.coding.en.merge import merge_proposals
from attested.coding.en.proposal import Proposal
from attested.coding.en.propose import propose_claims
from attested.coding.en.reading import Reading, build_reading
from attested.coding.gate import admit
from attested.coding.mentions import find_mentions
from attested.language import load_analyser
from attested.model import SLOTS, Attribution, Claim, Filling, Mention, Report, Versions
from attested.pack import Pack

__all__ = ["Coder"]


class Coder:
    """Codes reports by one pack.

    Args:
        pack: the codebook, gazetteer and lexicon.
        pipeline: another spaCy pipeline than the one in the package.

    Raises:
        LanguageError: when a report comes in a language that pack or program cannot code.
    """

    def __init__(self, pack: Pack, *, pipeline: str | None = None) -> None:
        self.pack = pack
        self._pipeline = pipeline

    def read(self, report: Report) -> Reading:
        """What is recognised in a report, parsed where it holds an act."""
        return build_reading(report, self.pack, load_analyser(report.language, self._pipeline))

    def code(self, report: Report) -> tuple[Claim, ...]:
        """The claims of a report, in text order."""
        return self.code_reading(self.read(report))

    def code_reading(self, reading: Reading) -> tuple[Claim, ...]:
        """The claims of a report that was read before."""
        report = reading.report
        analyser = load_analyser(report.language, self._pipeline)
        versions = Versions(pack=self.pack.label, coder=CODER_VERSION, language_model=analyser.name)
        proposals = merge_proposals(propose_claims(reading))
        claims = [_claim(reading, proposal, versions) for proposal in proposals]
        return tuple(claim for claim in claims if claim is not None)

    def mentions(self, report: Report) -> tuple[Mention, ...]:
        """What is recognised before it is attached to anything, in text order."""
        analyser = load_analyser(report.language, self._pipeline)
        return find_mentions(build_reading(report, self.pack, analyser, parse=False))


def _claim(reading: Reading, proposal: Proposal, versions: Versions) -> Claim | None:
    """What of a proposal passes the gate; None where its act or status does not."""
    ordered = sorted(proposal.fillings, key=lambda f: (SLOTS.index(f.slot), f.spans[0], str(f.value)))
    kept, refused = admit(reading, _unique(ordered))
    if not {"act", "status"} <= {f.slot for f in kept}:
        return None
    return Claim(
        report=reading.report.id,
        report_sha256=reading.report.sha256,
        fillings=tuple(kept),
        attribution=reading.speeches.get(proposal.sentence, Attribution()),
        versions=versions,
        refusals=tuple(refused),
    )


def _unique(fillings: list[Filling]) -> list[Filling]:
    """Each value of a slot once, with the words that say it first."""
    kept: dict[tuple[str, str], Filling] = {}
    for filling in fillings:
        kept.setdefault((filling.slot, str(filling.value)), filling)
    return list(kept.values())
