"""Choosing among the actors that bear one name: by date, by the document's countries, by what it said before."""

import datetime as dt
from collections.abc import Sequence

from sijill.lexicon.registry import Actor, actor
from sijill.model.mention import ActorMention

NAMED_BEFORE = 4.0
IN_AREA = (3.0, 2.0, 1.0)  # by rank of the country in the document
ENDED = -1.5


def choose(
    mention: ActorMention, mentions: Sequence[ActorMention], countries: Sequence[str], day: dt.date | None
) -> tuple[Actor | None, str | None]:
    """(the actor, what decided) or (`None`, why none wins). An actor that did not exist yet is no candidate."""
    living = [entry for entry in map(actor, mention.candidates) if entry.existed(day)]
    if not living:
        return None, f"{' and '.join(mention.candidates)} did not exist yet"
    if len(living) == 1:
        return living[0], "the only one that existed" if len(mention.candidates) > 1 else None
    scores = {entry.id: score(entry, mentions, countries, day) for entry in living}
    ranked = sorted(living, key=lambda entry: -scores[entry.id])
    best, second = ranked[0], ranked[1]
    if scores[best.id] <= 0 or scores[best.id] == scores[second.id]:
        return None, "no candidate fits the document best: " + ", ".join(entry.id for entry in ranked)
    return best, f"fits the document better than {second.id}"


def score(
    entry: Actor, mentions: Sequence[ActorMention], countries: Sequence[str], day: dt.date | None
) -> float:
    """How well an actor fits: the rank of its countries in the document, another mention that names it alone, whether it still exists."""
    total = sum(weight for weight, country in zip(IN_AREA, countries, strict=False) if country in entry.areas)
    if any(m.candidates == (entry.id,) for m in mentions):
        total += NAMED_BEFORE
    if day is not None and entry.until is not None and day.year > entry.until:
        total += ENDED
    return total
