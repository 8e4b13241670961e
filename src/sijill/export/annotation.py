"""The annotation format: one object a document, with the field names of the gold annotations, spans with offsets, and each value's rule."""

from typing import Any

from sijill.export.spans import LineIndex, span
from sijill.model.document import Document
from sijill.model.report import DocumentRecord, Fact, Report
from sijill.model.value import Count, Participant, Source, Toll, Variant, Weapon, When, Where

Row = dict[str, Any]


def annotation(document: Document, record: DocumentRecord) -> Row:
    """`{"doc", "events", "facts"}`: what `docs/conventions.md` describes, ready for JSON.

    Beside the guidelines' fields stand `rule` in every value, and what sijill alone knows (ids, precision codes, reasons).
    """
    lines = LineIndex.of(document.text)
    return {
        "doc": document.id,
        "events": [_event(report, lines) for report in record.reports],
        "facts": [_fact(fact, lines) for fact in record.facts],
    }


def _event(report: Report, lines: LineIndex) -> Row:
    return {
        "id": report.id,
        "type": report.type,
        "modes": list(report.modes),
        "modality": report.modality,
        "modality_rule": report.modality_rule,
        "mentions": [
            {
                **span(m.evidence, lines),
                "line": m.line,
                "trigger": m.evidence.text,
                "rule": m.rule,
                "score": m.score,
            }
            for m in report.mentions
        ],
        "actors": [_participant(actor, lines) for actor in report.actors],
        "recipients": [_participant(recipient, lines) for recipient in report.recipients],
        "places": [_place(place, lines) for place in report.places],
        "date": _date(report.when, lines),
        "killed": _toll(report.killed, lines),
        "wounded": _toll(report.wounded, lines),
        "killed_variants": [_variant(variant, lines) for variant in report.killed_variants],
        "wounded_variants": [_variant(variant, lines) for variant in report.wounded_variants],
        "weapons": [_weapon(weapon, lines) for weapon in report.weapons],
        "count": _count(report.count, lines),
        "aggregate": report.aggregate,
        "outcome": report.outcome,
        "claimed_by": _participant(report.claimed_by, lines) if report.claimed_by else None,
        "blamed": _participant(report.blamed, lines) if report.blamed else None,
        "source": _source(report.source, lines),
        "retaliation_for": report.retaliation_for,
        "disputed": report.disputed,
        "scores": dict(report.scores),
        "open": [{"field": field, "reason": reason} for field, reason in report.open_fields],
    }


def _participant(who: Participant, lines: LineIndex) -> Row:
    row = {**span(who.evidence, lines), "name": who.name, "country": who.country, "role": who.role}
    return row | {"actor_id": who.actor_id, "rule": who.rule, "reason": who.reason}


def _place(place: Where, lines: LineIndex) -> Row:
    return {
        **span(place.evidence, lines),
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "level": place.level,
        "lat": place.lat,
        "lon": place.lon,
        "gazetteer_id": place.gazetteer_id,
        "ucdp_precision": place.ucdp_precision,
        "acled_precision": place.acled_precision,
        "relation": place.relation,
        "candidates": list(place.candidates),
        "scores": dict(place.scores),
        "rule": place.rule,
        "reason": place.reason,
    }


def _date(when: When | None, lines: LineIndex) -> Row | None:
    if when is None:
        return None
    return {
        **span(when.evidence, lines),
        "start": when.first.isoformat(),
        "end": when.last.isoformat(),
        "span": [when.evidence.start, when.evidence.end] if when.evidence else None,
        "basis": when.basis,
        "ucdp_precision": when.ucdp_precision,
        "acled_precision": when.acled_precision,
        "hour": when.hour,
        "zone": when.zone,
        "rule": when.rule,
    }


def _toll(toll: Toll | None, lines: LineIndex) -> Row | None:
    if toll is None:
        return None
    return {
        **span(toll.evidence, lines),
        "min": toll.min,
        "max": toll.max,
        "who": toll.who,
        "rule": toll.rule,
    }


def _variant(variant: Variant, lines: LineIndex) -> Row:
    return {**span(variant.evidence, lines), "n": variant.n, "source": variant.source}


def _weapon(weapon: Weapon, lines: LineIndex) -> Row:
    return {**span(weapon.evidence, lines), "n": weapon.n, "rule": weapon.rule}


def _count(count: Count | None, lines: LineIndex) -> Row | None:
    if count is None:
        return None
    return {**span(count.evidence, lines), "min": count.min, "max": count.max, "rule": count.rule}


def _source(source: Source | None, lines: LineIndex) -> Row | None:
    if source is None:
        return None
    via = [span(evidence, lines) for evidence in source.via]
    return {**span(source.evidence, lines), "name": source.name, "via": via, "rule": source.rule}


def _fact(fact: Fact, lines: LineIndex) -> Row:
    """A fact's own values stand beside its span, as in the guidelines' seed; a range `min`/`max` is its `value`."""
    values: Row = dict(fact.values)
    if "min" in values or "max" in values:
        values["value"] = {"min": values.pop("min", None), "max": values.pop("max", None)}
    return {
        "id": fact.id,
        "kind": fact.kind,
        **values,
        **span(fact.evidence, lines),
        "line": fact.line,
        "rule": fact.rule,
    }
