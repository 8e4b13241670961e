"""The index of words: filters of words find what reading the words of every event would find."""

import random
from collections.abc import Iterator

import pytest
from sqlalchemy import delete, insert, select

from sijill.ledger import tables
from sijill.ledger.connection import reading, writing
from sijill.ledger.handle import Ledger
from sijill.ledger.search import EventFilter
from sijill.ledger.word_index import word_number, words_of
from sijill.recording import open_ledger
from sijill.text import key
from tests.ledger.builders import RUN, TAIZ, basra_pair, taiz_pair

EVERY = ("reported", "corroborated", "reviewed", "rejected")


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    with open_ledger(url) as ledger:
        ledger.add([taiz_pair(), basra_pair(), taiz_pair("n3", text="عاجل: " + TAIZ, source="وكالة ج")], RUN)
        yield ledger


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("قصف", True),  # "في قصف سوق"
        ("تع", True),  # within "تعز", as "مياه" (water) within "المياه" (the water)
        ("قَصْف", True),  # another spelling
        ("سوق تعز", True),  # two words, apart in the text
        ("تعز سوق", True),
        ("ارة", False),
        ("سوقتعز", False),  # a word of the filter is sought within one word
        ("قص%ف", False),
        ("_", False),
    ],
)
def test_words_are_sought_within_words(ledger: Ledger, words: str, found: bool) -> None:
    assert (ledger.count(EventFilter(text=words, types=("ASSAULT",))) > 0) is found


def test_the_index_finds_what_reading_all_words_finds(ledger: Ledger) -> None:
    choose = random.Random(7)
    with reading(ledger.engine) as connection:
        rows = [dict(row) for row in connection.execute(select(tables.event_words)).mappings()]
    for _ in range(60):
        kind = choose.choice(("actor", "place", "text"))
        word = choose.choice([word for row in rows for word in row[kind].split()])
        start = choose.randrange(len(word))
        part = word[start : choose.randrange(start, len(word)) + 1]
        wanted = {row["event"] for row in rows if part in row[kind]}
        found = {row["id"] for row in ledger.event_rows(EventFilter(**{kind: part}, statuses=EVERY))}
        assert found == wanted, (kind, part)


def test_rows_and_number_agree(ledger: Ledger) -> None:
    rows, count = ledger.page(EventFilter(text="قصف"), limit=1)
    assert (len(rows), count) == (1, ledger.count(EventFilter(text="قصف")))
    assert "number" not in rows[0]  # the index's own


def test_what_changes_takes_its_words_along(ledger: Ledger) -> None:
    ledger.add([taiz_pair(text="قرنبيط\n" + TAIZ)], RUN)
    assert ledger.count(EventFilter(text="قرنبيط")) > 0
    ledger.add([taiz_pair(text="ملفوف\n" + TAIZ)], RUN)
    assert ledger.count(EventFilter(text="قرنبيط")) == 0
    assert ledger.count(EventFilter(text="ملفوف")) > 0
    with reading(ledger.engine) as connection:
        words = set(connection.execute(select(tables.words.c.word)).scalars())
    assert "قرنبيط" not in words
    assert [finding.text for finding in ledger.examine()] == []
    before = ledger.fingerprint()
    ledger.rebuild()
    assert ledger.fingerprint() == before


@pytest.mark.parametrize("harm", ["posting gone", "word too many"])
def test_the_doctor_finds_an_index_that_is_not_that_of_the_events(ledger: Ledger, harm: str) -> None:
    with writing(ledger.engine) as connection:
        if harm == "posting gone":
            number = word_number("text", key("تعز"))
            connection.execute(delete(tables.word_events).where(tables.word_events.c.word == number))
        else:
            connection.execute(insert(tables.words), [{"number": 1, "kind": "text", "word": "زائد"}])
    assert [f.text for f in ledger.examine() if f.grave] == [
        "the index of words is not that of the events; run `sijill rebuild`"
    ]
    ledger.rebuild()
    assert ledger.examine() == []


def test_kinds_of_words_are_kept_apart() -> None:
    row = {"actor": "جيش", "place": "تعز", "text": "جيش تعز قصف"}
    assert words_of(row, "aerial") == {
        ("actor", "جيش"), ("place", "تعز"), ("text", "جيش"), ("text", "تعز"), ("text", "قصف"), ("mode", "aerial"),
    }  # fmt: skip
    assert word_number("actor", "تعز") != word_number("place", "تعز")
    assert 0 <= word_number("text", "قصف") < 2**63
