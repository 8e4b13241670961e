import io

import pytest

from sijill.export.acled import COLUMNS, fatalities, interaction, reason_left_out, write_acled
from sijill.export.acled_types import DISORDER, kind_of
from sijill.export.csv import read_csv
from tests.export.events import ARMY, HOUTHIS, MARCHERS, SAUDI, SHOPPERS, TRIBE, event, full_event, toll


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"modes": ("heavy-weapons",)}, ("Explosions/Remote violence", "Shelling/artillery/missile attack")),
        ({"modes": ("aerial", "heavy-weapons")}, ("Explosions/Remote violence", "Air/drone strike")),
        ({"modes": ("explosives", "suicide-attack")}, ("Explosions/Remote violence", "Suicide bomb")),
        ({"modes": ("unconventional",)}, ("Explosions/Remote violence", "Chemical weapon")),
        ({"modes": ("firearms",), "recipients": (ARMY,)}, ("Battles", "Armed clash")),
        ({"modes": ("firearms",), "recipients": (SHOPPERS,)}, ("Violence against civilians", "Attack")),
        ({"modes": ("abduct",)}, ("Violence against civilians", "Abduction/forced disappearance")),
        (
            {"modes": ("firearms",), "recipients": (MARCHERS,)},
            ("Protests", "Excessive force against protesters"),
        ),
        ({"modes": ("destroy",)}, ("Strategic developments", "Looting/property destruction")),
        ({"type": "PROTEST", "modes": ("demo",), "killed": None}, ("Protests", "Peaceful protest")),
        ({"type": "PROTEST", "modes": ("demo",)}, ("Protests", "Protest with intervention")),
        ({"type": "PROTEST", "modes": ("riot",)}, ("Riots", "Violent demonstration")),
        (
            {"type": "COERCE", "modes": ("seize",), "actors": (ARMY,), "recipients": (HOUTHIS,)},
            ("Battles", "Government regains territory"),
        ),
        (
            {"type": "COERCE", "modes": ("seize",), "recipients": (ARMY,)},
            ("Battles", "Non-state actor overtakes territory"),
        ),
        ({"type": "COERCE", "modes": ("arrest",)}, ("Strategic developments", "Arrests")),
        ({"type": "RETREAT", "modes": ("ceasefire",)}, ("Strategic developments", "Agreement")),
        ({"type": "ACCUSE", "modes": ()}, None),
        ({"type": "SANCTION", "modes": ()}, None),
    ],
)
def test_event_types(change: dict[str, object], kind: tuple[str, str] | None) -> None:
    assert kind_of(event(**change)) == kind
    assert kind is None or kind[0] in DISORDER


@pytest.mark.parametrize(
    ("actors", "recipients", "code"),
    [
        ((ARMY,), (HOUTHIS,), 12),
        ((HOUTHIS,), (ARMY,), 12),  # the smaller code first, whoever began
        ((SAUDI,), (HOUTHIS,), 28),  # an army abroad is an external force
        ((HOUTHIS,), (SHOPPERS,), 27),
        ((TRIBE,), (), 30),
        ((ARMY,), (MARCHERS,), 16),
        ((), (), None),
    ],
)
def test_interaction(actors: tuple, recipients: tuple, code: int | None) -> None:  # type: ignore[type-arg]
    assert interaction(event(actors=actors, recipients=recipients)) == code


def test_fatalities_are_the_conservative_figure() -> None:
    assert fatalities(event()) == 9
    assert fatalities(event(killed=None)) == 0
    assert fatalities(event(killed=toll(3, 3, 3))) == 3


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"aggregate": True}, "an aggregate, no single event"),
        ({"modality": "denied"}, "did not happen, or not yet"),
        ({"modality": "failed"}, "did not happen, or not yet"),
        ({"modality": "failed", "outcome": "intercepted"}, None),
        ({"when": None}, "no date"),
        ({"place": None}, "no country"),
        ({"type": "AID"}, "a kind of act that ACLED does not code"),
        ({"status": "rejected"}, "rejected by a reviewer"),
    ],
)
def test_inclusion(change: dict[str, object], reason: str | None) -> None:
    assert reason_left_out(event(**change)) == reason


def test_a_row() -> None:
    out = io.StringIO()
    done = write_acled([event(), full_event()], out)
    assert (done.written, dict(done.left_out)) == (1, {"an aggregate, no single event": 1})
    out.seek(0)
    (row,) = read_csv(out)
    assert list(row) == [column.name for column in COLUMNS]
    assert (row["actor1"], row["actor2"], row["interaction"]) == ("Houthis", "shoppers", "27")
    assert row["civilian_targeting"] == "Civilian targeting"
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2018-05-15", "2018", "1")
    assert (row["fatalities"], row["geo_precision"], row["country"]) == ("9", "1", "Yemen")
    assert row["source"] == "وكالة أ; صحيفة ب"
