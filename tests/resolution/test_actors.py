"""Actors resolved: the sentences of tests/data/actors.yml."""

import datetime as dt
import pathlib
from typing import Any

import pytest
import yaml

from sijill.analysis import tokenize
from sijill.extraction.actors import find_actors
from sijill.lexicon.registry import actor
from sijill.model.mention import ActorMention
from sijill.resolution.actor_sides import side_at
from sijill.resolution.actors import ActorContext, resolve_actor

TABLE = yaml.safe_load((pathlib.Path(__file__).parents[1] / "data" / "actors.yml").read_text("utf-8"))


def found(case: dict[str, Any]) -> tuple[ActorMention, ActorContext]:
    text = case["say"]
    mentions = find_actors(text, tokenize(text))
    context = ActorContext(
        mentions, tuple(case.get("places", ())), case.get("day"), case.get("type"), case.get("side")
    )
    matching = [m for m in mentions if m.evidence.text == case["of"]]
    assert matching, f"«{case['of']}» is not among {[m.evidence.text for m in mentions]}"
    return matching[-1], context


def name(case: dict[str, Any]) -> str:
    return f"{case['say'][:40]}|{case.get('of') or case.get('words')}"


def test_table_is_as_large_as_promised():
    assert sum(map(len, TABLE.values())) >= 150
    assert len(TABLE["open"]) + len(TABLE["nobody"]) >= 25


@pytest.mark.parametrize("case", TABLE["resolved"], ids=name)
def test_resolved(case: dict[str, Any]):
    mention, context = found(case)
    participant = resolve_actor(mention, context)
    if "id" in case:
        assert participant.actor_id == case["id"]
        assert participant.name == actor(case["id"]).name
    if "group" in case:
        assert mention.group == case["group"]
    if "country" in case:
        assert participant.country == case["country"]
    if "role" in case:
        assert participant.role == case["role"]
    assert participant.evidence.text == case["of"]
    assert participant.rule


@pytest.mark.parametrize("case", TABLE["open"], ids=name)
def test_open_with_a_reason(case: dict[str, Any]):
    mention, context = found(case)
    participant = resolve_actor(mention, context)
    assert participant.actor_id is None
    assert participant.country is None
    assert participant.reason is not None
    assert case["reason"] in participant.reason


@pytest.mark.parametrize("case", TABLE["nobody"], ids=name)
def test_nobody(case: dict[str, Any]):
    text = case["say"]
    start = text.index(case["words"])
    end = start + len(case["words"])
    overlapping = [
        m for m in find_actors(text, tokenize(text)) if m.evidence.start < end and start < m.evidence.end
    ]
    assert overlapping == []


def test_near_countries_weigh_more_than_far_ones():
    text = (
        "قال الجيش المصري إن الطريق آمن. "
        + "كلام كثير لا يذكر أحدا. " * 40
        + "أوقفت الشرطة رجلا قرب سفارة اليابان بعد شكوى من الحكومة اليابانية"
    )
    mentions = find_actors(text, tokenize(text))
    police = next(m for m in mentions if m.group == "police")
    assert side_at(police, mentions, ()) == "JPN"
    assert side_at(police, mentions, ("EGY",)) == "JPN"
    assert side_at(police, [], ("EGY",)) == "EGY"
    assert side_at(police, [], ()) is None


def test_civilians_between_israel_and_palestine():
    text = "قصف الجيش الإسرائيلي القطاع فقتل مدنيون، وقال مسؤول فلسطيني إن القصف مستمر وردت الحكومة الإسرائيلية والجيش الإسرائيلي"
    mentions = find_actors(text, tokenize(text))
    civilians = next(m for m in mentions if m.group == "civilians")
    assert resolve_actor(civilians, ActorContext(mentions)).country == "PSE"


def test_office_holder_of_a_year_with_two_is_left_open():
    case = {"say": "زار الرئيس الأمريكي القاعدة", "of": "الرئيس الأمريكي", "day": dt.date(2017, 5, 1)}
    participant = resolve_actor(*found(case))
    assert (participant.actor_id, participant.country, participant.role) == (None, "USA", "GOV")
