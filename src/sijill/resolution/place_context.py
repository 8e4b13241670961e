"""What a document's places say together: its countries, its governorates, its fixed points."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sijill.lexicon.countries import country_of_adjective
from sijill.lexicon.gazetteer import GazetteerEntry, load_gazetteer
from sijill.model.mention import PlaceMention
from sijill.text import key

GOVERNMENT = 0.3  # weight of a mention that stands for a government: Washington says little about where things happened
COUNTRY = 0.7


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """`countries` and `divisions` map ISO3 codes and ids of first-level divisions to weights (one mention weighs 1, shared among its readings);
    `points` are the entries that are beyond doubt, by id."""

    countries: Mapping[str, float]
    divisions: Mapping[str, float]
    points: Mapping[str, GazetteerEntry]

    def leading(self, without: str) -> str | None:
        """The country that most of the document's places lie in, one aside; `None` if there is none or two are level."""
        ranked = sorted(
            ((weight, code) for code, weight in self.countries.items() if code != without), reverse=True
        )
        if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return None
        return ranked[0][1]

    @property
    def weight(self) -> float:
        return sum(self.countries.values())


def place_context(mentions: Sequence[PlaceMention]) -> PlaceContext:
    """The context of one document, from all its place mentions. Each name counts once, however often it is repeated."""
    gazetteer = load_gazetteer()
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[str, float] = defaultdict(float)
    points: dict[str, GazetteerEntry] = {}
    for mention in {(m.name.text, m.cue): m for m in mentions}.values():
        entries = [gazetteer.entry(identifier) for identifier in mention.candidates]
        weight = GOVERNMENT if mention.as_actor else 1.0
        for code, share in country_votes(mention, entries):
            countries[code] += weight * share
        homes = {e.admin1 or (e.id if e.level == "admin1" else None) for e in entries}
        if len(homes) == 1 and (home := homes.pop()):
            divisions[home] += weight
            if len({e.country for e in entries}) == 1:
                points[entries[0].id] = entries[0]
    return PlaceContext(dict(countries), dict(divisions), points)


def country_votes(mention: PlaceMention, entries: Sequence[GazetteerEntry]) -> list[tuple[str, float]]:
    """(ISO3, share) pairs of one mention, together at most 1: the more countries a name is at home in, the less it says."""
    stated = stated_country(mention)
    if stated:
        return [(stated, 1.0)]
    codes = sorted({e.country for e in entries if e.country})
    if any(e.level == "country" for e in entries):
        return [(entries[0].country, COUNTRY)] if entries[0].country else []
    return [(code, 1.0 / len(codes) ** 2) for code in codes]


def stated_country(mention: PlaceMention) -> str | None:
    """ISO3 that the expression itself gives by a nationality after the name: "دوما السورية" (Syrian Douma)."""
    if mention.relation == "border":
        return None  # "الحدود السعودية القطرية": the second nationality is the other side
    words = mention.evidence.text[mention.name.end - mention.evidence.start :].split()
    return next((code for word in words if (code := country_of_adjective(key(word)))), None)
