"""JSON → documents: one object with `lines`, or with `text` and `title`; JSON Lines hold one such object a line."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sijill.errors import DocumentError
from sijill.ingest.dates import parse_published
from sijill.model.document import Document


def parse_json(text: str, name: str) -> Any:
    """The value of a JSON text. Raises DocumentError for `name` where it is broken or nested too deeply."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise DocumentError(
            name, f"broken JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        ) from None
    except RecursionError:
        raise DocumentError(name, "JSON nested too deeply") from None
    except ValueError as error:  # a number of thousands of digits
        raise DocumentError(name, f"broken JSON: {error}") from None


def documents_from_object(value: Any, name: str, stem: str) -> Iterator[Document | DocumentError]:
    """One object's document, or a list's; before a document whose date cannot be read stands the DocumentError that says so."""
    if value == []:
        yield DocumentError(name, "empty")
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield from _guarded(item, f"{name}#{number}", f"{stem}-{{hash}}")
    else:
        yield from _guarded(value, name, stem)


def _guarded(value: Any, name: str, stem: str) -> Iterator[Document | DocumentError]:
    try:
        text, title = _text(value, name)
        published, complaint = _published(value, name)
        if complaint:
            yield complaint
        yield Document(
            id=_identifier(value, name) or stem.replace("{hash}", short_hash(text)),
            text=text,
            title=title,
            source=_string(value, "source", name),
            url=_string(value, "url", name),
            published=published,
        )
    except DocumentError as error:
        yield error


def short_hash(text: str) -> str:
    """Twelve hexadecimal digits of the text's SHA-256: the id of a document that has neither an id nor a file of its own."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _text(value: Any, name: str) -> tuple[str, str]:
    """The document's text and its title line."""
    if not isinstance(value, dict):
        raise DocumentError(name, "not a JSON object")
    if "lines" in value:
        lines = value["lines"]
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            raise DocumentError(name, "`lines` is not a list of strings")
        text = _whole("\n".join(lines), "lines", name)
        title = text.partition("\n")[0]
    else:
        body = _string(value, "text", name)
        if body is None:
            raise DocumentError(name, "neither `text` nor `lines` in it")
        title = " ".join((_string(value, "title", name) or "").split("\n")).strip()
        text = f"{title}\n{body}" if title else body
        title = title or text.partition("\n")[0]
    if not text.strip():
        raise DocumentError(name, "empty")
    return text, title


def _published(value: dict[str, Any], name: str) -> tuple[Any, DocumentError | None]:
    try:
        return parse_published(value.get("published")), None
    except ValueError as error:
        return None, unreadable_date(name, error)


def unreadable_date(name: str, error: ValueError) -> DocumentError:
    """What is said of a document that is read all the same, but without its date."""
    return DocumentError(name, f"read without its publication date, which cannot be understood ({error})")


def _identifier(value: dict[str, Any], name: str) -> str | None:
    given = value.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    return (_string(value, "id", name) or "").strip() or None


def _string(value: dict[str, Any], key: str, name: str) -> str | None:
    found = value.get(key)
    if found is None:
        return None
    if not isinstance(found, str):
        raise DocumentError(name, f"`{key}` is not a string")
    return _whole(found, key, name)


def _whole(found: str, key: str, name: str) -> str:
    try:
        found.encode()
    except UnicodeEncodeError:  # JSON can spell half of a character: "\ud83d"
        raise DocumentError(name, f"`{key}` holds half a character (a lone surrogate)") from None
    return found
