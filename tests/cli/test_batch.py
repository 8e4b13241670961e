import io
import sys

import pytest
from click.testing import CliRunner

from sijill.cli.batch_progress import BatchProgress
from sijill.cli.main import cli
from tests.batch.corpus import content, write_corpus


def run(*args):
    return CliRunner().invoke(cli, [str(arg) for arg in args])


def test_the_shards_together_are_what_read_writes(tmp_path):
    path = write_corpus(tmp_path / "c.jsonl.gz", 9)
    done = run("batch", path, "--out", tmp_path / "out", "--shard-size", 4)
    assert done.exit_code == 0
    assert "9 documents" in done.stdout
    records = b"".join(content(tmp_path / "out")[f"shard-{n:05}.jsonl"] for n in range(3))
    assert records.decode() == run("read", path, "--format", "jsonl").stdout


def test_what_failed_is_said_and_listed(tmp_path):
    path = write_corpus(tmp_path / "c.jsonl", 3, ('{"id": "x"}', "{broken"))
    done = run("batch", path, tmp_path / "nowhere", "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "3 left out" in done.stdout
    assert done.stderr.count("sijill: ") == 3
    assert len((tmp_path / "out/failed.jsonl").read_text("utf-8").splitlines()) == 3
    again = run("batch", path, tmp_path / "nowhere", "--out", tmp_path / "out")
    assert again.exit_code == 1
    assert "3 left out" in again.stdout


def test_the_ledger_takes_a_batch(tmp_path):
    run("batch", write_corpus(tmp_path / "c.jsonl", 9), "--out", tmp_path / "out", "--shard-size", 4)
    done = run("add", "--ledger", tmp_path / "l.db", "--from-batch", tmp_path / "out")
    assert done.exit_code == 0
    assert "9 documents added" in done.stdout
    (tmp_path / "out/batch.json").unlink()
    again = run("add", "--ledger", tmp_path / "l.db", "--from-batch", tmp_path / "out")
    assert again.exit_code == 1
    assert "9 there already" in again.stdout
    assert "not finished" in again.stderr


@pytest.mark.parametrize("more", [["x.txt"], ["--published", "2018-01-01"]])
def test_a_batch_and_paths_are_not_added_at_once(tmp_path, more):
    assert run("add", "--ledger", tmp_path / "l.db", "--from-batch", tmp_path, *more).exit_code == 2


def test_add_without_a_path_is_wrong_usage(tmp_path):
    assert run("add", "--ledger", tmp_path / "l.db").exit_code == 2


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_counts_skipped_shards_for_the_share_and_not_for_the_rate(monkeypatch, tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"x" * 4000)
    monkeypatch.setattr(sys, "stderr", Terminal())
    progress = BatchProgress([str(tmp_path)])
    progress.shard_done(500, 1000, skipped=True)
    progress.shard_done(100, 1000, skipped=False)
    assert progress.line(50.0) == "[############............]  50%  600 documents, 2 a second, 1:40 left"
    progress.clear()
    assert sys.stderr.getvalue().endswith("\r")
    assert "1 shards were there already" in progress.summary()
