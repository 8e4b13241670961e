"""A batch with the tagger: stopped and resumed, and in two processes, it gives the bytes of one uninterrupted run in this process."""

import functools
from pathlib import Path

import pytest

import sijill.analysis
from sijill.batch.run import run_batch
from sijill.batch.run_local import map_shards
from sijill.batch.shards import cut_shards
from sijill.ingest.read import read_documents
from sijill.settings import Settings
from tests.batch.corpus import content, write_corpus

MODEL = Path(sijill.analysis.__file__).parent / "data" / "tagger.zip"
pytestmark = pytest.mark.skipif(not MODEL.exists(), reason="the model file is not in this checkout")


def run(path, out, execute):
    return run_batch(cut_shards(read_documents([path]), 4), out, Settings(engine="tagger"), execute)


def stopped(shards, settings):
    """Reads one shard and is then interrupted."""
    yield from map_shards(iter([next(iter(shards))]), settings, jobs=1)
    raise KeyboardInterrupt


@pytest.mark.slow
def test_stopped_and_resumed_in_two_processes_equals_one_run(tmp_path):
    path = write_corpus(tmp_path / "c.jsonl", 14)
    with pytest.raises(KeyboardInterrupt):
        run(path, tmp_path / "out", stopped)
    kept = {file.name: file.stat().st_mtime_ns for file in (tmp_path / "out").glob("*.done.json")}
    assert len(kept) == 1
    again = run(path, tmp_path / "out", functools.partial(map_shards, jobs=2))
    whole = run(path, tmp_path / "whole", functools.partial(map_shards, jobs=1))
    assert again == whole
    assert again.reports > 0
    assert content(tmp_path / "out") == content(tmp_path / "whole")
    assert all((tmp_path / "out" / name).stat().st_mtime_ns == at for name, at in kept.items())
