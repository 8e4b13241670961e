"""`sijill evaluate`: records against human coding."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sijill.cli.problems import Problems
from sijill.cli.reading_options import reading_options, reading_settings
from sijill.errors import DocumentError, SettingsError

if TYPE_CHECKING:
    from sijill.evaluation import Cause, Scores
    from sijill.settings import Settings

HEAD = ("slots", "events", "lines")


@click.command()
@click.argument("docs", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@reading_options
@click.option(
    "--system",
    type=click.Path(exists=True, path_type=Path),
    help="Score these records (JSON Lines or a folder of JSON, annotation format) instead of reading DOCS.",
)
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
@click.option("--errors", type=int, default=0, metavar="N", help="List up to N errors of each cause.")
def evaluate(
    docs: Path,
    gold: Path,
    engine: str | None,
    lexicon: str | None,
    min_confidence: float | None,
    system: Path | None,
    as_json: bool,
    errors: int,
) -> None:
    """Score event records against human coding.

    DOCS holds one JSON document a file, GOLD the coder's records under the same file names, in the annotation format.

    The figures are precision, recall and F1 of lines, events, and slots (every filled field: the headline), then per field and per type.
    """
    from sijill.evaluation import find_causes, score_documents

    problems = Problems()
    settings = reading_settings(engine, lexicon, min_confidence)
    found = read_records(system) if system else dict(_read(docs, gold, settings, problems))
    scores = score_documents(_items(docs, gold, found))
    if as_json:
        click.echo(json.dumps(scores.as_json(), indent=1))
    else:
        click.echo("\n".join(_table(scores)))
    if errors:
        click.echo("\n".join(_listing(find_causes(scores), errors)))
    raise SystemExit(problems.exit_status)


def read_records(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Document id → its records, from a JSON Lines file or a folder of JSON files. Raises SettingsError naming a bad line."""
    if path.is_dir():
        texts = [(str(file), file.read_text("utf-8")) for file in sorted(path.glob("*.json"))]
    else:
        rows = path.read_text("utf-8").splitlines()
        texts = [(f"{path}#{number}", row) for number, row in enumerate(rows, 1) if row.strip()]
    found = {}
    for name, text in texts:
        try:
            record = json.loads(text)
            found[record["doc"]] = record["events"]
        except (ValueError, KeyError, TypeError) as error:
            raise SettingsError(f"{name}: not a record in the annotation format ({error!r})") from error
    return found


def _items(
    docs: Path, gold: Path, found: Mapping[str, list[dict[str, Any]]]
) -> Iterator[tuple[str, list[str], list[Any], list[Any]]]:
    for path in sorted(gold.glob("*.json")):
        document = docs / path.name
        if not document.exists():
            raise SettingsError(f"{path}: {docs} holds no document of that name")
        lines = json.loads(document.read_text("utf-8"))["lines"]
        yield path.stem, lines, json.loads(path.read_text("utf-8"))["events"], found.get(path.stem, [])


def _read(
    docs: Path, gold: Path, settings: "Settings", problems: Problems
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The chosen engine's records of every coded document."""
    from sijill.cli.read import read_pairs
    from sijill.export.annotation import annotation

    for path in sorted(gold.glob("*.json")):
        file = docs / path.name
        if not file.exists():
            problems.say(DocumentError(str(file), "a coded document that is not there"))
            continue
        for document, record in read_pairs([str(file)], settings, None, problems):
            yield path.stem, annotation(document, record)["events"]


def _table(scores: "Scores") -> Iterator[str]:
    yield f"{len(scores.documents)} documents"
    yield f"{'':22}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'system':>8}"
    for name, figure in scores.figures.items():
        row = f"{name:22}{figure.precision:7.3f}{figure.recall:7.3f}{figure.f1:7.3f}{figure.gold:7}{figure.system:8}"
        accuracy = figure.paired_accuracy
        yield row if accuracy is None else f"{row}   paired {accuracy:.3f}"


def _listing(causes: "list[Cause]", most: int) -> Iterator[str]:
    """Causes with their counts, commonest first; under each, how they spread over types or fields, and up to `most` errors."""
    from sijill.evaluation.causes import EXPLAINED

    for cause, n in Counter(c.cause for c in causes).most_common():
        of_cause = [c for c in causes if c.cause == cause]
        spread = Counter(c.about for c in of_cause).most_common(6)
        yield ""
        yield f"{cause}: {n} – {EXPLAINED[cause]}"
        yield "  " + ", ".join(f"{about} {count}" for about, count in spread)
        for c in of_cause[:most]:
            yield f"  {c.document} line {c.line} {c.about}: gold {c.gold or '–'} | system {c.system or '–'}"
