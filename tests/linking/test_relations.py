import datetime as dt

import pytest

from sijill.linking.link import link
from sijill.linking.relations import find_part, find_retaliations
from sijill.linking.words import link_words
from sijill.model.linking import PART_OF, RETALIATION, LinkActor
from tests.linking.reports import ADEN, BASRA, COALITION, DAY, YEMEN, report

SINCE_MARCH = {
    "first": dt.date(2018, 3, 1),
    "last": dt.date(2018, 5, 31),
    "aggregate": True,
    "killed": (80, None),
}


def test_an_attack_is_part_of_the_attacks_counted_over_its_time() -> None:
    found = find_part(report("a#e1"), report("b#e1", **SINCE_MARCH))
    assert found is not None
    assert (found.kind, found.a, found.b) == (PART_OF, "a#e1", "b#e1")
    assert found == find_part(report("b#e1", **SINCE_MARCH), report("a#e1"))
    assert {reason.feature for reason in found.reasons} >= {"part_place", "part_doers"}


@pytest.mark.parametrize(
    "change",
    [
        {"day": dt.date(2018, 7, 1)},  # after it
        {"type": "COERCE"},
        {"killed": (90, 90), "aggregate": False},  # more than the whole: see below
        {"modality": "planned"},
        {"places": (BASRA,)},
        {"actors": (COALITION,), "places": (ADEN,), "recipients": ()},
        {"modes": frozenset({"aerial"}), "recipients": ()},  # a count of shellings holds no air raid
        {"first": None, "last": None},
        {"aggregate": True},
    ],
)
def test_what_does_not_fit_is_no_part(change: dict[str, object]) -> None:
    whole = report("b#e1", **(SINCE_MARCH | {"killed": (80, 80)}))
    assert find_part(report("a#e1", **change), whole) is None


def test_a_place_in_the_country_of_the_aggregate_counts_for_less() -> None:
    whole = report("b#e1", **SINCE_MARCH, places=(YEMEN,))
    inside, same = find_part(report("a#e1"), whole), find_part(report("a#e1"), report("b#e1", **SINCE_MARCH))
    assert inside is not None
    assert same is not None
    assert inside.score < same.score


def test_participants_of_one_country_and_kind_count_for_less_than_the_same_ones() -> None:
    shoppers = LinkActor(link_words("مارة"), "YEM", "CVL")
    whole = report("b#e1", **SINCE_MARCH, actors=())
    found = find_part(report("a#e1", recipients=(shoppers,)), whole)
    assert found is not None
    assert [(r.feature, r.weight) for r in found.reasons] == [("part_place", 0.35), ("part_sufferers", 0.2)]
    rebels = LinkActor(link_words("مسلحون"), "YEM", "REB")
    assert find_part(report("a#e1", recipients=(rebels,)), whole) is None


def test_retaliation_is_what_the_document_says() -> None:
    reports = [
        report("a#e1", retaliation_for="a#e2", actors=(COALITION,), modes=frozenset({"aerial"})),
        report("a#e2", day=DAY - dt.timedelta(days=1)),
    ]
    (found,) = find_retaliations(reports)
    assert (found.kind, found.a, found.b) == (RETALIATION, "a#e1", "a#e2")
    assert found in link(reports).relations


def test_a_relation_of_two_clusters_is_given_once() -> None:
    reports = [report("a#e1"), report("b#e1"), report("c#e1", **SINCE_MARCH), report("d#e1", **SINCE_MARCH)]
    relations = link(reports).relations
    assert [relation.kind for relation in relations] == [PART_OF]
