"""Web pages → documents, by trafilatura: the article without menus, with its date and outlet when the page states them."""

import re

from sijill.errors import DocumentError
from sijill.ingest.dates import parse_published
from sijill.ingest.decode import decode_bytes
from sijill.model.document import Document

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)


def document_from_page(data: bytes, name: str, stem: str) -> Document:
    """The article of one HTML page. Raises DocumentError where the page holds none.

    The publication date is the one that the page's metadata gives (meta tags, JSON-LD, <time>); a date that merely stands
    somewhere in the text, or in the address, is not taken for it.
    """
    import trafilatura  # half a second: only where there are pages to read

    declared = _CHARSET.search(data[:4096])
    html = decode_bytes(data, name, declared[1].decode("ascii") if declared else None)
    try:
        found = trafilatura.bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            favor_precision=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (ValueError, AssertionError, RecursionError) as error:
        raise DocumentError(name, f"broken HTML ({type(error).__name__})") from None
    if found is None or isinstance(found, dict) or not found.text:
        raise DocumentError(name, "no article in this page")
    body = found.text.strip()
    title = " ".join((found.title or "").split())
    repeated = body.partition("\n")[0].strip() == title  # some pages have their headline inside the article
    return Document(
        id=stem,
        text=f"{title}\n{body}" if title and not repeated else body,
        title=title or body.partition("\n")[0],
        source=found.sitename or None,
        url=found.url or None,
        published=parse_published(found.date),
    )
