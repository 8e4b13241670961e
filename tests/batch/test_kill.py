"""A batch killed at any moment goes on where it was; its output equals that of an uninterrupted one. Jobs do not change it."""

import functools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.batch import process_tree
from sijill.batch.run import run_batch
from sijill.batch.run_local import map_shards
from sijill.batch.shards import cut_shards
from sijill.ingest.read import read_documents
from sijill.settings import Settings
from tests.batch.corpus import content, write_corpus


def command(path, out, jobs):
    return [
        sys.executable,
        "-m",
        "sijill.cli.main",
        "batch",
        str(path),
        "--out",
        str(out),
        "--jobs",
        str(jobs),
        "--shard-size",
        "5",
    ]


def markers(out):
    return {path.name: path.stat().st_mtime_ns for path in out.glob("*.done.json")}


def workers_of(pid):
    """The processes that a batch reads in."""
    return [p for p in process_tree(pid)[1:] if b"spawn_main" in Path(f"/proc/{p}/cmdline").read_bytes()]


linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for workers in /proc")


@linux
@pytest.mark.slow
def test_killed_and_resumed_equals_uninterrupted(tmp_path):
    path = write_corpus(tmp_path / "c.jsonl.gz", 160, ("{broken",))
    out = tmp_path / "out"
    child = subprocess.Popen(command(path, out, 2), start_new_session=True, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    while len(markers(out)) < 2:
        assert child.poll() is None, "it was to be killed on its way"
        assert time.monotonic() < deadline
        time.sleep(0.02)
    workers = workers_of(child.pid)
    assert len(workers) == 2
    child.send_signal(signal.SIGKILL)  # the parent alone: its workers have to notice
    child.wait()
    assert not (out / "batch.json").exists()
    kept = markers(out)
    assert 2 <= len(kept) < 33
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < deadline, "workers outlive their parent"
        time.sleep(0.2)
    again = subprocess.run(command(path, out, 2), capture_output=True, text=True)
    assert again.returncode == 1, "one document could not be read"
    assert "broken JSON" in again.stderr
    assert f"{len(kept)} shards were there already" in again.stdout
    assert kept.items() <= markers(out).items()
    run_batch(
        cut_shards(read_documents([path]), 5),
        tmp_path / "whole",
        Settings(),
        functools.partial(map_shards, jobs=1),
    )
    assert content(out) == content(tmp_path / "whole")


@linux
def test_a_killed_worker_is_said_in_one_line(tmp_path):
    path = write_corpus(tmp_path / "c.jsonl", 160)
    child = subprocess.Popen(
        command(path, tmp_path / "out", 2), stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    while child.poll() is None and not markers(tmp_path / "out"):
        time.sleep(0.02)
    os.kill(workers_of(child.pid)[0], signal.SIGKILL)
    _, errors = child.communicate(timeout=60)
    assert child.returncode == 1
    assert [line for line in errors.splitlines() if line.startswith("sijill:")] == [
        "sijill: a worker process was killed (out of memory?); run the same command again to go on, with fewer --jobs if need be"
    ]
    assert "Traceback" not in errors
