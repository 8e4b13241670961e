"""From a place mention to one gazetteer entry, a point and an honest precision; or to none, with the candidates kept.

context = place_context(mentions)
where = resolve_place(mention, context)
"""

from collections.abc import Sequence
from dataclasses import replace

from sijill.lexicon.gazetteer import GazetteerEntry, load_gazetteer
from sijill.model.mention import PlaceMention
from sijill.model.value import Where
from sijill.resolution.place_context import PlaceContext, place_context
from sijill.resolution.place_geometry import distance_km
from sijill.resolution.place_points import placed
from sijill.resolution.place_precision import NEARBY, acled_precision, ucdp_precision
from sijill.resolution.place_scores import ENDS, Score, score_entry

MARGIN = 0.25  # the winner must lead the next other place by this much; chosen on gold/train
SAME_KM = 25.0
ENOUGH, SMALL_TOWN = 2.0, 100_000  # weight of the document's other places; inhabitants
MAX_KEPT = 12  # candidates listed in a result
__all__ = ["PlaceContext", "place_context", "resolve_place"]


def resolve_place(mention: PlaceMention, context: PlaceContext) -> Where:
    """The place that a mention names, as the document's other places make it likely.

    `gazetteer_id` is `None` and `reason` says why where nothing wins; `candidates` then lists what was weighed. `scores` are the parts of
    the winner's score. A name that the gazetteer lacks takes point and precision of the place that encloses it, if the text names one.
    """
    if not mention.candidates:
        return _enclosing(mention, context, f"'{mention.name.text}' is not in the gazetteer")
    ranked = rank(mention, context)
    best, *others = ranked
    best = _preferred(best, others, mention)
    objection = find_objection(best, context)
    if objection:
        return _enclosing(mention, context, objection, ranked)
    rival = next((other for other in others if not same_place(best.entry, other.entry)), None)
    if rival is not None and best.total - rival.total < MARGIN:
        reason = f"{best.entry.name_en} and {rival.entry.name_en} fit equally well"
        return _unresolved(mention, reason, tuple(s.entry.id for s in ranked[:MAX_KEPT]), best.parts)
    where = _where(mention, best, tuple(s.entry.id for s in ranked[:MAX_KEPT]))
    return placed(where, best.entry, mention, context)


def find_objection(best: Score, context: PlaceContext) -> str | None:
    """Why even the best candidate must not be taken, `None` if nothing speaks against it."""
    entry = best.entry
    if entry.capital and best.part("stated") >= 0:
        return None  # "تدخل واشنطن في سوريا": what follows a capital does not hold it
    if best.part("parents") < 0 or best.part("stated") < 0:
        return f"{entry.name_en} does not lie where the text puts it"
    if best.part("level") < 0 and best.part("country") <= 0:
        return f"{entry.name_en} is a {entry.level}, which the word before the name does not mean"
    elsewhere = best.part("country") <= 0 and context.weight >= ENOUGH
    if elsewhere and "cue" in entry.evidence and best.part("parents") <= 0 and best.part("stated") <= 0:
        return f"{entry.name_en} bears a common name and lies far from the other places"
    if (
        elsewhere
        and entry.source == "GeoNames"
        and entry.population < SMALL_TOWN
        and best.part("stated") <= 0
    ):
        return f"{entry.name_en} is a small town far from the other places"
    return None


def rank(mention: PlaceMention, context: PlaceContext) -> list[Score]:
    """All candidates with their scores, best first; ties are broken by id, so that the order is always the same."""
    gazetteer = load_gazetteer()
    scores = [score_entry(gazetteer.entry(identifier), mention, context) for identifier in mention.candidates]
    return sorted(scores, key=lambda score: (-score.total, score.entry.id))


def _preferred(best: Score, others: Sequence[Score], mention: PlaceMention) -> Score:
    """Of entries that are one place: the country for a bare name that its capital shares ("تونس", Tunisia rather than Tunis), and a hand-made
    entry, whose name and point have been looked at, before GeoNames' one."""
    same = [other for other in others if same_place(best.entry, other.entry)]
    if mention.cue is None:
        states = (other for other in same if other.entry.level == "country")
        best = next(states, best)
    if best.entry.source != "GeoNames":
        return best
    twins = (o for o in same if o.entry.source != "GeoNames" and o.entry.level == best.entry.level)
    return next(twins, best)


def same_place(a: GazetteerEntry, b: GazetteerEntry) -> bool:
    """Are two entries one place on the map, or one inside the other ("حلب": the city and its governorate)? Then there is no doubt to resolve."""
    if a.country != b.country:
        return False
    if a.id in (b.admin1, b.parent) or b.id in (a.admin1, a.parent) or "country" in (a.level, b.level):
        return True
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return a.admin1 is not None and a.admin1 == b.admin1
    return distance_km(a.lat, a.lon, b.lat, b.lon) <= SAME_KM


def _where(mention: PlaceMention, best: Score, candidates: tuple[str, ...]) -> Where:
    entry = best.entry
    admin1 = load_gazetteer().entry(entry.admin1).name_en if entry.admin1 else None
    precision = ucdp_precision(entry, mention)
    return Where(
        name=entry.name_en,
        rule=mention.rule,
        evidence=mention.evidence,
        gazetteer_id=entry.id,
        country=entry.country or None,
        admin1=entry.name_en if entry.level == "admin1" else admin1,
        level=entry.level,
        lat=entry.lat,
        lon=entry.lon,
        ucdp_precision=precision,
        acled_precision=acled_precision(precision),
        relation=mention.relation,
        candidates=candidates,
        scores=best.parts,
    )


def _unresolved(
    mention: PlaceMention,
    reason: str,
    candidates: Sequence[str] = (),
    scores: tuple[tuple[str, float], ...] = (),
) -> Where:
    """No entry wins. A country that all candidates share is still said."""
    gazetteer = load_gazetteer()
    countries = {gazetteer.entry(identifier).country for identifier in candidates}
    return Where(
        name=mention.name.text,
        rule=mention.rule,
        evidence=mention.evidence,
        country=countries.pop() if len(countries) == 1 else None,
        relation=mention.relation,
        candidates=tuple(candidates),
        scores=scores,
        reason=reason,
    )


def _enclosing(mention: PlaceMention, context: PlaceContext, why: str, ranked: Sequence[Score] = ()) -> Where:
    """The place that encloses a name which has no entry of its own, at that place's precision; unresolved if the text names none."""
    kept = tuple(score.entry.id for score in ranked[:MAX_KEPT])
    for parent in (p for p in mention.parents if p.relation not in ENDS):
        where = resolve_place(parent, context)
        if where.gazetteer_id is not None and where.ucdp_precision is not None:
            wider = max(where.ucdp_precision, NEARBY)
            return replace(
                where,
                name=f"{mention.name.text} ({where.name})",
                rule=f"{mention.rule}:enclosing",
                evidence=mention.evidence,
                ucdp_precision=wider,
                acled_precision=acled_precision(wider),
                relation="in",
                candidates=kept,
                reason=f"{why}; this is the place that encloses it",
            )
    return replace(_unresolved(mention, why), candidates=kept)
