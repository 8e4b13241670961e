"""Offsets → lines, and evidence → the plain dictionaries of the annotation format."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from sijill.model.mention import Evidence


@dataclass(frozen=True, slots=True)
class LineIndex:
    """Where each "\\n"-separated line of a text starts."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "LineIndex":
        starts, at = [0], text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return cls(tuple(starts))

    def line_of(self, offset: int) -> int:
        """The number of the line that holds the offset; 0 is the title."""
        return bisect_right(self.starts, offset) - 1


def span(evidence: Evidence | None, lines: LineIndex) -> dict[str, Any]:
    """`start`, `end`, `text` and `line` of evidence; for none, only `"text": null`, as the guidelines write it."""
    if evidence is None:
        return {"text": None}
    return {
        "line": lines.line_of(evidence.start),
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
    }
