"""The figures on the annotated documents may rise and not silently fall."""

import functools
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml

from sijill.evaluation import Scores, score_documents
from sijill.export.annotation import annotation
from sijill.ingest.dates import parse_published
from sijill.model.document import Document
from sijill.pipeline import Pipeline
from sijill.settings import Settings

FLOORS: Mapping[str, Mapping[str, Mapping[str, float]]] = yaml.safe_load(
    Path(__file__).with_name("floors.yml").read_text("utf-8")
)


@pytest.fixture(scope="session")
def scores(shared: Path) -> Callable[[str, str], Scores]:
    """The scores of an engine on a set of documents, which it reads once."""

    @functools.cache
    def scored(engine: str, name: str) -> Scores:
        return score_documents(read(Pipeline(Settings(engine=engine)), shared / "gold" / name))

    return scored


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


CASES = [
    (engine, name, figure, floor)
    for engine, sets in FLOORS.items()
    for name, floors in sets.items()
    for figure, floor in floors.items()
]


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.xdist_group("floors")
@pytest.mark.parametrize(
    ("engine", "name", "figure", "floor"),
    CASES,
    ids=[f"{engine} {name} {figure}" for engine, name, figure, _ in CASES],
)
def test_floor(
    scores: Callable[[str, str], Scores], engine: str, name: str, figure: str, floor: float
) -> None:
    measured = scores(engine, name).figures[figure].f1
    assert measured >= floor, (
        f"gold/{name}, {engine} engine: F1 of {figure!r} is {measured:.4f}, under its floor {floor} in tests/gold/floors.yml"
    )
