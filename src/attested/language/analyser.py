"""One interface to the analysis of every language.

Promise: `split` is cheap and for all text, `parse` for the sentences that need it; the coder knows no parser's library.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Protocol

from attested.model import LanguageError, Sentence

__all__ = ["Analyser", "load_analyser"]


class Analyser(Protocol):
    """What a language offers to the coder."""

    name: str
    """Name and version of the model, as it goes into every claim."""

    def split(self, text: str, breaks: tuple[int, ...] = ()) -> tuple[Sentence, ...]:
        """All sentences of the text, unparsed; `breaks` are offsets where one must end."""
        ...

    def parse(self, text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """The same sentences with words, in the same order."""
        ...


def _load_english(pipeline: str | None) -> Analyser:
    from attested.language.en.parser import load_english

    return load_english(pipeline)


LANGUAGES: dict[str, Callable[[str | None], Analyser]] = {"en": _load_english}
"""Language code -> loader."""


@cache
def load_analyser(language: str, pipeline: str | None = None) -> Analyser:
    """The analyser of a language, loaded once a process.

    Args:
        language: ISO 639-1 code.
        pipeline: name or folder of another installed spaCy pipeline that uses Universal Dependencies labels.

    Raises:
        LanguageError: no such language, or the pipeline cannot be loaded.
    """
    if language not in LANGUAGES:
        raise LanguageError(
            f"no analysis for language {language!r}",
            todo=f"languages that can be coded: {', '.join(sorted(LANGUAGES))}",
        )
    return LANGUAGES[language](pipeline)
