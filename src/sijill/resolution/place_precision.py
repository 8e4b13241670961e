"""How exactly a place is known. Sources: UCDP GED codebook (`where_prec` 1–7), ACLED codebook (`geo_precision` 1–3).

UCDP: 1 the spot itself, 2 within about 25 km of a point, 3 a district, 4 a first-level division, 5 a region, river, border or other fuzzy area,
6 only the country, 7 international waters or airspace. ACLED: 1 the town or spot, 2 a part of a region near a known place, 3 a larger region.
"""

from sijill.lexicon.gazetteer import GazetteerEntry
from sijill.model.mention import PlaceMention

BY_LEVEL = {
    "country": 6, "admin1": 4, "admin2": 3, "region": 5, "valley": 5, "mountain": 5, "river": 5, "sea": 7, "island": 5,
}  # fmt: skip
EXACT, NEARBY, DIVISION, FUZZY, COUNTRY = 1, 2, 4, 5, 6


def ucdp_precision(entry: GazetteerEntry, mention: PlaceMention) -> int:
    """UCDP's `where_prec` for an entry under the mention's relation."""
    precision = BY_LEVEL.get(entry.level, EXACT)
    relation = mention.relation
    if relation is None or relation == "centre":
        return precision
    if relation == "border" or (relation == "between" and precision == COUNTRY):
        return FUZZY
    if relation == "between":
        return max(precision, NEARBY)
    if relation.startswith("countryside"):
        return DIVISION if entry.level in ("admin1", "city") else max(precision, DIVISION)
    if relation.endswith("-of") and precision == COUNTRY:
        return FUZZY  # "شمال سوريا" (northern Syria) is less than the country, though not a division
    return max(precision, NEARBY)


def acled_precision(ucdp: int) -> int:
    """ACLED's `geo_precision` for a UCDP code."""
    return 1 if ucdp <= EXACT else 2 if ucdp <= 3 else 3
