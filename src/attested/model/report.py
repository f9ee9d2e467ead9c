"""A report as it came in: immutable text, hashes, where it came from."""

from dataclasses import dataclass, field
from datetime import date

from attested.model.ids import hash_text
from attested.model.span import Span

__all__ = ["Report", "Zone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of a report that is not its story and is never coded.

    `kind` is one of caption, contact, furniture, headline, byline, dateline, tags, note.
    A `headline` and a `dateline` may be read for places and dates, but make no claim of their own.
    """

    span: Span
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report. `text` was normalised once (NFC, line ends, no control characters), when it came in.

    `published` is the day of publication, None where neither the input nor the text tells it.
    `published_by` says where that day was found: input, text, address; empty where unknown.
    `sha256` is the hash of `text`; `source_sha256` of the bytes read (for a JSON line: of the line).
    """

    id: str
    text: str
    language: str
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_by: str = ""
    title: str | None = None
    author: str | None = None
    zones: tuple[Zone, ...] = ()
    source_sha256: str = ""
    origin_path: str = field(default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.id or not self.text.strip():
            raise ValueError("a report needs an id and a text")
        for zone in self.zones:
            if zone.span.end > len(self.text):
                raise ValueError(f"zone {zone} runs past the text of {self.id}")

    @property
    def sha256(self) -> str:
        """Hash of the text, as 64 hex digits."""
        return hash_text(self.text)

    def is_coded(self, span: Span) -> bool:
        """Whether the span lies wholly outside the zones."""
        return not any(zone.span.overlaps(span) for zone in self.zones)
