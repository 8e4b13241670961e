"""Report → what linking compares."""

from functools import cache

from sijill.lexicon.countries import country_of_name, load_countries
from sijill.lexicon.series import find_series, find_series_of_acts
from sijill.linking.near_duplicates import bands, signature
from sijill.linking.words import link_words
from sijill.model.document import Document
from sijill.model.linking import LinkActor, LinkPlace, LinkReport
from sijill.model.report import Report
from sijill.model.value import Count, Participant, Toll, Where

_BROAD = 6  # GED's where_prec: 6 a whole country, 7 international waters or airspace


def link_reports(
    document: Document,
    reports: tuple[Report, ...],
    prefix: str | None = None,
    keys: tuple[str, ...] | None = None,
) -> tuple[LinkReport, ...]:
    """One document's reports as linking compares them; ids are "PREFIX#e1", with the document's id as prefix unless another is given.

    `keys` are the document's band keys if they are known already (`near_duplicates.bands`).
    """
    lines = document.text.split("\n")
    prefix = document.id if prefix is None else prefix
    shared = bands(signature(document.text)) if keys is None else keys
    return tuple(_link_report(report, document, lines, prefix, shared) for report in reports)


def _link_report(
    report: Report, document: Document, lines: list[str], prefix: str, keys: tuple[str, ...]
) -> LinkReport:
    when = report.when
    where = sorted({mention.line for mention in report.mentions if mention.line < len(lines)})
    answers = report.retaliation_for
    return LinkReport(
        id=f"{prefix}#{report.id}",
        document=prefix,
        type=report.type,
        source=document.source,
        published=document.published,
        modes=frozenset(report.modes),
        modality=report.modality,
        first=when.first if when else None,
        last=when.last if when else None,
        basis=when.basis if when else None,
        places=tuple(map(link_place, report.places)),
        actors=tuple(map(link_actor, report.actors)),
        recipients=tuple(map(link_actor, report.recipients)),
        killed=_own_toll(report.killed, report, document.text),
        wounded=_own_toll(report.wounded, report, document.text),
        count=_range(report.count),
        aggregate=_is_series(report, document.text),
        triggers=link_words(*(mention.evidence.text for mention in report.mentions)),
        context=link_words(*(lines[line] for line in where)),
        retaliation_for=f"{prefix}#{answers}" if answers else None,
        bands=keys,
    )


def link_place(where: Where) -> LinkPlace:
    """A resolved place as linking compares it; a country or more is broad."""
    broad = (
        (where.ucdp_precision or 0) >= _BROAD
        or country_of_name(where.evidence.text) is not None
        or where.name.lower() in _english_countries()
    )
    return LinkPlace(
        words=link_words(where.evidence.text, where.name),
        country=where.country,
        lat=where.lat,
        lon=where.lon,
        id=where.gazetteer_id,
        broad=broad,
    )


@cache
def _english_countries() -> frozenset[str]:
    return frozenset(country.name.lower() for country in load_countries())


def link_actor(participant: Participant) -> LinkActor:
    """A participant as linking compares it; how many they are is no part of a name ("60 فلسطينيا", 60 Palestinians)."""
    words = link_words(participant.evidence.text, participant.name)
    named = frozenset(word for word in words if not word.isdigit())
    return LinkActor(
        words=named or words,
        country=participant.country,
        role=participant.role,
        id=participant.actor_id,
    )


def _is_series(report: Report, text: str) -> bool:
    """Does the report tell of several events, by its own flag or by the words beside the act ("قصفت مرارا", shelled repeatedly)?"""
    told = report.mentions[0].evidence if report.mentions else None
    return report.aggregate or (
        told is not None and find_series_of_acts(text, told.start, told.end) is not None
    )


def _own_toll(toll: Toll | None, report: Report, text: str) -> tuple[int | None, int | None] | None:
    """The figure of what the report is about: "100 killed since 30 March" is no figure of the one clash that it stands with."""
    if (
        toll is not None
        and not report.aggregate
        and find_series(text, toll.evidence.start, toll.evidence.end)
    ):
        return None
    return _range(toll)


def _range(number: Toll | Count | None) -> tuple[int | None, int | None] | None:
    return None if number is None else (number.min, number.max)
