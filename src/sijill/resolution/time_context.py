"""What a time expression is resolved against, and the reasons why one may stay open."""

import datetime as dt
from dataclasses import dataclass

from sijill.model.value import When

Fields = dict[str, int | str]
NO_PUBLICATION = "relative to a publication date that is not known"
NO_EVENT = "counted from another event that the context does not give"
NO_DAY = "no such day in the calendar"


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What a time expression is resolved against.

    `published`: the day of publication, `None` if unknown. `anchor`: when the event happened that "في اليوم التالي" or "الذكرى" counts from.
    `others`: the document's other resolved dates; a date without a year takes theirs where there is no publication day and they agree on one.
    """

    published: dt.date | None
    anchor: When | None = None
    others: tuple[When, ...] = ()

    @property
    def year(self) -> int | None:
        """The one year in which all other dates of the document lie."""
        years = {when.first.year for when in self.others} | {when.last.year for when in self.others}
        return years.pop() if len(years) == 1 else None


def number(fields: Fields, name: str) -> int | None:
    value = fields.get(name)
    return value if isinstance(value, int) else None


def text(fields: Fields, name: str) -> str | None:
    value = fields.get(name)
    return value if isinstance(value, str) else None
