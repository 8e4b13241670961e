"""A small corpus of made-up news for the tests of batches."""

import gzip
import json
from pathlib import Path

TOWNS = ("حلب", "إدلب", "الموصل", "كركوك", "تعز", "صنعاء", "بنغازي", "سرت")


def rows(count: int) -> list[dict[str, str]]:
    """Documents as JSON objects, the same ones every time; some with an event, some without."""
    found = []
    for n in range(count):
        town = TOWNS[n % len(TOWNS)]
        title = f"مقتل {n + 3} أشخاص في قصف على {town}" if n % 3 else f"افتتاح معرض للكتاب في {town}"
        body = (
            f"قتل {n + 3} مدنيين وأصيب {n + 11} آخرون في قصف مدفعي استهدف حيا سكنيا في مدينة {town} أمس الأحد، وفق مصدر طبي.\nوقال شهود إن القصف استمر ساعتين."
            if n % 3
            else f"افتتح في مدينة {town} معرض للكتاب يضم {n + 40} دارا للنشر."
        )
        found.append(
            {
                "id": f"doc-{n:03}",
                "title": title,
                "text": body,
                "published": f"2018-03-{1 + n % 28:02}",
                "source": "صحيفة",
            }
        )
    return found


def write_corpus(path: Path, count: int, extra: tuple[str, ...] = ()) -> Path:
    """A JSON Lines file (compressed if it is named .gz) of the rows and the `extra` lines."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(count)) + "".join(
        line + "\n" for line in extra
    )
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def content(folder: Path) -> dict[str, bytes]:
    """File name → bytes of everything in a folder, hidden files as well."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
