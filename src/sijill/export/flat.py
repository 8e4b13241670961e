"""The flat table of events: the columns of the CSV, Parquet, GeoJSON and HXL exports."""

from collections.abc import Callable, Sequence

from sijill.export.column import Cell, Column, day, joined, labels
from sijill.model.ledger import Event, EventParty, EventToll


def _toll(field: str, part: str) -> Callable[[Event], Cell]:
    def value(event: Event) -> Cell:
        toll: EventToll | None = getattr(event, field)
        found: Cell = getattr(toll, part) if toll else None
        return found

    return value


def _toll_columns(field: str, tag: str) -> tuple[Column, ...]:
    rows = (
        ("low", "integer", "lowest of the range of credible claims", f"{tag}+min"),
        ("best", "integer", "the chosen figure", f"{tag}+best"),
        ("high", "integer", "highest of the range of credible claims", f"{tag}+max"),
        ("rule", "text", "the rule that chose `best` (docs/reference/ledger.md)", f"#meta+{field}+rule"),
        ("open", "yes or no", "whether `high` is itself a floor (“at least”)", f"#meta+{field}+open"),
    )
    return tuple(
        Column(
            f"{field}_{part}",
            kind,
            f"{field}: {how}; empty where no report gives a figure",
            _toll(field, part),
            hashtag,
        )
        for part, kind, how, hashtag in rows
    )


def _party_columns(field: str, what: str) -> tuple[Column, ...]:
    def parties(event: Event) -> Sequence[EventParty]:
        held: Sequence[EventParty] = getattr(event, field)
        return held

    tag = f"#org+{field}"
    return (
        Column(field, "text", f"{what}, by registry name or Arabic phrase", lambda e: labels(parties(e)), f"{tag}+name+list"),
        Column(f"{field}_arabic", "text", "their commonest Arabic phrases", lambda e: joined(p.words[0] for p in parties(e) if p.words), f"{tag}+name+i_ar+list"),
        Column(f"{field}_countries", "text", "their countries, ISO 3166-1 alpha-3", lambda e: joined(p.country for p in parties(e)), f"{tag}+country+code+list"),
        Column(f"{field}_roles", "text", "their PLOVER roles", lambda e: joined(p.role for p in parties(e)), f"{tag}+role+list"),
    )  # fmt: skip


def related(event: Event, kind: str) -> str | None:
    """The ids of events in that relation, sorted."""
    return joined(sorted(r.event for r in event.relations if r.kind == kind))


COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "the event's id in the ledger", lambda e: e.id, "#event+id"),
    Column("type", "text", "PLOVER type", lambda e: e.type, "#event+type"),
    Column("modes", "text", "PLOVER modes", lambda e: joined(e.modes), "#event+mode+list"),
    Column("modality", "text", "actual, planned, hypothetical, denied or failed", lambda e: e.modality, "#event+modality"),
    Column("status", "text", "reported, corroborated, reviewed or rejected", lambda e: e.status, "#status"),
    Column("date_start", "day", "first day", lambda e: day(e.when.first) if e.when else None, "#date+start"),
    Column("date_end", "day", "last day, included", lambda e: day(e.when.last) if e.when else None, "#date+end"),
    Column("date_precision", "integer", "UCDP `date_prec`, 1 to 5", lambda e: e.when.ucdp_precision if e.when else None, "#date+precision+v_ucdp"),
    Column("time_precision", "integer", "ACLED `time_precision`, 1 to 3", lambda e: e.when.acled_precision if e.when else None, "#date+precision+v_acled"),
    Column("hour", "text", "hour or part of the day, as the words give it", lambda e: e.when.hour if e.when else None, "#date+hour"),
    Column("place", "text", "name of the chosen place", lambda e: e.place.where.name if e.place else None, "#loc+name"),
    Column("admin1", "text", "first-order division that holds it", lambda e: e.place.where.admin1 if e.place else None, "#adm1+name"),
    Column("country", "text", "ISO 3166-1 alpha-3", lambda e: e.place.where.country if e.place else None, "#country+code+v_iso3"),
    Column("latitude", "number", "degrees, WGS 84", lambda e: e.place.where.lat if e.place else None, "#geo+lat"),
    Column("longitude", "number", "degrees, WGS 84", lambda e: e.place.where.lon if e.place else None, "#geo+lon"),
    Column("where_precision", "integer", "UCDP `where_prec`, 1 to 7", lambda e: e.place.where.ucdp_precision if e.place else None, "#geo+precision+v_ucdp"),
    Column("geo_precision", "integer", "ACLED `geo_precision`, 1 to 3", lambda e: e.place.where.acled_precision if e.place else None, "#geo+precision+v_acled"),
    Column("gazetteer_id", "text", "id of the place in the gazetteer", lambda e: e.place.where.gazetteer_id if e.place else None, "#loc+code"),
    Column("other_places", "text", "further places of the event", lambda e: joined(w.name for w in e.place.others) if e.place else None, "#loc+name+other+list"),
    *_party_columns("actors", "who did it"),
    *_party_columns("recipients", "who underwent it"),
    Column("claimed_by", "text", "who claims it", lambda e: labels(e.claimed_by), "#org+claimed+list"),
    Column("blamed", "text", "who is blamed for it", lambda e: labels(e.blamed), "#org+blamed+list"),
    *_toll_columns("killed", "#affected+killed"),
    *_toll_columns("wounded", "#affected+injured"),
    Column("weapons", "text", "as written", lambda e: joined(e.weapons), "#item+weapon+list"),
    Column("count_min", "integer", "fewest events that an aggregate stands for", lambda e: e.count[0] if e.count else None, "#event+num+min"),
    Column("count_max", "integer", "most events, empty where open", lambda e: e.count[1] if e.count else None, "#event+num+max"),
    Column("aggregate", "yes or no", "whether it sums up many events", lambda e: e.aggregate, "#event+aggregate"),
    Column("outcome", "text", "“intercepted” and the like", lambda e: e.outcome, "#event+outcome"),
    Column("disputed", "text", "fields on which reports contradict each other", lambda e: joined(e.disputed), "#meta+disputed+list"),
    Column("reports", "integer", "number of reports", lambda e: len(e.reports), "#meta+reports+num"),
    Column("documents", "integer", "number of documents", lambda e: len(e.documents), "#meta+documents+num"),
    Column("sources", "integer", "number of independent sources (near copies count once)", lambda e: e.sources, "#meta+sources+num"),
    Column("outlets", "text", "their outlets", lambda e: joined(d.source for d in e.documents), "#meta+source+list"),
    Column("urls", "text", "addresses of the documents", lambda e: joined(d.url for d in e.documents), "#meta+url+list"),
    Column("first_report", "day", "publication of the first document", lambda e: day(e.first_report), "#date+reported+start"),
    Column("last_report", "day", "publication of the last document", lambda e: day(e.last_report), "#date+reported+end"),
    Column("part_of", "text", "ids of the aggregates that it is part of", lambda e: related(e, "part-of"), "#event+id+partof+list"),
    Column("answers", "text", "ids of the events that it answers", lambda e: related(e, "answers"), "#event+id+answers+list"),
    Column("summary", "text", "Arabic title or trigger words of the leading report", lambda e: e.summary, "#description+i_ar"),
)  # fmt: skip
