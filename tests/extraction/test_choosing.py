"""Choosing: thresholds, floors of sure rules, and each mention once."""

from dataclasses import replace

from sijill.extraction.choosing import (
    Option,
    chosen_actors,
    chosen_places,
    chosen_recipients,
    chosen_time,
    identity,
)
from sijill.lexicon.weights import load_weights
from sijill.model.mention import ActorMention, Evidence, PlaceMention, TimeMention
from tests.extraction.reading import candidates_of


def actor(text: str, start: int = 0, **fields: object) -> ActorMention:
    words = Evidence(start, start + len(text), text)
    return ActorMention(words, words, "own", **fields)  # type: ignore[arg-type]


def place(text: str, start: int, *candidates: str, parents: tuple[PlaceMention, ...] = ()) -> PlaceMention:
    words = Evidence(start, start + len(text), text)
    return PlaceMention(words, words, candidates, "own", parents=parents)


def option(mention: ActorMention | PlaceMention | TimeMention, score: float, near: bool = False) -> Option:
    return Option(mention, score, "weights", near)


ARMY = actor("الجيش", 0, candidates=("irq-army",))
ARMY_IN_FULL = actor("الجيش العراقي", 20, candidates=("irq-army",))
GUNMEN = actor("مسلحون", 50)
THRESHOLD = load_weights("actor")["threshold"]


def test_only_over_the_threshold() -> None:
    group = [option(ARMY, THRESHOLD + 0.1), option(GUNMEN, THRESHOLD - 0.1)]
    assert chosen_actors([group]) == (ARMY,)


def test_one_actor_once_by_its_fullest_mention() -> None:
    assert chosen_actors([[option(ARMY, 2.0)], [option(ARMY_IN_FULL, 1.0)]]) == (ARMY_IN_FULL,)


def test_a_name_goes_before_a_re_mention() -> None:
    movement = actor("الحركة", 70, anaphor=True)
    assert chosen_actors([[option(movement, 3.0), option(ARMY, 1.0)]]) == (ARMY,)
    assert chosen_actors([[option(movement, 3.0)]]) == (movement,)


def test_other_sentences_count_only_where_the_own_has_none() -> None:
    assert chosen_actors([[option(ARMY, 1.0), option(GUNMEN, 5.0, near=True)]]) == (ARMY,)
    assert chosen_actors([[option(GUNMEN, 5.0, near=True)]]) == (GUNMEN,)


def test_who_acts_does_not_suffer() -> None:
    group = [option(ARMY_IN_FULL, 2.0), option(GUNMEN, 2.0)]
    assert chosen_recipients([group], (ARMY,)) == (GUNMEN,)


def test_in_text_order() -> None:
    assert chosen_actors([[option(GUNMEN, 3.0), option(ARMY, 1.0)]]) == (ARMY, GUNMEN)


def test_the_inner_place_of_two() -> None:
    city = place("الموصل", 20)
    quarter = place("حي النور", 5, parents=(city,))
    assert chosen_places([[option(city, 2.0), option(quarter, 1.0)]]) == (quarter,)
    assert chosen_places([[option(quarter, 2.0), option(city, 1.0)]]) == (quarter,)


def test_one_place_once_and_four_at_most() -> None:
    names = [place(name, 10 * i) for i, name in enumerate("ابتثج")]
    again = place("ا", 90)
    assert chosen_places([[option(p, 2.0) for p in (*names, again)]]) == tuple(names[:4])


def test_the_best_time() -> None:
    one, other = (TimeMention(Evidence(i, i + 1, "ا"), "weekday", "own") for i in (0, 5))
    assert chosen_time([[option(one, 1.0)], [option(other, 2.0)]]) == other
    assert chosen_time([[option(one, 1.0), option(other, 1.0)]]) == one
    assert chosen_time([[option(one, -2.0)]]) is None
    assert chosen_time([]) is None


def test_identity() -> None:
    assert identity(ARMY) == {"irq-army"}
    assert identity(GUNMEN) == {"مسلحون"}
    assert identity(actor("الحركة", anaphor=True)) == frozenset()


def test_a_sure_rule_lifts_an_option_over_the_threshold() -> None:
    _, found = candidates_of("شن الجيش السوري هجوما على المعارضة")
    attack = next(c for c in found if c.draft.mentions[0].evidence.text == "هجوما")
    best = attack.options.actors[0]
    assert (best.mention.evidence.text, best.rule) == ("الجيش السوري", "light-verb")
    assert best.score >= load_weights("actor")["floor:light-verb"] > THRESHOLD


def test_the_area_is_taken_with_its_country() -> None:
    threshold = load_weights("place")["threshold"]
    area, country = (
        replace(place("المنطقة", 0, "irq/city/al-qaim"), rule="anaphor"),
        place("العراق", 20, "irq"),
    )
    sure, near = option(country, threshold + 1), option(area, threshold - 1)
    assert chosen_places([[sure, near]]) == (area,)
    assert chosen_places([[option(place("سوريا", 20, "syr"), threshold + 1), near]])[0].name.text == "سوريا"
    assert chosen_places([[sure, option(area, threshold - 2)]]) == (country,)
