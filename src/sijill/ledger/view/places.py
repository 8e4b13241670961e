"""Where: the most precise resolved place that most voices give."""

import math
from collections.abc import Hashable, Sequence

from sijill.ledger.view.member import Member, asserted, claim_of, decided_claim, most_voices
from sijill.model.ledger import Decision, EventPlace
from sijill.model.mention import Evidence
from sijill.model.value import Where

_UNKNOWN = 8  # after GED's 7
_COUNTRY = 6
_REACH_KM = {2: 25.0, 3: 50.0}  # GED 2 is a point with some 25 km around it, 3 a district
_APART_KM = 100.0
_EARTH_KM = 6371.0


def choose_place(members: Sequence[Member], decision: Decision | None = None) -> EventPlace | None:
    """The place of an event, `None` where no report has any.

    Resolved before unresolved; then the place that most voices name, and after that most reports, where naming what encloses a place ("the Gaza Strip") speaks for it ("Gaza") too;
    then the most exact by GED's `where_prec`; then the first named.
    """
    claims = tuple(claim_of(m, w.name, w.evidence, w.rule) for m in members for w in m.report.places)
    if decision is not None:
        where = _decided(decision, members)
        own = decided_claim(decision, members, decision.value or where.name)
        return EventPlace(where, own.document, "decided", (), (*claims, own))
    placed = [(w, m) for m in asserted(members) for w in m.report.places]
    placed = placed or [(w, m) for m in members for w in m.report.places]
    if not placed:
        return None
    distinct = [where for where, _ in most_voices(placed, _same)]
    standing = {_same(where): _standing(where, placed) for where in distinct}
    chosen = min(distinct, key=lambda where: standing[_same(where)])
    rivals = [
        standing[_same(where)] for where in distinct if where is not chosen and not _encloses(where, chosen)
    ]
    rule = _rule(standing[_same(chosen)], rivals, len(distinct), len(placed))
    document = next(m.document for where, m in placed if where is chosen)
    return EventPlace(chosen, document, rule, _others(distinct, chosen), claims)


def _standing(place: Where, placed: Sequence[tuple[Where, Member]]) -> tuple[bool, int, int, int]:
    """How well a place stands, the least best: resolved, voices and reports that speak for it, precision."""
    speaking = [m for where, m in placed if _same(where) == _same(place) or _encloses(where, place)]
    voices, reports = len({m.voice for m in speaking}), len({m.id for m in speaking})
    return place.lat is None, -voices, -reports, place.ucdp_precision or _UNKNOWN


def _rule(
    chosen: tuple[bool, int, int, int],
    rivals: Sequence[tuple[bool, int, int, int]],
    distinct: int,
    claims: int,
) -> str:
    if distinct == 1:
        return "agreed" if claims > 1 else "only"
    nearest = min(rivals, default=None)
    if nearest is None or nearest[:3] == chosen[:3]:
        return "first" if nearest == chosen else "most-precise"
    return "majority" if nearest[0] == chosen[0] else "most-precise"


def _same(where: Where) -> Hashable:
    return where.gazetteer_id or (where.name, where.country)


def _others(distinct: Sequence[Where], chosen: Where) -> tuple[Where, ...]:
    """Further places, most named first, without those that only enclose the chosen one (its province, its country)."""
    return tuple(where for where in distinct if where is not chosen and not _encloses(where, chosen))


def _encloses(outer: Where, inner: Where) -> bool:
    """Is it a wider place of the same country around it? Up to a district by distance, a province by name."""
    wide, exact = outer.ucdp_precision or _UNKNOWN, inner.ucdp_precision or _UNKNOWN
    if wide <= exact or outer.country != inner.country or outer.country is None:
        return False
    if wide in _REACH_KM:
        distance = distance_km(outer, inner)
        return distance is not None and distance <= _REACH_KM[wide]
    return wide >= _COUNTRY or not outer.admin1 or not inner.admin1 or outer.admin1 == inner.admin1


def _decided(decision: Decision, members: Sequence[Member]) -> Where:
    if decision.kind == "pin":
        for member in members:
            if member.id in decision.others:
                for where in member.report.places:
                    if where.name == decision.value:
                        return where
    return parse_place(decision.value or "")


def parse_place(value: str) -> Where:
    """The place of "name", "name; country" or "name; country; latitude; longitude". Raises ValueError for anything else."""
    parts = [part.strip() for part in value.split(";")]
    if not parts[0] or len(parts) not in (1, 2, 4):
        raise ValueError(
            f"{value!r} is not: name; country; latitude; longitude (the last three may be left out)"
        )
    country = parts[1].upper() if len(parts) > 1 and parts[1] else None
    if country and not (len(country) == 3 and country.isascii() and country.isalpha()):
        raise ValueError(f"{parts[1]!r} is not a country's code of three letters")
    lat = lon = None
    if len(parts) == 4:
        lat, lon = float(parts[2]), float(parts[3])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise ValueError(f"{value!r}: no such point")
    exact = 1 if lat is not None else None
    return Where(
        parts[0],
        "decided",
        Evidence(0, 0, ""),
        None,
        country,
        lat=lat,
        lon=lon,
        ucdp_precision=exact,
        acled_precision=exact,
    )


def distance_km(a: Where, b: Where) -> float | None:
    """Great-circle distance, `None` where a point is lacking."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    p, q = math.radians(a.lat), math.radians(b.lat)
    h = (
        math.sin((p - q) / 2) ** 2
        + math.cos(p) * math.cos(q) * math.sin(math.radians(a.lon - b.lon) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def contradict(members: Sequence[Member], place: EventPlace | None) -> bool:
    """Does a report place the event only in another country, or only at exact places over 100 km from the chosen one?"""
    if place is None or place.rule == "decided":
        return False
    return any(
        bool(m.report.places) and all(_apart(where, place.where) for where in m.report.places)
        for m in members
    )


def _apart(a: Where, b: Where) -> bool:
    if a.country and b.country and a.country != b.country:
        return True
    distance = distance_km(a, b)
    exact = max(a.ucdp_precision or _UNKNOWN, b.ucdp_precision or _UNKNOWN) <= 2
    return exact and distance is not None and distance > _APART_KM
