"""Write the tables of columns in docs/reference/exports.md from the exporters, so that the page cannot drift from them.

usage: python scripts/build_exports_reference.py [--check]

The text around the tables is written by hand; a table stands between `<!-- columns: NAME -->` and `<!-- end -->`.
"""

import re
import sys
from pathlib import Path

from sijill.export import acled, flat, ged
from sijill.export.column import Column

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "exports.md"
TABLES = {"flat": flat.COLUMNS, "ged": ged.COLUMNS, "acled": acled.COLUMNS}


def table(columns: tuple[Column, ...], *, tags: bool) -> str:
    """A Markdown table of columns, with HXL's hashtags if asked for."""
    head = "| column | values | how it is derived |" + (" HXL |" if tags else "")
    rows = [head, "|---|---|---|" + ("---|" if tags else "")]
    rows += [
        f"| `{column.name}` | {column.kind} | {column.how} |" + (f" `{column.tag}` |" if tags else "")
        for column in columns
    ]
    return "\n".join(rows)


def rebuilt(page: str) -> str:
    """The page with its tables made anew."""
    for name, columns in TABLES.items():
        made = f"<!-- columns: {name} -->\n{table(columns, tags=name == 'flat')}\n<!-- end -->"
        page = re.sub(
            rf"<!-- columns: {name} -->.*?<!-- end -->", lambda _, made=made: made, page, flags=re.S
        )
    return page


def main() -> None:
    page = PAGE.read_text("utf-8")
    fresh = rebuilt(page)
    if "--check" in sys.argv:
        sys.exit(f"{PAGE} is out of date: run {sys.argv[0]}" if fresh != page else 0)
    PAGE.write_text(fresh, "utf-8")


if __name__ == "__main__":
    main()
