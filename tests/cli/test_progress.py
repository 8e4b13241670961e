import io
import sys

import pytest

from sijill.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_nothing_is_shown_where_standard_error_is_no_terminal(monkeypatch, capsys):
    progress = Progress()
    progress.next_at = 0
    progress.step()
    progress.clear()
    assert capsys.readouterr().err == ""


def test_the_bar_tells_how_far_and_how_long(monkeypatch, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x" * 4000)
    monkeypatch.setattr(sys, "stderr", Terminal())
    progress = Progress([str(tmp_path)])
    progress.done = 50
    progress.advance(1000)
    assert progress.line(25.0) == "[######..................]  25%  50 documents, 2 a second, 1:15 left"


@pytest.mark.parametrize("paths", [["-"], ["/dev/null"], []])
def test_without_a_known_size_it_counts(monkeypatch, paths):
    monkeypatch.setattr(sys, "stderr", Terminal())
    progress = Progress(paths)
    progress.done = 50
    progress.advance(1000)
    assert progress.line(25.0) == "50 documents, 2 a second"


def test_the_line_is_wiped(monkeypatch):
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    progress = Progress()
    progress.next_at = 0
    progress.step()
    progress.clear()
    assert terminal.getvalue().startswith("\r1 documents")
    assert terminal.getvalue().endswith("\r")
