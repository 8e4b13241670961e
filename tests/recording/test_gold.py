"""Real records: the annotated training documents in a ledger."""

import json
from pathlib import Path

import pytest

from sijill.errors import DocumentError, RecordError
from sijill.ledger.annotation import find_records, read_annotation
from sijill.model.document import Document
from sijill.recording import open_ledger
from sijill.recording.documents import record_documents
from tests.ledger.builders import RUN

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "train"


@pytest.mark.shared
@pytest.mark.skipif(not GOLD.exists(), reason="../shared/gold is not here")
def test_annotated_documents_make_a_sound_ledger(tmp_path: Path) -> None:
    rows = dict(list(find_records(GOLD / "gold").items())[:60])
    documents = []
    for name in rows:
        source = json.loads((GOLD / "docs" / f"{name}.json").read_text("utf-8"))
        documents.append(Document(name, "\n".join(source["lines"]), source["lines"][0], source["source"]))

    def read(document: Document):  # type: ignore[no-untyped-def]
        try:
            return read_annotation(rows[document.id], document)
        except RecordError as error:
            raise DocumentError(document.id, str(error)) from None

    said: list[DocumentError] = []
    with open_ledger(str(tmp_path / "gold.db")) as ledger:
        added = record_documents(ledger, documents, read, RUN, said.append)
        assert added.documents == len(rows) - len(said)
        assert len(said) <= 2
        assert [f.text for f in ledger.examine()] == []
        texts = {s.id: s.document.text for s in ledger.documents()}
        events = list(ledger.events())
        assert sum(len(e.reports) for e in events) == added.reports
        for event in events:
            for _, claims in event.claims:
                assert all(
                    texts[c.document][c.evidence.start : c.evidence.end] == c.evidence.text
                    for c in claims
                    if c.evidence
                )
            for toll in (event.killed, event.wounded):
                assert toll is None or toll.low <= toll.best <= toll.high
        before = ledger.fingerprint()
        ledger.rebuild()
        assert ledger.fingerprint() == before
