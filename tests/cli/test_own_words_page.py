"""docs/howto/own-words.md as a reader would follow it: its commands are run one after the other, and print what it shows."""

import os
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "own-words.md"
BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_page_is_true(tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SIJILL_")} | {"PATH": path}
    said, shown = "", 0
    for kind, body in BLOCK.findall(PAGE.read_text("utf-8")):
        if kind == "sh":
            done = subprocess.run(
                ["bash", "-ec", body],
                cwd=tmp_path,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, f"{body}\n{done.stdout}{done.stderr}"
            said = done.stdout + done.stderr
            continue
        for line in body.splitlines():
            assert line in said.splitlines(), f"{line}\nis not in\n{said}"
            shown += 1
    assert shown >= 8
