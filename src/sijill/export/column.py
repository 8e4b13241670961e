"""A column of a flat export, and what all flat exports share."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sijill.lexicon.countries import country
from sijill.model.ledger import Event, EventParty

Cell = str | int | float | bool | None
SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the kind of its values ("text", "integer", "number", "yes or no", "day"), how they are derived, and the function that does it.

    `how` is what docs/reference/exports.md prints; it begins with "No equivalent" where the format has a column that a ledger of news cannot fill. `tag` is its HXL hashtag.
    """

    name: str
    kind: str
    how: str
    value: Callable[[Event], Cell]
    tag: str = ""


@dataclass(slots=True)
class Written:
    """How many events went into a file, and how many were left out, by reason. Counting goes on while the events stream."""

    written: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


def nothing(event: Event) -> None:
    """The value of a column that has no equivalent."""


def joined(values: Iterable[str | None]) -> str | None:
    """Values in one cell, each once, in order; `None` for none."""
    held = list(dict.fromkeys(value for value in values if value))
    return SEPARATOR.join(held) or None


def label(party: EventParty) -> str:
    """The registry's name of a participant, or its commonest Arabic phrase."""
    return party.name or (party.words[0] if party.words else "")


def labels(parties: Sequence[EventParty]) -> str | None:
    """All participants in one cell."""
    return joined(map(label, parties))


def country_name(code: str | None) -> str | None:
    """The English name of an ISO 3166-1 alpha-3 code; the code itself where the list of countries lacks it."""
    if code is None:
        return None
    found = country(code)
    return found.name if found else code


def day(value: dt.date | None) -> str | None:
    """ISO 8601."""
    return value.isoformat() if value else None


def plain(cell: Cell) -> str:
    """A cell as CSV text: nothing for `None`, "true"/"false", numbers with a point whatever the locale."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell)
