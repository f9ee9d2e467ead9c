"""Who brought a report out, and which other outlets its text credits.

Invariant: a text credits an outlet only by one of the wordings of `credits.yml`; a mere mention is no credit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from attested.model import Report, Span
from attested.reports.outlets import find_host, host_of, load_outlets, name_outlet

__all__ = ["Credit", "find_credits", "find_publisher"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A stretch of a report that credits an outlet."""

    outlet: str
    span: Span


@cache
def _load_wordings() -> tuple[re.Pattern[str], ...]:
    rows = yaml.safe_load(files("attested.corroborate").joinpath("credits.yml").read_text(encoding="utf-8"))
    names = {name for outlet in load_outlets() for name in (outlet.name, *outlet.aliases)}
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    wordings = []
    for credit in rows["credits"]:
        # Only the wording ignores case: "told voa" is no outlet, "According to VOA" is one.
        before, after = credit["wording"].split("{outlet}")
        wordings.append(re.compile(rf"(?<!\w)(?i:{before})(?P<outlet>{longest_first})(?i:{after})(?!\w)"))
    return tuple(wordings)


def find_publisher(report: Report) -> str | None:
    """Who brought the report out: a known outlet, else the publisher as given, else the host, else None."""
    host = host_of(report.url) if report.url else None
    if report.publisher:
        return find_host(report.publisher) or name_outlet(report.publisher.strip())
    return (find_host(host) or host) if host else None


def find_credits(report: Report) -> tuple[Credit, ...]:
    """The credits in the story of the report, in text order; zones such as captions credit nothing."""
    return tuple(sorted(_list_credits(report), key=lambda credit: (credit.span, credit.outlet)))


def _list_credits(report: Report) -> Iterator[Credit]:
    for wording in _load_wordings():
        for match in wording.finditer(report.text):
            span = Span(*match.span())
            if report.is_coded(span):
                yield Credit(outlet=name_outlet(match["outlet"]), span=span)
