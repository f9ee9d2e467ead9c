"""The codebook page of a pack: `python -m attested.pack.codebook [NAME|DIR] > docs/codebook.md`.

Promise: pure text, the same pack gives the same page; nothing in it but what the pack says and the slots and statuses
that every pack shares. A test fails when docs/codebook.md and the pack no longer agree.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping

from attested.model import COUNT_SCOPES, COUNT_UNITS, SLOTS, STATUSES
from attested.pack.load import load_pack
from attested.pack.pack import ActCode, MeansCode, Pack, PartyCode, Place

__all__ = ["STATUS_WORDS", "write_codebook"]

STATUS_WORDS: Mapping[str, str] = {
    "actual": "A particular occurrence, past or under way. An order, a threat or an offer that was given is actual.",
    "habitual": "A practice, a standing rule, something that goes on in general, a trend.",
    "prospective": "Ordered, planned, promised, threatened or expected, and not yet done.",
    "alleged": "An accusation or suspicion that the report does not itself vouch for, or an event that it calls "
    "unconfirmed.",
    "negated": "The report says that it did not happen, or that it has stopped.",
}

_SLOT_WORDS: Mapping[str, str] = {
    "act": "what was done: one code of *Acts*",
    "status": "how real it is: one code of *Status*",
    "actor": "who does it: codes of *Parties*",
    "target": "to whom, or whom it is about: codes of *Parties*",
    "place": "where it is done, as narrow as the report has it: ids of *Places*; a ward or village is one more `/`",
    "when": "a day, month, year or span in EDTF (ISO 8601-2); a year that cannot be known is `XXXX`",
    "count": "how many or how much, with both bounds; an open bound stays empty",
    "means": "the instrument used, or the penalty given or named: codes of *Means*",
}

_SYSTEMS = {"plover": "PLOVER", "acled": "ACLED", "huridocs": "HURIDOCS", "ftm": "FollowTheMoney"}

_SIDES = {
    "enforcer": "a body of the state",
    "civilian": "people who are no body of the state",
    "caught": "anyone acted upon",
    "any": "anyone",
}


def write_codebook(pack: Pack) -> str:
    """The whole page, in Markdown."""
    parts = [*_iter_head(pack), *_iter_slots(), *_iter_acts(pack), *_iter_parties(pack), *_iter_means(pack)]
    return "\n\n".join([*parts, *_iter_places(pack)]) + "\n"


def _iter_head(pack: Pack) -> Iterator[str]:
    yield f"# Codebook of `{pack.name}` {pack.version}"
    yield f"{pack.title}."
    yield (
        "Generated from the pack by `python -m attested.pack.codebook > docs/codebook.md`; a test fails when it is "
        "stale.\nTo change it, change the pack ([editing a pack](editing-a-pack.md))."
    )
    yield (
        "A claim is one thing that a report says was done, is being done, was ordered or is foretold, and that has a "
        "code\nunder *Acts*. A slot that the report does not fill stays empty: an empty slot is an answer."
    )


def _iter_slots() -> Iterator[str]:
    yield "## Slots"
    yield _table(("slot", "holds"), ((f"`{slot}`", _SLOT_WORDS[slot]) for slot in SLOTS))
    yield f"A count is of one of {_codes(COUNT_SCOPES)}, in one of {_codes(COUNT_UNITS)}."
    yield "## Status"
    yield _table(("code", "meaning"), ((f"`{status}`", STATUS_WORDS[status]) for status in STATUSES))


def _iter_acts(pack: Pack) -> Iterator[str]:
    yield "## Acts"
    for act in pack.acts.values():
        yield f"### {act.code}"
        yield act.definition
        if act.excluded:
            yield f"**Not when:** {act.excluded}"
        yield "\n".join(_iter_act_lines(act))
        if act.yes:
            yield "\n".join(["Coded so:", "", *(f"- {text}" for text in act.yes)])
        if act.no:
            yield "\n".join(["Not coded so:", "", *(f"- {text}" for text in act.no)])


def _iter_act_lines(act: ActCode) -> Iterator[str]:
    yield f"- actor: {_SIDES.get(act.actor, act.actor)}; target: {_SIDES.get(act.target, act.target)}"
    yield f"- means: {_codes(act.means) or 'none'}"
    for system, name in _SYSTEMS.items():
        if system in act.mapping:
            yield f"- {name}: {act.mapping[system]}"


def _iter_parties(pack: Pack) -> Iterator[str]:
    yield "## Parties"
    for side in ("enforcer", "civilian"):
        some = [party for party in pack.parties.values() if party.side == side]
        if some:
            yield f"### {_SIDES[side][0].upper()}{_SIDES[side][1:]}"
            yield _code_table(some)


def _iter_means(pack: Pack) -> Iterator[str]:
    yield "## Means"
    for kind in dict.fromkeys(means.kind for means in pack.means.values()):
        yield f"### {kind[0].upper()}{kind[1:]}s"
        yield _code_table([means for means in pack.means.values() if means.kind == kind])


def _code_table(codes: Iterable[PartyCode | MeansCode]) -> str:
    rows = (
        (f"`{code.code}`", code.definition, *(code.mapping.get(system, "") for system in _SYSTEMS)) for code in codes
    )
    return _table(("code", "meaning", *_SYSTEMS.values()), rows)


def _iter_places(pack: Pack) -> Iterator[str]:
    yield "## Places"
    yield (
        "Ids are ISO 3166: a country, a province, then `/` and a town or county. "
        f"The country of the pack is `{pack.country}`,\nits border `{pack.border}`. "
        "A place with the precision `area` is drawn as an area, never as a point."
    )
    yield _table(
        ("id", "name", "kind", "other spellings", "precision"), (_place_row(place) for place in pack.places.values())
    )


def _place_row(place: Place) -> tuple[str, ...]:
    return f"`{place.id}`", place.name, place.kind, ", ".join(place.names[1:]), place.precision


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(f"`{code}`" for code in codes)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = tuple(head)
    lines = [head, ("---",) * len(head), *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.stdout.write(write_codebook(load_pack(sys.argv[1] if len(sys.argv) > 1 else "dprk-border")))
