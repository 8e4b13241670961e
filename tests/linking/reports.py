"""Reports for the tests of linking, with words of our own."""

import datetime as dt
from typing import Any

from sijill.linking.words import link_words
from sijill.model.linking import LinkActor, LinkPlace, LinkReport

TAIZ = LinkPlace(link_words("تعز", "Taiz"), "YEM", 13.58, 44.02, "g-taiz")
ADEN = LinkPlace(link_words("عدن", "Aden"), "YEM", 12.79, 45.02, "g-aden")
BASRA = LinkPlace(link_words("البصرة", "Basra"), "IRQ", 30.5, 47.8, "g-basra")
YEMEN = LinkPlace(link_words("اليمن", "Yemen"), "YEM", 15.5, 47.5, "g-yemen", broad=True)
HOUTHIS = LinkActor(link_words("جماعة الحوثي", "Houthis"), "YEM", "REB", "houthis")
COALITION = LinkActor(link_words("التحالف بقيادة السعودية", "Saudi-led coalition"), "SAU", "MIL", "coalition")
SHOPPERS = LinkActor(link_words("متسوقون", "shoppers"), "YEM", "CVL")
DAY = dt.date(2018, 5, 15)


def report(id_: str, **more: Any) -> LinkReport:
    """A shelling of a market in Taiz on 15 May 2018, twelve killed, but for what is given."""
    day = more.pop("day", DAY)
    given = {
        "document": id_.split("#")[0],
        "type": "ASSAULT",
        "modes": frozenset({"heavy-weapons"}),
        "first": day,
        "last": day,
        "basis": "words",
        "published": day,
        "places": (TAIZ,),
        "actors": (HOUTHIS,),
        "recipients": (SHOPPERS,),
        "killed": (12, 12),
        "triggers": link_words("قصف"),
        "context": link_words("قتل 12 متسوقا في قصف استهدف سوقا شعبيا وسط تعز مساء"),
    }
    return LinkReport(id_, **(given | more))
