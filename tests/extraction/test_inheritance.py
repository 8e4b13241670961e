"""Inheritance: places that a clause leaves unsaid."""

from sijill.extraction.inheritance import inherit
from sijill.model.draft import Draft
from sijill.model.mention import Evidence
from sijill.model.report import Trigger
from tests.extraction.reading import scene_of

LINES = (
    "وصل الوفد إلى مدينة الموصل",
    "ثم وقع هجوم",
    "نص بلا مكان",
    "نص بلا مكان",
    "نص بلا مكان",
    "ثم وقع قصف",
)
TEXT = "\n".join(LINES)
SCENE = scene_of(*LINES)


def draft(event_type: str, word: str, line: int, **fields: object) -> Draft:
    start = TEXT.index(word)
    trigger = Trigger(Evidence(start, start + len(word), word), line, "own")
    return Draft(event_type, (), (trigger,), **fields)  # type: ignore[arg-type]


ATTACK, SHELLING = draft("ASSAULT", "هجوم", 1), draft("ASSAULT", "قصف", 5)


def places(drafts: list[Draft]) -> list[list[str]]:
    return [[place.name.text for place in draft.places] for draft in drafts]


def test_from_the_line_before() -> None:
    (found,) = inherit(SCENE, [ATTACK])
    assert places([found]) == [["الموصل"]]
    assert found.inherited == ("places",)


def test_not_from_far_before() -> None:
    (found,) = inherit(SCENE, [SHELLING])
    assert found == SHELLING


def test_from_the_story() -> None:
    (placed,) = inherit(SCENE, [ATTACK])
    found = inherit(SCENE, [placed, SHELLING])
    assert places(found) == [["الموصل"], ["الموصل"]]
    assert found[1].inherited == ("places",)


def test_not_from_another_type() -> None:
    (placed,) = inherit(SCENE, [ATTACK])
    arrest = draft("COERCE", "قصف", 5)
    assert inherit(SCENE, [placed, arrest])[1].places == ()


def test_own_place_stays() -> None:
    (placed,) = inherit(SCENE, [ATTACK])
    assert inherit(SCENE, [placed]) == [placed]


def test_verbal_acts_inherit_no_place() -> None:
    accusation = draft("ACCUSE", "هجوم", 1)
    assert inherit(SCENE, [accusation]) == [accusation]


def test_the_area_goes_before_its_country() -> None:
    lines = ("استعادت القوات قضاء القائم", "كانت المنطقة آخر مكان في العراق يقع في يد التنظيم")
    start = "\n".join(lines).index("يقع")
    fall = Draft("COERCE", (), (Trigger(Evidence(start, start + 3, "يقع"), 1, "own"),))
    assert places(inherit(scene_of(*lines), [fall])) == [["المنطقة"]]
