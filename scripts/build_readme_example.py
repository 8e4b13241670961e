"""Write what `sijill` says today of the example articles into README.md, between its two headings. Run by `make docs`; not checked for drift.

usage: build_readme_example.py
"""

import tempfile
from pathlib import Path

from click.testing import CliRunner

from sijill.cli.main import cli

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
ARTICLES = ROOT / "examples" / "articles"
BEGIN, END = "## An example\n", "## From Python\n"
ISOLATES = str.maketrans("", "", "\u2067\u2069")  # a page is not a terminal


def run(*arguments: str | Path) -> str:
    """What the command prints. Raises RuntimeError where it fails."""
    result = CliRunner().invoke(cli, list(map(str, arguments)))
    if result.exit_code:
        raise RuntimeError(f"sijill {arguments[0]}: {result.output}")
    return result.stdout.translate(ISOLATES)


def first_record() -> str:
    """The block of the first article's first event."""
    blocks = run("read", ARTICLES / "checkpoint-1.json").split("\n\n")
    return next(block for block in blocks if block.lstrip().startswith("e1 "))


def shared_event() -> str:
    """The head of the list of events, and the event that two outlets report."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "demo.db"
        run("add", "--ledger", ledger, ARTICLES)
        lines = [line.rstrip() for line in run("events", "--ledger", ledger).splitlines()]
    at = next(i for i, line in enumerate(lines) if "corroborated" in line)
    return "\n".join([lines[0], lines[at], lines[at + 1]])


def example_text() -> str:
    return f"""{BEGIN}
The first example article (its events are invented) begins «قتل خمسة جنود عراقيين وأصيب تسعة آخرون مساء الأحد في هجوم شنه مسلحون مجهولون …», on Monday 12
February 2024. `sijill read` gives its first event as

```
{first_record()}
```

The second article tells of the same attack a day later, in another outlet. In the ledger the two are one event, with every claim kept (`sijill show EVENT`):

```
{shared_event()}
```

"""


def main() -> None:
    text = README.read_text("utf-8")
    begin, end = text.index(BEGIN), text.index(END)
    README.write_text(text[:begin] + example_text() + text[end:], "utf-8")


if __name__ == "__main__":
    main()
