"""Compressed and plain files as chunks and lines of bounded size: nothing here holds more than one document."""

import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from sijill.errors import DocumentError
from sijill.ingest.remote import RemoteFile

Watch = Callable[[int], None]
CHUNK = 1 << 16
_MEMORY = 1 << 27  # what a decompressor may take: a file of a few bytes can ask for a window of gigabytes
_ZSTD_FEED = 512
COMPRESSED = (".gz", ".xz", ".zst")


class TooLongError(Exception):
    """A line or file is longer than allowed."""


def read_chunks(path: Path | RemoteFile, watch: Watch | None = None) -> Iterator[bytes]:
    """The content of a file in pieces, decompressed by its name's suffix. Raises DocumentError for damaged compressed data.

    `watch` is told how many bytes of the file, as it lies on the disk, each piece took.
    """
    with path.open("rb") as raw:
        at = 0
        try:
            for chunk in _decompressed(raw, path.suffix.lower()):
                if watch and raw.seekable():
                    watch(raw.tell() - at)
                    at = raw.tell()
                yield chunk
        except (gzip.BadGzipFile, zlib.error, lzma.LZMAError, EOFError) as error:
            raise DocumentError(str(path), f"damaged compressed data ({error})") from None


def _decompressed(raw: BinaryIO, suffix: str) -> Iterator[bytes]:
    if suffix == ".xz":
        return _unxz(raw)
    if suffix == ".zst":
        return _unzstd(raw)
    return stream_chunks(gzip.GzipFile(fileobj=raw) if suffix == ".gz" else raw)


def stream_chunks(stream: "BinaryIO | gzip.GzipFile") -> Iterator[bytes]:
    """The rest of an open stream in pieces."""
    while chunk := stream.read(CHUNK):
        yield chunk


def _unxz(raw: BinaryIO) -> Iterator[bytes]:
    data = raw.read(CHUNK)
    while data:  # an .xz file may hold several streams, one after the other
        decompressor = lzma.LZMADecompressor(memlimit=_MEMORY)
        while not decompressor.eof:
            if decompressor.needs_input and not data:
                data = raw.read(CHUNK)
                if not data:
                    raise EOFError("it ends early")
            piece = decompressor.decompress(data, max_length=CHUNK)
            data = b""
            if piece:
                yield piece
        data = (decompressor.unused_data or raw.read(CHUNK)).lstrip(b"\0")


def _unzstd(raw: BinaryIO) -> Iterator[bytes]:
    # Not `stream_reader`: it takes a file that ends early for a whole one. Fed half a kilobyte at a time, as four bytes of a
    # zstd file can stand for 128 KiB.
    import zstandard

    decompressor = zstandard.ZstdDecompressor(max_window_size=_MEMORY)
    frame = None
    data = raw.read(_ZSTD_FEED)
    try:
        while data:  # a .zst file may hold several frames
            frame = frame or decompressor.decompressobj()
            if piece := frame.decompress(data):
                yield piece
            rest, frame = (frame.unused_data, None) if frame.eof else (b"", frame)
            data = rest or raw.read(_ZSTD_FEED)
    except zstandard.ZstdError as error:
        raise EOFError(str(error)) from None
    if frame is not None:
        raise EOFError("it ends early")


def join_chunks(chunks: Iterator[bytes], limit: int) -> bytes:
    """All chunks as one; raises TooLongError as soon as they pass `limit` bytes."""
    parts, size = [], 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise TooLongError
        parts.append(chunk)
    return b"".join(parts)


def split_lines(chunks: Iterator[bytes], limit: int, give_up: int) -> Iterator[tuple[int, bytes | None]]:
    """(line number from 1, line without its end); `None` for a line of more than `limit` bytes, which is passed over unread.

    Raises TooLongError where such a line goes on for `give_up` bytes.
    """
    parts: list[bytes] = []
    number, size = 1, 0
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            size += len(piece)
            yield number, None if size > limit else b"".join([*parts, piece])
            number, parts, size = number + 1, [], 0
        size += len(rest)
        if size > limit:
            parts = []
            if size > give_up:
                raise TooLongError
        elif rest:
            parts.append(rest)
    if size:
        yield number, None if size > limit else b"".join(parts)
