"""Stage 2: a report's text becomes sentences, words, lemmas and dependencies, one folder per language."""

from attested.language.analyser import Analyser, load_analyser
from attested.language.words import Token, split_words

__all__ = ["Analyser", "Token", "load_analyser", "split_words"]
