"""The record: reports, claims, origins, events and decisions in one file, every write in a ledger that can be replayed.

Importing it loads SQLAlchemy; a face imports it inside the commands that need it.
"""

from attested.record.adding import Added, RefusedReportError
from attested.record.happenings import EventFilter
from attested.record.ledger import LedgerEntry
from attested.record.opening import open_record
from attested.record.reading import Coding
from attested.record.record import Record
from attested.record.verify import Fault, verify_record

__all__ = [
    "Added",
    "Coding",
    "EventFilter",
    "Fault",
    "LedgerEntry",
    "Record",
    "RefusedReportError",
    "open_record",
    "verify_record",
]
