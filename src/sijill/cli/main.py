"""The `sijill` command: one line per verb here, one file per verb beside, each imported only when it is run."""

import importlib
import sys

import click

from sijill.cli.problems import debugging, describe
from sijill.errors import SettingsError, SijillError

# verb → (module:attribute, what `sijill --help` says of it; the verb's own help begins with the same words)
VERBS = {
    "add": ("sijill.cli.add:add", "Read documents and add them to the ledger."),
    "batch": ("sijill.cli.batch:batch", "Read a corpus in shards, in several processes or on Ray."),
    "decide": ("sijill.cli.decide:decide", "Record an analyst's decision about events."),
    "doctor": ("sijill.cli.doctor:doctor", "Check that the ledger is whole."),
    "evaluate": ("sijill.cli.evaluate:evaluate", "Score event records against human coding."),
    "events": ("sijill.cli.events:events", "List events of the ledger."),
    "export": (
        "sijill.cli.export:export",
        "Write events of the ledger as csv, jsonl, parquet, geojson, ged, acled, plover or hxl.",
    ),
    "formats": ("sijill.cli.formats:formats", "Say what sijill reads and what it writes."),
    "history": ("sijill.cli.history:history", "Tell what made an event what it is."),
    "read": ("sijill.cli.read:read", "Read Arabic documents and write their event records."),
    "rebuild": ("sijill.cli.rebuild:rebuild", "Make all events anew from records and decisions."),
    "show": ("sijill.cli.show:show", "Show one event with every claim and its words."),
    "stats": ("sijill.cli.stats:stats", "Count what is in the ledger."),
    "who": ("sijill.cli.who:who", "Find who takes part in Arabic TEXT, and who says so."),
    "where": ("sijill.cli.where:where", "Find the places in Arabic TEXT and say where they are."),
}


class VerbGroup(click.Group):
    """A group that imports a verb only to run it or to show its own help, so that `sijill --help` starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in VERBS:
            return None
        module, attribute = VERBS[name][0].split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, VERBS[name][1]) for name in self.list_commands(ctx)])


@click.group(
    cls=VerbGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="sijill", message="sijill %(version)s")
def cli() -> None:
    """sijill (سجل, a register) reads Arabic conflict reporting and keeps a sourced ledger of what happened.

    Exit status: 0 all done, 1 something was left out or failed (said on standard error), 2 wrong usage.
    """


def main() -> None:
    """Run the command line: errors are one line on standard error, never a traceback (unless SIJILL_DEBUG=1)."""
    try:
        cli.main(prog_name="sijill")
    except SijillError as error:
        if debugging():
            raise
        click.echo(f"sijill: {error}", err=True)
        sys.exit(2 if isinstance(error, SettingsError) else 1)
    except Exception as error:  # the last resort before a user would see a traceback
        if debugging():
            raise
        click.echo(f"sijill: internal error, {describe(error)}; SIJILL_DEBUG=1 shows where", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
