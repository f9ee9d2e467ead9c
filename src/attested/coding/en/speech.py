"""Who speaks: sources, what they are said to be, where they live, and which words stand in quotation marks.

Promise: kinds, numbers and homes of sources, never a name. A source's home and the time of an interview are found here
so that they are not taken for the place and the time of the act.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from attested.coding.en.view import SentenceView
from attested.model import Attribution, Span

__all__ = ["find_quotes", "find_speeches", "is_report_time", "is_source_place"]

_OPENING = "“"
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "multiple": 2, "several": 2, "many": 2, "other": 1}
_SAYS = re.compile(
    r"\b(?:said|says|told|tells|explained|added|noted|reported|according to|revealed|relayed|stressed|confirmed|"
    r"claimed|recounted|continued|testified|stated|quoted|informed|pointed out|emphasized)\b",
    re.IGNORECASE,
)
_HOME = re.compile(r"\b(?:in|from|of|inside|based in|living in|close to|near|within|at)\s+(?:the\s+)?$", re.IGNORECASE)
_RIGHT_BEFORE = re.compile(r"\b(?:source|resident)s?\s+$")
_RIGHT_BEHIND = re.compile(r"\s+(?:based )?(?:source|reporting partner|resident who|correspondent)")
""" "a Ryanggang Province source", "a Hyesan-based source"."""
_SOURCE_BEFORE = re.compile(
    r"\b(?:sources?|reporting partners?|contacts?|correspondents?|reporters?|residents? (?:who|surnamed|told)|"
    r"informants?|activists?|journalists?)\b"
    r"(?:,? (?:who|living|based|lives|familiar|close|working|inside|resides|residing|with|knowledge|of|the|matter|"
    r"affairs|from|in|a|separate|another|local)\b)*\s*(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
"""Right before a place: a source, and only words that say where or how it lives."""
_RESIDENT_OF = re.compile(
    r"\b(?:residents?|citizens?|man|woman|person|people|official|trader|farmer|broker|source)\b[^.;,”\"]{0,30}$",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"\b(?:sources?|reporting partners?|correspondents?|spokes\w+|according|another|he|she|they)\b", re.IGNORECASE
)
_VOUCHED_REACH = 7
_CORROBORATED = re.compile(
    r"\b(two|three|four|five|multiple|several|many|other|further|additional|more) (?:other |further |local )?sources\b"
    r"[^.;]{0,80}\b(?:corroborat|confirm|said the same|gave the same|told of the same)",
    re.IGNORECASE,
)
_ANONYMOUS = re.compile(
    r"anonym|not to be named|declined to be (?:named|identified)|for (?:security|safety)|interview", re.IGNORECASE
)
_TO_OUTLET = re.compile(r"(?:told|[Ss]peaking to|reported to|said to|informed) (?:the )?[A-Z]")
_SPOKE = re.compile(
    r"\b(?:said|told|reported|explained|spoke|speaking|informed|revealed|interview|statement|relayed|according to|"
    r"confirmed|added|learned|learnt|wrote|quoted)\b"
    r"(?:(?!\b(?:that|who|which|when|after|arrested|caught|was|were|had|have|has|been|in a|because|where)\b)"
    r"[^.;”\"])*$",
    re.IGNORECASE,
)
"""Right before a time: a verb of speech, and no word behind it that begins what was said."""
_SPOKE_REACH = 90
_SPEAKS_BEHIND = re.compile(r",?\s+(?:on condition|speaking|told|said)")
_OFFICIAL = re.compile(
    r"\b(?:spokes\w+|minister|ministry said|Unification Ministry|intelligence service|NIS said)\b", re.IGNORECASE
)
_STATE_MEDIA = re.compile(r"\b(?:KCNA|Rodong Sinmun|state media|Korean Central News Agency|Minju Chosun)\b")
_SOURCE = re.compile(r"\b(?:sources?|reporting partners?|contacts? in|informants? in|correspondents?)\b", re.IGNORECASE)
_UNNAMED = re.compile(
    r"\b(?:resident|citizen|man|woman|person|official|farmer|trader|defector)s?\b[^.;]{0,80}"
    r"(?:anonym|told|who requested|who asked)",
    re.IGNORECASE,
)
_SOURCE_REACH = 60
"""Characters behind a source in which its home may be named."""


def find_quotes(text: str) -> tuple[Span, ...]:
    """Stretches inside quotation marks; one left open ends with its paragraph."""
    spans: list[Span] = []
    for paragraph in re.finditer(r"(?:(?!\n\s*\n).)+", text, re.DOTALL):
        piece, shift = paragraph.group(), paragraph.start()
        start: int | None = None
        for match in re.finditer(r"[“”\"]", piece):
            mark = match.group()
            opens = mark == _OPENING or (mark == '"' and start is None)
            if opens:
                start = match.end()
            elif start is not None and match.start() > start:
                spans.append(Span(shift + start, shift + match.start()))
                start = None
        if start is not None and len(piece) > start:
            spans.append(Span(shift + start, shift + len(piece)))
    return tuple(spans)


def is_source_place(plain: str, view: SentenceView, place: Span) -> bool:
    """Whether a place tells only where a source lives ("a source in X said", "a resident of X, who asked ...")."""
    first, last = view.span.start, view.span.end
    before = plain[first : place.start]
    if not _HOME.search(before) and not _RIGHT_BEFORE.search(before):
        return _RIGHT_BEHIND.match(plain[place.end : min(last, place.end + 30)]) is not None
    if _SOURCE_BEFORE.search(before):
        return True
    says = _SAYS.search(plain, place.end, last)
    if not _RESIDENT_OF.search(before) or says is None:
        return False
    # "A broker in X, a source told us": who says it is named behind the place and is not the one in X.
    if _SPEAKER.search(plain, place.end, says.start()):
        return False
    if not _ANONYMOUS.search(plain, first, last) and not _TO_OUTLET.search(plain, first, last):
        return False
    return not any(q.covers(place) for q in view.quoted)


def is_report_time(plain: str, view: SentenceView, time: Span) -> bool:
    """Whether a time tells only when somebody spoke ("told Daily NK on the 12th")."""
    if any(q.covers(time) for q in view.quoted):
        return False
    before = plain[max(view.span.start, time.start - _SPOKE_REACH) : time.start]
    if _SPOKE.search(before):
        return True
    after = plain[time.end : min(view.span.end, time.end + 40)]
    return bool(_SPEAKS_BEHIND.match(after)) and not re.search(r"\b(?:was|were|had)\b", before)


def find_speeches(plain: str, views: Sequence[SentenceView]) -> dict[int, Attribution]:
    """Attribution of each sentence by number; a quotation that runs on keeps its speaker."""
    found: dict[int, Attribution] = {}
    last: Attribution | None = None
    paragraph = -1
    for view in views:
        own = _speaker(view, plain[view.span.start : view.span.end])
        direct = any(q.overlaps(view.span) for q in view.quoted)
        if own is not None:
            last = own
        elif not direct and view.sentence.paragraph != paragraph:
            last = None
        base = own or (last if direct else None) or Attribution()
        paragraph = view.sentence.paragraph
        found[view.number] = replace(base, direct=direct)
        _vouch(found, view, plain)
    return found


def _vouch(found: dict[int, Attribution], view: SentenceView, plain: str) -> None:
    """ "Multiple sources corroborated this": what the sentences before tell on one source stands on several."""
    said = _CORROBORATED.search(plain, view.span.start, view.span.end)
    if said is None:
        return
    number = _NUMBERS.get(said.group(1).lower(), 2)
    for before in range(view.number - 1, max(-1, view.number - _VOUCHED_REACH), -1):
        if found[before].kind == "source":
            found[before] = replace(found[before], number=max(number, found[before].number or 1))


def _speaker(view: SentenceView, text: str) -> Attribution | None:
    """Who vouches for a sentence by its own words; None where nobody is said to speak."""
    if _SAYS.search(text) is None:
        return None
    shift = view.span.start
    for kind, pattern in (("state-media", _STATE_MEDIA), ("official", _OFFICIAL)):
        if found := pattern.search(text):
            return Attribution(kind=kind, span=Span(shift + found.start(), shift + found.end()))
    source = _SOURCE.search(text) or _UNNAMED.search(text)
    if source is None:
        return None
    span = Span(shift + source.start(), shift + source.end())
    return Attribution(kind="source", span=span, place=_home(view, span), number=_number(text, source))


def _number(text: str, source: re.Match[str]) -> int:
    """How many sources they are said to be."""
    before = text[max(0, source.start() - 40) : source.start()].lower().split()
    number = next((_NUMBERS[w] for w in reversed(before[-3:]) if w in _NUMBERS), None)
    if number is None and source.group().lower().startswith(("sources", "reporting partners")):
        return 2
    return number or 1


def _home(view: SentenceView, source: Span) -> str | None:
    """The place named close behind a source."""
    behind = (p for p in view.places if not p.id.startswith("@") and p.span.start >= source.start)
    return next((p.id for p in behind if p.span.start - source.end < _SOURCE_REACH), None)
