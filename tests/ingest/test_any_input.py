"""Whatever a file holds, reading gives documents and one-line errors, and never raises."""

import io
import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sijill.errors import DocumentError
from sijill.ingest.read import read_documents
from sijill.model.document import Document

SUFFIXES = ["txt", "html", "json", "jsonl", "jsonl.gz", "txt.xz", "json.zst", "csv", ""]
ARABIC = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.sampled_from(" \n\r.،\"'<>&{}[]0123456789\u200f\ufeff\0"),
    )
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), ARABIC, st.just("2018-02-18")),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["id", "text", "title", "lines", "published", "source", "url", "x"]),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=8,
)
CONTENT = st.one_of(
    st.binary(max_size=200),
    ARABIC.map(str.encode),
    ARABIC.map(lambda t: t.encode("utf-16", "replace")),
    ARABIC.map(lambda t: t.encode("cp1256", "replace")),
    JSON.map(lambda v: json.dumps(v).encode()),
    st.lists(JSON, max_size=4).map(
        lambda vs: b"\n".join(json.dumps(v, ensure_ascii=False).encode() for v in vs)
    ),
    ARABIC.map(lambda t: f"<html><body><p>{t * 20}</p><div>{t}".encode()),
)


def check(items):
    ids = [item.id for item in items if isinstance(item, Document)]
    assert len(ids) == len(set(ids))
    for item in items:
        if isinstance(item, Document):
            assert item.text.strip()
            assert "\n" not in item.title
            item.text.encode()
            assert item.text.startswith(item.title) or item.title in item.text.split("\n")[0]
        else:
            assert isinstance(item, DocumentError)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(content=CONTENT)
@example(content=b"\xef\xbb\xbf")
@example(content=b"\xff\xfe")
@example(content=b"{}")
def test_any_file(tmp_path, suffix, content):
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(content)
    check(list(read_documents([path])))


@settings(deadline=None)
@given(content=CONTENT)
def test_any_standard_input(content):
    check(list(read_documents(["-"], stdin=io.BytesIO(content))))
