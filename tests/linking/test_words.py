import pytest

from sijill.linking.words import act_overlap, link_words, overlap, rarity, skeleton, strip, weight_of


@pytest.mark.parametrize(
    ("word", "stripped"),
    [
        ("والهجوم", "هجوم"),  # and the attack
        ("بالصواريخ", "صواريخ"),  # with the rockets
        ("للقوات", "قوات"),  # to the forces
        ("وقصف", "قصف"),  # and shelling
        ("فرنسا", "فرنسا"),  # France: its first letter is no conjunction
        ("بريطانيا", "بريطانيا"),  # Britain: nor is this a preposition
        ("كركوك", "كركوك"),
        ("لبنان", "لبنان"),
    ],
)
def test_proclitics_go_and_first_letters_stay(word: str, stripped: str) -> None:
    assert strip(word) == stripped


def test_words_that_say_nothing_of_which_one_are_left_out() -> None:
    assert link_words("في مدينة تعز", "Taiz city") == {"تعز", "taiz"}
    assert link_words("قوات الأمن") == frozenset()
    assert link_words(None, "") == frozenset()


def test_spellings_of_one_word_meet() -> None:
    assert link_words("إدلب") == link_words("ادلب") == link_words("إِدلب")


def test_a_rare_word_tells_more_than_a_frequent_one() -> None:
    assert rarity("سوريا") < rarity("حرستا") <= 8.0
    assert rarity("كلمةلميكتبهااحد") == 8.0


def test_overlap_is_of_the_lighter_set_and_bounded() -> None:
    long, short = link_words("جماعة أنصار الله الحوثيين"), link_words("الحوثيين")
    assert overlap(long, short) == overlap(short, long) == 1.0
    assert overlap(short, link_words("أستراليا")) == 0.0
    assert overlap(frozenset(), short) == 0.0


def test_the_weight_of_a_set_does_not_depend_on_its_order() -> None:
    words = [f"كلمة{n}" for n in range(50)] + ["سوريا", "تعز", "قصف"]
    assert weight_of(words) == weight_of(reversed(words))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("استهدفت", "استهداف"),
        ("يستهدف", "استهدفوا"),
        ("قتلوا", "مقتل"),
        ("انسحبت", "انسحاب"),
        ("تظاهروا", "تظاهر"),
    ],
)
def test_forms_of_one_act_meet(one: str, other: str) -> None:
    assert one != other
    assert act_overlap(frozenset({one}), frozenset({other})) > 0.5


@pytest.mark.parametrize(("one", "other"), [("قصف", "قتل"), ("هجوم", "غارة"), ("اعتقال", "احتلال")])
def test_other_acts_do_not_meet(one: str, other: str) -> None:
    assert act_overlap(frozenset({one}), frozenset({other})) == 0.0


def test_a_short_word_keeps_its_letters() -> None:
    assert skeleton("غزو") == "غز"
    assert skeleton("او") == "او"
