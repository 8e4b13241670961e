"""When two values of a field agree. Events are mappings in the annotation format; a span is {"line", "text"} or {"start", "end", "text"}."""

import bisect
import datetime as dt
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Event = Mapping[str, Any]
Value = Any

FIELDS = (
    "type", "modes", "modality", "date", "place", "country", "actor", "recipient", "killed", "wounded", "count",
)  # fmt: skip
NEAR_KM = 25
EARTH_DIAMETER_KM = 12742
_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_CLITICS = re.compile(r"^(?:[وف]?(?:بال|كال|لل|ال)|[وفبلك](?=\w{3}))")
# from, in, on, about, to, son of: words that agree without meaning
_EMPTY_WORDS = frozenset(["من", "في", "علي", "عن", "الي", "بن"])


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a document and the offset of each in the text that joins them with newlines."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, lines: Sequence[str]) -> "Lines":
        starts, at = [], 0
        for line in lines:
            starts.append(at)
            at += len(line) + 1
        return cls(tuple(lines), tuple(starts))

    def line_of(self, span: Event) -> int | None:
        """The line of a span, by its "line" or else its "start"; `None` if it has neither."""
        if span.get("line") is not None:
            return int(span["line"])
        if span.get("start") is None:
            return None
        return bisect.bisect_right(self.starts, span["start"]) - 1


def content_words(text: str | None) -> frozenset[str]:
    """Words of a phrase as they are compared: folded letters, no marks, no leading clitics, no short function words."""
    folded = _MARKS.sub("", text or "").translate(_LETTERS)
    words = (_CLITICS.sub("", word) for word in re.findall(r"\w+", folded))
    return frozenset(word for word in words if len(word) > 1 and word not in _EMPTY_WORDS)


def overlap(a: str | None, b: str | None) -> float:
    """Share of the smaller word set that both phrases have; 1 where one phrase holds the other, 0 where one has no words."""
    first, second = content_words(a), content_words(b)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def same_participant(gold: Event, system: Event) -> bool:
    """Half of the shorter phrase's words agree, or the English names are equal."""
    name = (gold.get("name") or "").lower()
    return overlap(gold.get("text"), system.get("text")) >= 0.5 or (
        bool(name) and name == (system.get("name") or "").lower()
    )


def distance_km(gold: Event, system: Event) -> float | None:
    """Great-circle distance (haversine); `None` where a coordinate is missing."""
    points = [place.get(axis) for place in (gold, system) for axis in ("lat", "lon")]
    if any(x is None for x in points):
        return None
    lat1, lon1, lat2, lon2 = (math.radians(x) for x in points if x is not None)
    a = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(math.sqrt(a))


def same_place(gold: Event, system: Event) -> bool:
    """Half of the shorter name's words agree, or the points lie within 25 km."""
    if overlap(gold.get("text"), system.get("text")) >= 0.5:
        return True
    apart = distance_km(gold, system)
    return apart is not None and apart <= NEAR_KM


def same_date(gold: Event, system: Event) -> bool:
    """The intervals share at least half of their union, or both ends differ by a day at most."""
    first, last, start, end = (
        dt.date.fromisoformat(interval[side]) for interval in (gold, system) for side in ("start", "end")
    )
    if abs((first - start).days) <= 1 and abs((last - end).days) <= 1:
        return True
    shared = (min(last, end) - max(first, start)).days + 1
    return shared / ((max(last, end) - min(first, start)).days + 1) >= 0.5


def _equal(gold: Value, system: Value) -> bool:
    return bool(gold == system)


_SAME: Mapping[str, Callable[[Value, Value], bool]] = {
    "date": same_date,
    "place": same_place,
    "actor": same_participant,
    "recipient": same_participant,
}


def filled(event: Event, field: str) -> list[Value]:
    """The values of one field that a record gives, an empty list where it leaves the field open."""
    if field == "type":
        return [event["type"]]
    if field == "modality":
        return [event.get("modality") or "actual"]
    if field == "modes":
        return sorted(set(event.get("modes") or ()))
    if field == "date":
        date = event.get("date")
        return [date] if date and date.get("start") else []
    if field in ("killed", "wounded", "count"):
        value = event.get(field) or {}
        bounds = (value.get("min"), value.get("max"))
        return [] if bounds == (None, None) else [bounds]
    if field == "country":
        return sorted({p["country"] for p in event.get("places") or () if p.get("country")})
    return list(event.get({"place": "places", "actor": "actors", "recipient": "recipients"}[field]) or ())


def count_hits(field: str, gold: Sequence[Value], system: Sequence[Value]) -> int:
    """How many values agree, one to one: each gold value takes the first system value left that agrees."""
    same = _SAME.get(field, _equal)
    left, hits = list(system), 0
    for value in gold:
        for place, other in enumerate(left):
            if same(value, other):
                del left[place]
                hits += 1
                break
    return hits
