"""Attribution: the examples of the lexicon, parties, chains, and what is governed."""

import pytest

from sijill.analysis import tokenize
from sijill.extraction.actors import find_actors
from sijill.extraction.attribution import find_attributions
from sijill.lexicon.attribution import AttributionEntry, load_attribution
from sijill.model.mention import AttributionMention

ENTRIES = load_attribution().entries
KIND = {"relay": "source"}


def find(text: str) -> list[AttributionMention]:
    return find_attributions(text, tokenize(text))


def parts(mention: AttributionMention) -> tuple[str, str | None, list[str]]:
    party = mention.party.evidence.text if mention.party else None
    return mention.kind, party, [link.evidence.text for link in mention.chain]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.id)
def test_examples_of_an_entry(entry: AttributionEntry):
    for example in entry.yes:
        kinds = {(m.rule.split("+")[-1], m.kind) for m in find(example)}
        assert (entry.id, KIND.get(entry.kind, entry.kind)) in kinds, example
    for example in entry.no:
        assert entry.id not in {m.rule for m in find(example)}, example


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال المتحدث باسم الشرطة إن شخصين أصيبا", ("source", "المتحدث باسم الشرطة", [])),
        ("نقلت رويترز عن مصدر أمني أن المهاجم قتل", ("source", "مصدر أمني", ["رويترز"])),
        (
            "ذكرت وكالة الأناضول نقلا عن مصادر عسكرية أن جنديا قتل",
            ("source", "مصادر عسكرية", ["وكالة الأناضول"]),
        ),
        ("قال مصدر طبي لوكالة فرانس برس إن الحصيلة ارتفعت", ("source", "مصدر طبي", ["لوكالة فرانس برس"])),
        ("قتل ثلاثة أشخاص بحسب المرصد السوري لحقوق الإنسان", ("source", "المرصد السوري لحقوق الإنسان", [])),
        ("وفقا لشهود عيان فإن الطائرة حلقت منخفضة", ("source", "لشهود عيان", [])),
        ("الجيش الإسرائيلي قال إنه دمر الموقع", ("source", "الجيش الإسرائيلي", [])),
        ("أعلنت وزارة الدفاع التركية مقتل جندي", ("source", "وزارة الدفاع التركية", [])),
        ("انسحبت القوات وفق ما ذكرته وكالة سانا", ("source", "وكالة سانا", [])),
        ("موسكو: الغارة أصابت مخزنا", ("source", "موسكو", [])),
        ("قال أمس الأحد وزير الداخلية الفرنسي إن المشتبه به فر", ("source", "وزير الداخلية الفرنسي", [])),
        ("أعلنت حركة الشباب مسؤوليتها عن التفجير", ("claim", "حركة الشباب", [])),
        ("وقع الهجوم الذي تبناه تنظيم الدولة الإسلامية", ("claim", "تنظيم الدولة الإسلامية", [])),
        ("اتهمت الحكومة اليمنية الحوثيين بقصف السوق", ("blame", "الحوثيين", ["الحكومة اليمنية"])),
        ("واشنطن تتهم طهران بتسليح الميليشيا", ("blame", "طهران", ["واشنطن"])),
        ("دمشق تتهم الجيش الإسرائيلي باستهداف مطار", ("blame", "الجيش الإسرائيلي", ["دمشق"])),
        ("حملت الوزارة إسرائيل مسؤولية القصف", ("blame", "إسرائيل", ["الوزارة"])),
        ("أدان الوزير الهجوم متهما حركة طالبان بتدبيره", ("blame", "حركة طالبان", ["الوزير"])),
        ("وجهت السلطات الاتهام إلى تنظيم القاعدة", ("blame", "تنظيم القاعدة", ["السلطات"])),
        ("أنحت لندن باللائمة على موسكو في الهجوم", ("blame", "موسكو", ["لندن"])),
        ("واتهم الوزير، في مقابلة مع القناة، الحوثيين بتجنيد أطفال", ("blame", "الحوثيين", ["الوزير"])),
        ("ظهرت اتهامات للحكومة السورية باستخدام الغاز", ("blame", "للحكومة السورية", [])),
        ("نفى الجيش السوري قصف المستشفى", ("deny", "الجيش السوري", [])),
    ],
)
def test_party_and_chain(text: str, expected: tuple[str, str, list[str]]):
    assert expected in [parts(m) for m in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "نقل المصابون إلى المستشفى",
        "تنسحب القوات وفق الاتفاق",
        "سجن الرجل بحسب القانون",
        "حمل المتظاهرون الأعلام",
        "تبنى المجلس القرار",
        "عبر اللاجئون الحدود",
        "وقف الحارس بين البابين",
        "تابع الجمهور العرض",
        "",
    ],
)
def test_no_attribution(text: str):
    assert [m for m in find(text) if m.kind in ("source", "blame")] == []


def test_what_is_said_follows_the_conjunction():
    text = "قالت الشرطة إن رجلا طعن حارسا. ولم تعرف دوافعه"
    (mention,) = find(text)
    assert text[mention.governs_start : mention.governs_end] == "إن رجلا طعن حارسا."


def test_a_closing_attribution_governs_its_sentence():
    text = "بدأ القصف فجرا. قتل مدني بحسب ناشطين.\nوعاد الهدوء"
    (mention,) = find(text)
    assert text[mention.governs_start : mention.governs_end] == "قتل مدني بحسب ناشطين."


def test_pronoun_subject_leaves_the_party_open():
    (mention,) = find("وأضاف أن القوات انسحبت")
    assert mention.party is None


def test_given_mentions_are_used():
    text = "الجيش المصري قال إن الطريق آمن"
    tokens = tokenize(text)
    mentions = find_actors(text, tokens)
    (found,) = find_attributions(text, tokens, mentions)
    assert found.party is mentions[0]
