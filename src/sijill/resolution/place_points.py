"""Where the point of a mention lies once its entry is known: moved by a stated distance, or into the part of a country that the words name."""

from dataclasses import replace

from sijill.lexicon.gazetteer import GazetteerEntry, load_gazetteer
from sijill.model.mention import PlaceMention
from sijill.model.value import Where
from sijill.resolution.place_context import PlaceContext
from sijill.resolution.place_geometry import BEARINGS, distance_km, moved
from sijill.resolution.place_scores import score_entry

FARTHEST = 150.0  # km between two ends whose middle still means something
PART = 0.3  # "شمال سوريا": this share of the country's extent away from its middle


def placed(where: Where, entry: GazetteerEntry, mention: PlaceMention, context: PlaceContext) -> Where:
    """The result with its point shifted as the relation says; unchanged where there is no point or no shift."""
    if where.lat is None or where.lon is None or not mention.relation:
        return where
    if mention.relation in ("between", "border"):
        return _halfway(where, entry, mention, context)
    direction = _direction(mention.relation)
    if direction is None:
        return where
    if mention.distance_km is not None:
        lat, lon = moved(where.lat, where.lon, direction, mention.distance_km)
        return replace(where, lat=lat, lon=lon, rule=where.rule + ":distance")
    extent = load_gazetteer().extent(entry.id)
    if extent is None:
        return where
    south, north, west, east = extent
    lat, lon = (south + north) / 2, (west + east) / 2
    lat += PART * (north - south) * (("north" in direction) - ("south" in direction))
    lon += PART * (east - west) * (("east" in direction) - ("west" in direction))
    return replace(where, lat=round(lat, 2), lon=round(lon, 2), rule=where.rule + ":part")


def _halfway(where: Where, entry: GazetteerEntry, mention: PlaceMention, context: PlaceContext) -> Where:
    """The middle between the two ends of "بين X وY", if both are fixed and not far apart."""
    other = resolve_other(mention, context)
    if mention.relation == "border" and other is None and entry.level == "country":
        return _near_side(where, entry, context)
    if other is None or where.lat is None or where.lon is None or other.lat is None or other.lon is None:
        return where
    if mention.relation == "border" and "country" in (entry.level, other.level):
        # "الحدود بين غزة وإسرائيل": the smaller of the two says more about where the border is.
        nearer = other if entry.level == "country" else entry
        return (
            where
            if nearer.level == "country"
            else replace(where, lat=nearer.lat, lon=nearer.lon, rule=where.rule + ":nearer end")
        )
    if distance_km(where.lat, where.lon, other.lat, other.lon) > FARTHEST:
        return where
    lat, lon = (where.lat + other.lat) / 2, (where.lon + other.lon) / 2
    return replace(where, lat=round(lat, 2), lon=round(lon, 2), rule=where.rule + ":halfway")


def _near_side(where: Where, entry: GazetteerEntry, context: PlaceContext) -> Where:
    """ "الحدود مع الأردن" (the border with Jordan) in a document about Syria is on the Syrian side, if the two are neighbours; no point is given."""
    side = context.leading(entry.country)
    if side is None or side not in load_gazetteer().neighbours(entry.country):
        return where
    state = load_gazetteer().entry(side.lower())
    return replace(
        where,
        name=f"border of {state.name_en} with {entry.name_en}",
        gazetteer_id=state.id,
        country=side,
        lat=None,
        lon=None,
        rule=where.rule + ":near side",
    )


def resolve_other(mention: PlaceMention, context: PlaceContext) -> GazetteerEntry | None:
    """The best entry for the far end of "between", `None` if it has no candidates."""
    if not mention.parents or not mention.parents[0].candidates:
        return None
    gazetteer = load_gazetteer()
    end = mention.parents[0]
    scores = [score_entry(gazetteer.entry(identifier), end, context) for identifier in end.candidates]
    return max(scores, key=lambda score: (score.total, score.entry.id)).entry


def _direction(relation: str) -> str | None:
    direction = relation.removesuffix("-of").removeprefix("countryside-")
    return direction if direction in BEARINGS else None
