"""Stage 1 of the road: bytes, pages and archives to `Report`s.

Promise: a report's text is normalised once, here, and every span of it counts in the result. A report that cannot be
taken is a `Failure` of one clear line, and the others are read all the same.
"""

from attested.reports.drafts import Draft
from attested.reports.intake import DEFAULT_MAX_BYTES, LIMIT_VARIABLE, Failure, Intake
from attested.reports.normal import normalise_text
from attested.reports.outlets import find_outlet, name_outlet
from attested.reports.reading import build_report, read_reports, read_source
from attested.reports.sources import Source, count_sources, iter_sources
from attested.reports.zones import find_zones

__all__ = [
    "DEFAULT_MAX_BYTES",
    "LIMIT_VARIABLE",
    "Draft",
    "Failure",
    "Intake",
    "Source",
    "build_report",
    "count_sources",
    "find_outlet",
    "find_zones",
    "iter_sources",
    "name_outlet",
    "normalise_text",
    "read_reports",
    "read_source",
]
