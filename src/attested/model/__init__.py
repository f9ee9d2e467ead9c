"""The records that travel the road of a report. Imports nothing of the other stages."""

from attested.model.analysis import Sentence, Word
from attested.model.attribution import Attribution
from attested.model.claim import LIST_SLOTS, SLOTS, STATUSES, Claim, Filling, Refusal, Versions
from attested.model.count import COUNT_SCOPES, COUNT_UNITS, Count
from attested.model.decision import VERDICTS, Decision
from attested.model.errors import (
    AttestedError,
    EntailmentError,
    LanguageError,
    PackError,
    RecordError,
    ReportError,
    UsageError,
)
from attested.model.event import GRADES, Event, Origin, OriginLink
from attested.model.ids import build_id, hash_text
from attested.model.mention import MENTION_KINDS, Mention
from attested.model.report import Report, Zone
from attested.model.span import Span

__all__ = [
    "COUNT_SCOPES",
    "COUNT_UNITS",
    "GRADES",
    "LIST_SLOTS",
    "MENTION_KINDS",
    "SLOTS",
    "STATUSES",
    "VERDICTS",
    "AttestedError",
    "Attribution",
    "Claim",
    "Count",
    "Decision",
    "EntailmentError",
    "Event",
    "Filling",
    "LanguageError",
    "Mention",
    "Origin",
    "OriginLink",
    "PackError",
    "RecordError",
    "Refusal",
    "Report",
    "ReportError",
    "Sentence",
    "Span",
    "UsageError",
    "Versions",
    "Word",
    "Zone",
    "build_id",
    "hash_text",
]
