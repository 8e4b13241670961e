"""The parts of sijill on plain strings, for users who need one of them alone.

from sijill import find_numbers, find_times, find_places, resolve_place, find_actors
"""

import datetime as dt

from sijill.analysis import tokenize
from sijill.extraction import actors, numbers, places, times
from sijill.model.mention import ActorMention, NumberMention, PlaceMention, TimeMention
from sijill.model.value import Unresolved, When, Where
from sijill.resolution.places import place_context
from sijill.resolution.places import resolve_place as resolve_in_context
from sijill.resolution.times import TimeContext, resolve_time


def find_numbers(text: str) -> list[NumberMention]:
    """The quantities of `text` in text order, with inclusive bounds; spans are half-open code-point offsets into it."""
    return numbers.find_numbers(text, tokenize(text))


def find_times(text: str, published: dt.date | None = None) -> list[tuple[TimeMention, When | Unresolved]]:
    """The time expressions of `text` in text order, each with its days against the day of publication, or with why they stay open."""
    context = TimeContext(published)
    return [(mention, resolve_time(mention, context)) for mention in times.find_times(text, tokenize(text))]


def find_places(text: str) -> list[PlaceMention]:
    """The place names of `text` in text order, with all gazetteer candidates; nothing is chosen."""
    return places.find_places(text, tokenize(text))


def resolve_place(mention: PlaceMention, mentions: list[PlaceMention] | None = None) -> Where:
    """The place that a mention means in the light of all `mentions` of its text (those of `find_places`; the mention alone if not given)."""
    return resolve_in_context(mention, place_context(mentions or [mention]))


def find_actors(text: str) -> list[ActorMention]:
    """The participants that `text` names or describes, in text order, none overlapping another."""
    return actors.find_actors(text, tokenize(text))
