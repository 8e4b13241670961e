import dataclasses
import datetime as dt

import pytest

from sijill.linking import features
from sijill.linking.compare import compare, find_link, find_veto
from sijill.linking.weights import load_weights
from sijill.model.linking import LinkPlace
from tests.linking.reports import ADEN, BASRA, COALITION, DAY, YEMEN, report


def test_two_accounts_of_one_attack_are_one_happening_and_say_why() -> None:
    link = compare(report("a#e1"), report("b#e1", places=(YEMEN, report("x#e1").places[0])))
    assert link.same
    assert link.veto is None
    weights = {reason.feature: reason for reason in link.reasons}
    assert weights["same_days"].detail == "2018-05-15 and 2018-05-15"
    assert weights["killed_equal"].detail == "12 and 12 killed"
    assert "متسوقا" in weights["shared_words"].detail or "12" in weights["shared_words"].detail
    assert link.score == pytest.approx(sum(reason.weight for reason in link.reasons), abs=0.02)


def test_reasons_come_strongest_first() -> None:
    strengths = [abs(reason.weight) for reason in compare(report("a#e1"), report("b#e1")).reasons]
    assert strengths == sorted(strengths, reverse=True)


def test_the_order_of_the_two_does_not_matter() -> None:
    one, other = report("a#e1"), report("b#e1", day=DAY + dt.timedelta(days=1), killed=(14, None))
    assert compare(one, other) == compare(other, one)


@pytest.mark.parametrize(
    ("change", "veto"),
    [
        ({"document": "a"}, "one document"),
        ({"modality": "planned"}, "planned"),  # what is announced has not come about
        ({"modality": "failed"}, None),  # one document's attack may be foiled in another
        ({"day": DAY + dt.timedelta(days=2)}, "days"),
        ({"day": DAY + dt.timedelta(days=1)}, None),  # night falls between two days
        (
            {"day": DAY + dt.timedelta(days=2), "basis": "publication"},
            None,
        ),  # no word of the document says so
        ({"places": (ADEN,)}, "places"),
        ({"places": (ADEN, YEMEN)}, None),  # Yemen holds Taiz
        ({"places": (dataclasses.replace(ADEN, lat=None),)}, None),  # no point, no distance
        ({"aggregate": True, "first": DAY - dt.timedelta(days=90)}, "aggregate"),
    ],
)
def test_contradictions(change: dict[str, object], veto: str | None) -> None:
    one, other = report("a#e1"), report("b#e1", **change)
    assert find_veto(one, other) == find_veto(other, one) == veto
    if veto:
        assert not compare(one, other).same


def test_a_campaign_may_be_flagged_an_aggregate_by_one_document_and_not_by_another() -> None:
    long = {"first": DAY - dt.timedelta(days=60), "last": DAY}
    assert find_veto(report("a#e1", **long, aggregate=True), report("b#e1", **long)) is None


@pytest.mark.parametrize(
    "change",
    [
        {"actors": (COALITION,), "recipients": ()},
        {"modality": "planned"},
        {"modes": frozenset({"abduct"}), "triggers": frozenset({"خطف"})},
        {"killed": (90, 90), "day": DAY + dt.timedelta(days=1)},
        {"places": (BASRA,), "basis": None},
    ],
)
def test_each_difference_costs(change: dict[str, object]) -> None:
    same = compare(report("a#e1"), report("b#e1")).score
    assert compare(report("a#e1"), report("b#e1", **change)).score < same - 1


def test_equal_small_tolls_prove_nothing() -> None:
    values = dict(features.find_tolls(report("a#e1", killed=(1, 1)), report("b#e1", killed=(1, 1))))
    assert values == {"killed_equal": 0.0}


def test_the_early_way_out_gives_the_same_links() -> None:
    reports = [
        report(f"{name}#e1", **change)
        for name, change in zip(
            "abcdefgh",
            (
                {},
                {"killed": None},
                {"day": DAY + dt.timedelta(days=1)},
                {"modality": "planned"},
                {"places": (YEMEN,)},
                {"actors": ()},
                {"first": None, "last": None, "basis": None},
                {"context": frozenset(), "triggers": frozenset()},
            ),
            strict=True,
        )
    ]
    for one in reports:
        for other in reports:
            if one is not other:
                full = compare(one, other)
                assert find_link(one, other) == (full if full.same else None)


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    held = {name for groups in features.ALL.values() for group in groups for name in group}
    assert held | {"prior"} == set(load_weights().features)


def test_a_place_without_words_or_point_agrees_with_nothing() -> None:
    nowhere = LinkPlace(frozenset())
    assert not features.same_place(nowhere, nowhere)


def test_villages_of_one_province_are_two_places_and_the_province_is_neither_apart() -> None:
    """ "قرية الصفا في صعدة" (Safa in Saada) and "قرية الروض في صعدة" (Rawd in Saada), 45 km apart."""
    one = LinkPlace(frozenset({"صفا", "صعده"}), "YEM", 17.0, 43.5)
    other = LinkPlace(frozenset({"روض", "صعده"}), "YEM", 17.4, 43.5)
    province = LinkPlace(frozenset({"صعده"}), "YEM", 16.7, 43.8)
    assert not features.same_place(one, other)
    assert features.same_place(one, province)
