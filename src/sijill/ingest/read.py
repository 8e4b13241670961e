"""Paths → documents, one after the other, with one DocumentError for each thing that cannot be read."""

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from sijill.errors import DocumentError
from sijill.ingest.decode import decode_bytes
from sijill.ingest.files import find_files, kind_of, stem_of
from sijill.ingest.page import document_from_page
from sijill.ingest.parquet import read_rows
from sijill.ingest.records import documents_from_object, parse_json, short_hash
from sijill.ingest.remote import RemoteFile, find_remote_files, is_url
from sijill.ingest.unpack import TooLongError, Watch, join_chunks, read_chunks, split_lines, stream_chunks
from sijill.model.document import Document
from sijill.settings import Settings

Item = Document | DocumentError


def read_documents(
    paths: Iterable[str | Path],
    settings: Settings | None = None,
    published: dt.date | None = None,
    stdin: BinaryIO | None = None,
    watch: Watch | None = None,
) -> Iterator[Item]:
    """The documents of files, folders, fsspec URLs ("s3://…") and "-" (standard input), in order, each as soon as it is read.

    What cannot be read comes as a DocumentError in its place, and reading goes on; one that precedes a document of the same name
    is a warning about it. `published` is given to documents that state no date of their own. A second document of the same id
    is an error. `watch` is told of each piece of a file how many bytes it took. Raises nothing for bad input.
    """
    settings = settings or Settings()
    seen: set[str] = set()
    for path in paths:
        for item in _read_path(path, settings, stdin, watch):
            if isinstance(item, Document):
                yield _admit(item, str(path), seen, settings, published)
            else:
                yield item


def _admit(
    document: Document, path: str, seen: set[str], settings: Settings, published: dt.date | None
) -> Item:
    if len(document.text) > settings.max_text_characters:
        return DocumentError(
            document.id, f"longer than {settings.max_text_characters:,} characters (max_text_characters)"
        )
    if document.id in seen:
        return DocumentError(document.id, f"left out: another document before it has the same id (in {path})")
    seen.add(document.id)
    if document.published is None and published is not None:
        return replace(document, published=published)
    return document


def _read_path(
    path: str | Path, settings: Settings, stdin: BinaryIO | None, watch: Watch | None
) -> Iterator[Item]:
    if str(path) == "-":
        yield from _guarded(
            stream_chunks(stdin or sys.stdin.buffer), None, "standard input", "stdin-{hash}", settings
        )
        return
    try:
        if is_url(path):
            for remote in find_remote_files(str(path)):
                yield from _read_source(remote, stem_of(remote.path), settings, watch)
        else:
            for file in find_files(Path(path)):
                yield from _read_source(file, _stem(file, Path(path)), settings, watch)
    except DocumentError as error:
        yield error


def _read_source(
    file: Path | RemoteFile, stem: str, settings: Settings, watch: Watch | None
) -> Iterator[Item]:
    kind = kind_of(file if isinstance(file, Path) else file.path)
    if kind == "parquet":
        yield from _read_rows(file, stem, watch)
    else:
        yield from _guarded(read_chunks(file, watch), kind, str(file), stem, settings)


def _read_rows(file: Path | RemoteFile, stem: str, watch: Watch | None) -> Iterator[Item]:
    """The documents of a Parquet file: a row is what a line is in a JSON Lines file."""
    empty = True
    try:
        for number, row in read_rows(file, watch):
            empty = False
            yield from documents_from_object(row, f"{file}#{number}", f"{stem}-{{hash}}")
        if empty:
            yield DocumentError(str(file), "empty")
    except DocumentError as error:
        yield error
    except OSError as error:
        yield DocumentError(str(file), error.strerror or type(error).__name__)


def _stem(file: Path, given: Path) -> str:
    """The id of a document that has none: its file's name, with the folders below the one that was given."""
    folder = file.parent.relative_to(given) if file != given else Path()
    return (folder / stem_of(file)).as_posix()


def _guarded(
    chunks: Iterator[bytes], kind: str | None, name: str, stem: str, settings: Settings
) -> Iterator[Item]:
    """The documents of one file; whatever stops its reading is the last item."""
    try:
        first = next(chunks, b"")
        yield from _read_file(chain([first], chunks), kind or _sniff(first), name, stem, settings)
    except DocumentError as error:
        yield error
    except TooLongError:
        yield DocumentError(name, f"larger than {settings.max_document_bytes:,} bytes (max_document_bytes)")
    except OSError as error:
        yield DocumentError(name, error.strerror or type(error).__name__)


def _sniff(first: bytes) -> str:
    """The kind of a nameless stream, by how it begins."""
    start = first.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        line, newline, _ = start.partition(b"\n")
        return "jsonl" if line.rstrip().endswith(b"}") or not newline else "json"
    if start.startswith(b"["):
        return "json"
    return "page" if start[:1000].lower().startswith((b"<!doctype html", b"<html", b"<?xml")) else "text"


def _read_file(
    chunks: Iterator[bytes], kind: str, name: str, stem: str, settings: Settings
) -> Iterator[Item]:
    if kind == "jsonl":
        yield from _read_lines(chunks, name, stem, settings)
        return
    data = join_chunks(chunks, settings.max_document_bytes)
    if not data.strip():
        raise DocumentError(name, "empty")
    if kind == "page":
        yield document_from_page(data, name, stem)
    elif kind == "json":
        yield from documents_from_object(parse_json(decode_bytes(data, name), name), name, stem)
    else:
        yield _plain(decode_bytes(data, name), name, stem)


def _plain(text: str, name: str, stem: str) -> Document:
    """A text file: its first line that is not blank is the title. Line ends are read as "\\n", as Python's text files do."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    title = text.partition("\n")[0].strip()
    if not title:
        raise DocumentError(name, "empty")
    return Document(id=stem.replace("{hash}", short_hash(text)), text=text, title=title)


def _read_lines(chunks: Iterator[bytes], name: str, stem: str, settings: Settings) -> Iterator[Item]:
    stem = stem if "{hash}" in stem else f"{stem}-{{hash}}"
    empty = True
    for number, line in split_lines(
        _as_utf8(chunks), settings.max_document_bytes, settings.max_skipped_bytes
    ):
        place = f"{name}#{number}"
        if line is None:
            empty = False
            yield DocumentError(
                place, f"a line of more than {settings.max_document_bytes:,} bytes (max_document_bytes)"
            )
        elif line.strip():
            empty = False
            try:
                yield from documents_from_object(parse_json(decode_bytes(line, place), place), place, stem)
            except DocumentError as error:
                yield error
    if empty:
        yield DocumentError(name, "empty")


def _as_utf8(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """UTF-16 lines cannot be split at the byte 0A: a stream that begins with UTF-16's mark is recoded first."""
    import codecs

    first = next(chunks, b"")
    if not first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield from chain([first], chunks)
        return
    decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")
    for chunk in chain([first], chunks):
        yield decoder.decode(chunk).encode()
