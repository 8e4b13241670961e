"""Adding: the same twice changes nothing, corrections and re-readings keep what was."""

import dataclasses
import datetime as dt

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import DBAPIError

from sijill.errors import DocumentError
from sijill.ledger import tables
from sijill.ledger.check import examine
from sijill.ledger.connection import reading, writing
from sijill.ledger.queries import all_documents, current_reports, load_documents, load_readings, load_reports
from sijill.ledger.store import Added, add_records
from sijill.model.document import Document
from sijill.model.mention import Evidence
from sijill.model.report import DocumentRecord
from tests.ledger.builders import (
    BASRA,
    NEWER,
    OTHER_WORDS,
    RUN,
    TAIZ,
    accusation,
    basra_pair,
    document,
    protest,
    shelling,
    taiz_pair,
)


def rows(engine: Engine) -> dict[str, int]:
    with reading(engine) as connection:
        return {
            t.name: connection.execute(select(func.count()).select_from(t)).scalar() or 0
            for t in tables.RECORDS
        }


def current(engine: Engine) -> dict[str, list[str]]:
    with reading(engine) as connection:
        return current_reports(connection, all_documents(connection))


def test_what_is_added_comes_back_whole(engine: Engine) -> None:
    pairs = [taiz_pair(), basra_pair()]
    assert add_records(engine, pairs, RUN) == Added(documents=2, reports=3)
    with reading(engine) as connection:
        stored = load_documents(connection, all_documents(connection))
        found = {s.document: load_readings(connection, s) for s in stored.values()}
        reports = load_reports(connection, [r for readings in found.values() for r in readings[0].reports])
    for read, record in pairs:
        assert len(found[read]) == 1
        assert found[read][0].run == RUN
        assert found[read][0].facts == record.facts
        assert tuple(reports[r].report for r in found[read][0].reports) == record.reports
        assert all(reports[r].current for r in found[read][0].reports)


def test_every_span_is_a_row(engine: Engine) -> None:
    add_records(engine, [taiz_pair()], RUN)
    query = text(
        'SELECT s.field, substr(d.text, s.start + 1, s."end" - s.start) AS words FROM spans s '
        "JOIN reports r ON r.id = s.report JOIN documents d ON d.id = r.document WHERE r.type = 'ASSAULT' ORDER BY s.n"
    )
    with reading(engine) as connection:
        found = {row.field: row.words for row in connection.execute(query)}
    assert found["mentions.0"] == "قصف"
    assert found["killed"] == "12"
    assert found["source"] == "مصدر طبي"
    assert found["blamed"] == "جماعة الحوثي"
    assert found["killed_variants.0"] == "9 قتلى"


def test_adding_twice_changes_nothing(engine: Engine) -> None:
    add_records(engine, [taiz_pair(), basra_pair()], RUN)
    before = rows(engine)
    assert add_records(engine, [basra_pair(), taiz_pair()], RUN) == Added(unchanged=2)
    assert rows(engine) == before


def test_twice_in_one_batch_is_once(engine: Engine) -> None:
    assert add_records(engine, [taiz_pair(), taiz_pair()], RUN) == Added(documents=1, unchanged=1, reports=2)


def test_ids_rest_on_content_not_on_names(engine: Engine) -> None:
    add_records(engine, [taiz_pair()], RUN)
    before = set(next(iter(current(engine).values())))
    read, record = taiz_pair()
    renamed = DocumentRecord(
        record.document, (accusation(id_="e1", retaliation_for="e3"), shelling(id_="e3"))
    )
    add_records(engine, [(read, renamed)], NEWER)
    assert set(next(iter(current(engine).values()))) == before


def test_reports_alike_in_one_document_are_kept_apart(engine: Engine) -> None:
    read = document("n2", BASRA)
    record = DocumentRecord("n2", (protest(), dataclasses.replace(protest(), id="e2")))
    assert add_records(engine, [(read, record)], RUN).reports == 2


def test_a_corrected_document_supersedes_and_keeps_the_earlier(engine: Engine) -> None:
    add_records(engine, [taiz_pair()], RUN)
    corrected = TAIZ.replace("مقتل 12", "مقتل 14", 1)
    assert add_records(engine, [taiz_pair(text=corrected)], RUN) == Added(documents=1, corrected=1, reports=2)
    with reading(engine) as connection:
        stored = load_documents(connection, all_documents(connection, current=False))
    old = next(s for s in stored.values() if s.document.text == TAIZ)
    new = next(s for s in stored.values() if s.document.text == corrected)
    assert (new.supersedes, old.superseded_by, new.superseded_by) == (old.id, new.id, None)
    assert list(current(engine)) == [new.id]
    # the earlier text once more (a stale copy): nothing changes
    assert add_records(engine, [taiz_pair()], RUN) == Added(unchanged=1)
    assert list(current(engine)) == [new.id]


def test_correction_within_one_batch(engine: Engine) -> None:
    corrected = TAIZ.replace("مقتل 12", "مقتل 14", 1)
    added = add_records(engine, [taiz_pair(), taiz_pair(text=corrected)], RUN)
    assert added == Added(documents=2, corrected=1, reports=4)
    assert len(current(engine)) == 1


def test_the_same_url_is_the_same_document(engine: Engine) -> None:
    add_records(engine, [taiz_pair("a", source=None, url="https://example.org/1")], RUN)
    corrected = TAIZ.replace("مقتل 12", "مقتل 14", 1)
    added = add_records(
        engine, [taiz_pair("b", source=None, url="https://example.org/1", text=corrected)], RUN
    )
    assert added.corrected == 1


def test_without_a_source_the_same_name_is_no_correction(engine: Engine) -> None:
    """Two folders may both hold a 1.txt: neither may vanish."""
    add_records(engine, [taiz_pair("1", source=None)], RUN)
    other = TAIZ.replace("مقتل 12", "مقتل 14", 1)
    assert add_records(engine, [taiz_pair("1", source=None, text=other)], RUN).corrected == 0
    assert len(current(engine)) == 2


def test_another_outlet_with_the_same_words_is_another_document(engine: Engine) -> None:
    add_records(engine, [taiz_pair()], RUN)
    assert add_records(engine, [taiz_pair(source="وكالة ب")], RUN).documents == 1


def test_a_newer_run_becomes_current_and_keeps_history(engine: Engine) -> None:
    add_records(engine, [taiz_pair()], RUN)
    read, record = taiz_pair()
    fewer = DocumentRecord("n1", record.reports[:1])
    assert add_records(engine, [(read, fewer)], NEWER) == Added(reread=1)
    ((document_id, reports),) = current(engine).items()
    assert len(reports) == 1
    with reading(engine) as connection:
        stored = load_documents(connection, [document_id])[document_id]
        readings = load_readings(connection, stored)
    assert [(r.run, len(r.reports)) for r in readings] == [(RUN, 2), (NEWER, 1)]
    # an old program that is still running changes nothing
    assert add_records(engine, [taiz_pair()], RUN) == Added(unchanged=1)
    assert len(next(iter(current(engine).values()))) == 1


def test_changed_words_and_back(engine: Engine) -> None:
    """The same software with another lexicon, then with the first one again: the last reading counts."""
    read, record = taiz_pair()
    fewer = DocumentRecord("n1", record.reports[:1])
    add_records(engine, [(read, record)], RUN)
    assert add_records(engine, [(read, fewer)], OTHER_WORDS).reread == 1
    assert add_records(engine, [(read, record)], RUN).reread == 1
    assert len(next(iter(current(engine).values()))) == 2
    assert rows(engine)["reports"] == 2


def test_evidence_that_is_not_in_the_text_is_refused(engine: Engine) -> None:
    read, record = taiz_pair()
    wrong = dataclasses.replace(record.reports[0].killed, evidence=Evidence(0, 3, "قتل"))
    bad = DocumentRecord("n1", (dataclasses.replace(record.reports[0], killed=wrong),))
    with pytest.raises(DocumentError, match="n1: e1: the words of killed are not in the text at 0"):
        add_records(engine, [basra_pair(), (read, bad)], RUN)
    assert rows(engine)["documents"] == 0  # of that transaction nothing


def test_half_a_surrogate_pair_is_refused(engine: Engine) -> None:
    read = Document("n1", "خبر \ud83d", published=dt.date(2018, 5, 15))
    with pytest.raises(DocumentError, match="surrogate"):
        add_records(engine, [(read, DocumentRecord("n1", ()))], RUN)


def test_a_nul_is_kept_or_refused(engine: Engine) -> None:
    read = Document("n1", "خبر\0عاجل")
    pair = (read, DocumentRecord("n1", ()))
    if engine.dialect.name == "postgresql":
        with pytest.raises(DocumentError, match="NUL"):
            add_records(engine, [pair], RUN)
    else:
        assert add_records(engine, [pair], RUN).documents == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents SET text = ''",
        "DELETE FROM reports",
        "UPDATE spans SET n = n + 100",
        "DELETE FROM readings",
    ],
)
def test_records_cannot_be_changed(engine: Engine, statement: str) -> None:
    add_records(engine, [taiz_pair()], RUN)
    with pytest.raises(DBAPIError, match="are never changed"), writing(engine) as connection:
        connection.exec_driver_sql(statement)


def test_a_failing_transaction_leaves_nothing(engine: Engine) -> None:
    add_records(engine, [taiz_pair()], RUN)
    before = rows(engine)

    def pairs():  # type: ignore[no-untyped-def]
        yield basra_pair()
        raise RuntimeError("the reader broke")

    with pytest.raises(RuntimeError):
        add_records(engine, pairs(), RUN)
    assert rows(engine) == before


def scored(score: float) -> tuple[Document, DocumentRecord]:
    read, record = taiz_pair()
    scores = (("event", score), ("killed", 0.25))
    return read, dataclasses.replace(
        record, reports=tuple(dataclasses.replace(report, scores=scores) for report in record.reports)
    )


def test_confidences_are_kept_and_are_no_part_of_what_a_report_is(engine: Engine) -> None:
    add_records(engine, [taiz_pair()], RUN)
    bare = next(iter(current(engine).values()))
    assert add_records(engine, [scored(0.5)], NEWER) == Added(reread=1)
    assert next(iter(current(engine).values())) == bare


def test_a_report_keeps_the_confidences_of_its_first_reading(engine: Engine) -> None:
    add_records(engine, [scored(0.75)], RUN)
    assert add_records(engine, [scored(0.5)], NEWER) == Added(reread=1)
    names = list(next(iter(current(engine).values())))
    with reading(engine) as connection:
        found = load_reports(connection, names)
        assert {stored.report.scores for stored in found.values()} == {(("event", 0.75), ("killed", 0.25))}
        assert [finding.text for finding in examine(connection) if "ids say" in finding.text] == []
