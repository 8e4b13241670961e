import functools
import json
from dataclasses import replace

import pytest

from sijill.batch.folder import load_markers, load_pairs
from sijill.batch.run import run_batch
from sijill.batch.run_local import map_shards
from sijill.batch.shards import cut_shards, read_shard
from sijill.errors import BatchError
from sijill.ingest.read import read_documents
from sijill.model.document import Document
from sijill.pipeline import Pipeline
from sijill.settings import Settings
from tests.batch.corpus import content, write_corpus

here = functools.partial(map_shards, jobs=1)


def run(path, out, size=4, execute=here, settings=None):
    done = []
    settings = settings or Settings()
    totals = run_batch(cut_shards(read_documents([path]), size), out, settings, execute, done.append)
    return totals, [(d.marker.shard, d.skipped) for d in done]


def test_a_batch_holds_what_the_pipeline_reads(tmp_path):
    path = write_corpus(tmp_path / "c.jsonl.gz", 10, ("{broken",))
    totals, done = run(path, tmp_path / "out")
    documents = [item for item in read_documents([path]) if isinstance(item, Document)]
    pipeline = Pipeline(Settings())
    expected = [(document, pipeline.read(document)) for document in documents]
    assert [
        pair for m in load_markers(tmp_path / "out") for pair in load_pairs(tmp_path / "out", m)
    ] == expected
    assert done == [(0, False), (1, False), (2, False)]
    assert (totals.documents, totals.failures) == (10, 1)
    assert totals.reports == sum(len(record.reports) for _, record in expected) > 5
    (failed,) = (tmp_path / "out/failed.jsonl").read_text("utf-8").splitlines()
    assert json.loads(failed)["document"].endswith("c.jsonl.gz#11")
    assert "broken JSON" in json.loads(failed)["cause"]


def test_the_table_has_a_row_a_report(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    run(write_corpus(tmp_path / "c.jsonl", 6), tmp_path / "out", size=10)
    rows = parquet.read_table(tmp_path / "out/shard-00000.parquet").to_pylist()
    (marker,) = load_markers(tmp_path / "out")
    pairs = load_pairs(tmp_path / "out", marker)
    assert [(row["document"], row["report"]) for row in rows] == [
        (d.id, r.id) for d, rec in pairs for r in rec.reports
    ]
    texts = {document.id: document.text for document, _ in pairs}
    assert all(texts[row["document"]][row["start"] : row["end"]] == row["trigger"] for row in rows)
    assert {row["killed_min"] for row in rows} >= {4, 5}


def test_a_second_run_skips_all_and_changes_nothing(tmp_path):
    path = write_corpus(tmp_path / "c.jsonl", 10)
    first, _ = run(path, tmp_path / "out")
    before = content(tmp_path / "out")
    second, done = run(path, tmp_path / "out")
    assert [skipped for _, skipped in done] == [True] * 3
    assert first == second
    assert content(tmp_path / "out") == before


def test_only_shards_whose_input_changed_are_read_anew(tmp_path):
    path = write_corpus(tmp_path / "c.jsonl", 10)
    run(path, tmp_path / "out")
    path.write_text(path.read_text("utf-8").replace("doc-005", "doc-555"), "utf-8")
    _, done = run(path, tmp_path / "out")
    assert sorted(done) == [(0, True), (1, False), (2, True)]


@pytest.mark.parametrize("damage", ["marker", "file", "half a marker"])
def test_a_shard_without_its_files_is_read_anew(tmp_path, damage):
    path = write_corpus(tmp_path / "c.jsonl", 8)
    run(path, tmp_path / "out")
    before = content(tmp_path / "out")
    target = tmp_path / "out" / ("shard-00001.parquet" if damage == "file" else "shard-00001.done.json")
    if damage == "half a marker":
        target.write_bytes(target.read_bytes()[:40])
    else:
        target.unlink()
    _, done = run(path, tmp_path / "out")
    assert sorted(done) == [(0, True), (1, False)]
    assert content(tmp_path / "out") == before


def test_other_words_make_every_shard_anew(tmp_path, monkeypatch):
    path = write_corpus(tmp_path / "c.jsonl", 8)
    run(path, tmp_path / "out")
    from sijill.batch import run as run_module
    from sijill.batch import shards as shards_module

    changed = replace(run_module.current_run(Settings()), lexicon="0" * 64)
    for module in (run_module, shards_module):
        monkeypatch.setattr(module, "current_run", lambda settings: changed)
    _, done = run(path, tmp_path / "out")
    assert [skipped for _, skipped in done] == [False, False]


def test_a_worker_with_other_words_is_refused(tmp_path):
    def elsewhere(shards, settings):
        for shard in shards:
            output = read_shard(shard, settings)
            yield replace(output, run=replace(output.run, lexicon="0" * 64))

    with pytest.raises(BatchError, match="other word lists"):
        run(write_corpus(tmp_path / "c.jsonl", 3), tmp_path / "out", execute=elsewhere)
    assert list(load_markers(tmp_path / "out")) == []


def test_shards_beyond_the_end_of_a_shorter_input_go(tmp_path):
    run(write_corpus(tmp_path / "c.jsonl", 10), tmp_path / "out")
    path = write_corpus(tmp_path / "c.jsonl", 4)
    run(path, tmp_path / "out")
    run(path, tmp_path / "fresh")
    assert content(tmp_path / "out") == content(tmp_path / "fresh")


def test_an_unfinished_batch_does_not_pass_for_a_whole_one(tmp_path):
    path = write_corpus(tmp_path / "c.jsonl", 8)
    run(path, tmp_path / "out")

    def breaks(shards, settings):
        next(shards)
        raise BatchError("killed")
        yield

    path.write_text(path.read_text("utf-8").replace("doc-001", "doc-111"), "utf-8")
    with pytest.raises(BatchError):
        run(path, tmp_path / "out", execute=breaks)
    assert not (tmp_path / "out/batch.json").exists()


def test_a_changed_file_is_noticed_when_it_is_loaded(tmp_path):
    run(write_corpus(tmp_path / "c.jsonl", 4), tmp_path / "out")
    (marker,) = load_markers(tmp_path / "out")
    target = tmp_path / "out/shard-00000.jsonl"
    target.write_bytes(target.read_bytes().replace(b"doc-001", b"doc-999"))
    with pytest.raises(BatchError, match="not what the batch wrote"):
        load_pairs(tmp_path / "out", marker)


def test_memory_holds_a_few_shards_only(tmp_path):
    """An executor in processes takes no more shards than it reads, and one."""
    pulled = []
    shards = (
        pulled.append(shard.number) or shard
        for shard in cut_shards(read_documents([write_corpus(tmp_path / "c.jsonl", 30)]), 3)
    )
    outputs = map_shards(shards, Settings(), jobs=2)
    first = next(outputs)
    assert len(pulled) == 3
    assert len(pulled) <= first.number + 3
    outputs.close()
