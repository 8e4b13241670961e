"""Merging: the rules that no weight overrules, and what they make of short texts."""

import pytest

from sijill.extraction.candidates import Candidate
from sijill.extraction.merge_rules import can_merge, must_merge
from sijill.extraction.merging import cluster_candidates, cluster_score, pair_score
from tests.extraction.reading import candidates_of


def candidate(candidates: list[Candidate], text: str, number: int = 0) -> Candidate:
    """The `number`th candidate whose trigger's words begin with `text`."""
    named = [c for c in candidates if c.draft.mentions[0].evidence.text.startswith(text)]
    return named[number]


APART = {
    "single and aggregate": (("وقع هجوم على القاعدة", "شن المسلحون 25 هجوما على الجيش"), "هجوم", "25"),
    "answer by its adjective": (
        ("هاجم مسلحون قافلة للجيش", "ونفذ الجيش الهجوم الانتقامي"),
        "هاجم",
        "الهجوم الانتقامي",
    ),
    "answer by a cue": (("قصفت الطائرات معسكرا للجيش", "وأعقب ذلك هجوم صاروخي"), "قصفت", "هجوم"),
    "what is answered": (("شن الجيش غارات ردا على هجوم على القاعدة",), "غارات", "هجوم"),
    "what is answered, told with the article": (
        ("شن الجيش غارات على غزة ردا على القصف الذي طال البلدات",),
        "غارات",
        "القصف",
    ),
    "other day": (
        ("وقع هجوم على الجيش في 3 مارس", "ووقع الهجوم على الشرطة في 9 مارس"),
        "هجوم",
        "الهجوم",
    ),
    "another": (("وقع هجوم على الجيش", "ووقع هجوم آخر على الشرطة"), "هجوم", "هجوم"),
    "other count": (("شن المسلحون 25 هجوما على الجيش", "وشنوا 40 هجوما"), "هجوما", "هجوما"),
}


@pytest.mark.parametrize(("lines", "first", "second"), APART.values(), ids=APART)
def test_two_acts_stay_two(lines: tuple[str, ...], first: str, second: str) -> None:
    _, found = candidates_of(*lines)
    named = [c for c in found if c.casualty is None]
    one, other = named[0], named[-1]
    assert one is not other
    assert not can_merge([one], other)
    assert not any(one in cluster and other in cluster for cluster in cluster_candidates(found))


TOGETHER = {
    "a definite re-mention": ("وقع هجوم صاروخي على القاعدة", "وأسفر الهجوم عن مقتل جندي"),
    "the toll of an act": ("قتل ثلاثة جنود في هجوم صاروخي على القاعدة",),
    "title and lead": ("هجوم انتحاري في بغداد", "قتل عشرة في هجوم انتحاري في بغداد"),
}


@pytest.mark.parametrize("lines", TOGETHER.values(), ids=TOGETHER)
def test_one_act_stays_one(lines: tuple[str, ...]) -> None:
    _, found = candidates_of(*lines)
    assert len(found) >= 2
    assert len(cluster_candidates(found)) == 1


def test_one_person_dies_once() -> None:
    _, found = candidates_of("اغتيال قاسم سليماني في بغداد", "وقتل قاسم سليماني في غارة")
    deaths = [c for c in found if c.casualty == "killed"]
    assert len(deaths) == 2
    assert must_merge(*deaths)
    assert any(all(death in cluster for death in deaths) for cluster in cluster_candidates(found))


def test_two_persons_die_apart() -> None:
    _, found = candidates_of("اغتيال قاسم سليماني في بغداد", "واغتيال حسن نصر الله في بيروت")
    deaths = [c for c in found if c.casualty == "killed"]
    assert len(deaths) == 2
    assert not must_merge(*deaths)


def test_types_never_merge() -> None:
    _, found = candidates_of("قصف الجيش البلدة واعتقلت الشرطة ناشطين في البلدة")
    assert sorted(len(cluster) for cluster in cluster_candidates(found)) == [1, 1]


def test_clusters_are_in_text_order_and_hold_all() -> None:
    _, found = candidates_of(
        "هجوم على الجيش في بغداد", "قتل جنديان في الهجوم. واعتقلت الشرطة مسلحا", "وقصف الطيران قرية"
    )
    clusters = cluster_candidates(found)
    starts = [[c.trigger.first for c in cluster] for cluster in clusters]
    assert all(own == sorted(own) for own in starts)
    assert [own[0] for own in starts] == sorted(own[0] for own in starts)
    assert sorted(at for own in starts for at in own) == [c.trigger.first for c in found]
    assert cluster_candidates(found) == clusters


def test_score_of_a_cluster_of_one_is_that_of_the_pair() -> None:
    _, found = candidates_of("هجوم على الجيش في بغداد", "قتل جنديان في الهجوم")
    first, second = found[0], found[-1]
    assert cluster_score([first], second, pair_score) == pytest.approx(pair_score(first, second))


def test_nothing() -> None:
    assert cluster_candidates([]) == []


def test_the_act_answered_is_the_one_told_before() -> None:
    _, found = candidates_of("أطلقت الفصائل صواريخ على البلدة", "وقصف الجيش مواقع للفصائل ردا على القصف")
    told, answered = candidate(found, "أطلقت"), candidate(found, "القصف")
    answer = candidate(found, "قصف")
    cluster = next(c for c in cluster_candidates(found) if answered in c)
    assert told in cluster
    assert answer not in cluster
