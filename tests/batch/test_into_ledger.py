import functools

import pytest

from sijill.batch.into_ledger import add_shards
from sijill.batch.run import run_batch
from sijill.batch.run_local import map_shards
from sijill.batch.shards import cut_shards
from sijill.errors import BatchError
from sijill.ingest.read import read_documents
from sijill.pipeline import Pipeline
from sijill.recording import open_ledger
from sijill.recording.documents import current_run, record_documents
from sijill.settings import Settings
from tests.batch.corpus import write_corpus


@pytest.fixture
def batch(tmp_path):
    path = write_corpus(tmp_path / "c.jsonl", 20)
    run_batch(
        cut_shards(read_documents([path]), 6),
        tmp_path / "out",
        Settings(),
        functools.partial(map_shards, jobs=1),
    )
    return path, tmp_path / "out"


@pytest.mark.parametrize("together", [2000, 6])
def test_a_batch_makes_the_ledger_that_reading_makes(tmp_path, batch, monkeypatch, together):
    monkeypatch.setattr("sijill.batch.into_ledger.LINKED_TOGETHER", together)
    path, folder = batch
    with open_ledger(str(tmp_path / "batch.db")) as one, open_ledger(str(tmp_path / "read.db")) as other:
        steps = []
        added = add_shards(one, folder, pytest.fail, steps.append)
        settings = Settings()
        expected = record_documents(
            other, read_documents([path]), Pipeline(settings).read, current_run(settings), pytest.fail
        )
        assert added == expected
        assert added.documents == 20
        assert sum(steps) == 20
        assert one.fingerprint() == other.fingerprint()
        assert one.examine() == []


def test_adding_again_changes_nothing(tmp_path, batch):
    with open_ledger(str(tmp_path / "l.db")) as ledger:
        add_shards(ledger, batch[1], pytest.fail)
        before = ledger.fingerprint()
        added = add_shards(ledger, batch[1], pytest.fail)
        assert (added.documents, added.unchanged) == (0, 20)
        assert ledger.fingerprint() == before


def test_a_folder_without_a_batch_is_refused(tmp_path):
    with open_ledger(str(tmp_path / "l.db")) as ledger, pytest.raises(BatchError, match="no finished shard"):
        add_shards(ledger, tmp_path, pytest.fail)
