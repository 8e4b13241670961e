"""Adding bit by bit, in any order, gives what linking everything at once gives."""

import dataclasses
import random
from pathlib import Path

import pytest

from sijill.ledger import handle
from sijill.ledger.connection import reading
from sijill.ledger.decisions import judgements, load_decisions
from sijill.ledger.handle import Ledger
from sijill.ledger.link_state import load_link_reports
from sijill.ledger.search import EventFilter
from sijill.linking import block, link
from sijill.linking.weights import load_weights
from sijill.model.report import DocumentRecord
from sijill.recording import open_ledger
from tests.ledger.builders import NEWER, RUN
from tests.recording.synthetic import make_pairs

EVERY = EventFilter(statuses=("reported", "corroborated", "reviewed", "rejected"))


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks overflow at six members, so that a few dozen documents reach every branch."""
    weights = dataclasses.replace(load_weights(), block_cap=6, window=3)
    monkeypatch.setattr(block, "load_weights", lambda: weights)
    monkeypatch.setattr(handle, "BATCH", 9)  # a rebuild goes in steps too


def clusters_at_once(ledger: Ledger) -> set[tuple[str, ...]]:
    with reading(ledger.engine) as connection:
        ids = [stored.id for stored in ledger.reports()]
        reports = load_link_reports(connection, ids)
        said = judgements(load_decisions(connection, carried=True))
    found = link.link(reports.values(), said)
    return {cluster.members for cluster in found.clusters}


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.usefixtures("small_blocks")
def test_bit_by_bit_is_all_at_once(tmp_path: Path, seed: int) -> None:
    choose = random.Random(seed)
    pairs = make_pairs(36, seed)
    with open_ledger(str(tmp_path / "a.db")) as one, open_ledger(str(tmp_path / "b.db")) as other:
        one.add(pairs, RUN)
        choose.shuffle(pairs)
        while pairs:
            size = choose.randrange(1, 12)
            other.add(pairs[:size], RUN)
            del pairs[:size]
        assert other.fingerprint() == one.fingerprint()
        members = {tuple(sorted(event.reports)) for event in other.events(EVERY)}
        assert members == clusters_at_once(other)
        assert any(len(m) > 2 for m in members)
        before = other.fingerprint()
        other.rebuild()
        assert other.fingerprint() == before


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.usefixtures("small_blocks")
def test_corrections_rereadings_and_decisions_between(tmp_path: Path, seed: int) -> None:
    """After each of them the ledger is what a rebuild would make it."""
    choose = random.Random(seed)
    pairs = make_pairs(24, seed + 100)
    with open_ledger(str(tmp_path / "a.db")) as ledger:
        ledger.add(pairs, RUN)
        for _ in range(6):
            act = choose.choice([_correct, _reread, _decide, _decide, _undo])
            act(ledger, pairs, choose)
            before = ledger.fingerprint()
            ledger.rebuild()
            assert ledger.fingerprint() == before, act.__name__
        assert [finding for finding in ledger.examine() if finding.grave] == []


def _correct(ledger: Ledger, pairs, choose) -> None:  # type: ignore[no-untyped-def]
    read, record = choose.choice(pairs)
    longer = dataclasses.replace(read, text=read.text + f"\nتصحيح {choose.randrange(1000)}.")
    keep = record.reports[: choose.randrange(len(record.reports) + 1)]
    ledger.add([(longer, DocumentRecord(read.id, keep))], RUN)


def _reread(ledger: Ledger, pairs, choose) -> None:  # type: ignore[no-untyped-def]
    stored = choose.choice(list(ledger.documents()))
    run = dataclasses.replace(NEWER, lexicon=f"{choose.randrange(10**9):064}")
    reports = [r.report for r in ledger.reports() if r.document.id == stored.id]
    kept = tuple(dataclasses.replace(r, modes=(*r.modes, "x")) for r in reports if choose.random() < 0.7)
    ledger.add([(stored.document, DocumentRecord(stored.document.id, kept))], run)


def _decide(ledger: Ledger, pairs, choose) -> None:  # type: ignore[no-untyped-def]
    events = list(ledger.events(EVERY))
    one, other = choose.sample(events, 2)
    kind = choose.choice(["same", "not-same", "split", "reject", "set", "review", "note"])
    if kind == "same":
        about = {"reports": [one.reports[0], other.reports[-1]]}
    elif kind in ("not-same", "split"):
        big = max(events, key=lambda e: len(e.reports))
        about = {"reports": list(big.reports[:1]), "others": list(big.reports[1:]) or [other.reports[0]]}
    elif kind == "set":
        about = {"reports": [one.reports[0]], "field": "killed", "value": str(choose.randrange(90))}
    else:
        about = {"reports": [one.reports[0]]}
    ledger.decide(kind, who="a", why="test", **about)


def _undo(ledger: Ledger, pairs, choose) -> None:  # type: ignore[no-untyped-def]
    decisions = ledger.decisions()
    if decisions:
        ledger.decide("undo", who="a", why="test", undoes=choose.choice(decisions).id)
