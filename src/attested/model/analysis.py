"""What a language's analysis says of a text: sentences, words, lemmas, dependencies (Universal Dependencies labels)."""

from dataclasses import dataclass

from attested.model.span import Span

__all__ = ["Sentence", "Word"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word: offsets in the report, its place in the sentence, and what the parser says of it.

    `head` is the index (in the sentence) of the governing word, its own index for the root.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    morph: str = ""

    @property
    def span(self) -> Span:
        """The word's span in the report."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence; `words` is empty where it was not parsed because nothing in it needed it."""

    span: Span
    words: tuple[Word, ...] = ()
    paragraph: int = 0
