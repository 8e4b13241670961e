"""The documentation leads somewhere: links resolve, and the commands that it shows exist."""

import re
from pathlib import Path

import pytest

from sijill.cli.main import VERBS

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md")])
LINK = re.compile(r"\[[^]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
ARTICLE = "انسحاب القوات من المدينة\nانسحبت القوات من المدينة أمس."  # what a page calls `text` and does not spell out
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:`|^|bin/)sijill ([a-z]+)", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_resolve(page):
    links = LINK.findall(page.read_text("utf-8"))
    gone = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert gone == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_exist(page):
    named = set(COMMAND.findall(page.read_text("utf-8")))
    assert named <= VERBS.keys()


@pytest.mark.parametrize(
    "page", [page for page in PAGES if PYTHON.search(page.read_text("utf-8"))], ids=lambda page: page.name
)
def test_python_examples_run(page, tmp_path, monkeypatch):
    """The blocks of a page run one after the other, in an empty folder, as a reader would run them."""
    monkeypatch.chdir(tmp_path)
    exec(
        compile("\n".join(PYTHON.findall(page.read_text("utf-8"))), str(page), "exec"),
        {"__name__": "__main__", "text": ARTICLE},
    )
