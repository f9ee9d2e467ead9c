"""The tables of a record, and which of them are never changed.

Promise: no column holds a person, a phone, an account, a device or where a person is; a test walks this metadata.
A claim's attribution is one JSON value on purpose: where a source lives is kept for the reader and is no key.
`APPEND_ONLY` tables are guarded in the file itself; the others are derived and replaced whole.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = [
    "APPEND_ONLY",
    "REVISION",
    "claim",
    "coded_claim",
    "coding",
    "decision",
    "event",
    "event_claim",
    "event_origin",
    "filling",
    "ledger",
    "metadata",
    "origin",
    "origin_link",
    "origin_report",
    "reading",
    "refusal",
    "report",
]

REVISION = "0001"
"""The newest migration; a test holds it to the folder of migrations."""

APPEND_ONLY = ("report", "reading", "coding", "claim", "coded_claim", "filling", "refusal", "decision", "ledger")

metadata = MetaData()

report = Table(
    "report",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
)

# What came with the text or was found in it. It may be read better later, the text may not change: so a table apart.
reading = Table(
    "reading",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report", ForeignKey("report.id"), nullable=False),
    Column("source_sha256", String, nullable=False),
    Column("url", String),
    Column("publisher", String),
    Column("published", Date),
    Column("published_by", String, nullable=False),
    Column("language", String, nullable=False),
    Column("title", String),
    Column("zones", JSON, nullable=False),
    Index("reading_report", "report"),
)

# One run of one coder over one report; the newest is the one that holds.
coding = Table(
    "coding",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report", ForeignKey("report.id"), nullable=False),
    Column("reading", ForeignKey("reading.id"), nullable=False),
    Column("pack", String, nullable=False),
    Column("coder", String, nullable=False),
    Column("language_model", String, nullable=False),
    Index("coding_report", "report"),
)

# What a claim is, whoever coded it: decisions and events point here, so that coding anew loses neither.
claim = Table(
    "claim",
    metadata,
    Column("id", String, primary_key=True),
    Column("report", ForeignKey("report.id"), nullable=False),
    Index("claim_report", "report"),
)

coded_claim = Table(
    "coded_claim",
    metadata,
    Column("coding", ForeignKey("coding.id"), primary_key=True),
    Column("claim", ForeignKey("claim.id"), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("attribution", JSON, nullable=False),
    Column("sha256", String(64), nullable=False),
    UniqueConstraint("coding", "position", name="coded_claim_position"),
    Index("coded_claim_claim", "claim"),
)

filling = Table(
    "filling",
    metadata,
    Column("coding", Integer, primary_key=True),
    Column("claim", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("slot", String, nullable=False),
    Column("value", JSON, nullable=False),
    Column("spans", JSON, nullable=False),
    Column("rule", String, nullable=False),
    Column("anchor", String),
    Column("unsure", Boolean, nullable=False),
    Column("runner_up", String, nullable=False),
    Column("why", String, nullable=False),
    ForeignKeyConstraint(["coding", "claim"], ["coded_claim.coding", "coded_claim.claim"]),
)

refusal = Table(
    "refusal",
    metadata,
    Column("coding", Integer, primary_key=True),
    Column("claim", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("slot", String, nullable=False),
    Column("value", String, nullable=False),
    Column("span", JSON, nullable=False),
    Column("reason", String, nullable=False),
    ForeignKeyConstraint(["coding", "claim"], ["coded_claim.coding", "coded_claim.claim"]),
)

# `who` is the reviewer's own mark, as the reviewer chose to sign.
decision = Table(
    "decision",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False, unique=True),
    Column("claim", ForeignKey("claim.id"), nullable=False),
    Column("verdict", String, nullable=False),
    Column("changed", JSON, nullable=False),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
    Column("why", String, nullable=False),
    Index("decision_claim", "claim"),
)

origin = Table(
    "origin",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False, unique=True),
    Column("outlet", String),
)

origin_report = Table(
    "origin_report",
    metadata,
    Column("origin", ForeignKey("origin.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("report", ForeignKey("report.id"), nullable=False),
)

origin_link = Table(
    "origin_link",
    metadata,
    Column("origin", ForeignKey("origin.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("report", ForeignKey("report.id"), nullable=False),
    Column("other", ForeignKey("report.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("reason", String, nullable=False),
)

event = Table(
    "event",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False, unique=True),
    Column("act", String, nullable=False),
    Column("status", String, nullable=False),
    Column("grade", String, nullable=False),
    Column("contested", JSON, nullable=False),
    Column("when", String, nullable=False),
    Column("place", JSON, nullable=False),
    Column("actor", JSON, nullable=False),
    Column("target", JSON, nullable=False),
    Column("means", JSON, nullable=False),
    Column("counts", JSON, nullable=False),
    Column("reasons", JSON, nullable=False),
)

event_claim = Table(
    "event_claim",
    metadata,
    Column("event", ForeignKey("event.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("claim", ForeignKey("claim.id"), nullable=False),
    Index("event_claim_claim", "claim"),
)

event_origin = Table(
    "event_origin",
    metadata,
    Column("event", ForeignKey("event.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("origin", ForeignKey("origin.id"), nullable=False),
)

# Every write, chained: a row's hash covers the hash of the row before it.
ledger = Table(
    "ledger",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("payload", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
