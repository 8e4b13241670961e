"""A process killed at any moment leaves a ledger that opens, with whole documents or none of them; the next run completes it. Two may add at once."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from sijill.export.annotation import annotation
from sijill.ledger.connection import reading
from sijill.ledger.handle import Ledger
from sijill.ledger.queries import all_documents, current_reports
from sijill.recording import open_ledger
from tests.ledger.builders import RUN
from tests.recording.synthetic import make_pairs

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("SIJILL_TEST_KILLS", "4"))  # the full test has 100
COUNT = 60
SECONDS = 1.5  # from the child's being ready to its end at most; it needs about twice that for its documents


def start(url: str, seed: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.recording.adder", url, str(COUNT), str(seed)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def documents_of(ledger: Ledger) -> dict[str, int]:
    """Name → number of reports of every document that is in the ledger."""
    with reading(ledger.engine) as connection:
        ids = all_documents(connection)
        reports = current_reports(connection, ids)
    return {s.document.id: len(reports.get(s.id, ())) for s in ledger.documents()}


def test_killed_at_any_moment(url: str, tmp_path: Path) -> None:
    choose, kills, seen, seed = random.Random(1), 0, set[str](), 0
    expected: dict[str, int] = {}
    while kills < KILLS:
        expected |= {document.id: len(record.reports) for document, record in make_pairs(COUNT, seed)}
        child = start(url, seed)
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(choose.uniform(0, SECONDS))
        child.send_signal(signal.SIGKILL)
        child.wait()
        kills += child.returncode == -signal.SIGKILL
        with open_ledger(url) as ledger:
            found = documents_of(ledger)
            assert found.items() <= expected.items(), "a document without all its reports"
            assert seen <= found.keys(), "a document is lost"
            assert [f.text for f in ledger.examine() if f.grave] == []
            seen = set(found)
        if len(found) == len(expected):
            seed += 1  # all in: the next ones are killed over other documents
    assert start(url, seed).communicate()[0].split() == ["ready", "done"]
    with open_ledger(url) as ledger, open_ledger(str(tmp_path / "whole.db")) as whole:
        for n in range(seed + 1):
            whole.add(make_pairs(COUNT, n), RUN)
        assert documents_of(ledger) == documents_of(whole)
        assert ledger.pending() == 0
        assert ledger.fingerprint() == whole.fingerprint()


def test_two_processes_add_the_same_folder(url: str, tmp_path: Path) -> None:
    pairs = make_pairs(60, 3)
    for name in ("docs", "records"):
        (tmp_path / name).mkdir()
    for document, record in pairs:
        row = {
            "id": document.id,
            "lines": document.text.split("\n"),
            "published": str(document.published),
            "source": document.source,
        }
        (tmp_path / f"docs/{document.id}.json").write_text(json.dumps(row), "utf-8")
        (tmp_path / f"records/{document.id}.json").write_text(
            json.dumps(annotation(document, record)), "utf-8"
        )
    command = [
        sys.executable,
        "-m",
        "sijill.cli.main",
        "add",
        str(tmp_path / "docs"),
        "--records",
        str(tmp_path / "records"),
        "--ledger",
        url,
    ]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    for process in running:
        _, errors = process.communicate(timeout=300)
        assert (process.returncode, errors) == (0, "")
    with open_ledger(url) as ledger, open_ledger(str(tmp_path / "one.db")) as one:
        subprocess.run([*command[:-1], str(tmp_path / "one.db")], check=True, stdout=subprocess.DEVNULL)
        assert documents_of(ledger) == {document.id: len(record.reports) for document, record in pairs}
        assert [f.text for f in ledger.examine()] == []
        assert ledger.fingerprint() == one.fingerprint()
