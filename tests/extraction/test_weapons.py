"""Weapons: phrases, with how many; only of assaults."""

import pytest

from sijill.extraction.arguments import argument_field
from sijill.extraction.weapons import find_weapons
from sijill.lexicon.load import load_yaml
from tests.extraction.reading import scene_of, triggers_of

CASES = [
    ("هجوم بصواريخ كاتيوشا على القاعدة", [("صواريخ كاتيوشا", None)]),
    ("أطلق المسلحون 160 صاروخا على المدينة", [("160 صاروخا", 160)]),
    ("استهدف الهجوم القاعدة بصاروخين.", [("صاروخين", 2)]),
    ("هجوم بثلاث قذائف هاون", [("ثلاث قذائف هاون", 3)]),
    ("قصف الجيش البلدة بقذائف هاون", [("قذائف هاون", None)]),  # the clitic is cut off, hamza or not
    ("قصف ببراميل متفجرة", [("براميل متفجرة", None)]),
    ("انفجار عبوة ناسفة", [("عبوة ناسفة", None)]),
    ("هجوم بطائرة مسيرة", [("طائرة مسيرة", None)]),
    ("هجوم بطائرة من دون طيار", [("طائرة من دون طيار", None)]),
    ("هجوم بسيارة مفخخة", [("سيارة مفخخة", None)]),  # at the very end of a text
    ("هجوم وقع أمس. وصلت صواريخ جديدة", []),  # another sentence
    ("انسحبت القوات بصواريخ كاتيوشا", []),  # no assault
    ("هجوم على سيارة", []),
]


def weapons(text: str) -> list[tuple[str, int | None]]:
    scene = scene_of(text)
    found: dict[str, int | None] = {}
    for sentence, triggers in zip(scene.sentences, triggers_of(scene), strict=True):
        for trigger in triggers:
            field = argument_field(scene, sentence.first, sentence.last, trigger, triggers)
            for weapon in find_weapons(scene, trigger, field):
                assert text[weapon.evidence.start : weapon.evidence.end] == weapon.evidence.text
                found[weapon.evidence.text] = weapon.n
    return list(found.items())


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_weapons(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert weapons(text) == expected


@pytest.mark.parametrize("head", load_yaml("weapons.yml")["heads"])
def test_every_head_is_found(head: str) -> None:
    assert [words for words, _ in weapons(f"هجوم استخدم فيه {head} أمس")] == [head]
