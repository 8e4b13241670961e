"""Events for the tests of exports: one with everything, and small ones for the codes of other schemes."""

import datetime as dt
from typing import Any

from sijill.model.ledger import (
    Claim,
    Decision,
    Event,
    EventDocument,
    EventLink,
    EventParty,
    EventPlace,
    EventRelation,
    EventToll,
    EventWhen,
    Figure,
)
from sijill.model.linking import Reason
from sijill.model.mention import Evidence
from sijill.model.value import Where

DAY = dt.date(2018, 5, 15)
MARKET = Evidence(17, 20, "سوق")
ARMY = EventParty(("الجيش اليمني",), "Yemeni army", "yem-army", "YEM", "MIL")
SAUDI = EventParty(("القوات السعودية",), "Saudi forces", "sau-mil", "SAU", "MIL")
HOUTHIS = EventParty(("الحوثيون", "جماعة الحوثي"), "Houthis", "houthis", "YEM", "REB")
TRIBE = EventParty(("مسلحون قبليون",), None, None, "YEM", "UAF")
SHOPPERS = EventParty(("متسوقون",), "shoppers", None, "YEM", "CVL")
MARCHERS = EventParty(("متظاهرون",), "protesters", None, "YEM", "PRO")


def taiz(**more: Any) -> EventPlace:
    where = Where(
        "Taiz", "gazetteer", Evidence(5, 8, "تعز"), "g-1", "YEM", "Taiz", "city", 13.58, 44.02, 1, 1
    )
    return EventPlace(where, "d-1", "most precise", **more)


def toll(low: int, best: int, high: int, **more: Any) -> EventToll:
    figure = Figure(low, best, "r-1", "d-1", 1, True, DAY, "وكالة", "مصدر طبي", "persons", MARKET)
    return EventToll(low, best, high, "latest", figures=(figure,), **more)


def event(**more: Any) -> Event:
    """A shelling of a market in Taiz by the Houthis, 9 to 14 killed, 12 by the chosen figure."""
    documents = (
        EventDocument("d-1", "n1", 1, "وكالة أ", "https://a.example/1", DAY, 'قصف "سوق" في تعز، مقتل 12'),
        EventDocument("d-2", "n2", 2, "صحيفة ب", None, dt.date(2018, 5, 16), "قتلى في تعز\nوجرحى"),
    )
    given: dict[str, Any] = {
        "id": "e-1",
        "type": "ASSAULT",
        "modes": ("heavy-weapons",),
        "modality": "actual",
        "status": "corroborated",
        "reports": ("r-1", "r-2"),
        "documents": documents,
        "sources": 2,
        "first_report": DAY,
        "last_report": dt.date(2018, 5, 16),
        "summary": 'قصف "سوق" في تعز، مقتل 12',
        "when": EventWhen(DAY, DAY, "agreed", 1, 1, "مساء", (Claim("2018-05-15/2018-05-15", "r-1", "d-1"),)),
        "place": taiz(),
        "actors": (HOUTHIS,),
        "recipients": (SHOPPERS,),
        "killed": toll(9, 12, 14),
    }
    return Event(**(given | more))


def full_event() -> Event:
    """An event in which every field is filled."""
    other = Where("Hays", "gazetteer", MARKET, "g-2", "YEM", "Hodeidah", "town", 13.93, 43.48, 2, 2)
    claim = Claim("aerial", "r-1", "d-1", DAY, MARKET, "مصدر طبي", "trigger:x", "x-1")
    return event(
        modes=("aerial", "heavy-weapons"),
        place=taiz(others=(other,), claims=(claim,)),
        blamed=(HOUTHIS,),
        claimed_by=(TRIBE,),
        wounded=toll(20, 20, 35, open=True),
        weapons=("صواريخ كاتيوشا", "قذائف"),
        count=(2, None),
        outcome="intercepted",
        aggregate=True,
        disputed=("killed", "modes"),
        claims=(("modes", (claim,)), ("type", ())),
        links=(EventLink("r-1", "r-2", 3.5, (Reason("same_days", 1.7, "both on the day"),), "x-1"),),
        relations=(EventRelation("part-of", "e-9", 0.7), EventRelation("answers", "e-8")),
        decisions=(
            Decision("x-1", "set", "amal", dt.datetime(2018, 6, 1, 12, 0, tzinfo=dt.UTC), "why", ("r-1",), (), "killed", "12"),
        ),
    )  # fmt: skip
