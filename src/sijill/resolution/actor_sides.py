"""On whose side a group stands that does not say so itself: "الشرطة" (the police), "المدنيون" (the civilians)."""

import collections
from collections.abc import Sequence

from sijill.model.mention import ActorMention

IGO = "IGO"
NEAR = 300  # characters: a mention that far away counts half
PLACE = 0.6  # what the document's foremost country of places adds, as a share of all that its mentions give
FADING = 0.5  # the next country adds half of that, and so on


def side_at(
    mention: ActorMention,
    mentions: Sequence[ActorMention],
    countries: Sequence[str],
    instead: tuple[tuple[str, str], ...] = (),
) -> str | None:
    """ISO3 of the country that the text around the mention speaks of most; `None` where it names none.

    Countries of other participants count by nearness, the document's places (`countries`, weightiest first) by rank. `instead`: (a, b) pairs of the
    mention's group: where a would win and b is spoken of too, b is meant (civilians between Israel and Palestine).
    """
    scores: dict[str, float] = collections.defaultdict(float)
    for other in mentions:
        if other.country is not None and other.country != IGO and other is not mention:
            distance = abs(other.evidence.start - mention.evidence.start)
            scores[other.country] += 1 / (1 + distance / NEAR)
    total = sum(scores.values()) or 1.0
    for rank, country in enumerate(countries):
        scores[country] += PLACE * total * FADING**rank
    if not scores:
        return None
    best = max(sorted(scores), key=lambda code: scores[code])
    return dict(instead).get(best, best) if dict(instead).get(best, best) in scores else best
