"""Ray gives what this process gives, byte for byte: on a real cluster, started here."""

import functools

import pytest

from sijill.batch import run_local
from sijill.batch.run import run_batch
from sijill.batch.shards import cut_shards
from sijill.errors import SettingsError
from sijill.ingest.read import read_documents
from sijill.settings import Settings
from tests.batch.corpus import content, write_corpus

pytest.importorskip("ray")
from sijill.batch import run_ray

pytestmark = pytest.mark.xdist_group(
    "ray"
)  # one after another: "auto" would find the cluster of a test beside it


def run(path, out, execute, engine="lexicon"):
    return run_batch(cut_shards(read_documents([path]), 10), out, Settings(engine=engine), execute)


# before the others: a cluster that was shut down may be found by "auto" for a while
def test_an_address_without_a_cluster_is_said(tmp_path):
    with pytest.raises(SettingsError, match="no Ray cluster there"):
        list(run_ray.map_shards(iter(()), Settings(), "auto"))


@pytest.mark.slow
@pytest.mark.parametrize(("engine", "count"), [("lexicon", 60), ("tagger", 14)])
def test_a_local_cluster_gives_the_same_bytes(tmp_path, engine, count):
    path = write_corpus(tmp_path / "c.jsonl", count, ("{broken",))
    here = run(path, tmp_path / "here", functools.partial(run_local.map_shards, jobs=1), engine)
    there = run(path, tmp_path / "there", functools.partial(run_ray.map_shards, address="local"), engine)
    assert here == there
    assert here.documents == count
    assert content(tmp_path / "here") == content(tmp_path / "there")
