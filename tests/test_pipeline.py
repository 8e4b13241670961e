"""Whole documents of our own: what the default pipeline makes of them, field by field."""

import datetime as dt

import pytest

from sijill.model.report import Report
from tests.extraction.reading import read


def texts(values: tuple[object, ...]) -> list[str]:
    return [value.evidence.text for value in values]  # type: ignore[attr-defined]


def day(report: Report) -> tuple[dt.date, dt.date] | None:
    return (report.when.first, report.when.last) if report.when else None


def march(number: int) -> tuple[dt.date, dt.date]:
    return (dt.date(2018, 3, number), dt.date(2018, 3, number))


def test_rocket_attack_told_in_four_lines_is_one_report() -> None:
    record = read(
        "مقتل ثلاثة جنود عراقيين في هجوم صاروخي على قاعدة التاجي",
        "قتل ثلاثة جنود عراقيين وأصيب سبعة آخرون في هجوم صاروخي استهدف قاعدة التاجي شمالي بغداد أمس الأربعاء.",
        "وقال مصدر أمني إن مسلحين مجهولين أطلقوا 12 صاروخ كاتيوشا على القاعدة.",
        "ولم تعلن أي جهة مسؤوليتها عن الهجوم.",
    )
    (report,) = record.reports
    assert (report.type, report.modality) == ("ASSAULT", "actual")
    assert "heavy-weapons" in report.modes
    assert {mention.line for mention in report.mentions} >= {0, 1, 2}
    assert texts(report.actors) == ["مسلحين مجهولين"]
    assert [(p.country, p.role) for p in report.recipients] == [("IRQ", "MIL")]
    assert report.places[0].country == "IRQ"
    assert day(report) == march(14)
    assert report.killed is not None
    assert (report.killed.min, report.killed.max) == (3, 3)
    assert report.wounded is not None
    assert (report.wounded.min, report.wounded.max) == (7, 7)
    assert [(weapon.evidence.text, weapon.n) for weapon in report.weapons] == [("12 صاروخ كاتيوشا", 12)]
    assert report.claimed_by is None


def test_raids_and_the_attack_that_they_answer() -> None:
    record = read(
        "غارات أمريكية على مواقع كتائب حزب الله في القائم",
        "شنت الطائرات الأمريكية يوم الأحد غارات جوية على مواقع كتائب حزب الله في القائم غربي العراق.",
        "وأسفرت الغارات عن مقتل 25 مقاتلا على الأقل، وفق مصدر أمني.",
        "وجاءت الغارات ردا على هجوم صاروخي على قاعدة في كركوك يوم الجمعة.",
    )
    raids, attack = record.reports
    assert raids.retaliation_for == attack.id
    assert attack.retaliation_for is None
    assert "aerial" in raids.modes
    assert {actor.country for actor in raids.actors} == {"USA"}
    assert raids.killed is not None
    assert (raids.killed.min, raids.killed.max) == (25, None)
    assert raids.count is None  # a bare plural
    assert raids.source is not None
    assert raids.source.evidence.text == "مصدر أمني"
    assert (day(raids), day(attack)) == (march(11), march(9))
    assert [place.country for place in attack.places] == ["IRQ"]


def test_planned_withdrawal_beside_what_happened() -> None:
    record = read(
        "القوات الفرنسية تعتزم الانسحاب من شمال مالي",
        "أعلنت وزارة الدفاع الفرنسية أن القوات الفرنسية ستنسحب من مدينة كيدال الشهر المقبل.",
        "وقتل جنديان فرنسيان في انفجار لغم قرب كيدال الأسبوع الماضي.",
    )
    withdrawal, blast = record.reports
    assert (withdrawal.type, withdrawal.modality) == ("RETREAT", "planned")
    assert day(withdrawal) == (dt.date(2018, 4, 1), dt.date(2018, 4, 30))
    assert (blast.type, blast.modality) == ("ASSAULT", "actual")
    assert blast.killed is not None
    assert (blast.killed.min, blast.killed.max) == (2, 2)
    assert day(blast) == (dt.date(2018, 3, 5), dt.date(2018, 3, 11))
    assert ("actors", "the document does not say who did it") in blast.open_fields


def test_failed_attack_and_inherited_place() -> None:
    record = read(
        "إحباط هجوم انتحاري في بغداد",
        "أحبطت قوات الأمن العراقية هجوما انتحاريا على سوق في بغداد يوم الثلاثاء.",
        "واعتقلت الشرطة مسلحين اثنين.",
    )
    attack, arrest = record.reports
    assert (attack.type, attack.modality) == ("ASSAULT", "failed")
    assert (arrest.type, arrest.modes, arrest.modality) == ("COERCE", ("arrest",), "actual")
    assert texts(arrest.actors) == ["الشرطة"]
    assert [(place.name, place.rule) for place in arrest.places] == [("Baghdad", "name; inherited")]


def test_denied_shelling() -> None:
    (report,) = read(
        "موسكو تنفي قصف مستشفى في إدلب", "نفت وزارة الدفاع الروسية قصف مستشفى في إدلب يوم الاثنين."
    ).reports
    assert (report.type, report.modality) == ("ASSAULT", "denied")
    assert [place.country for place in report.places] == ["SYR"]


def test_hypothetical_attack() -> None:
    reports = read(
        "تحذير من هجوم على إدلب", "قد يهاجم الجيش السوري مواقع المعارضة في إدلب خلال الأيام المقبلة."
    ).reports
    assert {report.modality for report in reports if report.type == "ASSAULT"} == {"hypothetical"}


def test_claimed_bombing() -> None:
    (report,) = read(
        "تنظيم الدولة يتبنى تفجير سوق في بغداد",
        "قتل عشرة مدنيين في تفجير انتحاري استهدف سوقا في بغداد يوم الاثنين.",
        "وتبنى تنظيم الدولة الإسلامية التفجير.",
    ).reports
    assert report.claimed_by is not None
    assert report.claimed_by.role == "REB"
    assert texts(report.actors) == ["تنظيم الدولة الإسلامية"]
    assert report.killed is not None
    assert (report.killed.min, report.killed.who) == (10, "civilians")


def test_blamed_shelling() -> None:
    shelling, accusation = read(
        "قصف على حي في تعز",
        "قتل خمسة مدنيين في قصف مدفعي على حي في تعز يوم السبت.",
        "واتهمت الحكومة اليمنية الحوثيين بقصف الحي.",
    ).reports
    assert (shelling.type, accusation.type) == ("ASSAULT", "ACCUSE")
    assert shelling.actors == ()
    assert shelling.blamed is not None
    assert (shelling.blamed.evidence.text, shelling.blamed.country) == ("الحوثيين", "YEM")
    assert ("actors", "only accused") in shelling.open_fields
    assert accusation.modes == ("allege",)


def test_aggregate_beside_a_single_attack() -> None:
    reports = read(
        "هجمات على القوات الأمريكية في العراق",
        "تعرضت القوات الأمريكية في العراق لأكثر من 25 هجوما صاروخيا منذ يناير 2018.",
        "وقتل جندي أمريكي في هجوم على قاعدة التاجي يوم الأحد.",
    ).reports
    aggregate = next(report for report in reports if report.aggregate)
    assert aggregate.count is not None
    assert (aggregate.count.min, aggregate.count.max) == (25, None)
    assert day(aggregate) == (dt.date(2018, 1, 1), dt.date(2018, 3, 15))
    single = next(report for report in reports if report.killed)
    assert not single.aggregate
    assert day(single) == march(11)


def test_territory() -> None:
    seized = read(
        "الجيش السوري يستعيد بلدة في الغوطة الشرقية",
        "سيطر الجيش السوري اليوم الخميس على بلدة حمورية في الغوطة الشرقية بعد معارك مع فصائل المعارضة.",
        "وقال المرصد السوري لحقوق الإنسان إن القصف أدى إلى مقتل 26 مدنيا.",
    ).reports
    assert (seized[0].type, seized[0].modes) == ("COERCE", ("seize",))
    assert [actor.country for actor in seized[0].actors] == ["SYR"]
    assert day(seized[0]) == march(15)
    shelling = next(report for report in seized if report.killed)
    assert shelling.source is not None
    assert shelling.source.evidence.text == "المرصد السوري لحقوق الإنسان"


def test_no_publication_day_no_guessed_date() -> None:
    (report,) = read("قتل ثلاثة جنود في هجوم على حاجز للجيش في بغداد أمس", published=None).reports
    assert report.when is None
    assert "date" in dict(report.open_fields)


NOTHING = {
    "sport": (
        "هجوم كاسح يمنح الفريق الفوز",
        "شن الفريق هجوما على مرمى منافسه في المباراة وسجل اللاعب هدفا ثانيا.",
        "وقال المدرب إن لاعبيه قصفوا مرمى الخصم في الشوط الأول من البطولة.",
    ),
    "press": ("هجوم إعلامي على المدرب", "تعرض مدرب المنتخب لهجوم إعلامي بعد خسارة المباراة في كأس العالم."),
    "weather": ("عاصفة تضرب الساحل", "ضربت عاصفة الساحل وتسببت أمطار وسيول في مقتل ثلاثة أشخاص."),
    "economy": ("حرب أسعار في أسواق النفط", "هاجم محللون سياسة البنك بعد تراجع سعر البرميل إلى 40 دولارا."),
    "accident": (
        "حادث سير على طريق العاصمة",
        "قتل خمسة أشخاص وأصيب عشرة في حادث سير على طريق العاصمة.",
        "وقال مصدر طبي إن المصابين نقلوا إلى المستشفى.",
    ),
    "empty": ("",),
}  # fmt: skip


@pytest.mark.parametrize("lines", NOTHING.values(), ids=NOTHING)
def test_nothing(lines: tuple[str, ...]) -> None:
    assert read(*lines).reports == ()
