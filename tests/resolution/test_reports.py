"""Drafts → reports: numbering, dates, participants, and the reasons for what stays open."""

import datetime as dt

import pytest

from sijill.analysis import tokenize
from sijill.extraction.times import find_times
from sijill.model.document import Document
from sijill.model.draft import Draft, Mentions
from sijill.model.fact import FactDraft
from sijill.model.mention import ActorMention, Evidence, PlaceMention
from sijill.model.report import Report, Trigger
from sijill.resolution.reports import resolve_document

TEXT = "هجوم ثم قصف. قال الجيش العراقي"
PUBLISHED = dt.date(2018, 3, 15)


def words(text: str) -> Evidence:
    start = TEXT.index(text)
    return Evidence(start, start + len(text), text)


def draft(word: str, event_type: str = "ASSAULT", **fields: object) -> Draft:
    return Draft(event_type, (), (Trigger(words(word), 0, "own"),), **fields)  # type: ignore[arg-type]


def reports(*drafts: Draft, published: dt.date | None = PUBLISHED) -> tuple[Report, ...]:
    return resolve_document(Document("d", TEXT, published=published), drafts, (), Mentions()).reports


ARMY = ActorMention(words("الجيش العراقي"), words("الجيش العراقي"), "own", ("irq-army",))
(DAY,) = find_times("3 مارس 2018", tokenize("3 مارس 2018"))


def test_numbered_by_first_mention() -> None:
    found = reports(draft("قصف"), draft("هجوم"))
    assert [(report.id, report.mentions[0].evidence.text) for report in found] == [
        ("e1", "هجوم"),
        ("e2", "قصف"),
    ]


def test_answers_are_named_by_the_new_numbers() -> None:
    attack, shelling = reports(draft("قصف", retaliation_for=1), draft("هجوم"))
    assert shelling.retaliation_for == attack.id == "e1"


def test_no_drafts_no_reports() -> None:
    assert reports() == ()


def test_undated_news_is_of_the_day_or_the_day_before() -> None:
    (report,) = reports(draft("هجوم"))
    assert report.when is not None
    assert (report.when.first, report.when.last) == (dt.date(2018, 3, 14), PUBLISHED)
    assert (report.when.basis, report.when.evidence) == ("publication", None)


@pytest.mark.parametrize(
    ("fields", "published"),
    [({"background": True}, PUBLISHED), ({}, None)],
    ids=["background", "unpublished"],
)
def test_date_stays_open_with_a_reason(fields: dict[str, bool], published: dt.date | None) -> None:
    (report,) = reports(draft("هجوم", **fields), published=published)
    assert report.when is None
    assert dict(report.open_fields)["date"]


def test_an_answer_without_a_date_comes_after_what_it_answers() -> None:
    _, answer = reports(draft("هجوم", time=DAY), draft("قصف", retaliation_for=0))
    assert answer.when is not None
    assert (answer.when.first, answer.when.last) == (dt.date(2018, 3, 3), PUBLISHED)
    assert (answer.when.basis, answer.when.rule) == ("event", "after the event it answers")


def test_one_actor_named_twice_is_one() -> None:
    (report,) = reports(draft("هجوم", actors=(ARMY, ARMY)))
    (actor,) = report.actors
    assert (actor.country, actor.role) == ("IRQ", "MIL")


def test_open_fields_say_why() -> None:
    (report,) = reports(draft("هجوم"))
    assert dict(report.open_fields) == {
        "places": "the document names no place for it",
        "actors": "the document does not say who did it",
    }
    (blamed,) = reports(draft("هجوم", blamed=ARMY))
    assert dict(blamed.open_fields)["actors"] == "only accused"
    assert blamed.blamed is not None


def test_verbal_acts_need_no_place() -> None:
    (report,) = reports(draft("قال", "ACCUSE", actors=(ARMY,)))
    assert report.open_fields == ()


def test_unknown_place_is_kept_open() -> None:
    place = PlaceMention(words("ثم"), words("ثم"), (), "own")
    (report,) = reports(draft("هجوم", places=(place,)))
    (where,) = report.places
    assert (where.gazetteer_id, where.lat, where.lon) == (None, None, None)
    assert where.reason
    assert "places" in dict(report.open_fields)


def test_inherited_place_says_so() -> None:
    place = PlaceMention(words("ثم"), words("ثم"), (), "own")
    (report,) = reports(draft("هجوم", places=(place,), inherited=("places",)))
    assert report.places[0].rule.endswith("; inherited")


def test_facts_are_numbered_and_dated() -> None:
    bases = FactDraft("bases_held", words("ثم"), 0, "own", (("min", 3), ("max", 3)), ARMY)
    alias = FactDraft("alias", words("قال"), 0, "own", (("name", "ا"), ("alias", "ب")), None)
    record = resolve_document(Document("d", TEXT, published=PUBLISHED), (), (bases, alias), Mentions())
    assert [fact.id for fact in record.facts] == ["f1", "f2"]
    values = dict(record.facts[0].values)
    assert (values["min"], values["as_of"]) == (3, "2018-03-15")
    assert values["actor"]
    assert dict(record.facts[1].values) == {"name": "ا", "alias": "ب"}
