"""An act, its parties and its numbers as one line of English, from codes alone.

Promise: a line says no more than its slots; a contested number is told with all its values, and a party of whom no
number is known is told in the plural as the kind of people that its code is.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from attested.language.en.inflect import noun_forms
from attested.publish.records import Term

__all__ = ["Line", "join_words", "name_act", "name_code", "name_party", "say_count", "say_line"]

_UNITS = {
    "person": ("person", "people"), "household": ("household", "households"), "team": ("team", "teams"),
    "vehicle": ("vehicle", "vehicles"), "device": ("device", "devices"), "place": ("place", "places"),
    "event": ("occurrence", "occurrences"), "day": ("day", "days"), "month": ("month", "months"),
    "year": ("year", "years"), "percent": ("percent", "percent"), "cny": ("yuan", "yuan"),
    "usd": ("US dollar", "US dollars"), "kpw": ("won", "won"),
}  # fmt: skip
_ADDITION = re.compile(r"\[([^\]{]*)\{(\w+)\}\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a line tells. `every` asks for all numbers, since none of them is settled."""

    act: str
    target: Sequence[str] = ()
    actor: Sequence[str] = ()
    counts: Sequence[Mapping[str, Any]] = ()
    every: bool = False


@cache
def _load_wording() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(
        files("attested.publish").joinpath("wording.yml").read_text(encoding="utf-8")
    )
    return loaded


def name_code(code: str, terms: Mapping[str, Term]) -> str:
    """The pack's own name of a code, else the code's words."""
    if code in terms and terms[code].name:
        return terms[code].name
    spelled = _load_wording()["spelled"]
    return " ".join(spelled.get(word, word) for word in code.split("-"))


def name_act(code: str, terms: Mapping[str, Term]) -> str:
    """An act as a noun, capitalised."""
    pattern = None if code in terms and terms[code].name else _load_wording()["acts"].get(code)
    return _capitalise(pattern.partition("[")[0] if pattern else name_code(code, terms))


def name_party(code: str, terms: Mapping[str, Term]) -> str:
    """A party as it stands in a sentence: `phone users`, `state security`, `the authorities`."""
    name, words = name_code(code, terms), _load_wording()
    if code in terms and terms[code].name:
        return name
    last = name.rpartition(" ")[2]
    if last in words["the"]:
        return f"the {name}"
    return name if last in words["plain"] else name.removesuffix(last) + noun_forms(last)[-1]


def say_count(count: Mapping[str, Any]) -> str:
    """A count with its bounds and its unit."""
    unit = _UNITS[count["unit"]]
    return f"{_say_number(count)} {unit[0] if _is_one(count) else unit[1]}"


def say_line(line: Line, terms: Mapping[str, Term], parties: Mapping[str, Term]) -> str:
    """The line."""
    actor = () if set(line.actor) == set(line.target) and line.target else line.actor
    values = {
        "target": _say_people(line, line.target, "target", parties),
        "actor": _say_people(line, actor, "actor", parties),
        "duration": " or ".join(_pick(line, [c for c in line.counts if c["of"] == "duration"])),
    }
    things = " or ".join(_pick(line, [count for count in line.counts if count["of"] == "thing"]))
    pattern = None if line.act in terms and terms[line.act].name else _load_wording()["acts"].get(line.act)
    if pattern is None:
        pattern = name_code(line.act, terms) + "[: {target}][ by {actor}]"
    said = _ADDITION.sub(lambda match: match[1] + values[match[2]] if values[match[2]] else "", pattern)
    return _capitalise(said) + (f", {things}" if things else "")


def _say_people(line: Line, codes: Sequence[str], scope: str, parties: Mapping[str, Term]) -> str:
    names = [name_party(code, parties) for code in codes]
    counts = [count for count in line.counts if count["of"] == scope]
    people = [count for count in counts if count["unit"] == "person"]
    if len(codes) != 1 or not people or _takes_no_number(codes[0], parties):
        numbers = " or ".join(_pick(line, counts))
        return f"{join_words(names)} ({numbers})" if names and numbers else join_words(names) or numbers
    chosen = people if line.every else people[:1]
    if len(chosen) == 1 and _is_one(chosen[0]) and not chosen[0]["approx"]:
        name = name_code(codes[0], parties)
        return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
    return f"{' or '.join(dict.fromkeys(map(_say_number, chosen)))} {names[0]}"


def _takes_no_number(code: str, parties: Mapping[str, Term]) -> bool:
    last, words = name_code(code, parties).rpartition(" ")[2], _load_wording()
    named = code in parties and bool(parties[code].name)
    return named or any(last in words[kind] for kind in ("plain", "the", "groups"))


def _pick(line: Line, counts: Sequence[Mapping[str, Any]]) -> list[str]:
    said = list(dict.fromkeys(map(say_count, counts)))
    return said if line.every else said[:1]


def _is_one(count: Mapping[str, Any]) -> bool:
    return bool(count["min"] == count["max"] == 1)


def _say_number(count: Mapping[str, Any]) -> str:
    low, high = count["min"], count["max"]
    about = "about " if count["approx"] else ""
    if low is None:
        return f"up to {about}{_digits(high)}"
    if high is None:
        return f"{about}{_digits(low)} or more"
    return f"{about}{_digits(low)}" if low == high else f"{about}{_digits(low)} to {_digits(high)}"


def _digits(number: float | int) -> str:
    return f"{number:,}" if isinstance(number, int) or not float(number).is_integer() else f"{int(number):,}"


def join_words(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]
