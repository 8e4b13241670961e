"""A document and a record with every field filled, for tests of what is written."""

import datetime as dt

from sijill.model.document import Document
from sijill.model.mention import Evidence
from sijill.model.report import DocumentRecord, Fact, Report, Trigger
from sijill.model.value import Count, Participant, Source, Toll, Variant, Weapon, When, Where

TEXT = (
    "غارات على مستودع قرب الوادي\n"
    'قالت الشرطة يوم الأحد 4 مارس إن طائرات مجهولة قصفت مستودعا بثلاثة صواريخ، فقتل "12" عاملا وأصيب ما لا يقل عن 20.\n'
    "وذكرت وكالة محلية أن القتلى 14، واتهم المحافظ جماعة مسلحة وتبنت جماعة أخرى الهجوم."
)
DOCUMENT = Document(
    "doc-1", TEXT, TEXT.split("\n")[0], "وكالة الوادي", "https://news.example/1", dt.date(2018, 3, 5)
)


def words(text: str) -> Evidence:
    """The first place where the words stand."""
    start = TEXT.index(text)
    return Evidence(start, start + len(text), text)


REPORT = Report(
    id="e1",
    document="doc-1",
    type="ASSAULT",
    modes=("aerial",),
    modality="actual",
    mentions=(Trigger(words("غارات"), 0, "trigger:raid"), Trigger(words("قصفت"), 1, "trigger:shell", 0.75)),
    actors=(
        Participant(words("طائرات مجهولة"), "actor:group", None, None, None, "UAF", "no owner is named"),
    ),
    recipients=(Participant(words("عاملا"), "actor:group", "workers", "group:workers", "SYR", "CVL"),),
    places=(
        Where(
            "Al-Wadi",
            "gazetteer:one-left",
            words("الوادي"),
            "g1",
            "SYR",
            "Homs",
            "town",
            34.5,
            36.25,
            2,
            1,
            "near",
            ("g1", "g2"),
            (("level", 0.5),),
        ),
    ),
    when=When(
        dt.date(2018, 3, 4),
        dt.date(2018, 3, 4),
        "words",
        "date:day-month",
        words("الأحد 4 مارس"),
        1,
        1,
        "evening",
        "local",
    ),
    killed=Toll(words('"12" عاملا'), 12, 12, "toll:number", "workers"),
    wounded=Toll(words("ما لا يقل عن 20"), 20, None, "toll:floor"),
    killed_variants=(Variant(14, words("14"), "وكالة محلية"),),
    wounded_variants=(Variant(20, words("20")),),
    weapons=(Weapon(words("بثلاثة صواريخ"), "weapon:counted", 3),),
    count=Count(words("غارات"), 3, None, "count:plural"),
    aggregate=True,
    outcome="intercepted",
    claimed_by=Participant(words("جماعة أخرى"), "claim:verb"),
    blamed=Participant(words("جماعة مسلحة"), "blame:verb", "armed group", None, None, "REB"),
    source=Source(words("الشرطة"), "source:verb", "police", (words("وكالة محلية"),)),
    retaliation_for="e0",
    disputed=True,
    open_fields=(("hour", "no hour is given"),),
)
FACTS = (
    Fact(
        "f1",
        "doc-1",
        "force_strength",
        words("12"),
        1,
        "fact:number",
        (("actor", "جماعة مسلحة"), ("min", 12), ("max", None)),
    ),
    Fact(
        "f2", "doc-1", "alias", words("الوادي"), 0, "fact:alias", (("name", "مستودع"), ("alias", "Depot 5"))
    ),
)
RECORD = DocumentRecord("doc-1", (REPORT,), FACTS)
BARE = Report("e2", "doc-1", "PROTEST", (), "planned", (Trigger(words("اتهم"), 2, "trigger:x"),))
