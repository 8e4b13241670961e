"""How well a gazetteer entry fits a mention: a sum of named parts, each visible in the result."""

import math
from dataclasses import dataclass

from sijill.lexicon.countries import country_of_capital
from sijill.lexicon.gazetteer import GazetteerEntry, load_gazetteer
from sijill.model.mention import PlaceMention
from sijill.resolution.place_context import PlaceContext, country_votes, stated_country
from sijill.resolution.place_geometry import distance_km

# How a name without a cue is read: "حلب" alone is the city, "تونس" alone the country.
BARE = {
    "country": 1.0,
    "city": 0.6,
    "region": 0.5,
    "admin1": 0.4,
    "sea": 0.4,
    "admin2": 0.3,
    "camp": 0.3,
    "base": 0.3,
}
OTHER = 0.2
FITS, COUNTRY_FIT, NEAR_FIT, MISFIT = 2.5, 1.5, 1.0, -1.5
# Levels that a cue does not name but that do not contradict it: "مطار الضمير" may be found by its town.
KIN = {
    "admin1": {"region"},
    "admin2": {"city", "region"},
    "city": {"camp", "neighbourhood", "admin2", "site"},
    "neighbourhood": {"city", "camp", "site"},
    "camp": {"city"},
    "base": {"city", "airport", "region"},
    "airport": {"city", "base"},
    "crossing": {"city"},
    "port": {"city", "island"},
    "oilfield": {"city", "region"},
    "prison": {"city"},
    "region": {
        "city",
        "admin1",
        "admin2",
        "neighbourhood",
        "camp",
        "base",
        "mountain",
        "valley",
        "sea",
        "island",
    },
    "valley": {"region"},
    "mountain": {"region", "admin2"},
    "island": {"region", "city"},
    "site": {"city", "neighbourhood"},
}
COUNTRY_WEIGHT, DIVISION_WEIGHT = 1.5, 0.5
STATED, CONTRADICTED = 2.0, -2.0
ENDS = ("between", "border")  # relations whose other place is the far end, not one that encloses
SHARED_WITH_CAPITAL = 2.2  # taken from "عمان" as Oman: Amman bears the name too
NEAR_KM, FAR_KM = 60.0, 200.0
CAPITAL = 0.8


@dataclass(frozen=True, slots=True)
class Score:
    """An entry with the parts of its score, in the order they were computed; `total` is their sum."""

    entry: GazetteerEntry
    parts: tuple[tuple[str, float], ...]

    def part(self, name: str) -> float:
        """The value of one part, 0 if it is not among them."""
        return next((value for part, value in self.parts if part == name), 0.0)

    @property
    def total(self) -> float:
        return sum(value for _, value in self.parts)


def score_entry(entry: GazetteerEntry, mention: PlaceMention, context: PlaceContext) -> Score:
    """The score of one candidate for one mention."""
    parts = (
        ("level", level_part(entry, mention)),
        ("stated", stated_part(entry, mention)),
        ("parents", parents_part(entry, mention)),
        ("country", country_part(entry, mention, context)),
        ("division", division_part(entry, mention, context)),
        ("distance", distance_part(entry, context)),
        ("population", math.log10(entry.population + 1) ** 2 / 25),
        ("capital", CAPITAL if entry.capital else 0.0),
        ("listed", 1.0 if entry.source != "GeoNames" else 0.0),
    )
    return Score(entry, tuple((name, round(value, 3)) for name, value in parts if value))


def level_part(entry: GazetteerEntry, mention: PlaceMention) -> float:
    """Does the entry's level agree with the cue word, or with the relation ("ريف حلب" speaks of the governorate)?"""
    if mention.relation and mention.relation.startswith("countryside") and entry.level in ("admin1", "city"):
        return FITS if entry.level == "admin1" else 0.0
    if mention.cue is None:
        shared = entry.level == "country" and country_of_capital(mention.name.text) not in (
            None,
            entry.country,
        )
        return BARE.get(entry.level, OTHER) - (SHARED_WITH_CAPITAL if shared else 0.0)
    if entry.level == "country":
        return COUNTRY_FIT  # "مدن لبنان" (the towns of Lebanon)
    if entry.level == mention.cue:
        return FITS
    return NEAR_FIT if entry.level in KIN.get(mention.cue, ()) else MISFIT


def stated_part(entry: GazetteerEntry, mention: PlaceMention) -> float:
    """The nationality after the name: for, against, or silent."""
    stated = stated_country(mention)
    if stated is None or not entry.country:
        return 0.0
    gazetteer = load_gazetteer()
    if all(gazetteer.entry(identifier).country != stated for identifier in mention.candidates):
        return 0.0  # "محادثات جنيف السورية": the nationality belongs to another word
    return STATED if entry.country == stated else CONTRADICTED


def parents_part(entry: GazetteerEntry, mention: PlaceMention) -> float:
    """The places that the text puts around this one: the entry should lie in one of their readings."""
    if entry.level == "country" or not entry.country or mention.relation in ENDS:
        return 0.0
    gazetteer = load_gazetteer()
    values = [
        _inside(entry, gazetteer.entry(identifier), parent.relation)
        for parent in mention.parents
        for identifier in parent.candidates
        if parent.relation not in ENDS
    ]
    return max(values, default=0.0)


def _inside(entry: GazetteerEntry, outer: GazetteerEntry, relation: str | None) -> float:
    """How well an entry lies in (or, by a relation such as "near" or "north-of" a town, beside) another."""
    if outer.id in (entry.admin1, entry.parent) or (outer.admin1 and outer.admin1 == entry.admin1):
        return STATED
    if outer.country == entry.country:
        return STATED / 2
    beside = relation == "near" or (
        relation is not None and outer.level not in ("country", "admin1", "region")
    )
    return 0.0 if beside or not outer.country else CONTRADICTED


def country_part(entry: GazetteerEntry, mention: PlaceMention, context: PlaceContext) -> float:
    """The share of the document's other places that lie in the entry's country."""
    gazetteer = load_gazetteer()
    own = dict(country_votes(mention, [gazetteer.entry(identifier) for identifier in mention.candidates]))
    others = context.weight - sum(own.values())
    if others <= 0:
        return 0.0
    support = max(0.0, context.countries.get(entry.country, 0.0) - own.get(entry.country, 0.0))
    return COUNTRY_WEIGHT * support / others


def division_part(entry: GazetteerEntry, mention: PlaceMention, context: PlaceContext) -> float:
    """Another place of the document lies in the same first-level division."""
    home = entry.admin1 or entry.id
    own = 1.0 if len(mention.candidates) == 1 else 0.0
    return DIVISION_WEIGHT if context.divisions.get(home, 0.0) - own > 0 else 0.0


def distance_part(entry: GazetteerEntry, context: PlaceContext) -> float:
    """A place of the document that is beyond doubt lies near: 0.5 within 60 km, falling to 0 at 200 km."""
    if entry.lat is None or entry.lon is None or entry.level == "country":
        return 0.0
    points = [
        p for p in context.points.values() if p.id != entry.id and p.lat is not None and p.lon is not None
    ]
    near = min(
        (distance_km(entry.lat, entry.lon, p.lat, p.lon) for p in points if p.lat and p.lon), default=FAR_KM
    )
    return 0.5 * max(0.0, min(1.0, (FAR_KM - near) / (FAR_KM - NEAR_KM)))
