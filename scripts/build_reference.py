"""Write the pages of docs/reference/ that follow from the code: the record schema, the commands, the settings.

usage: build_reference.py [--check]     --check changes nothing and fails where a page is out of date
"""

import argparse
import dataclasses
import datetime as dt
import inspect
import json
import sys
import types
import typing
from pathlib import Path
from typing import Any

import click

from sijill.cli.main import cli
from sijill.model.report import DocumentRecord
from sijill.model.serial import CHOICES, PATTERNS, hints, required
from sijill.settings import PREFIX, Settings

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"
SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean"}


def schema_text() -> str:
    """The JSON Schema of one document's record."""
    definitions: dict[str, Any] = {}
    root = _schema(DocumentRecord, definitions)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "sijill record",
        "description": "What `sijill read --format jsonl` writes on each line. Offsets are half-open pairs of Unicode code points.",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}  # stands while its fields are described: a type may hold itself
            definitions[kind.__name__] = _object_schema(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        members = [_schema(member, definitions) for member in arguments]
        if all(member.keys() == {"type"} for member in members):
            return {"type": [member["type"] for member in members]}
        return {"anyOf": members}
    if origin is tuple and arguments[-1] is Ellipsis:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is tuple:
        items = [_schema(member, definitions) for member in arguments]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if kind is type(None):
        return {"type": "null"}
    if kind is dt.date:
        return {"type": "string", "format": "date"}
    return {"type": SCALARS[kind]}


def _object_schema(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    fields = dataclasses.fields(kind)
    properties = {field.name: _schema(hints(kind)[field.name], definitions) for field in fields}
    for name, property_ in properties.items():
        if choices := CHOICES.get((kind, name)):
            property_["enum"] = list(choices)
        if pattern := PATTERNS.get((kind, name)):
            property_["pattern"] = f"^{pattern}$"
    return {
        "description": inspect.cleandoc(kind.__doc__ or ""),
        "type": "object",
        "properties": properties,
        "required": [field.name for field in fields if required(field)],
        "additionalProperties": False,
    }


def commands_text() -> str:
    """Every command with its arguments and options, in Markdown."""
    lines = ["# Commands", "", _GENERATED, "", _help(cli), ""]
    context = click.Context(cli, info_name="sijill")
    for name in cli.list_commands(context):
        lines += _command_lines(cli.get_command(context, name), f"sijill {name}", level=2)
    return "\n".join(lines).rstrip() + "\n"


def _command_lines(command: click.Command | None, name: str, level: int) -> list[str]:
    assert command is not None, name
    context = click.Context(command, info_name=name)
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    lines = [f"{'#' * level} {name}", "", "```", usage, "```", "", _help(command), ""]
    options = [option for option in command.params if isinstance(option, click.Option)]
    if options:
        lines += [
            "| option | meaning |",
            "|---|---|",
            *(_option_line(option, context) for option in options),
            "",
        ]
    if isinstance(command, click.Group):
        for verb in command.list_commands(context):
            lines += _command_lines(command.get_command(context, verb), f"{name} {verb}", level + 1)
    return lines


def _option_line(option: click.Option, context: click.Context) -> str:
    names, meaning = option.get_help_record(context) or (", ".join(option.opts), "")
    cells = [f"`{names}`", " ".join(meaning.split())]
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def _help(command: click.Command) -> str:
    return inspect.cleandoc(command.help or "").replace("\b\n", "")


def settings_text() -> str:
    """Every setting with its default, in Markdown."""
    notes = typing.get_type_hints(Settings, include_extras=True)
    lines = [
        "# Settings",
        "",
        _GENERATED,
        "",
        _SETTINGS,
        "",
        "| setting | default | variable | meaning |",
        "|---|---|---|---|",
    ]
    for field in dataclasses.fields(Settings):
        default = f"{field.default:,}" if isinstance(field.default, int) else str(field.default) or "–"
        meaning = notes[field.name].__metadata__[0]
        lines.append(f"| `{field.name}` | {default} | `{PREFIX}{field.name.upper()}` | {meaning} |")
    return "\n".join(lines) + "\n"


_GENERATED = (
    "<!-- Made by scripts/build_reference.py from the code: change it there, then run `make docs`. -->"
)
_SETTINGS = (
    "`from sijill.settings import Settings` holds them for Python; on the command line they are environment variables, and an option "
    "of a command goes before its variable. `SIJILL_DEBUG=1` beside them shows tracebacks of internal errors."
)
PAGES = {"record.schema.json": schema_text, "cli.md": commands_text, "settings.md": settings_text}


def stale_pages() -> list[str]:
    """The names of pages that do not say what the code says."""
    return [name for name, make in PAGES.items() if _read(REFERENCE / name) != make()]


def _read(path: Path) -> str | None:
    return path.read_text("utf-8") if path.exists() else None


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        for name in (stale := stale_pages()):
            print(f"docs/reference/{name} is out of date: run `make docs` and commit it", file=sys.stderr)
        return 1 if stale else 0
    for name, make in PAGES.items():
        (REFERENCE / name).write_text(make(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
