"""Documents into a ledger: what is there is not read again, what fails is left out and said."""

import dataclasses
import sqlite3
from pathlib import Path

import pytest

from sijill.errors import DocumentError, LedgerError, LexiconError
from sijill.ledger import connection
from sijill.model.document import Document
from sijill.model.mention import Evidence
from sijill.model.report import DocumentRecord
from sijill.recording import open_ledger
from sijill.recording.documents import current_run, linking_mark, record_documents
from sijill.settings import Settings
from tests.ledger.builders import NEWER, RUN, basra_pair, taiz_pair


class Reader:
    """Gives prepared records and remembers what it was asked for."""

    def __init__(self, *pairs: tuple[Document, DocumentRecord]) -> None:
        self.records = {document.id: record for document, record in pairs}
        self.asked: list[str] = []

    def __call__(self, document: Document) -> DocumentRecord | None:
        self.asked.append(document.id)
        return self.records.get(document.id)


def test_what_is_there_is_not_read_again(tmp_path: Path) -> None:
    pairs = [taiz_pair(), basra_pair()]
    documents = [document for document, _ in pairs]
    with open_ledger(str(tmp_path / "a.db")) as ledger:
        read = Reader(*pairs)
        assert record_documents(ledger, documents[:1], read, RUN, print).documents == 1
        added = record_documents(ledger, documents, read, RUN, print)
        assert (added.documents, added.unchanged, read.asked) == (1, 1, ["n1", "n2"])
        assert record_documents(ledger, documents, read, NEWER, print).reread == 2


def test_what_fails_is_left_out_and_said(tmp_path: Path) -> None:
    (document, record), good = taiz_pair(), basra_pair()
    wrong = dataclasses.replace(record.reports[0].wounded, evidence=Evidence(0, 2, "xx"))
    bad = DocumentRecord(document.id, (dataclasses.replace(record.reports[0], wounded=wrong),))
    said: list[DocumentError] = []
    with open_ledger(str(tmp_path / "a.db")) as ledger:
        added = record_documents(
            ledger, [document, good[0], Document("n3", "نص")], Reader((document, bad), good), RUN, said.append
        )
        assert (added.documents, ledger.count()) == (1, 1)
    assert [error.document for error in said] == ["n1"]


def test_the_run_is_known_by_its_words() -> None:
    run = current_run(Settings())
    assert run == current_run(Settings())
    assert len(run.lexicon) == 64
    assert run.engine == "tagger"
    assert linking_mark() != run.lexicon[:16]


def test_links_of_other_weights_are_noticed(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "a.db")) as ledger:
        ledger.add([taiz_pair()], RUN)
        assert ledger.linked_alike()
        ledger._mark = lambda: "other"
        assert not ledger.linked_alike()
        ledger.rebuild()
        assert ledger.linked_alike()


def test_a_writer_that_never_ends_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0)
    with (
        open_ledger(str(tmp_path / "a.db")) as ledger,
        sqlite3.connect(tmp_path / "a.db", isolation_level=None) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another process has been writing"):
            ledger.add([taiz_pair()], RUN)
        assert ledger.count() == 0  # reading does not wait
        other.execute("ROLLBACK")
        assert ledger.add([taiz_pair()], RUN).documents == 1


def test_own_words_and_a_least_confidence_make_another_run(tmp_path: Path) -> None:
    words = tmp_path / "press.yml"
    words.write_text("entries: []\n", "utf-8")
    shipped, own = current_run(Settings()), current_run(Settings(lexicon=str(tmp_path)))
    words.write_text("entries: []  # changed\n", "utf-8")
    changed = current_run(Settings(lexicon=str(tmp_path)))
    sure = current_run(Settings(min_confidence=0.5))
    assert len({run.lexicon for run in (shipped, own, changed, sure)}) == 4
    with pytest.raises(LexiconError, match="no such folder"):
        current_run(Settings(lexicon=str(tmp_path / "gone")))


def test_the_run_of_the_tagger_is_known_by_its_model_too() -> None:
    assert current_run(Settings(engine="lexicon")).model is None
    model = current_run(Settings(engine="tagger")).model
    assert model is not None
    assert len(model) == 64
