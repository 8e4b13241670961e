"""A batch killed at any moment goes on where it was; its output equals that of an uninterrupted one. Jobs do not change it."""

import os
import signal
import subprocess
import sys
import time

import pytest

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


def alive(group):
    """Processes of a process group that still run."""
    found = subprocess.run(["ps", "-eo", "pgid,stat"], capture_output=True, text=True, check=True).stdout
    return sum(line.split()[0] == str(group) and line.split()[1][0] != "Z" for line in found.splitlines()[1:])


@pytest.mark.slow
def test_killed_and_resumed_equals_uninterrupted(tmp_path):
    path = write_corpus(tmp_path / "c.jsonl.gz", 400, ("{broken",))
    out = tmp_path / "out"
    child = subprocess.Popen(command(path, out, 2), start_new_session=True, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    while len(markers(out)) < 2:
        assert child.poll() is None, "it was to be killed on its way"
        assert time.monotonic() < deadline
        time.sleep(0.02)
    child.send_signal(signal.SIGKILL)  # the parent alone: its workers have to notice
    child.wait()
    assert not (out / "batch.json").exists()
    kept = markers(out)
    assert 2 <= len(kept) < 81
    while alive(child.pid):
        assert time.monotonic() < deadline, "workers outlive their parent"
        time.sleep(0.2)
    again = subprocess.run(command(path, out, 2), capture_output=True, text=True)
    assert again.returncode == 1, "one document could not be read"
    assert "broken JSON" in again.stderr
    assert f"{len(kept)} shards were there already" in again.stdout
    assert kept.items() <= markers(out).items()
    whole = subprocess.run(command(path, tmp_path / "whole", 1), capture_output=True, text=True)
    assert whole.returncode == 1
    assert content(out) == content(tmp_path / "whole")


def test_a_killed_worker_is_said_in_one_line(tmp_path):
    path = write_corpus(tmp_path / "c.jsonl", 400)
    child = subprocess.Popen(
        command(path, tmp_path / "out", 2), stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    while child.poll() is None and not markers(tmp_path / "out"):
        time.sleep(0.02)
    listed = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True).stdout
    workers = [
        int(line.split()[0])
        for line in listed.splitlines()
        if line.split()[1] == str(child.pid) and "spawn_main" in line
    ]
    os.kill(workers[0], signal.SIGKILL)
    _, errors = child.communicate(timeout=60)
    assert child.returncode == 1
    assert [line for line in errors.splitlines() if line.startswith("sijill:")] == [
        "sijill: a worker process was killed (out of memory?); run the same command again to go on, with fewer --jobs if need be"
    ]
    assert "Traceback" not in errors
