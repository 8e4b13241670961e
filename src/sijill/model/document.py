"""A document: the text that is read and never altered."""

import datetime as dt
import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    `text` is the title line followed by the body, exactly as read; every span of sijill is a half-open pair of
    code-point offsets into it. `published` is the day of publication in the outlet's own time zone, `None` if unknown.
    """

    id: str
    text: str
    title: str = ""
    source: str | None = None
    url: str | None = None
    published: dt.date | None = None
    language: str = "ar"

    @property
    def content_hash(self) -> str:
        """SHA-256 of the text and the publication day: what the records depend on."""
        stamp = self.published.isoformat() if self.published else ""
        return hashlib.sha256(f"{stamp}\n{self.text}".encode()).hexdigest()
