"""What no page may show: names of private persons, ages, ways to reach someone, wards and villages, unit numbers.

Default deny, and no switch: what looks like a name is elided unless `disclosure.yml` says that it may stand.
Invariant: `find_private` finds nothing in a text from which its own findings were elided, so that the scan of the
written files can use the very same rules.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import unquote

import yaml

from attested.model import AttestedError, Report, Span

__all__ = [
    "ELIDED",
    "DisclosureError",
    "Finding",
    "elide",
    "find_private",
    "list_names",
    "list_private_spans",
    "tells_name",
]

ELIDED = "[…]"


class DisclosureError(AttestedError, ValueError):
    """A page that would show what must not be shown; nothing was written."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A stretch that must not be shown, and which kind of thing it is. The stretch itself is never logged."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    public: re.Pattern[str]
    ordinary: frozenset[str]
    names: tuple[tuple[str, re.Pattern[str]], ...]
    others: tuple[tuple[str, re.Pattern[str]], ...]


_PERSON = r"(?:[A-Z][\w’']*(?:-[\w’']+)*)(?:[  ](?:[A-Z][\w’']*(?:-[\w’']+)*)){0,3}"
_GIVEN = r"[A-Z][a-z]+(?:[- ](?:[A-Z][a-z]+|(?<=-)[a-z]+))?"
_OTHERS = {
    "mail address": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "phone number": r"(?<![\w-])(?:\+\d{1,3}[ .-]?)?(?:\(?\d{2,4}\)?[ .-])\d{3,4}[ .-]\d{4}(?![\w-])|\+\d{9,14}\b",
    "account": r"(?i:\b(?:wechat|kakaotalk|telegram|line|qq)(?:['’]s)? (?:id|account)(?: is|:)? )[\w.@-]+",
    "age": (
        r"\b(?:\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:-\w+)?)[- ]years?[- ](?:old|of[- ]age)\b"
        r"|\b[Aa]ged? (?:of )?\d{1,3}\b|\bin (?:his|her) (?:early |mid-? ?|late )?(?:\d0s|teens|\w+ties)\b"
        r"|\d{1,3}\s?(?:세|살)|\d0대"
    ),
    "ward or village": (
        r"\b[A-Z][\w’']+(?:[- ]\d+)?-(?:dong|ri|ni|li|guyok|guyeok|kuyok|inminban|rodongjagu)\b"
        r"|\b(?:[Ii]nminban|[Nn]eighbou?rhood unit|[Pp]eople[’']s unit) (?:[Nn]o\. ?|#)?\d+\b"
    ),
    "unit number": (
        r"\b\d+(?:st|nd|rd|th) (?:[A-Z]\w+ )?(?i:brigade|regiment|battalion|corps|division|company|squad)\b"
        r"|\b(?i:unit|brigade|regiment|battalion|division) (?i:no\. ?|#)?\d{2,}\b"
    ),
    "name": r"[가-힣]{2,3} ?씨(?=[가는를의와도에만 ,.]|$)|[가-힣]{2,4} ?\(가명\)",
    "byline": (
        r"(?m:^\s*(?i:by|reported by|written by|translated by|edited by|reporter:?) )"
        + _PERSON
        + r"(?=\s*(?:$|[,|]|\n))"
        r"|\b(?i:(?:translated|edited|written|reporting|photo(?:graphed)?) by )" + _PERSON
    ),
}
_IN_ADDRESSES = ("mail address", "age")
_AFTER_NAME = re.compile(r"\.?,? ?\(\d{1,2}\)|\.?, (?:age |aged )?\d{1,2}(?=[,.;]| and| from)")


@cache
def _load_rules() -> _Rules:
    rows = yaml.safe_load(files("attested.publish").joinpath("disclosure.yml").read_text(encoding="utf-8"))
    sure = "|".join(sorted(rows["surnames"], key=len, reverse=True))
    either = "|".join(sorted([*rows["surnames"], *rows["words"]], key=len, reverse=True))
    names = {
        "cue": (
            rf"(?i:\b(?:{'|'.join(rows['cues'])})) (?:only )?(?:as )?[“\"‘']?"
            rf"(?P<name>{_PERSON}(?:,? and (?:{either})\b)?)"
        ),
        "title": rf"\b(?:{'|'.join(rows['titles'])})\.? (?P<name>{_PERSON})",
        "alias": rf"(?P<name>{_PERSON}) ?[(\[](?i:{'|'.join(rows['aliases'])})",
        # Three parts, or two with a hyphen, are a name even where the surname is a word: "Song Myong-hui".
        "full": rf"(?<![\w-])(?P<name>(?:{either})[- ](?:[A-Z][a-z]+ [A-Z][a-z]+|[A-Z][a-z]+-[A-Za-z][a-z]+))(?![\w-])",
        "western": rf"(?<![\w-])(?P<name>[A-Z][a-z]+-[A-Za-z][a-z]+ (?:{either}))(?![\w-])",
        "short": rf"(?<![\w-])(?P<name>(?:{sure})(?: {_GIVEN})?)(?![\w-])",
        "initial": r"\b(?P<name>(?:[A-Z]\.){1,2})(?=[ ,](?:a|an|the|who|from|said)\b)(?<!U\.S\.)(?<!U\.N\.)(?<!N\.)",
    }
    spelled = "|".join(
        "[ -]?".join(re.escape(part) for part in name.split()) for name in sorted(rows["public"], key=len, reverse=True)
    )
    return _Rules(
        public=re.compile(rf"(?i:\b(?:{spelled})(?!\w))"),
        ordinary=frozenset(rows["ordinary"]),
        names=tuple((kind, re.compile(wording)) for kind, wording in names.items()),
        others=tuple((kind, re.compile(wording)) for kind, wording in _OTHERS.items()),
    )


def find_private(text: str, extra: Iterable[str] = ()) -> tuple[Finding, ...]:
    """All that must not be shown of a text, in order and without overlap. `extra` holds names known from elsewhere."""
    rules = _load_rules()
    public = [match.span() for match in rules.public.finditer(text)]
    found = [
        *(Finding(span=span, kind="name") for span in _find_names(text, rules)),
        *(Finding(span=Span(*m.span()), kind=kind) for kind, rule in rules.others for m in rule.finditer(text)),
        *(Finding(span=span, kind="name") for name in extra for span in _find_words(text, name)),
    ]
    kept = (finding for finding in found if not _is_public(finding.span, public))
    return tuple(_merge(sorted(kept, key=lambda finding: (finding.span, finding.kind))))


def _find_names(text: str, rules: _Rules) -> Iterator[Span]:
    for _, rule in rules.names:
        for match in rule.finditer(text):
            start, end = match.span("name")
            age = _AFTER_NAME.match(text, end)
            yield Span(start, age.end() if age else end)


def _find_words(text: str, name: str) -> Iterator[Span]:
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        yield Span(*match.span())


def _is_public(span: Span, public: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span.start and span.end <= end for start, end in public)


def _merge(findings: Iterable[Finding]) -> Iterator[Finding]:
    last: Finding | None = None
    for finding in findings:
        if last and finding.span.start <= last.span.end:
            last = Finding(Span(last.span.start, max(last.span.end, finding.span.end)), last.kind)
            continue
        if last:
            yield last
        last = finding
    if last:
        yield last


def elide(text: str, extra: Iterable[str] = ()) -> str:
    """The text with every finding replaced by `ELIDED`."""
    parts, at = [], 0
    for finding in find_private(text, extra):
        parts += [text[at : finding.span.start], ELIDED]
        at = finding.span.end
    return "".join([*parts, text[at:]])


def tells_name(words: str) -> bool:
    """Whether a file name or an address tells what must not be told.

    Slugs have no capitals, so each word is given one; only surnames that are no other word count then.
    """
    plain = re.sub(r"[\W_]+", " ", unquote(words)).title()
    rules = _load_rules()
    public = [match.span() for match in rules.public.finditer(plain)]
    short = dict(rules.names)["short"]
    found = any(not _is_public(Span(*match.span("name")), public) for match in short.finditer(plain))
    return found or any(rule.search(unquote(words)) for kind, rule in rules.others if kind in _IN_ADDRESSES)


def list_names(report: Report) -> tuple[str, ...]:
    """Names to elide wherever they stand in what is shown of a report: its authors, and whom it names once.

    A report says "Mrs. Han" first and "Han" afterwards; an ordinary word is not carried over.
    """
    rules = _load_rules()
    authors = [part.strip() for part in re.split(r",|;|\band\b", report.author or "") if len(part.strip()) > 2]
    public = [match.span() for match in rules.public.finditer(report.text)]
    named = [
        re.sub(r"\W+\d*\)?$|[’']s$", "", span.of(report.text))
        for span in _find_names(report.text, rules)
        if not _is_public(span, public)
    ]
    parts = {part for name in named for part in (name, *name.split()) if len(part) > 1 and part[:1].isupper()}
    return tuple(sorted({*authors, *(part for part in parts if part not in rules.ordinary)}))


def list_private_spans(report: Report, wards: Iterable[Span] = ()) -> tuple[Span, ...]:
    """The stretches of a report that no page may show; its zones are never shown at all. `wards`: from its claims."""
    findings = [Finding(span, "ward or village") for span in wards]
    findings += find_private(report.text, list_names(report))
    return tuple(f.span for f in _merge(sorted(findings, key=lambda finding: (finding.span, finding.kind))))
