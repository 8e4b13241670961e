import pytest

from sijill.batch import shards as module
from sijill.batch.shards import Shard, cut_shards, read_shard
from sijill.errors import DocumentError, LexiconError
from sijill.ingest.read import read_documents
from sijill.model.document import Document
from sijill.settings import Settings
from tests.batch.corpus import write_corpus


def items(tmp_path, count):
    return list(read_documents([write_corpus(tmp_path / "c.jsonl", count)]))


def test_shards_hold_the_items_in_their_order(tmp_path):
    given = items(tmp_path, 10)
    found = list(cut_shards(given, 4))
    assert [len(shard.items) for shard in found] == [4, 4, 2]
    assert [item for shard in found for item in shard.items] == given
    assert [shard.number for shard in found] == [0, 1, 2]


def test_a_shard_of_long_documents_is_cut_early():
    long = [Document(f"d{n}", "ن" * 3_000_000) for n in range(7)]
    assert [len(shard.items) for shard in cut_shards(long, 500)] == [3, 3, 1]


def test_no_shard_is_read_before_it_is_asked_for(tmp_path):
    taken = []
    stream = cut_shards((taken.append(item.id) or item for item in items(tmp_path, 10)), 3)
    next(stream)
    assert len(taken) == 3


def test_the_hash_depends_on_every_field_and_on_errors():
    document = Document("d", "نص", "نص", "مصدر", "https://x.example")
    others = [
        (Document("e", "نص", "نص", "مصدر", "https://x.example"),),
        (Document("d", "نص آخر", "نص", "مصدر", "https://x.example"),),
        (Document("d", "نص", "نص", None, "https://x.example"),),
        (document, document),
        (document, DocumentError("f", "empty")),
        (document, DocumentError("f", "damaged")),
    ]
    hashes = {Shard(0, items).input_hash() for items in [(document,), *others]}
    assert len(hashes) == 7
    assert Shard(5, (document,), 99).input_hash() == Shard(0, (document,)).input_hash()


class Faulty:
    """A pipeline that fails on one document."""

    def __init__(self, error, inner):
        self.error, self.inner = error, inner

    def read(self, document):
        if document.id == "doc-001":
            raise self.error
        return self.inner.read(document)


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (DocumentError("doc-001", "too strange"), "too strange"),
        (KeyError("x"), "left out: internal error, KeyError: 'x'"),
    ],
)
def test_a_document_that_fails_is_named_and_the_others_are_read(tmp_path, monkeypatch, error, cause):
    settings = Settings()
    faulty = Faulty(error, module._pipeline(settings))
    monkeypatch.setattr(module, "_pipeline", lambda settings: faulty)
    unread = DocumentError("c.jsonl#9", "broken JSON")
    output = read_shard(Shard(0, (*items(tmp_path, 4), unread)), settings)
    assert output.documents == 3
    assert output.failures == (("doc-001", cause), ("c.jsonl#9", "broken JSON"))
    assert dict(output.files)["records"].count(b"\n") == 3


def test_what_would_fail_every_document_stops_the_run(tmp_path, monkeypatch):
    faulty = Faulty(LexiconError("words.yml: malformed"), module._pipeline(Settings()))
    monkeypatch.setattr(module, "_pipeline", lambda settings: faulty)
    with pytest.raises(LexiconError):
        read_shard(Shard(0, tuple(items(tmp_path, 4))), Settings())
