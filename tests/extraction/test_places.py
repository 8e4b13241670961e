"""Finding places: spans, cues, relations, traps. The sentences with their results are in tests/data/places.yml (see tests/resolution)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.analysis import tokenize
from sijill.extraction.places import find_places
from sijill.lexicon.gazetteer import load_gazetteer
from sijill.model.mention import PlaceMention

PIECES = [
    "بلدة", "دوما", "السورية", "و", "بال", "قرب", "35", "كلم", "شمال", "غرب", "بغداد",
    "بين", "ريف", "حلب", "الشمالي", "العاصمة", "المدينة", "،", ".", "\n", "#", "«",
    "\u200f", "مطار", "الحدود", "مع", "الأردن", "ـ", "َ", "القطاع", "غزة", "xyz",
]  # fmt: skip


def find(text: str) -> list[PlaceMention]:
    return find_places(text, tokenize(text))


def one(text: str) -> PlaceMention:
    (mention,) = find(text)
    return mention


@pytest.mark.parametrize(
    ("text", "evidence", "name"),
    [
        ("قصف على مدينة دوما السورية أمس", "مدينة دوما السورية", "دوما"),
        ("انفجار بدمشق", "دمشق", "دمشق"),
        ("ودمشق هادئة", "دمشق", "دمشق"),
        ("كمين على بعد 35 كلم شمال مدينة بغداد ليلا", "35 كلم شمال مدينة بغداد", "بغداد"),
        ("غارات على ريف حلب الشمالي الغربي أمس", "ريف حلب الشمالي الغربي", "حلب"),
        ('وصلوا إلى مدينة "باقم"', 'مدينة "باقم', "باقم"),
        ("وصلوا إلى #صنعاء", "صنعاء", "صنعاء"),
        ("سكان حِمص", "حِمص", "حِمص"),
        ("اجتماع للحديدة", "للحديدة", "للحديدة"),
    ],
)
def test_spans(text: str, evidence: str, name: str) -> None:
    mention = one(text)
    assert mention.evidence.text == evidence
    assert mention.name.text == name


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("مدينة حلب", "city"), ("محافظة حلب", "admin1"), ("محافظتي حلب", "admin1"), ("مديرية حيس", "admin2"), ("حي جوبر", "neighbourhood"),
        ("مخيم جباليا", "camp"), ("قاعدة حميميم", "base"), ("مطار التيفور", "airport"), ("معبر نصيب", "crossing"), ("العاصمة صنعاء", "city"),
        ("العاصمة السورية دمشق", "city"), ("حلب", None),
    ],
)  # fmt: skip
def test_cue_gives_the_level(text: str, cue: str | None) -> None:
    assert one(text).cue == cue


@pytest.mark.parametrize(
    ("text", "relation", "distance"),
    [
        ("شمال بغداد", "north-of", None), ("جنوب غربي بغداد", "south-west-of", None), ("20 ميلا شرق بغداد", "east-of", 20 * 1.609), ("قرب بغداد", "near", None),
        ("على بعد 12 كيلومترا من بغداد", "near", 12.0),
        ("وسط بغداد", "centre", None), ("ريف حماة", "countryside", None), ("الحدود مع الأردن", "border", None), ("إلى بغداد", None, None),
    ],
)  # fmt: skip
def test_relation(text: str, relation: str | None, distance: float | None) -> None:
    mention = one(text)
    assert mention.relation == relation
    assert mention.distance_km == pytest.approx(distance)


def test_series_cue_reaches_each_name() -> None:
    assert [m.cue for m in find("بلدتي كفريا والفوعة")] == ["city", "city"]
    assert [m.cue for m in find("مدينة حلب وحماة")] == ["city", None]


def test_between_takes_its_far_end() -> None:
    first, second = find("طريق بين بيجي وتكريت")
    assert first.relation == "between"
    assert first.parents == (second,)
    assert first.evidence.text == "بين بيجي وتكريت"


def test_parents_nest() -> None:
    inner, middle, outer = find("بلدة اللطامنة بريف حماة في سوريا")
    assert inner.parents == (middle,)
    assert middle.parents == (outer,)
    assert outer.parents == ()


def test_connecting_words_do_not_enclose() -> None:
    assert all(not mention.parents for mention in find("من سوريا إلى إيران"))
    assert all(not mention.parents for mention in find("حلب وحماة"))


def test_name_known_only_by_its_cue_has_no_candidates() -> None:
    mention = one("قرية برطميشا")
    assert mention.candidates == ()
    assert mention.rule == "unlisted+cue"


def test_anaphor_without_antecedent_is_no_place() -> None:
    assert find("قتل ثلاثة في المدينة") == []
    assert find("عاد إلى البلاد") == []


def test_finding_is_deterministic_and_candidates_exist() -> None:
    text = "قصف حي الكرادة وسط بغداد، وقالت واشنطن إن طرابلس وحجة في اليمن بخير"
    assert find(text) == find(text)
    assert all(i in load_gazetteer() for mention in find(text) for i in mention.candidates)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.text(max_size=60))
def test_spans_are_slices_of_any_text(text: str) -> None:
    for mention in find(text):
        for evidence in (mention.evidence, mention.name):
            assert text[evidence.start : evidence.end] == evidence.text != ""
        assert mention.evidence.covers(mention.name)
