"""Written forms against tables from the reference grammars: sound, hollow, defective, doubled and hamzated verbs, forms I to X; nouns."""

import pytest

from sijill.lexicon.forms import manner_forms, noun_forms, participle_forms, passive_stems, verb_forms


def written(past: str, present: str, voice: str | None = None) -> set[str]:
    return {f.word for f in verb_forms(past, present) if voice is None or f.voice in (voice, "either")}


@pytest.mark.parametrize(
    ("past", "present", "passive_past", "passive_present"),
    [
        ("قتل", "يقتل", "قتل", "يقتل"),  # I sound: the letters hide the voice
        ("شن", "يشن", "شن", "يشن"),  # I doubled
        ("زار", "يزور", "زير", "يزار"),  # I hollow, w
        ("باع", "يبيع", "بيع", "يباع"),  # I hollow, y
        ("دعا", "يدعو", "دعي", "يدعى"),  # I defective, w
        ("لقي", "يلقى", "لقي", "يلقى"),  # I defective, -iya
        ("أسر", "يأسر", "أسر", "يأسر"),  # I, hamza first
        ("دمر", "يدمر", "دمر", "يدمر"),  # II
        ("صفى", "يصفي", "صفي", "يصفى"),  # II defective
        ("هاجم", "يهاجم", "هوجم", "يهاجم"),  # III
        ("نادى", "ينادي", "نودي", "ينادى"),  # III defective
        ("أطلق", "يطلق", "أطلق", "يطلق"),  # IV
        ("أصاب", "يصيب", "أصيب", "يصاب"),  # IV hollow
        ("ألقى", "يلقي", "ألقي", "يلقى"),  # IV defective
        ("تبنى", "يتبنى", "تبني", "يتبنى"),  # V defective
        ("تبادل", "يتبادل", "تبودل", "يتبادل"),  # VI
        ("انسحب", "ينسحب", "انسحب", "ينسحب"),  # VII
        ("اغتال", "يغتال", "اغتيل", "يغتال"),  # VIII hollow
        ("اعتدى", "يعتدي", "اعتدي", "يعتدى"),  # VIII defective
        ("استهدف", "يستهدف", "استهدف", "يستهدف"),  # X
        ("استعاد", "يستعيد", "استعيد", "يستعاد"),  # X hollow
        ("استولى", "يستولي", "استولي", "يستولى"),  # X defective
        ("استأنف", "يستأنف", "استؤنف", "يستأنف"),  # X hamzated
        ("أيد", "يؤيد", "أيد", "يؤيد"),  # II: y is a consonant here
    ],
)
def test_passive(past: str, present: str, passive_past: str, passive_present: str) -> None:
    assert passive_stems(past, present) == (passive_past, passive_present)


@pytest.mark.parametrize(
    ("past", "present", "expected"),
    [
        ("هاجم", "يهاجم", "هاجم هاجمت هاجموا هاجما هاجمتا هاجمن هاجمنا يهاجم تهاجم نهاجم يهاجمون يهاجموا يهاجمان تهاجمان يهاجما يهاجمن هوجم هوجمت هوجموا"),
        ("زار", "يزور", "زار زارت زاروا زارا زارتا زرنا يزور تزور نزور يزورون يزوران يزوروا"),
        ("استعاد", "يستعيد", "استعادت استعادوا استعدنا استعدن يستعيدون تستعيدان استعيدت يستعاد تستعاد"),
        ("ألقى", "يلقي", "ألقى ألقت ألقوا ألقيا ألقتا ألقينا يلقي يلقون يلقوا يلقيان يلق تلق ألقيت يلقى"),
        ("دعا", "يدعو", "دعا دعت دعوا دعتا دعونا يدعو تدعو يدعون يدعوا يدعوان يدع دعيت يدعى"),
        ("لقي", "يلقى", "لقي لقيت لقوا لقيا لقينا يلقى يلقون يلقوا يلقيان يلق"),
        ("شن", "يشن", "شن شنت شنوا شنا شنتا شننا يشن تشن يشنون يشنوا يشنان"),
        ("أيد", "يؤيد", "أيد أيدت أيدوا أيدنا يؤيد تؤيد يؤيدون"),
        ("استولى", "يستولي", "استولى استولت استولوا استوليا استولينا يستولون يستول"),
        ("وصل", "يصل", "وصل وصلت وصلوا وصلنا يصل تصل يصلون"),
    ],
)  # fmt: skip
def test_verb_has(past: str, present: str, expected: str) -> None:
    assert set(expected.split()) <= written(past, present)


@pytest.mark.parametrize(
    ("past", "present", "wrong"),
    [
        ("زار", "يزور", "زارنا زارن يزر"),  # "يزر", the jussive, is left out: it is too short to tell
        ("استعاد", "يستعيد", "يستعد استعادن"),  # "يستعد" is "gets ready"
        ("لقي", "يلقى", "لقت"),
        ("دعا", "يدعو", "دعيا يدعيان دعين"),
        ("ألقى", "يلقي", "ألقىت ألقىوا"),
        ("لام", "يلوم", "لمن"),
    ],
)
def test_verb_has_not(past: str, present: str, wrong: str) -> None:
    assert not set(wrong.split()) & written(past, present, "active")


def test_voice_follows_the_letters() -> None:
    assert {f.voice for f in verb_forms("قتل", "يقتل")} == {"either"}
    voices = {f.word: f.voice for f in verb_forms("أصاب", "يصيب")}
    assert voices["أصاب"] == "active"
    assert voices["أصيبت"] == "passive"
    assert voices["يصاب"] == "passive"


@pytest.mark.parametrize(
    ("noun", "plurals", "expected"),
    [
        ("غارة", (), "غارة غارتان غارتين غارتا غارتي غارات"),
        ("هجوم", ("هجمات",), "هجوم هجوما هجومان هجومين هجمات"),
        ("اعتداء", ("اعتداءات",), "اعتداء اعتداءان اعتداءين اعتداءا اعتداءي اعتداءات"),
        ("معركة", ("معارك",), "معركة معركتين معركتي معارك معاركا"),
        ("متظاهر", ("متظاهرون",), "متظاهر متظاهرا متظاهرين متظاهرون متظاهرو"),
    ],
)
def test_noun(noun: str, plurals: tuple[str, ...], expected: str) -> None:
    forms = {form.word for form in noun_forms(noun, plurals)}
    assert set(expected.split()) <= forms


def test_noun_leaves_adjectives_out() -> None:
    assert "هجومي" not in {form.word for form in noun_forms("هجوم", ("هجمات",))}


def test_number_and_gender() -> None:
    forms = {form.word: form for form in noun_forms("ضربة")}
    assert (forms["ضربة"].number, forms["ضربة"].gender) == ("singular", "f")
    assert forms["ضربتا"].number == "dual"
    assert forms["ضربات"].number == "plural"


def test_participle() -> None:
    forms = {form.word for form in participle_forms("محاصر")}
    assert {"محاصر", "محاصرة", "محاصرا", "محاصرون", "محاصرين", "محاصرات", "محاصرتان"} <= forms


@pytest.mark.parametrize(
    ("participle", "expected"),
    [("محذر", "محذرا محذرة محذرين محذرات"), ("داعي", "داعيا داعية داعين داعيات")],
)
def test_manner(participle: str, expected: str) -> None:
    assert {form.word for form in manner_forms(participle)} == set(expected.split())
