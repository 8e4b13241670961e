import gzip
import json
import lzma

import pytest
import zstandard

from sijill.errors import DocumentError
from sijill.ingest.read import read_documents

fsspec = pytest.importorskip("fsspec")
BODY = "قال شهود إن الانفجار وقع صباح الأحد."
PACK = {"": bytes, ".gz": gzip.compress, ".xz": lzma.compress, ".zst": zstandard.ZstdCompressor().compress}


@pytest.fixture
def memory():
    system = fsspec.filesystem("memory")
    system.store.clear()
    yield system
    system.store.clear()


def line(name):
    return json.dumps({"id": name, "text": BODY}).encode() + b"\n"


def ids(*paths):
    return [item.id if not isinstance(item, DocumentError) else str(item) for item in read_documents(paths)]


@pytest.mark.parametrize("suffix", PACK)
def test_a_file_behind_a_url_is_read_as_a_local_one(memory, suffix):
    memory.pipe(f"/news/a.jsonl{suffix}", PACK[suffix](line("a") + line("b")))
    assert ids(f"memory://news/a.jsonl{suffix}") == ["a", "b"]


def test_folders_and_patterns_are_taken_in_order_of_name(memory):
    for name in ("b", "a", "c"):
        memory.pipe(f"/news/{name}.jsonl", line(name))
    memory.pipe("/news/readme.md", b"x")
    assert ids("memory://news") == ["a", "b", "c"]
    assert ids("memory://news/[ab]*.jsonl") == ["a", "b"]


def test_parquet_behind_a_url(memory, tmp_path):
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.table({"id": ["a"], "text": [BODY]}), tmp_path / "a.parquet")
    memory.pipe("/news/a.parquet", (tmp_path / "a.parquet").read_bytes())
    assert ids("memory://news/a.parquet") == ["a"]


@pytest.mark.parametrize(
    ("url", "cause"),
    [("memory://nowhere/x.jsonl", "nothing to read there"), ("nosuch://x/y.jsonl", "nosuch")],
)
def test_what_is_not_there_is_one_line(memory, url, cause):
    (said,) = ids(url)
    assert said.startswith(f"{url}: ")
    assert cause in said


def test_a_local_file_can_be_named_by_url(memory, tmp_path):
    (tmp_path / "a.jsonl").write_bytes(line("a"))
    assert ids(f"file://{tmp_path}/a.jsonl") == ["a"]
