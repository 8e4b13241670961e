import io

import pytest

from sijill.export.csv import read_csv
from sijill.export.ged import COLUMNS, deaths, reason_left_out, type_of_violence, write_ged
from tests.export.events import ARMY, HOUTHIS, MARCHERS, SAUDI, SHOPPERS, TRIBE, event, full_event, toll


@pytest.mark.parametrize(
    ("actors", "recipients", "kind"),
    [
        ((ARMY,), (HOUTHIS,), 1),
        ((HOUTHIS,), (ARMY, SHOPPERS), 1),
        ((ARMY, HOUTHIS), (), 1),  # fighting with no attacker named
        ((SAUDI,), (ARMY,), 1),
        ((HOUTHIS,), (TRIBE,), 2),
        ((HOUTHIS,), (SHOPPERS,), 3),
        ((ARMY,), (MARCHERS,), 3),
        ((), (SHOPPERS,), None),  # nobody is named
        ((SHOPPERS,), (MARCHERS,), None),
        ((HOUTHIS,), (), None),
    ],
)
def test_type_of_violence(actors: tuple, recipients: tuple, kind: int | None) -> None:  # type: ignore[type-arg]
    found = event(actors=actors, recipients=recipients)
    assert type_of_violence(found) == kind
    assert (reason_left_out(found) is None) == (kind is not None)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"modality": "planned"}, "did not happen, or not yet"),
        ({"killed": None}, "no death reported"),
        ({"killed": toll(0, 0, 0)}, "no death reported"),
        ({"killed": toll(0, 0, 3)}, None),  # GED keeps what its high estimate counts
        ({"when": None}, "no date"),
        ({"place": None}, "no country"),
        ({"type": "ACCUSE"}, "no armed force"),
        ({"status": "rejected"}, "rejected by a reviewer"),
    ],
)
def test_inclusion(change: dict[str, object], reason: str | None) -> None:
    assert reason_left_out(event(**change)) == reason


@pytest.mark.parametrize(
    ("recipients", "column"),
    [
        ((SHOPPERS,), "deaths_civilians"),
        ((ARMY,), "deaths_b"),
        ((ARMY, SHOPPERS), "deaths_unknown"),
        ((), "deaths_unknown"),
    ],
)
def test_deaths_go_to_one_column(recipients: tuple, column: str) -> None:  # type: ignore[type-arg]
    split = deaths(event(recipients=recipients))
    assert split.pop(column) == 12
    assert set(split.values()) == {0}


def test_columns_are_those_of_the_codebook_in_its_order() -> None:
    names = [column.name for column in COLUMNS]
    assert names[:6] == ["id", "relid", "year", "active_year", "code_status", "type_of_violence"]
    assert names[-12:] == [
        *("date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"),
        *("best", "high", "low", "gwnoa", "gwnob"),
    ] or names[-11:] == [
        *("date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"),
        *("best", "high", "low", "gwnoa", "gwnob"),
    ]  # fmt: skip
    assert len(names) == len(set(names)) == 49


def test_a_row() -> None:
    out = io.StringIO()
    done = write_ged([event(), event(id="e-2", killed=None), full_event()], out)
    assert done.written == 2
    assert done.left_out == {"no death reported": 1}
    out.seek(0)
    row, aggregate = read_csv(out)
    assert (row["side_a"], row["side_b"], row["type_of_violence"]) == ("Houthis", "Civilians", "3")
    assert (row["low"], row["best"], row["high"], row["deaths_civilians"]) == ("9", "12", "14", "12")
    assert (row["date_start"], row["date_prec"], row["where_prec"], row["event_clarity"]) == (
        "2018-05-15",
        "1",
        "1",
        "1",
    )
    assert (row["country"], row["adm_1"], row["geom_wkt"]) == ("Yemen", "Taiz", "POINT (44.02 13.58)")
    assert row["priogrid_gid"] == str(int((13.58 + 90) / 0.5) * 720 + int((44.02 + 180) / 0.5) + 1)
    assert row["conflict_name"] == ""
    assert aggregate["event_clarity"] == "2"
