"""Arguments: each clause rule by itself, as (role, rule, words) of every participant that a trigger takes."""

import pytest

from tests.extraction.reading import arguments_of

ACTOR, RECIPIENT = "actor", "recipient"
CASES = {
    "verb, subject, object": (
        "قصف الجيش السوري مواقع المعارضة في البلدة", "قصف",
        {(ACTOR, "subject", "الجيش السوري"), (RECIPIENT, "object", "مواقع المعارضة")},
    ),
    "a counted object": (
        "قتل الجيش العراقي ثلاثة مسلحين", "قتل",
        {(ACTOR, "subject", "الجيش العراقي"), (RECIPIENT, "object", "ثلاثة مسلحين")},
    ),
    "subject before a plural verb": (
        "مسلحون هاجموا قافلة للجيش العراقي", "هاجموا",
        {(ACTOR, "subject-before-verb", "مسلحون"), (RECIPIENT, "object", "قافلة للجيش العراقي")},
    ),
    "subject right before a present verb": (
        "الجيش العراقي يهاجم مواقع التنظيم", "يهاجم",
        {(ACTOR, "subject-before-verb", "الجيش العراقي"), (RECIPIENT, "object", "مواقع التنظيم")},
    ),
    "who is said to be responsible, and who says it": (
        "قالت الشرطة إن المسلحين مسؤولون عن التفجير", "مسؤولون",
        {(ACTOR, "issuer", "الشرطة"), (RECIPIENT, "held-responsible", "المسلحين")},
    ),
    "who is said to stand behind it": (
        "أكد الجيش العراقي أن المتمردين يقفون وراء الهجوم", "يقفون",
        {(ACTOR, "issuer", "الجيش العراقي"), (RECIPIENT, "held-responsible", "المتمردين")},
    ),
    "passive of its own spelling": (
        "هوجمت الشرطة في البلدة", "هوجمت", {(RECIPIENT, "passive-subject", "الشرطة")},
    ),
    "passive by its damma": (
        "قُتل الجيش المهاجم", "قُتل", {(RECIPIENT, "passive-subject", "الجيش")},
    ),
    "passive by its counted subject": (
        "قتل ثلاثة جنود في البلدة", "قتل", {(RECIPIENT, "passive-subject", "ثلاثة جنود")},
    ),
    "passive by its unarmed subject": (
        "قتل مدنيون في القرية", "قتل", {(RECIPIENT, "passive-subject", "مدنيون")},
    ),
    "a named armed group is no sufferer of a hidden passive": (
        "قصف الحوثيون البلدة", "قصف", {(ACTOR, "subject", "الحوثيون")},
    ),
    "at the hands of": (
        "اغتيل ضابط على يد مسلحين مجهولين", "اغتيل",
        {(ACTOR, "agent-phrase", "مسلحين مجهولين"), (RECIPIENT, "passive-subject", "ضابط")},
    ),
    "by (من قبل)": (
        "اعتقل الناشط من قبل قوات الأمن", "اعتقل",
        {(ACTOR, "agent-phrase", "قوات الأمن"), (RECIPIENT, "passive-subject", "الناشط")},
    ),
    "by the bullets of": (
        "قتل شاب برصاص الجنود الإسرائيليين", "قتل",
        {(ACTOR, "agent-phrase", "الجنود الإسرائيليين"), (RECIPIENT, "passive-subject", "شاب")},
    ),
    "light verb شن": (
        "شن الجيش السوري هجوما على المعارضة", "هجوما",
        {(ACTOR, "light-verb", "الجيش السوري"), (RECIPIENT, "after-علي", "المعارضة")},
    ),
    "light verb نفذ": (
        "نفذ مسلحون هجوما على الشرطة", "هجوما",
        {(ACTOR, "light-verb", "مسلحون"), (RECIPIENT, "after-علي", "الشرطة")},
    ),
    "light verb in a relative clause": (
        "الهجوم الذي شنته القوات العراقية على التنظيم", "الهجوم",
        {(ACTOR, "light-verb-after", "القوات العراقية"), (RECIPIENT, "after-علي", "التنظيم")},
    ),
    "came under attack": (
        "تعرضت القوات الأمريكية لهجوم صاروخي", "لهجوم", {(RECIPIENT, "light-verb", "القوات الأمريكية")},
    ),
    "subject before came under attack": (
        "القوات الأمريكية تعرضت لهجوم", "لهجوم", {(RECIPIENT, "light-verb", "القوات الأمريكية")},
    ),
    "genitive of who attacks": (
        "هجوم الحوثيين على الجنود", "هجوم",
        {(ACTOR, "genitive", "الحوثيين"), (RECIPIENT, "after-علي", "الجنود")},
    ),
    "genitive of who suffers": (
        "مقتل جندي عراقي", "مقتل", {(RECIPIENT, "genitive", "جندي عراقي")},
    ),
    "genitive of who kills, with ل of the killed": (
        "اغتيال الحكومة للقائد", "اغتيال",
        {(ACTOR, "genitive", "الحكومة"), (RECIPIENT, "after-ل", "للقائد")},
    ),
    "no genitive after an article": (
        "الهجوم الجيش", "الهجوم", set(),
    ),
    "doer after ل": (
        "سقط قتلى في هجوم للحوثيين", "هجوم", {(ACTOR, "after-ل", "للحوثيين")},
    ),
    "nationality adjective": (
        "غارات أمريكية على مواقع المسلحين", "غارات",
        {(ACTOR, "nationality-adjective", "أمريكية"), (RECIPIENT, "after-علي", "مواقع المسلحين")},
    ),
    "nationality after another adjective": (
        "الهجوم الصاروخي الإيراني على القوات الأمريكية", "الهجوم",
        {(ACTOR, "nationality-adjective", "الإيراني"), (RECIPIENT, "after-علي", "القوات الأمريكية")},
    ),
    "both sides of a fight": (
        "اشتباكات بين الجيش السوري ومسلحي المعارضة", "اشتباكات",
        {(ACTOR, "after-بين", "الجيش السوري"), (ACTOR, "after-بين", "مسلحي المعارضة")},
    ),
    "coordination": (
        "هاجم الجيش والشرطة المسلحين", "هاجم",
        {(ACTOR, "subject", "الجيش"), (ACTOR, "subject+and", "الشرطة"), (RECIPIENT, "object", "المسلحين")},
    ),
    "along with": (
        "قتل القائد العسكري في الغارة إلى جانب ضابط", "قتل",
        {(RECIPIENT, "passive-subject", "القائد العسكري"), (RECIPIENT, "along-with", "ضابط")},
    ),
    "issuer of a statement": (
        "أصدرت الحكومة العراقية بيانا يدين إسرائيل", "يدين",
        {(ACTOR, "issuer", "الحكومة العراقية"), (RECIPIENT, "object-of-statement", "إسرائيل")},
    ),
    "held responsible": (
        "حُمّلت إسرائيل المسؤولية عن الهجوم", "حُمّلت", {(RECIPIENT, "held-responsible", "إسرائيل")},
    ),
    "whom a vote concerns": (
        "صوت البرلمان العراقي لطرد القوات الأمريكية", "صوت",
        {(ACTOR, "subject", "البرلمان العراقي"), (RECIPIENT, "voted-on", "القوات الأمريكية")},
    ),
    "taken from": (
        "استعادت القوات العراقية البلدة من تنظيم داعش", "استعادت",
        {(ACTOR, "subject", "القوات العراقية"), (RECIPIENT, "after-من", "تنظيم داعش")},
    ),
    "set free": (
        "أفرجت السلطات المصرية عن معتقلين", "أفرجت",
        {(ACTOR, "subject", "السلطات المصرية"), (RECIPIENT, "after-عن", "معتقلين")},
    ),
    "against": (
        "تظاهر طلاب ضد الحكومة", "تظاهر",
        {(ACTOR, "subject", "طلاب"), (RECIPIENT, "after-ضد", "الحكومة")},
    ),
    "no subject across a comma": (
        "وصل الجيش السوري إلى الوادي أمس، قصف البلدة", "قصف", set(),
    ),
    "no subject before a verb joined by و": (
        "وصل الجيش السوري وهاجم البلدة", "وهاجم", set(),
    ),
    "nothing beyond a full stop": (
        "وقع هجوم. وصل الجيش السوري", "هجوم", set(),
    ),
    "nothing beyond a clause opener": (
        "وقع هجوم فيما انتشر الجيش السوري", "هجوم", set(),
    ),
    "nothing beyond the next trigger": (
        "قصف الطيران البلدة ثم اعتقلت الشرطة ناشطين", "اعتقلت",
        {(ACTOR, "subject", "الشرطة"), (RECIPIENT, "object", "ناشطين")},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "expected"), CASES.values(), ids=CASES)
def test_arguments(text: str, trigger: str, expected: set[tuple[str, str, str]]) -> None:
    assert {(a.role, a.rule, words) for a, words in arguments_of(text, trigger)} == expected


def test_each_phrase_is_taken_once() -> None:
    found = arguments_of("شن الجيش السوري هجوما على المعارضة", "هجوما")
    assert len({(a.placed.first, a.placed.last) for a, _ in found}) == len(found)
