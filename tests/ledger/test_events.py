"""The ledger end to end: documents added, linked, derived, decided upon, rebuilt."""

import dataclasses
import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.errors import LedgerError
from sijill.ledger.connection import reading
from sijill.ledger.events import line_of
from sijill.ledger.handle import Ledger
from sijill.ledger.rebuild import fingerprint
from sijill.ledger.search import EventFilter
from sijill.model.mention import Evidence
from sijill.model.report import DocumentRecord, Report
from sijill.model.value import Variant
from sijill.recording import open_ledger
from tests.ledger.builders import (
    NEWER,
    RUN,
    TAIZ,
    TUESDAY,
    basra_pair,
    document,
    evidence,
    taiz_pair,
    toll,
    trigger,
    when,
    where,
)

# Another outlet's words for the same shelling, with another count: "14 killed, a market in Taiz shelled / … doctors said on Tuesday …"
OTHER = (
    "سقوط 14 قتيلا في قصف سوق بمدينة تعز\n"
    "أفاد مصدر طبي الثلاثاء بمقتل 14 شخصا وإصابة 30 جراء قصف سوق شعبي في تعز، وحمل الأهالي جماعة الحوثي المسؤولية. وقيل 9 قتلى."
)


def other_pair(name: str = "m1", source: str = "صحيفة ب"):  # type: ignore[no-untyped-def]
    read = document(name, OTHER, source)
    report = Report(
        "e1", name, "ASSAULT", ("heavy-weapons",), "actual", (trigger(OTHER, "قصف"), trigger(OTHER, "قصف", 1)),
        places=(where(OTHER, "تعز", "Taiz"),), when=when(TUESDAY, text=OTHER, words="الثلاثاء"),
        killed=toll(OTHER, "14", 14), wounded=toll(OTHER, "30", 30),
    )  # fmt: skip
    return read, DocumentRecord(name, (report,))


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    with open_ledger(url) as ledger:
        yield ledger


def mark(ledger: Ledger) -> str:
    with reading(ledger.engine) as connection:
        return fingerprint(connection)


def assaults(ledger: Ledger) -> list:  # type: ignore[type-arg]
    return list(
        ledger.events(
            EventFilter(types=("ASSAULT",), statuses=("reported", "corroborated", "reviewed", "rejected"))
        )
    )


def test_two_outlets_one_event(ledger: Ledger) -> None:
    ledger.add([taiz_pair(), other_pair(), basra_pair()], RUN)
    (event,) = assaults(ledger)
    assert len(event.reports) == 2
    assert (event.sources, event.status) == (2, "corroborated")
    assert (event.killed.low, event.killed.best, event.killed.high) == (9, 12, 14)
    assert event.killed.rule == "latest-median"
    assert "killed" in event.disputed
    assert (event.wounded.best, event.wounded.rule) == (30, "agreed")
    assert event.when.first == TUESDAY
    assert event.place.where.name == "Taiz"
    assert [p.name for p in event.blamed] == ["Houthi movement"]
    assert event.links[0].reasons


def test_every_claim_has_its_words(ledger: Ledger) -> None:
    ledger.add([taiz_pair(), other_pair()], RUN)
    (event,) = assaults(ledger)
    texts = {d.id: d.document.text for d in ledger.documents()}
    claims = (
        [c for _, several in event.claims for c in several]
        + list(event.when.claims)
        + list(event.place.claims)
    )
    spans = [(c.document, c.evidence) for c in claims if c.evidence] + [
        (f.document, f.evidence) for f in event.killed.figures
    ]
    assert len(spans) > 10
    for name, span in spans:
        assert texts[name][span.start : span.end] == span.text


def test_an_event_is_found_by_any_of_its_reports_and_by_a_beginning(ledger: Ledger) -> None:
    ledger.add([taiz_pair(), other_pair()], RUN)
    (event,) = assaults(ledger)
    for report in event.reports:
        assert ledger.event(report).id == event.id
        assert ledger.event("e" + report[1:12]).id == event.id
    with pytest.raises(LedgerError, match="no such event"):
        ledger.event("e-ffffffffff")
    with pytest.raises(LedgerError, match="not the id"):
        ledger.event("%")


def test_a_correction_takes_its_reports_out(ledger: Ledger) -> None:
    ledger.add([taiz_pair(), other_pair()], RUN)
    read = document(text=TAIZ.replace("مقتل 12", "إصابة 12"))
    ledger.add([(read, DocumentRecord("n1", ()))], RUN)
    (event,) = assaults(ledger)
    assert len(event.reports) == 1
    assert ledger.count() == 1


def test_rebuild_gives_the_same(ledger: Ledger) -> None:
    ledger.add([taiz_pair(), other_pair(), basra_pair()], RUN)
    (event,) = assaults(ledger)
    ledger.decide(
        "set", who="سلمى", why="hospital list", reports=[event.reports[0]], field="killed", value="13"
    )
    before = mark(ledger)
    assert ledger.rebuild() == 3
    assert mark(ledger) == before


def test_order_of_arrival_does_not_matter(ledger: Ledger, tmp_path) -> None:  # type: ignore[no-untyped-def]
    ledger.add([taiz_pair(), other_pair(), basra_pair()], RUN)
    with open_ledger(str(tmp_path / "second.db")) as second:
        for pair in [basra_pair(), other_pair(), taiz_pair()]:
            second.add([pair], RUN)
        assert mark(second) == mark(ledger)


def test_what_a_killed_process_left_is_linked_by_the_next(ledger: Ledger) -> None:
    ledger.add([taiz_pair()], RUN, link=False)
    assert (ledger.pending(), ledger.count()) == (1, 0)
    ledger.add([], RUN)
    assert (ledger.pending(), ledger.count()) == (0, 2)


def test_decisions(ledger: Ledger) -> None:
    ledger.add([taiz_pair(), other_pair()], RUN)
    (event,) = assaults(ledger)
    first, second = event.reports
    split = ledger.decide("split", who="a", why="another market", reports=[second], others=[first])
    assert len(assaults(ledger)) == 2
    undo = ledger.decide("undo", who="b", why="the same market", undoes=split.id)
    assert len(assaults(ledger)) == 1
    ledger.decide("undo", who="a", why="no, another", undoes=undo.id)
    assert len(assaults(ledger)) == 2
    ledger.decide("same", who="a", why="the map shows one market", reports=[first, second])
    (event,) = assaults(ledger)
    assert [d.kind for d in event.decisions] == ["split", "same"]
    assert event.status == "corroborated"
    ledger.decide("review", who="a", why="read both", reports=[first])
    assert assaults(ledger)[0].status == "reviewed"


def test_setting_and_pinning_values(ledger: Ledger) -> None:
    ledger.add([taiz_pair()], RUN)
    (event,) = assaults(ledger)
    anchor = event.reports[0]
    ledger.decide("set", who="a", why="w", reports=[anchor], field="killed", value="12/13/15")
    ledger.decide("set", who="a", why="w", reports=[anchor], field="when", value="2018-05-14")
    ledger.decide(
        "set",
        who="a",
        why="w",
        reports=[anchor],
        field="place",
        value="Central market, Taiz; YEM; 13.58; 44.02",
    )
    ledger.decide(
        "set", who="a", why="w", reports=[anchor], field="actors", value="Houthi movement (YEM, REB)"
    )
    ledger.add([other_pair()], RUN)
    (event,) = assaults(ledger)
    assert (event.killed.low, event.killed.best, event.killed.high, event.killed.rule) == (
        12,
        13,
        15,
        "decided",
    )
    assert [f.low for f in event.killed.figures] == [12, 9, 14, 12]
    assert event.when.first == dt.date(2018, 5, 14)
    assert event.place.where.name == "Central market, Taiz"
    assert [(p.name, p.country, p.role) for p in event.actors] == [("Houthi movement", "YEM", "REB")]
    assert event.status == "reviewed"


def test_rejecting(ledger: Ledger) -> None:
    ledger.add([taiz_pair(), other_pair()], RUN)
    (event,) = assaults(ledger)
    ledger.decide("reject", who="a", why="a drill", reports=[event.reports[1]])
    found = {e.status: e for e in assaults(ledger)}
    assert found["rejected"].reports == (event.reports[1],)
    assert found["reported"].reports == (event.reports[0],)
    assert ledger.count(EventFilter(types=("ASSAULT",))) == 1  # rejected ones are not shown unless asked for


def test_decisions_go_over_to_the_next_reading(ledger: Ledger) -> None:
    ledger.add([taiz_pair()], RUN)
    (event,) = assaults(ledger)
    ledger.decide("set", who="a", why="w", reports=[event.reports[0]], field="killed", value="13")
    read, record = taiz_pair()
    better = dataclasses.replace(record.reports[0], modes=("heavy-weapons", "explosives"))
    ledger.add([(read, DocumentRecord("n1", (better,)))], NEWER)
    (again,) = assaults(ledger)
    assert again.reports != event.reports
    assert again.killed.best == 13


# "5 demonstrators killed … The army killed 5 demonstrators on Tuesday, which brings those killed since 30 March to 112."
SERIES = (
    "مقتل 5 متظاهرين في تعز\nقتل الجيش 5 متظاهرين الثلاثاء في تعز، ليرتفع عدد القتلى منذ 30 مارس إلى 112."
)


def test_the_toll_of_a_campaign_is_not_that_of_its_day(ledger: Ledger) -> None:
    read = document("s1", SERIES)
    for words in ("5", "112"):
        report = Report(
            "e1", "s1", "ASSAULT", ("heavy-weapons",), "actual", (trigger(SERIES, "قتل", 1),), places=(where(SERIES, "تعز", "Taiz"),),
            when=when(TUESDAY, text=SERIES, words="الثلاثاء"), killed=toll(SERIES, words, int(words)),
            killed_variants=(Variant(112, evidence(SERIES, "112")),) if words == "5" else (),
        )  # fmt: skip
        ledger.add([(read, DocumentRecord("s1", (report,)))], RUN if words == "5" else NEWER)
        (event,) = assaults(ledger)
        if words == "5":
            assert (event.killed.low, event.killed.best, event.killed.high) == (5, 5, 5)
            assert [f.series for f in event.killed.figures] == [None, "منذ 30 مارس"]
        else:  # a reading that has only the sum
            assert event.killed is None
            assert dict(event.claims)["killed_in_series"][0].value == "112"


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (EventFilter(), 3),
        (EventFilter(types=("PROTEST",)), 1),
        (EventFilter(countries=("YEM",)), 1),
        (EventFilter(countries=("YEM", "IRQ")), 2),
        (EventFilter(first=dt.date(2018, 6, 1)), 1),
        (EventFilter(last=dt.date(2018, 6, 1)), 1),
        (EventFilter(place="taiz"), 1),
        (EventFilter(place="تعز"), 1),
        (EventFilter(actor="houthi"), 1),
        (EventFilter(actor="الحوثي"), 1),
        (EventFilter(text="المياه"), 1),
        (EventFilter(text="مياه البصره"), 1),
        (EventFilter(text="100%"), 0),
        (EventFilter(min_killed=12), 1),
        (EventFilter(min_killed=15), 0),
        (EventFilter(min_toll=42), 1),
        (EventFilter(modes=("demo",)), 1),
        (EventFilter(modes=("dem",)), 0),
        (EventFilter(statuses=("corroborated",)), 0),
        (EventFilter(near=(13.6, 44.0, 20)), 1),
        (EventFilter(disputed=False), 2),
    ],
)
def test_filters(ledger: Ledger, wanted: EventFilter, count: int) -> None:
    ledger.add([taiz_pair(), basra_pair()], RUN)
    assert ledger.count(wanted) == count
    assert len(ledger.event_rows(wanted)) == count
    assert len(list(ledger.events(wanted))) == count


def test_tables(ledger: Ledger) -> None:
    ledger.add([taiz_pair(), basra_pair()], RUN)
    for make in (ledger.to_arrow, ledger.to_pandas, ledger.to_polars):
        pytest.importorskip(make.__name__.removeprefix("to_").replace("arrow", "pyarrow"))
        for what, length in (("events", 3), ("reports", 3), ("documents", 2)):
            assert len(make(what)) == length
    killed = ledger.to_pandas("events", EventFilter(types=("ASSAULT",)))["killed_best"]
    assert list(killed) == [12]


@given(
    st.lists(
        st.lists(st.text("اب", min_size=1, max_size=6), min_size=1, max_size=12), min_size=1, max_size=3
    ),
    st.randoms(),
    st.integers(4, 30),
)
def test_the_naming_line_holds_the_words_and_no_piece_of_another(
    lines: list[list[str]], choose, width: int
) -> None:  # type: ignore[no-untyped-def]
    row = choose.randrange(len(lines))
    n = choose.randrange(len(lines[row]))
    at = sum(len(" ".join(line)) + 1 for line in lines[:row]) + len(
        "".join(f"{word} " for word in lines[row][:n])
    )
    text = "\n".join(" ".join(line) for line in lines)
    word = lines[row][n]
    assert text[at : at + len(word)] == word
    line = line_of(text, Evidence(at, at + len(word), word), width).split()
    assert word in line
    assert any(lines[row][k : k + len(line)] == line for k in range(n + 1))
