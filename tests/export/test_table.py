import dataclasses

import pytest

from sijill.export.table import isolated, quantity, write_table
from sijill.model.report import DocumentRecord
from tests.samples import BARE, DOCUMENT, RECORD


def plain(text):
    return text.replace("\u2067", "").replace("\u2069", "")


def test_a_block_says_each_value_with_its_words():
    (block,) = write_table([(DOCUMENT, RECORD)])
    lines = [line.rstrip() for line in plain(block).splitlines()]
    for expected in (
        "  e1  ASSAULT aerial (actual, several events together, disputed, intercepted)",
        "      what       «غارات»",
        "                 «قصفت»",
        "      who        [UAF]  «طائرات مجهولة»  – no owner is named",
        "      whom       workers [SYR CVL]  «عاملا»",
        "      where      Al-Wadi, Homs, SYR, 34.50 36.25, near  «الوادي»",
        "      when       2018-03-04, evening local  «الأحد 4 مارس»",
        '      killed     12 (workers)  «"12" عاملا»',
        "                 also 14 according to وكالة محلية  «14»",
        "      wounded    at least 20  «ما لا يقل عن 20»",
        "      weapons    3 ×  «بثلاثة صواريخ»",
        "      says who   police  «الشرطة»  (through «وكالة محلية»)",
        "      blamed     armed group [REB]  «جماعة مسلحة»",
        "      open       hour: no hour is given",
        "  f2  alias: name مستودع, alias Depot 5  «الوادي»",
    ):
        assert expected in lines


def test_silent_fields_take_no_line():
    (block,) = write_table([(DOCUMENT, DocumentRecord("doc-1", (BARE,)))])
    assert [line.split()[0] for line in plain(block).splitlines()[3:] if line] == ["e2", "what"]


def test_a_document_without_events_says_so():
    (block,) = write_table([(DOCUMENT, DocumentRecord("doc-1", ()))])
    assert "no events" in block


def test_every_arabic_run_stands_in_an_isolate():
    (block,) = write_table([(dataclasses.replace(DOCUMENT, source=None), RECORD)])
    depth = 0
    for character in block:
        depth += {"\u2067": 1, "\u2069": -1}.get(character, 0)
        assert depth in (0, 1)
        assert depth or not "\u0600" <= character <= "\u06ff"


@pytest.mark.parametrize("trick", ["\u202e", "\x1b[31m", "\u2069", "\r", "\u0007"])
def test_a_text_cannot_steer_the_terminal(trick):
    assert not any(
        c in isolated(f"هجوم{trick}كبير")[1:-1] for c in ("\u202e", "\x1b", "\u2069", "\r", "\u0007")
    )


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (2, 2, "2"),
        (0, 0, "0"),
        (10, 15, "10 to 15"),
        (1200, None, "at least 1,200"),
        (None, 5, "at most 5"),
        (None, None, "unknown"),
    ],
)
def test_ranges_in_words(low, high, said):
    assert quantity(low, high) == said
