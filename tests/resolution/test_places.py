"""Resolving places: the table of sentences in tests/data/places.yml, and the resolver's promises."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sijill.analysis import tokenize
from sijill.extraction.places import find_places
from sijill.lexicon.gazetteer import load_gazetteer
from sijill.model.mention import PlaceMention
from sijill.model.value import Where
from sijill.resolution.place_geometry import distance_km, moved
from sijill.resolution.place_precision import acled_precision
from sijill.resolution.places import place_context, resolve_place

TABLE = yaml.safe_load((Path(__file__).parents[1] / "data" / "places.yml").read_text("utf-8"))
CASES = [(group, case) for group, cases in TABLE.items() for case in cases]
WORDS = [
    "دمشق", "حلب", "مدينة", "محافظة", "قرب", "الحدود", "مع", "الأردن", "واشنطن", "تتهم", "شمال",
    "سوريا", "بين", "وغزة", "القطاع", "طرابلس", "ليبيا", "عمان", "قرية", "برميزة", "في", "اليمن",
    "وحجة", "البلاد", ".",
]  # fmt: skip


def resolve(text: str) -> list[tuple[PlaceMention, Where]]:
    mentions = find_places(text, tokenize(text))
    context = place_context(mentions)
    return [(mention, resolve_place(mention, context)) for mention in mentions]


def test_table_is_large() -> None:
    assert len(CASES) >= 160
    assert sum("absent" in case for _, case in CASES) >= 30


@pytest.mark.parametrize(
    ("group", "case"), CASES, ids=lambda value: value["t"] if isinstance(value, dict) else None
)
def test_sentence(group: str, case: dict[str, Any]) -> None:
    pairs = resolve(case["t"])
    names = [mention.name.text for mention, _ in pairs]
    assert not set(case.get("absent", ())) & set(names), f"{group}: taken for a place"
    for wanted in case.get("has", ()):
        assert wanted["name"] in names
        mention, where = [pair for pair in pairs if pair[0].name.text == wanted["name"]][-1]
        check(wanted, mention, where)


def check(wanted: dict[str, Any], mention: PlaceMention, where: Where) -> None:
    got = {
        "id": where.gazetteer_id,
        "country": where.country,
        "prec": where.ucdp_precision,
        "acled": where.acled_precision,
        "rel": where.relation,
        "actor": mention.as_actor,
    }
    for field, value in got.items():
        assert wanted.get(field, value) == value, (
            f"{field} of {wanted['name']}; candidates {where.candidates}, scores {where.scores}"
        )
    assert wanted.get("rule", "") in where.rule
    if "point" in wanted:
        assert where.lat is not None
        assert where.lon is not None
        assert distance_km(*wanted["point"], where.lat, where.lon) <= 30
    if "parent" in wanted:
        context = place_context([mention, *mention.parents])
        assert wanted["parent"] in [resolve_place(parent, context).gazetteer_id for parent in mention.parents]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_results_keep_their_promises(text: str) -> None:
    gazetteer = load_gazetteer()
    for mention, where in resolve(text):
        assert where.evidence == mention.evidence
        if where.gazetteer_id is None:
            assert where.reason
            assert where.lat is None
            assert where.ucdp_precision is None
        else:
            assert where.gazetteer_id in gazetteer
            assert where.ucdp_precision is not None
            assert where.acled_precision == acled_precision(where.ucdp_precision)
        assert (where.lat is None) == (where.lon is None)
        assert set(where.candidates) <= {entry for entry in where.candidates if entry in gazetteer}


def test_undecided_keeps_its_candidates() -> None:
    ((_, where),) = resolve("انفجار في مدينة القصر")
    assert where.gazetteer_id is None
    assert where.reason
    assert len(where.candidates) > 1


def test_contradiction_is_not_taken() -> None:
    """A town that lies nowhere near where the text puts it is not the town that is meant."""
    ((_, where), _) = resolve("هجوم في بلدة سقبا بمحافظة المهرة")
    assert where.gazetteer_id == "yem/admin1/al-mahrah"
    assert where.ucdp_precision == 4
    assert where.reason
    assert "enclos" in where.reason


@pytest.mark.parametrize(
    ("direction", "point"), [("north", (34.0, 44.0)), ("east", (33.0, 45.19)), ("south-west", (32.29, 43.15))]
)
def test_moved(direction: str, point: tuple[float, float]) -> None:
    assert moved(33.0, 44.0, direction, 111.2) == pytest.approx(point, abs=0.02)


def test_distance() -> None:
    assert distance_km(33.51, 36.29, 33.31, 44.37) == pytest.approx(750, abs=5)  # Damascus to Baghdad
    assert distance_km(10.0, 20.0, 10.0, 20.0) == 0.0
