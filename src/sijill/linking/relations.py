"""Relations between happenings other than identity: a part and its aggregate, an act and the one it answers.

Both are decided pair by pair, from the two reports alone, so that a ledger can keep them as it keeps links; which events they join follows from the clusters.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from sijill.linking.features import best_overlap, same_place
from sijill.linking.weights import load_weights
from sijill.model.linking import PART_OF, RETALIATION, Cluster, LinkActor, LinkReport, Reason, Relation

_SAME = 0.5
_SLACK = dt.timedelta(days=1)
_UNREAL = frozenset({"planned", "hypothetical", "denied"})


def find_part(a: LinkReport, b: LinkReport) -> Relation | None:
    """Is one of the two a single happening within the other, an aggregate? `None` if not, or if neither is.

    The relation's `a` is the part. Asked for: one type, days within the aggregate's, no larger toll, no contradiction of place; then what
    the two have in common decides. A report of the same document counts too: a document that gives both the attack and the count of attacks says so itself.
    """
    if a.aggregate == b.aggregate:
        return None
    single, whole = (a, b) if b.aggregate else (b, a)
    if single.type != whole.type or single.modality in _UNREAL or whole.modality in _UNREAL:
        return None
    if not _within(single, whole) or not _toll_fits(single, whole):
        return None
    reasons = tuple(_reasons(single, whole))
    score = round(sum(reason.weight for reason in reasons), 3)
    if score < load_weights().part_of:
        return None
    return Relation(PART_OF, single.id, whole.id, min(1.0, score), reasons)


def _within(single: LinkReport, whole: LinkReport) -> bool:
    """The single happening's days lie in the aggregate's, which are more."""
    if single.first is None or single.last is None or whole.first is None or whole.last is None:
        return False
    inside = whole.first - _SLACK <= single.first and single.last <= whole.last + _SLACK
    return inside and whole.last - whole.first > single.last - single.first


def _toll_fits(single: LinkReport, whole: LinkReport) -> bool:
    if single.killed is None or whole.killed is None or single.killed[0] is None:
        return True
    most = whole.killed[1] if whole.killed[1] is not None else None
    return most is None or single.killed[0] <= most


def _reasons(single: LinkReport, whole: LinkReport) -> Iterable[Reason]:
    """What the two have in common: thirds for place, doers and sufferers, less where they are only of one kind, minus what contradicts."""
    yield from _place_reason(single, whole)
    for name, one, other in (
        ("doers", single.actors, whole.actors),
        ("sufferers", single.recipients, whole.recipients),
    ):
        if not one or not other:
            continue
        best = best_overlap(one, other)
        if best >= _SAME:
            yield Reason(f"part_{name}", 0.35, f"the {name} are the same")
        elif _one_kind(one, other):
            yield Reason(f"part_{name}", 0.2, f"the {name} are of one country and kind")
        elif name == "doers":
            yield Reason(f"part_{name}", -0.35, f"the {name} differ")
    if single.modes and whole.modes and not single.modes & whole.modes:
        yield Reason("part_modes", -0.7, "the means differ")  # a count of raids holds no arrests and no shots


def _one_kind(one: Sequence[LinkActor], other: Sequence[LinkActor]) -> bool:
    """Is a participant of the one of the same country and role as one of the other? "القناصة" (the snipers) are no other side than "الجيش الإسرائيلي" (the Israeli army)."""
    kinds = [
        {(party.country, party.role) for party in parties if party.country and party.role}
        for parties in (one, other)
    ]
    return not kinds[0].isdisjoint(kinds[1])


def _place_reason(single: LinkReport, whole: LinkReport) -> Iterable[Reason]:
    if not single.places or not whole.places:
        return
    if any(same_place(one, other) for one in single.places for other in whole.places):
        yield Reason("part_place", 0.35, "the place is the same")
        return
    land, other_land = ({place.country for place in report.places} - {None} for report in (single, whole))
    if not land & other_land:
        yield Reason("part_place", -1.0, "the places lie in different countries")
    elif all(place.broad for place in whole.places):
        yield Reason("part_place", 0.2, "the place lies in the aggregate's country")
    else:
        yield Reason("part_place", -0.2, "the places differ")


def find_retaliations(reports: Iterable[LinkReport]) -> list[Relation]:
    """What the documents themselves say: each report that answers another of its document, sorted by id."""
    reason = (Reason("retaliation", 1.0, "the document says that the one answers the other"),)
    return [
        Relation(RETALIATION, report.id, report.retaliation_for, 1.0, reason)
        for report in sorted(reports, key=lambda report: report.id)
        if report.retaliation_for is not None
    ]


def find_relations(
    reports: Mapping[str, LinkReport], clusters: Sequence[Cluster], pairs: Iterable[tuple[str, str]]
) -> tuple[Relation, ...]:
    """Relations between clusters, each once, by the pair of reports that shows it best; sorted by kind and ids.

    `pairs` are the pairs worth comparing; those of one document are added here.
    """
    of = {name: found.members[0] for found in clusters for name in found.members}
    parts = (find_part(reports[a], reports[b]) for a, b in {*pairs, *_pairs_of_documents(reports.values())})
    found = [relation for relation in parts if relation is not None]
    found += [relation for relation in find_retaliations(reports.values()) if relation.b in reports]
    best: dict[tuple[str, str, str], Relation] = {}
    for relation in sorted(found, key=lambda item: (item.score, item.a, item.b)):
        if of[relation.a] != of[relation.b]:
            best[relation.kind, of[relation.a], of[relation.b]] = relation
    return tuple(sorted(best.values(), key=lambda item: (item.kind, item.a, item.b)))


def _pairs_of_documents(reports: Iterable[LinkReport]) -> Iterable[tuple[str, str]]:
    """Every aggregate with every other report of its document."""
    by_document: dict[str, list[LinkReport]] = {}
    for report in reports:
        by_document.setdefault(report.document, []).append(report)
    for held in by_document.values():
        for whole in held:
            if whole.aggregate:
                yield from ((whole.id, other.id) for other in held if not other.aggregate)
