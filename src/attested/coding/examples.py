"""Every example of a pack, run: what an entry says that it matches must match, what it says that it does not must not.

Promise: each fault is one line, `file:line: what is wrong`, all of them, sorted; the same pack gives the same lines.
An act's entry without a yes or a no example is a fault too: nobody can tell what it is meant to do.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from attested.coding.coder import Coder
from attested.coding.en.reading import Reading
from attested.coding.en.status import find_status
from attested.coding.en.suppress import find_suppression
from attested.coding.lexicon import LexiconIndex, load_lexicon
from attested.coding.pattern import build_line
from attested.language import split_words
from attested.language.words import shadow
from attested.model import Report
from attested.pack import ActEntry, Entry, Pack
from attested.pack.yaml_lines import LINE, load_rows

__all__ = ["check_examples"]

_KINDS = ("parties", "things", "means", "cues", "places", "units", "offences")
_DAY = date(2024, 11, 15)
"""The day on which an example sentence is taken to have been published."""


def check_examples(pack: Pack) -> tuple[str, ...]:
    """The faults of all examples of the pack, sorted by file and line; empty where all come out as promised."""
    coder = Coder(pack)
    faults: list[str] = []
    for language in sorted(pack.lexicons):
        lexicon = load_lexicon(pack, language)
        faults.extend(_word_faults(lexicon))
        for entry in lexicon.source.acts:
            faults.extend(_act_faults(coder, entry, language))
        faults.extend(_code_faults(coder, pack, language))
    return tuple(sorted(set(faults), key=_place))


def _place(fault: str) -> tuple[str, int, str]:
    found = re.match(r"([^:]*):(\d+): ", fault)
    return (found.group(1), int(found.group(2)), fault) if found else ("", 0, fault)


# ---- words


def _word_faults(lexicon: LexiconIndex) -> Iterator[str]:
    for kind in _KINDS:
        entries: tuple[Entry, ...] = getattr(lexicon.source, kind)
        for entry in entries:
            for phrase in entry.yes:
                if not _is_hit(lexicon, kind, entry, phrase):
                    yield f"{entry.where}: {entry.id!r} is not found in {phrase!r}, a yes example"
            for phrase in entry.no:
                if _is_hit(lexicon, kind, entry, phrase):
                    yield f"{entry.where}: {entry.id!r} is found in {phrase!r}, a no example"


def _is_hit(lexicon: LexiconIndex, kind: str, entry: Entry, phrase: str) -> bool:
    """Whether the entry is found, and does not lie inside a longer one of its kind: then the longer is meant."""
    plain = shadow(phrase)
    hits = list(lexicon.find(kind, build_line(split_words(plain, 0, len(plain)))))
    for hit in hits:
        longer = any(o.span.covers(hit.span) and o.size > hit.size and o.entry.value != entry.value for o in hits)
        if hit.entry.id == entry.id and not longer:
            return True
    return False


# ---- acts


def _read(coder: Coder, text: str, language: str) -> Reading:
    return coder.read(Report(id="example", text=text, language=language, published=_DAY))


def _act_faults(coder: Coder, entry: ActEntry, language: str) -> Iterator[str]:
    for name, wanted in (("yes", True), ("no", False)):
        examples: tuple[str, ...] = getattr(entry, name)
        if not examples:
            yield f"{entry.where}: {entry.id!r} has no {name} example"
        for text in examples:
            told, why = _tells(_read(coder, text, language), entry)
            if wanted and not told:
                yield f"{entry.where}: {entry.id!r} does not tell {entry.act} in {text!r}, a yes example: {why}"
            elif told and not wanted:
                yield f"{entry.where}: {entry.id!r} tells {entry.act} in {text!r}, a no example"


def _tells(reading: Reading, entry: ActEntry) -> tuple[bool, str]:
    """Whether the entry tells its act in a sentence; where not, why, in words for a reader."""
    why = "its words are not there"
    for view in reading.views:
        triggers = reading.triggers_of(view) if view.words else ()
        for trigger in triggers:
            if trigger.entry.id == entry.id:
                reason = find_suppression(view, trigger, find_status(view, trigger), triggers)
                if not reason:
                    return True, ""
                why = reason
            elif trigger.runner_up == entry.id:
                why = f"{trigger.entry.id} tells it: {trigger.why}"
        for number, *_ in view.acts if why == "its words are not there" else ():
            if reading.lexicon.source.acts[number].id == entry.id:
                why = reading.lexicon.admits(number, view.line) or "who or what stands there does not fit"
    return False, why


# ---- codes


def _code_faults(coder: Coder, pack: Pack, language: str) -> Iterator[str]:
    """The examples of `acts.yml`: coded with the act, or not, as a report of one sentence."""
    lines = _lines_of_codes(pack)
    for act in pack.acts.values():
        where = f"acts.yml:{lines.get(act.code, 1)}"
        for text in act.yes:
            acts = _acts_of(coder, text, language)
            if act.code not in acts:
                yield f"{where}: {text!r} is coded {', '.join(acts) or 'with nothing'}, not {act.code}, a yes example"
        for text in act.no:
            if act.code in _acts_of(coder, text, language):
                yield f"{where}: {text!r} is coded {act.code}, a no example"


def _acts_of(coder: Coder, text: str, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.act for claim in coder.code_reading(_read(coder, text, language))))


def _lines_of_codes(pack: Pack) -> dict[str, int]:
    rows: list[Mapping[str, Any]] = list(load_rows(pack.folder / "acts.yml"))
    return {str(row.get("code")): int(row[LINE]) for row in rows}
