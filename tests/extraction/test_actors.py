"""Finding actors: the examples of the lexicons, phrase limits, and invariants. The table of sentences is read in tests/resolution/test_actors.py."""

import itertools

import pytest

from sijill.analysis import tokenize
from sijill.extraction.actors import describe, find_actors, noun_phrase
from sijill.lexicon.actor_groups import Group, load_groups


def phrase(text: str, word: int = 0) -> str:
    tokens = tokenize(text)
    first, last = noun_phrase(tokens, word)
    return text[tokens[first].start : tokens[last - 1].end] if last > first else ""


def whole(text: str):
    tokens = tokenize(text)
    return describe(text, tokens, 0, len(tokens))


@pytest.mark.parametrize("group", load_groups().values(), ids=lambda g: g.id)
def test_examples_of_a_group_have_it_as_head(group: Group):
    assert group.yes
    for example in group.yes:
        mention = whole(example)
        heads = {mention.group} | ({group.id} if mention.rule.startswith(group.id) else set())
        if group.kind == "rank":
            assert mention.person, example
        else:
            assert group.id in heads or mention.candidates, f"{example}: {mention}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أفراد قوات الأمن العراقية قرب الجسر", "أفراد قوات الأمن العراقية"),
        ("ثلاثة فلسطينيين بينهم طفل", "ثلاثة فلسطينيين"),
        ("مسلحون مجهولون يستقلون دراجة", "مسلحون مجهولون"),
        ("الجنود الذين وصلوا أمس", "الجنود"),
        ("رئيس الوزراء الباكستاني نواز شريف في خطاب", "رئيس الوزراء الباكستاني نواز شريف"),
        ("ما لا يقل عن 40 شخصا في القصف", "ما لا يقل عن 40 شخصا"),
        ("عددا من المدنيين بجروح", "عددا من المدنيين"),
        ("الجيش المدنيين بالقصف", "الجيش"),
        ("الحكومة اليمنية الحوثيين بالقصف", "الحكومة اليمنية"),
        ("التحالف بقيادة السعودية غارات", "التحالف بقيادة السعودية"),
        ('حركة "سواعد البلاد" في بيان', 'حركة "سواعد البلاد"'),
        ("عشرات الجنود والضباط في المعركة", "عشرات الجنود"),
        ("قوات موالية للحكومة السورية هجوما", "قوات موالية للحكومة السورية"),
        ("عناصر من الشرطة الاتحادية على الحاجز", "عناصر من الشرطة الاتحادية"),
        ("سفينة محملة بالوقود", "سفينة محملة"),
        ("قتل الجنود", ""),
        ("في المدينة", ""),
        ("أن القوات تقدمت", ""),
    ],
)
def test_noun_phrase_ends_where_the_participant_ends(text: str, expected: str):
    assert phrase(text) == expected


def test_coordinated_participants_are_mentions_of_their_own():
    text = "اشتبكت حركة حماس والجهاد الإسلامي والجيش الإسرائيلي"
    found = [m.candidates for m in find_actors(text, tokenize(text))]
    assert found == [("hamas",), ("islamic-jihad",), ("israeli-army",)]


def test_conjunction_is_no_part_of_the_evidence():
    text = "وقال وزير الداخلية الفرنسي والشرطة الفرنسية"
    assert [m.evidence.text for m in find_actors(text, tokenize(text))] == [
        "وزير الداخلية الفرنسي",
        "الشرطة الفرنسية",
    ]


@pytest.mark.parametrize(
    "text",
    ["", "،", "و", '"', "قوات #", "ثلاثة من", "عناصر من", "الرئيس،", "أحمد_", "حركة «", "3", "مقاتلي"],
)
def test_fragments_are_read_without_an_error(text: str):
    for mention in find_actors(text, tokenize(text)):
        assert text[mention.evidence.start : mention.evidence.end] == mention.evidence.text


def test_mentions_are_in_order_and_do_not_overlap():
    text = (
        "أعلن المتحدث باسم الجيش اليمني العقيد سالم الكندي مقتل عشرات الحوثيين وإصابة ثلاثة جنود سعوديين\n"
        "وقالت الأمم المتحدة إن مدنيين قتلوا، فيما نفت جماعة الحوثي ذلك. ورد الكندي على الجماعة"
    )
    mentions = find_actors(text, tokenize(text))
    assert len(mentions) >= 8
    for before, after in itertools.pairwise(mentions):
        assert before.evidence.end <= after.evidence.start
    for mention in mentions:
        assert text[mention.evidence.start : mention.evidence.end] == mention.evidence.text
        assert mention.evidence.covers(mention.head) or mention.head.overlaps(mention.evidence)


def test_words_stay_as_written():
    text = "دمرت الغارة أوكار ميليشيا الحوثي الإرهابية"
    (mention,) = find_actors(text, tokenize(text))
    assert mention.evidence.text == "أوكار ميليشيا الحوثي الإرهابية"
    assert mention.candidates == ("houthis",)
