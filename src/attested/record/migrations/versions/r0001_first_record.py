"""The first record: all its tables, and the guards on those that never change.

The tables stand here in full and not by way of the schema, so that this step stays what it was when the schema
moves on.
"""

import sqlalchemy as sa
from alembic import op

from attested.record import sqlite

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

GUARDED = ("report", "reading", "coding", "claim", "coded_claim", "filling", "refusal", "decision", "ledger")


def upgrade() -> None:
    _create_reports()
    _create_claims()
    _create_fillings()
    _create_decisions()
    _create_origins()
    _create_events()
    _create_ledger()
    if op.get_bind().dialect.name == "sqlite":
        sqlite.mark_record(op.get_bind())
        for table in GUARDED:
            for guard in sqlite.build_guards(table).values():
                op.execute(guard)


def _create_reports() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False, unique=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
    )
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report", sa.String, sa.ForeignKey("report.id"), nullable=False),
        sa.Column("source_sha256", sa.String, nullable=False),
        sa.Column("url", sa.String),
        sa.Column("publisher", sa.String),
        sa.Column("published", sa.Date),
        sa.Column("published_by", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("title", sa.String),
        sa.Column("zones", sa.JSON, nullable=False),
        sa.Index("reading_report", "report"),
    )
    op.create_table(
        "coding",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report", sa.String, sa.ForeignKey("report.id"), nullable=False),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.id"), nullable=False),
        sa.Column("pack", sa.String, nullable=False),
        sa.Column("coder", sa.String, nullable=False),
        sa.Column("language_model", sa.String, nullable=False),
        sa.Index("coding_report", "report"),
    )


def _create_claims() -> None:
    op.create_table(
        "claim",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("report", sa.String, sa.ForeignKey("report.id"), nullable=False),
        sa.Index("claim_report", "report"),
    )
    op.create_table(
        "coded_claim",
        sa.Column("coding", sa.Integer, sa.ForeignKey("coding.id"), primary_key=True),
        sa.Column("claim", sa.String, sa.ForeignKey("claim.id"), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("attribution", sa.JSON, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.UniqueConstraint("coding", "position", name="coded_claim_position"),
        sa.Index("coded_claim_claim", "claim"),
    )


def _create_fillings() -> None:
    op.create_table(
        "filling",
        sa.Column("coding", sa.Integer, primary_key=True),
        sa.Column("claim", sa.String, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("slot", sa.String, nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("spans", sa.JSON, nullable=False),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("anchor", sa.String),
        sa.Column("unsure", sa.Boolean, nullable=False),
        sa.Column("runner_up", sa.String, nullable=False),
        sa.Column("why", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["coding", "claim"], ["coded_claim.coding", "coded_claim.claim"]),
    )
    op.create_table(
        "refusal",
        sa.Column("coding", sa.Integer, primary_key=True),
        sa.Column("claim", sa.String, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("slot", sa.String, nullable=False),
        sa.Column("value", sa.String, nullable=False),
        sa.Column("span", sa.JSON, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["coding", "claim"], ["coded_claim.coding", "coded_claim.claim"]),
    )


def _create_decisions() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False, unique=True),
        sa.Column("claim", sa.String, sa.ForeignKey("claim.id"), nullable=False),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("changed", sa.JSON, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("why", sa.String, nullable=False),
        sa.Index("decision_claim", "claim"),
    )


def _create_origins() -> None:
    op.create_table(
        "origin",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False, unique=True),
        sa.Column("outlet", sa.String),
    )
    op.create_table(
        "origin_report",
        sa.Column("origin", sa.String, sa.ForeignKey("origin.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("report", sa.String, sa.ForeignKey("report.id"), nullable=False),
    )
    op.create_table(
        "origin_link",
        sa.Column("origin", sa.String, sa.ForeignKey("origin.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("report", sa.String, sa.ForeignKey("report.id"), nullable=False),
        sa.Column("other", sa.String, sa.ForeignKey("report.id"), nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
    )


def _create_events() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False, unique=True),
        sa.Column("act", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("grade", sa.String, nullable=False),
        sa.Column("contested", sa.JSON, nullable=False),
        sa.Column("when", sa.String, nullable=False),
        sa.Column("place", sa.JSON, nullable=False),
        sa.Column("actor", sa.JSON, nullable=False),
        sa.Column("target", sa.JSON, nullable=False),
        sa.Column("means", sa.JSON, nullable=False),
        sa.Column("counts", sa.JSON, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
    )
    op.create_table(
        "event_claim",
        sa.Column("event", sa.String, sa.ForeignKey("event.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("claim", sa.String, sa.ForeignKey("claim.id"), nullable=False),
        sa.Index("event_claim_claim", "claim"),
    )
    op.create_table(
        "event_origin",
        sa.Column("event", sa.String, sa.ForeignKey("event.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("origin", sa.String, sa.ForeignKey("origin.id"), nullable=False),
    )


def _create_ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("payload", sa.String(64), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
