"""The figures on the annotated documents may rise and not silently fall."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from sijill.evaluation import Scores, score_documents
from sijill.export.annotation import annotation
from sijill.ingest.dates import parse_published
from sijill.model.document import Document
from sijill.pipeline import Pipeline
from sijill.settings import Settings

FLOORS: Mapping[str, Mapping[str, float]] = yaml.safe_load(
    Path(__file__).with_name("floors.yml").read_text("utf-8")
)


@pytest.fixture(scope="session")
def scores(shared: Path) -> Mapping[str, Scores]:
    """Each set of documents, read once."""
    pipeline = Pipeline(Settings())
    return {name: score_documents(read(pipeline, shared / "gold" / name)) for name in FLOORS}


def read(pipeline: Pipeline, folder: Path) -> list[tuple[str, list[str], list[object], list[object]]]:
    items = []
    for path in sorted(folder.joinpath("gold").glob("*.json")):
        coded = json.loads(path.read_text("utf-8"))
        page = json.loads(folder.joinpath("docs", path.name).read_text("utf-8"))
        lines = page["lines"]
        document = Document(
            page["id"], "\n".join(lines), lines[0], published=parse_published(page["published"])
        )
        events = annotation(document, pipeline.read(document))["events"]
        items.append((path.stem, lines, coded["events"], events))
    assert items, f"{folder} holds no annotated document"
    return items


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "figure", "floor"),
    [(name, figure, floor) for name, floors in FLOORS.items() for figure, floor in floors.items()],
    ids=[f"{name} {figure}" for name, floors in FLOORS.items() for figure in floors],
)
def test_floor(scores: Mapping[str, Scores], name: str, figure: str, floor: float) -> None:
    measured = scores[name].figures[figure].f1
    assert measured >= floor, (
        f"gold/{name}: F1 of {figure!r} is {measured:.4f}, under its floor {floor} in tests/gold/floors.yml"
    )
