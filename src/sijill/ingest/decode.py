"""Bytes → text: byte order marks, UTF-8, UTF-16 with or without its mark, and the one-byte encodings of Arabic."""

import codecs
import re

from sijill.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP, Word or e-book file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "compressed data (give it a name that ends in .gz)"),
    (b"\xfd7zXZ", "compressed data (give it a name that ends in .xz)"),
    (b"\x28\xb5\x2f\xfd", "compressed data (give it a name that ends in .zst)"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_ONE_BYTE = ("cp1256", "iso8859-6")
_SAMPLE = 4096
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def decode_bytes(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of `data`, without its byte order mark; `declared` is the encoding that a page claims, tried after UTF-8.

    Raises DocumentError for `name` where the bytes are no text, or are UTF-8 that is broken somewhere.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise DocumentError(name, f"not text but {what}")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    wide = _unmarked_utf16(data[:_SAMPLE])
    if wide:
        return _strict(data, wide, name)
    text = _narrow(data, name, declared)
    if _is_binary(text[:_SAMPLE]):
        raise DocumentError(name, "not text but binary data")
    return text


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(name, f"broken {encoding.upper()} at byte {error.start}") from None


def _unmarked_utf16(sample: bytes) -> str | None:
    """UTF-16 is told by its high bytes: in Arabic text nearly each is 06 (U+06xx) or 00 (digits, spaces), always on one side."""
    if len(sample) < 4:
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[offset::2]
        if _arabic_high(high) > 0.7 * len(high):
            low = sample[1 - offset :: 2]
            if _arabic_high(low) < 0.3 * len(low):
                return encoding
    return None


def _arabic_high(half: bytes) -> int:
    return half.count(0x06) + half.count(0x00)


def _narrow(data: bytes, name: str, declared: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A stray byte in UTF-8 must not turn a whole article into Windows-1256 letter salad.
        lenient = data.decode("utf-8", errors="replace")
        broken = lenient.count("\ufffd")
        if len(_ARABIC.findall(lenient)) > 4 * broken:
            raise DocumentError(name, f"broken UTF-8 at byte {error.start}") from None
    if declared:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass  # a page that claims what it is not: found out below
    readings = []
    for encoding in _ONE_BYTE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        readings.append(
            (text.count("ال"), text)
        )  # the article tells the right code page: every sixth word has it
    return max(readings, key=lambda reading: reading[0])[1]  # Windows-1256 decodes any byte, and wins a tie


def _is_binary(sample: str) -> bool:
    return len(_CONTROLS.findall(sample)) > 0.02 * len(sample)
