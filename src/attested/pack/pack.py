"""A pack: the codebook, the gazetteer and the lexicon that a documenter edits as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["ActCode", "ActEntry", "Entry", "Lexicon", "MeansCode", "Pack", "PartyCode", "Place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActCode:
    """An act of the codebook. `actor` and `target` say who can stand there; `means` which codes it can take."""

    code: str
    definition: str
    excluded: str = ""
    actor: str = "any"
    target: str = "any"
    doer: str = ""
    means: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyCode:
    """A party; `side` is enforcer or civilian."""

    code: str
    side: str
    definition: str
    mapping: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeansCode:
    """An instrument or a penalty."""

    code: str
    kind: str
    definition: str
    mapping: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer. `lat` and `lon` are WGS 84 degrees, None for what is drawn as an area."""

    id: str
    name: str
    kind: str
    korean: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    precision: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling, the name first, each once."""
        return tuple(dict.fromkeys((self.name, *self.variants, *self.korean)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A lexicon entry that gives a value to words: party, thing, means or cue. `where` is file:line."""

    id: str
    value: str
    match: tuple[str, ...]
    where: str
    weak: bool = False
    caught: str = ""
    number: str = ""
    acts: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActEntry:
    """A lexicon entry that makes words tell an act, with what must stand around them and who fills which slot."""

    id: str
    act: str
    match: tuple[str, ...]
    where: str
    form: str = "verb"
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    means: tuple[str, ...] = ()
    status: str = ""
    weight: float = 1.0
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language."""

    language: str
    acts: tuple[ActEntry, ...]
    parties: tuple[Entry, ...]
    things: tuple[Entry, ...]
    means: tuple[Entry, ...]
    cues: tuple[Entry, ...]
    places: tuple[Entry, ...]
    units: tuple[Entry, ...]
    offences: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One pack, checked when it was loaded."""

    name: str
    version: str
    title: str
    folder: Path = field(compare=False, repr=False)
    country: str
    border: str
    capital: str
    government: str
    spelling: tuple[tuple[str, str], ...]
    acts: Mapping[str, ActCode]
    parties: Mapping[str, PartyCode]
    means: Mapping[str, MeansCode]
    places: Mapping[str, Place]
    lexicons: Mapping[str, Lexicon]

    @property
    def label(self) -> str:
        """`name version`, as it goes into every claim."""
        return f"{self.name} {self.version}"

    def is_enforcer(self, party: str) -> bool:
        """Whether the party is a body of the state."""
        return party in self.parties and self.parties[party].side == "enforcer"
