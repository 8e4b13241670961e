import gzip
import lzma

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from sijill.errors import DocumentError
from sijill.ingest.unpack import TooLongError, join_chunks, read_chunks, split_lines

CONTENT = b"".join(b"line %d of the file\n" % i for i in range(20_000))
PACKERS = {
    "": lambda data: data,
    ".gz": gzip.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.ZstdCompressor().compress,
}


@pytest.mark.parametrize("suffix", PACKERS)
def test_files_come_back_by_their_suffix(tmp_path, suffix):
    path = tmp_path / f"a.jsonl{suffix}"
    path.write_bytes(PACKERS[suffix](CONTENT))
    assert b"".join(read_chunks(path)) == CONTENT


@pytest.mark.parametrize("suffix", [".gz", ".xz", ".zst"])
def test_several_streams_in_one_file_are_all_read(tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(PACKERS[suffix](CONTENT) + PACKERS[suffix](b"and more"))
    assert b"".join(read_chunks(path)) == CONTENT + b"and more"


@pytest.mark.parametrize("suffix", [".gz", ".xz", ".zst"])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[: len(data) // 2],
        lambda data: b"no such format",
        lambda data: data[:40] + b"\x07" * 60,
    ],
)
def test_damaged_data_is_one_error(tmp_path, suffix, spoil):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(spoil(PACKERS[suffix](CONTENT)))
    with pytest.raises(DocumentError, match="damaged compressed data"):
        list(read_chunks(path))


@pytest.mark.parametrize("suffix", [".gz", ".xz", ".zst"])
def test_what_unpacks_to_no_end_is_read_in_bounded_pieces(tmp_path, suffix):
    path = tmp_path / f"bomb{suffix}"
    path.write_bytes(PACKERS[suffix](b"\0" * 25_000_000))
    pieces = read_chunks(path)
    assert len(next(pieces)) < 20_000_000
    with pytest.raises(TooLongError):
        join_chunks(pieces, 1_000_000)


@given(st.lists(st.binary(max_size=12)), st.integers(min_value=1, max_value=9))
def test_lines_do_not_depend_on_where_chunks_end(chunks, limit):
    whole = b"".join(chunks).split(b"\n")
    if whole[-1] == b"":
        whole.pop()
    expected = [(i, None if len(line) > limit else line) for i, line in enumerate(whole, start=1)]
    assert list(split_lines(iter(chunks), limit, 10_000)) == expected


def test_a_line_without_end_is_given_up():
    with pytest.raises(TooLongError):
        list(split_lines((b"x" * 100 for _ in range(1000)), 50, 5_000))


@pytest.mark.parametrize("suffix", PACKERS)
def test_the_bytes_of_a_file_are_counted_as_they_lie_on_the_disk(tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(PACKERS[suffix](CONTENT))
    counted = []
    list(read_chunks(path, counted.append))
    assert sum(counted) == path.stat().st_size
