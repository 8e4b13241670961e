"""Raw scores: what the weights say of an event and its values, from 0 to 1."""

import math

from sijill.analysis import analyze
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.scoring import event_score
from sijill.model.document import Document
from sijill.model.draft import Draft

EXTRACTOR = LexiconExtractor()


def drafts(*lines: str) -> list[Draft]:
    document = Document("d", "\n".join(lines))
    return EXTRACTOR.extract(document, analyze(document))[1]


def test_an_event_is_scored_by_its_support() -> None:
    assert event_score(0.0) == 0.5
    assert event_score(math.inf) == 1.0
    assert 0.5 < event_score(1.0) < event_score(2.0) < 1.0


def test_every_filled_field_that_was_weighed_has_a_score_and_no_other() -> None:
    (draft,) = drafts(
        "هجوم على حاجز قرب الموصل", "قتل جنديان في هجوم شنه مسلحون على حاجز للجيش قرب الموصل يوم الأحد."
    )
    scores = dict(draft.scores)
    assert scores.keys() == {"event", "modality", "actors", "recipients", "places", "when", "killed"}
    assert all(0 <= score <= 1 for score in scores.values())
    assert scores["modality"] == 1.0


def test_a_vague_figure_scores_less_than_an_exact_one() -> None:
    (exact,) = drafts("", "قتل خمسة جنود في هجوم على حاجز.")
    (vague,) = drafts("", "قتل عشرات الجنود في هجوم على حاجز.")
    assert dict(exact.scores)["killed"] > dict(vague.scores)["killed"]


def test_a_place_of_another_sentence_has_no_score_of_its_own() -> None:
    found = drafts("", "وصل الوفد إلى مدينة الموصل صباحا.", "وقتل جنديان في هجوم شنه مسلحون.")
    attack = next(draft for draft in found if draft.type == "ASSAULT")
    assert attack.inherited == ("places",)
    assert "places" not in dict(attack.scores)
