"""English words, lemmas and dependencies by spaCy, for the sentences that hold a lexicon form.

The compact pipeline inside the package is the default (its licence note lies beside it); any installed spaCy
pipeline with Universal Dependencies labels can take its place.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from attested.language.en.sentences import split_sentences
from attested.language.words import shadow
from attested.model import LanguageError, Sentence, Word

__all__ = ["EnglishAnalyser", "load_english"]

MODEL_FOLDER = Path(__file__).parent / "model"
LONGEST = 4000
"""Code points. A longer "sentence" is a table or an attack; it is cut for the parser so that memory stays bounded."""


class EnglishAnalyser:
    """Implements `attested.language.Analyser` with one loaded spaCy pipeline."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp
        meta = nlp.meta
        self.name = f"{meta['lang']}_{meta['name']} {meta['version']}"

    def split(self, text: str, breaks: tuple[int, ...] = ()) -> tuple[Sentence, ...]:
        """All sentences of the text, unparsed."""
        return split_sentences(text, breaks)

    def parse(self, text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """The same sentences with words; offsets are the report's."""
        plain = shadow(text)
        pieces = [_unquoted(plain[s.span.start : min(s.span.end, s.span.start + LONGEST)]) for s in sentences]
        # One document at a time in a fixed batch: results must not depend on what else is in the run.
        docs = self._nlp.pipe(pieces, batch_size=32)
        return tuple(
            replace(sentence, words=_words(doc, sentence.span.start))
            for sentence, doc in zip(sentences, docs, strict=True)
        )


def _unquoted(text: str) -> str:
    # Quotation marks carry no syntax here, and one that is never closed is taken for the root of the sentence.
    return text.replace('"', " ")


def _solid(token: Any) -> Any:
    # A blank can govern a word in a bad parse; its own governor stands in.
    while token.is_space and token.head.i != token.i:
        token = token.head
    return token


def _words(doc: Any, offset: int) -> tuple[Word, ...]:
    kept = [token for token in doc if not token.is_space]
    place = {token.i: index for index, token in enumerate(kept)}
    return tuple(
        Word(
            index=index,
            start=offset + token.idx,
            end=offset + token.idx + len(token.text),
            text=token.text,
            lemma=token.lemma_.lower(),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=place.get(_solid(token.head).i, index),
            morph=str(token.morph),
        )
        for index, token in enumerate(kept)
    )


def load_english(pipeline: str | None = None) -> EnglishAnalyser:
    """Load the pipeline.

    Raises:
        LanguageError: it is not installed, or has no parser.
    """
    # More threads than one change nothing but the load: the model is small, and reports go to processes.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import spacy

    try:
        nlp = spacy.load(pipeline or MODEL_FOLDER)
    except (OSError, ValueError) as error:
        raise LanguageError(
            f"the spaCy pipeline {pipeline or MODEL_FOLDER.name!r} cannot be loaded: {error}",
            todo="name an installed pipeline or a folder, or leave the setting out for the one in the package",
        ) from error
    if "parser" not in nlp.pipe_names:
        raise LanguageError(f"the spaCy pipeline {pipeline!r} has no parser", todo="name one that has")
    return EnglishAnalyser(nlp)
