"""Blocks: which pairs of reports are worth comparing at all.

A report has some dozens of block keys; two reports are compared only if they share one. A key joins the family of the type with a day and a country,
place word or participant's word, with two of the names it holds (for events told without a date), or with a piece of the document's wording. In a
block of more than `block_cap` reports each is compared only with its `window` neighbours in an order that sets likely partners side by side, so that
the number of comparisons grows with the number of reports.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sijill.linking.weights import load_weights
from sijill.linking.words import rarity
from sijill.model.linking import LinkActor, LinkPlace, LinkReport

SortKey = tuple[str, str, str, str]

_LONG = 10  # days: a longer interval is blocked by its months, not its days
_MONTHS = 2  # so many months at the beginning of an interval and as many at its end make keys: a campaign meets its last days there
_NAMES = 4  # at most so many words of a report make keys: its rarest ones
_ALONE = 2  # and so many of those stand alone, for a happening that one document dates and another does not
_RARE = 3.0  # a word in less than one article of twenty
_BANDS = 4  # every eighth band of the document's text suffices: records of copies also share days and names
# Kinds of act that documents tell apart differently: a withdrawal from an agreement is RETREAT to one reader and SANCTION to another.
_FAMILY = {"RETREAT": "SANCTION"}


def block_keys(report: LinkReport) -> tuple[str, ...]:
    """The report's block keys, sorted, each once."""
    family = _FAMILY.get(report.type, report.type)
    names = _rarest(report)
    countries = sorted(_countries(report))
    keys = {f"{family}|{day}|{word}" for day in _days(report) for word in (*names, *countries)}
    keys |= {f"{family}|{a}|{b}" for a in names for b in names if a < b}
    keys |= {f"{family}|*|{word}" for word in names[:_ALONE] if rarity(word) > _RARE}
    keys |= {f"{family}|~{band}" for band in report.bands[:: max(1, len(report.bands) // _BANDS)]}
    return tuple(sorted(keys))


def _rarest(report: LinkReport) -> list[str]:
    words = {word for phrase in _phrases(report) for word in phrase.words}
    return sorted(words, key=lambda word: (-rarity(word), word))[:_NAMES]


def _countries(report: LinkReport) -> set[str]:
    return {phrase.country for phrase in _phrases(report) if phrase.country}


def _phrases(report: LinkReport) -> tuple[LinkPlace | LinkActor, ...]:
    return (*report.places, *report.actors, *report.recipients)


def _days(report: LinkReport) -> list[str]:
    """Days (and the one after) or months that the report shares with others of its time; "-" without a date."""
    if report.first is None or report.last is None:
        return ["-"]
    length = (report.last - report.first).days
    if length > _LONG:
        first = report.first.year * 12 + report.first.month - 1
        last = report.last.year * 12 + report.last.month - 1
        months = sorted({*range(first, last + 1)[:_MONTHS], *range(first, last + 1)[-_MONTHS:]})
        return [f"{month // 12}-{month % 12 + 1:02}" for month in months]
    # The day after the last is a key too: two reports a day apart share one, without three keys for each day.
    span = range(length + 2)
    days = [str(report.first + dt.timedelta(days=n)) for n in span if _within_calendar(report.first, n)]
    return [*days, f"{report.first:%Y-%m}"]


def _within_calendar(day: dt.date, days: int) -> bool:
    return dt.date.min.toordinal() <= day.toordinal() + days <= dt.date.max.toordinal()


def sort_key(report: LinkReport) -> SortKey:
    """Where a report stands in an overfull block: by place, then day, then participant, so that reports of one happening stand together."""
    places = sorted(place.id or min(place.words, default="") for place in report.places if not place.broad)
    parties = sorted(word for party in (*report.recipients, *report.actors) for word in party.words)
    return (min(places, default=""), str(report.first or ""), min(parties, default=""), report.id)


def reach_of(size: int) -> int:
    """How many places on in a block of that size a report is still compared."""
    weights = load_weights()
    return size if size <= weights.block_cap else weights.window


def neighbours(members: Sequence[tuple[SortKey, str]], one: tuple[SortKey, str]) -> Iterator[str]:
    """The ids that a member of a sorted block is compared with there, itself among them."""
    reach = reach_of(len(members))
    if reach >= len(members):
        return (name for _, name in members)
    at = bisect_left(members, one)
    return (name for _, name in members[max(0, at - reach) : at + reach + 1])
