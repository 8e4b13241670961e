"""For any text: reading never raises, every span is its slice, every value has words or a rule, and reading again gives the same."""

import dataclasses
import datetime as dt
import functools
import json
from collections.abc import Iterator
from typing import Any

import jsonschema
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sijill.export.annotation import annotation
from sijill.export.table import write_table
from sijill.model.document import Document
from sijill.model.mention import Evidence
from sijill.model.report import DocumentRecord
from sijill.model.serial import from_plain, to_plain
from sijill.pipeline import Pipeline
from sijill.settings import Settings
from tests.conftest import ROOT

SCHEMA = json.loads((ROOT / "docs/reference/record.schema.json").read_text("utf-8"))
# Words that the engine acts on, so that chance puts them in every order: triggers, numbers, days, places, actors, verbs of saying.
LINES = (
    "قتل أصيب هجوم هجومان غارة غارات قصف قصفت اعتقل اعتقلت انسحبت سيطرت أعلن أعلنت قال اتهم اتهمت حمّل تبنى تظاهر نفى ستنشر قد لم لن",
    "ثلاثة خمسة عشر عشرون مئة مئات عشرات الآلاف 12 ١٢ 3.5 25% جنود جنديين مدنيين أطفال شخصا آخرون قتلى جرحى صواريخ طائرة مسيرة عبوة ناسفة",
    "أمس اليوم الأحد الماضي مارس آذار 2018 عام الأسبوع منذ فجر مساء بعد قبل يومين رمضان 1445",
    "بغداد حلب ريف دمشق مدينة محافظة قاعدة مطار شمالي قرب غزة العراق سوريا واشنطن الجيش العراقي قوات الحكومة مسلحون مجهولون تنظيم الدولة",
    "على يد من قبل ضد في إلى ردا ذلك بينهم أكثر ما لا يقل عن نحو بين و أن الذي التي بحسب وفق مصدر المتحدث باسم",
)
WORDS = [word for line in LINES for word in line.split()]
MARKS = st.sampled_from(
    [
        "، ",
        ". ",
        "\n",
        " ",
        ": ",
        '"',
        "«",
        "»",
        "(",
        ")",
        "/",
        "-",
        "ـ",
        "ّ",
        "\u200f",
        "\u202b",
        "\u200c",
        "\ufeff",
        "؟",
        "…",
        "\t",
        "\r",
        "\0",
        "😀",
        "و",
        "ب",
        "ال",
        "ۀ",
        "ﻻ",
        "٪",
    ]
)
TEXT = st.one_of(
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), MARKS), max_size=40).map(" ".join),
    st.lists(st.one_of(st.sampled_from(WORDS), MARKS), max_size=40).map("".join),
    st.text(alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=80),
    st.text(max_size=60),
)
DAY = st.one_of(
    st.none(),
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    st.dates(dt.date(2010, 1, 1), dt.date(2030, 1, 1)),
)


@functools.cache
def pipeline() -> Pipeline:
    return Pipeline(Settings())


def evidence(value: Any) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from evidence(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from evidence(item)


@settings(max_examples=80, deadline=None)
@given(text=TEXT, published=DAY)
@example(text="", published=None)
@example(text="\u064b", published=None)
@example(text="قتل " * 300, published=dt.date(2018, 3, 4))
@example(text="قتل ثلاثة جنود يوم الأحد المقبل", published=dt.date(2099, 12, 31))
@example(text="قتل ثلاثة جنود الأسبوع الماضي", published=dt.date(1900, 1, 1))
@example(text="قتل جندي قبل 5000 عام وقتل آخر بعد 99999 يوما", published=dt.date(2018, 3, 4))
@example(text="قتل 9" + "9" * 400 + " جنديا", published=dt.date(2018, 3, 4))
def test_any_text(text, published):
    document = Document(id="x", text=text, published=published)
    record = pipeline().read(document)
    for words in evidence(record):
        assert 0 <= words.start < words.end <= len(text)
        assert text[words.start : words.end] == words.text
    for report in record.reports:
        assert report.mentions
        assert all(text.count("\n", 0, m.evidence.start) == m.line for m in report.mentions)
        assert report.when is None or report.when.first <= report.when.last
        for toll in (report.killed, report.wounded, report.count):
            assert toll is None or toll.min is None or toll.max is None or 0 <= toll.min <= toll.max
    ids = [report.id for report in record.reports]
    assert len(set(ids)) == len(ids)
    assert all(report.retaliation_for in {None, *ids} - {report.id} for report in record.reports)
    assert pipeline().read(document) == record
    value = json.loads(json.dumps(to_plain(record)))
    jsonschema.validate(value, SCHEMA)
    assert from_plain(DocumentRecord, value) == record
    json.dumps(annotation(document, record))
    "".join(write_table([(document, record)]))
