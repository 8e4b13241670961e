"""Every command, option and setting is documented, in pages made from the code."""

import dataclasses
import importlib.util
import subprocess
import sys
from pathlib import Path

import click
import pytest

from sijill.cli.main import VERBS, cli
from sijill.settings import Settings

ROOT = Path(__file__).parents[2]
spec = importlib.util.spec_from_file_location("build_reference", ROOT / "scripts/build_reference.py")
build_reference = importlib.util.module_from_spec(spec)
spec.loader.exec_module(build_reference)


def commands(group, name="sijill"):
    context = click.Context(group)
    for verb in group.list_commands(context):
        command = group.get_command(context, verb)
        yield f"{name} {verb}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {verb}")


def test_the_pages_say_what_the_code_says():
    assert build_reference.stale_pages() == [], "run `make docs` and commit docs/reference"


@pytest.mark.parametrize(("name", "command"), list(commands(cli)))
def test_every_command_and_option_has_help_and_stands_in_the_reference(name, command):
    page = (ROOT / "docs/reference/cli.md").read_text("utf-8")
    assert f" {name}\n" in page
    assert command.help
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, f"{name} {option.opts[0]} has no help"
            assert option.opts[-1] in page


@pytest.mark.parametrize("verb", VERBS)
def test_what_the_group_says_of_a_verb_is_how_its_own_help_begins(verb):
    command = cli.get_command(click.Context(cli), verb)
    assert command.help.startswith(VERBS[verb][1])


def test_every_setting_stands_in_the_reference():
    page = (ROOT / "docs/reference/settings.md").read_text("utf-8")
    for field in dataclasses.fields(Settings):
        assert f"`{field.name}`" in page


def test_the_help_starts_without_the_stages():
    """`sijill --help` answers at once: it loads no stage, no lexicon and no reader of web pages."""
    script = (
        "import sys; from sijill.cli.main import cli; cli.main(['--help'], standalone_mode=False); "
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('trafilatura', 'yaml', 'lxml', 'sqlalchemy') "
        "or m.startswith('sijill.') and m.split('.')[1] not in ('cli', 'errors')))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
