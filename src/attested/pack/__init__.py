"""Packs: the codebook, gazetteer and lexicon of one subject, as data that a documenter can edit."""

from attested.pack.load import BUILTIN, find_packs, load_pack
from attested.pack.pack import ActCode, ActEntry, Entry, Lexicon, MeansCode, Pack, PartyCode, Place

__all__ = [
    "BUILTIN",
    "ActCode",
    "ActEntry",
    "Entry",
    "Lexicon",
    "MeansCode",
    "Pack",
    "PartyCode",
    "Place",
    "find_packs",
    "load_pack",
]
