"""Documents and reports for the ledger's tests, in sentences of our own."""

import datetime as dt
from typing import Any

from sijill.model.document import Document
from sijill.model.ledger import Run
from sijill.model.mention import Evidence
from sijill.model.report import DocumentRecord, Fact, Report, Trigger
from sijill.model.value import Participant, Source, Toll, Variant, When, Where

RUN = Run("0.1.0", "lexicon", "a" * 64)
NEWER = Run("0.2.0", "lexicon", "b" * 64)
OTHER_WORDS = Run("0.1.0", "lexicon", "c" * 64)

# "12 killed in shelling of a market in Taiz / A medical source said on Tuesday that 12 people were killed and 30 wounded …"
TAIZ = (
    "مقتل 12 في قصف سوق بتعز\n"
    "قال مصدر طبي الثلاثاء إن 12 شخصا قتلوا وأصيب 30 في قصف استهدف سوقا في مدينة تعز. "
    "واتهم السكان جماعة الحوثي بالقصف. وكانت حصيلة سابقة تحدثت عن 9 قتلى."
)
# "Demonstration in Basra over water / Hundreds demonstrated on Friday in the city of Basra …"
BASRA = "مظاهرة في البصرة بسبب المياه\nتظاهر المئات الجمعة في مدينة البصرة احتجاجا على تلوث المياه وانقطاع الكهرباء."
TUESDAY = dt.date(2018, 5, 15)


def evidence(text: str, words: str, nth: int = 0) -> Evidence:
    """The nth place of the words in the text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Evidence(start, start + len(words), words)


def document(
    name: str = "n1",
    text: str = TAIZ,
    source: str | None = "وكالة أ",
    published: dt.date | None = TUESDAY,
    **more: Any,
) -> Document:
    return Document(name, text, text.split("\n")[0], source, more.pop("url", None), published, **more)


def trigger(text: str, words: str, nth: int = 0) -> Trigger:
    found = evidence(text, words, nth)
    return Trigger(found, text.count("\n", 0, found.start), "test:trigger")


def when(
    first: dt.date, last: dt.date | None = None, text: str | None = None, words: str = "", **more: Any
) -> When:
    found = evidence(text, words) if text and words else None
    return When(first, last or first, more.pop("basis", "words"), "test:when", found, **more)


def where(
    text: str,
    words: str,
    name: str,
    lat: float | None = 13.58,
    lon: float | None = 44.02,
    country: str | None = "YEM",
    **more: Any,
) -> Where:
    more.setdefault("gazetteer_id", f"g-{name.lower()}" if lat is not None else None)
    more.setdefault("ucdp_precision", 1)
    return Where(
        name,
        "test:where",
        evidence(text, words),
        country=country,
        lat=lat,
        lon=lon,
        acled_precision=1,
        **more,
    )


def party(text: str, words: str, name: str | None = None, **more: Any) -> Participant:
    return Participant(evidence(text, words), "test:party", name, **more)


def toll(text: str, words: str, low: int | None, high: int | None = -1) -> Toll:
    return Toll(evidence(text, words), low, low if high == -1 else high, "test:toll")


def shelling(text: str = TAIZ, name: str = "n1", id_: str = "e1", **more: Any) -> Report:
    """The shelling of a market in Taiz that `TAIZ` reports."""
    fields: dict[str, Any] = {
        "modes": ("heavy-weapons",),
        "mentions": (trigger(text, "قصف"), trigger(text, "قصف", 1)),
        "places": (where(text, "تعز", "Taiz"),),
        "when": when(TUESDAY, text=text, words="الثلاثاء"),
        "killed": toll(text, "12", 12),
        "wounded": toll(text, "30", 30),
        "killed_variants": (Variant(9, evidence(text, "9 قتلى"), "حصيلة سابقة"),),
        "blamed": party(
            text, "جماعة الحوثي", "Houthi movement", actor_id="houthis", country="YEM", role="REB"
        ),
        "recipients": (party(text, "12 شخصا", None, country="YEM", role="CVL"),),
        "source": Source(evidence(text, "مصدر طبي"), "test:source"),
    }
    return Report(id_, name, "ASSAULT", modality="actual", **{**fields, **more})


def accusation(text: str = TAIZ, name: str = "n1", id_: str = "e2", **more: Any) -> Report:
    """The residents' accusation in `TAIZ`, which answers the shelling."""
    fields: dict[str, Any] = {
        "modes": ("allege",),
        "mentions": (trigger(text, "اتهم"),),
        "actors": (party(text, "السكان", None, country="YEM", role="CVL"),),
        "retaliation_for": "e1",
    }
    return Report(id_, name, "ACCUSE", modality="actual", **{**fields, **more})


def protest(text: str = BASRA, name: str = "n2", id_: str = "e1", **more: Any) -> Report:
    """The demonstration in Basra that `BASRA` reports."""
    friday = dt.date(2018, 7, 13)
    fields: dict[str, Any] = {
        "modes": ("demo",),
        "mentions": (trigger(text, "مظاهرة"), trigger(text, "تظاهر")),
        "places": (where(text, "البصرة", "Basra", 30.51, 47.78, "IRQ"),),
        "when": when(friday, text=text, words="الجمعة"),
        "actors": (party(text, "المئات", None, country="IRQ", role="PRO"),),
    }
    return Report(id_, name, "PROTEST", modality="actual", **{**fields, **more})


def taiz_pair(name: str = "n1", **of_document: Any) -> tuple[Document, DocumentRecord]:
    """`TAIZ` with its two reports and a fact."""
    read = document(name, **of_document)
    text = read.text
    fact = Fact(
        "f1",
        name,
        "statement",
        evidence(text, "مصدر طبي"),
        1,
        "test:fact",
        (("by", "medical source"), ("n", 12)),
    )
    return read, DocumentRecord(name, (shelling(text, name), accusation(text, name)), (fact,))


def basra_pair(name: str = "n2", **of_document: Any) -> tuple[Document, DocumentRecord]:
    """`BASRA` with its report."""
    of_document.setdefault("published", dt.date(2018, 7, 14))
    read = document(name, BASRA, **of_document)
    return read, DocumentRecord(name, (protest(read.text, name),))
