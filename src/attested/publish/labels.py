"""Codes in the words of the pack, and values as a reader says them.

Invariant: a place below a county or city is shown as that county or city, whatever the claim says.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from attested.corroborate.wider import Areas
from attested.model import Attribution, Claim, Event
from attested.publish.dates import describe_time
from attested.publish.phrases import Line, join_words, name_act, name_code, name_party, say_count, say_line
from attested.publish.records import PackNames

__all__ = [
    "GRADE_NAMES",
    "GRADE_WORDS",
    "LANGUAGE_NAMES",
    "PUBLISHED_BY",
    "SLOT_NAMES",
    "STATUS_NAMES",
    "Labels",
    "coarsen_place",
    "province_of",
]

SLOT_NAMES = {
    "act": "What was done",
    "status": "How real it is",
    "actor": "By whom",
    "target": "To whom",
    "place": "Where",
    "when": "When",
    "count": "How many",
    "means": "By what means",
}
STATUS_NAMES = {
    "actual": "reported as done",
    "habitual": "reported as a practice",
    "prospective": "ordered or expected",
    "alleged": "alleged",
    "negated": "reported as not done or ended",
}
GRADE_NAMES = {"independent": "Independent origins", "multiple-sources": "Several sources", "single": "Single source"}
GRADE_WORDS = {
    "independent": "Two or more origins that do not rest on each other tell of it.",
    "multiple-sources": "One origin tells of it, and it says that several sources vouch for it.",
    "single": "One origin tells of it, on one source or without saying on how many.",
}
LANGUAGE_NAMES = {"en": "English", "ko": "Korean", "zh": "Chinese", "ja": "Japanese"}
PUBLISHED_BY = {"input": "as given with it", "text": "by its own text", "address": "by its address"}
"""Where the day of publication was found."""
_COUNT_OF = {"target": "", "actor": " on the acting side", "thing": "", "duration": " long"}


def coarsen_place(place: str) -> str:
    """The county or city of a place below it; any other place as it is."""
    return "/".join(place.split("/")[:2])


def province_of(place: str) -> str:
    """The part of the id before the first stroke: a province, or a country."""
    return place.split("/")[0]


class Labels:
    """Shows codes and values by one pack's names."""

    def __init__(self, names: PackNames) -> None:
        self._names = names
        self._areas = Areas()

    def act(self, code: str) -> str:
        """An act, capitalised."""
        return name_act(code, self._names.acts)

    def party(self, code: str) -> str:
        """A party as it stands in a sentence."""
        return name_party(code, self._names.parties)

    def means(self, code: str) -> str:
        """A means, lower case."""
        return name_code(code, self._names.means)

    def place(self, code: str, *, full: bool = True) -> str:
        """A place, with its province where `full` and it is a town."""
        code = coarsen_place(code)
        name = self._names.places[code].name if code in self._names.places else code.rpartition("/")[2].capitalize()
        province = province_of(code)
        if full and "/" in code and "-" in province and province in self._names.places:
            return f"{name}, {self._names.places[province].name}"
        return name[:1].upper() + name[1:]

    def value(self, slot: str, code: str) -> str:
        """Any code or time by its slot."""
        if slot == "when":
            return describe_time(code)
        if slot == "status":
            return STATUS_NAMES[code]
        if slot == "place":
            return self.place(code)
        return {"act": self.act, "actor": self.party, "target": self.party, "means": self.means}[slot](code)

    def count(self, count: Mapping[str, Any]) -> str:
        """A count with its bounds."""
        return say_count(count) + _COUNT_OF[count["of"]]

    def headline(self, event: Event) -> str:
        """An event in a line: act, people, number, by whom."""
        # A contested number must not look settled in a headline.
        every = "count" in event.contested
        return self._say(Line(act=event.act, target=event.target, actor=event.actor, counts=event.counts, every=every))

    def claim(self, claim: Claim) -> str:
        """A claim in a line, as `headline` says an event."""
        counts = [count.to_dict() for count in claim.counts]
        return self._say(Line(act=claim.act, target=claim.codes("target"), actor=claim.codes("actor"), counts=counts))

    def _say(self, line: Line) -> str:
        return say_line(line, self._names.acts, self._names.parties)

    def where(self, places: Sequence[str]) -> str:
        """Places in a line: the narrowest ones, since a place names what it lies in by itself."""
        codes = list(dict.fromkeys(map(coarsen_place, places)))
        codes = [c for c in codes if not any(c != o and c in self._areas.closure(o) for o in codes)]
        if len(codes) == 1:
            return self.place(codes[0])
        return join_words([self.place(code, full=False) for code in codes]) or "place not stated"

    def attribution(self, said: Attribution) -> str:
        """Who vouches, without a word of the report."""
        where = f" in {self.place(said.place)}" if said.place else ""
        number = f"{said.number} sources" if said.number and said.number > 1 else "an unnamed source"
        words = {
            "source": f"{number}{where}",
            "official": f"an official{where}",
            "state-media": "state media",
            "outlet": f"what {said.outlet or 'another outlet'} reported",
            "report": "the report itself",
        }
        return words.get(said.kind, said.kind) + (", in direct speech" if said.direct else "")
