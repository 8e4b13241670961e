"""Attributing: source, claimant and blamed party on the drafts that the words govern."""

import pytest

from sijill.model.draft import Draft
from tests.extraction.reading import drafts_of


def assault(*lines: str) -> Draft:
    return next(draft for draft in drafts_of(*lines) if draft.type == "ASSAULT")


def words(mentions: tuple[object, ...]) -> list[str]:
    return [mention.evidence.text for mention in mentions]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("قال مصدر أمني إن ثلاثة جنود قتلوا في هجوم على القاعدة", "مصدر أمني"),
        ("قتل ثلاثة جنود في هجوم على القاعدة، وفق المرصد السوري", "المرصد السوري"),
        ("قتل ثلاثة جنود في هجوم على القاعدة", None),
    ],
)
def test_source(text: str, source: str | None) -> None:
    attribution = assault(text).attribution
    party = attribution.party if attribution is not None else None
    assert (party.evidence.text if party else None) == source


def test_claimant_acts() -> None:
    draft = assault(
        "قتل عشرة مدنيين في تفجير انتحاري استهدف سوقا في بغداد يوم الاثنين.",
        "وتبنى تنظيم الدولة الإسلامية التفجير.",
    )
    assert draft.claimed_by is not None
    assert draft.claimed_by.evidence.text == "تنظيم الدولة الإسلامية"
    assert words(draft.actors) == ["تنظيم الدولة الإسلامية"]


def test_nobody_claims_what_no_one_claimed() -> None:
    draft = assault("قتل جندي في هجوم على القاعدة.", "ولم تعلن أي جهة مسؤوليتها عن الهجوم.")
    assert draft.claimed_by is None
    assert draft.actors == ()


def test_accused_is_blamed_and_does_not_act() -> None:
    drafts = drafts_of(
        "قتل خمسة مدنيين في قصف مدفعي على حي في تعز يوم السبت.",
        "واتهمت الحكومة اليمنية الحوثيين بقصف الحي.",
    )
    shelling, accusation = drafts
    assert (shelling.type, accusation.type) == ("ASSAULT", "ACCUSE")
    assert shelling.blamed is not None
    assert shelling.blamed.evidence.text == "الحوثيين"
    assert shelling.actors == ()  # neither the accused nor who accuses
    assert words(accusation.actors) == ["الحكومة اليمنية"]
    assert words(accusation.recipients) == ["الحوثيين"]


def test_a_blame_far_from_any_attack_blames_for_none() -> None:
    drafts = drafts_of("اتهمت الحكومة اليمنية الحوثيين بتهريب الأسلحة خلال الحرب")
    assert drafts[0].type == "ACCUSE"
    assert all(draft.blamed is None for draft in drafts)
