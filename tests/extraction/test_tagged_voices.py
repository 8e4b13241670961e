"""Both voices on one field: what the rules say and what the tagger says of the same words, weighed together."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from sijill.analysis import analyze
from sijill.extraction.candidates import Candidate
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.merging import pair_score
from sijill.extraction.scene import Scene
from sijill.extraction.tagged_links import link_agreement
from sijill.extraction.tagged_options import evidence_of, heard
from sijill.extraction.tagged_values import reconsidered, toll_choices
from sijill.extraction.tagged_voices import (
    SILENT,
    chance_of,
    find_readings,
    hint_of,
    load_voices,
    log_odds,
)
from sijill.lexicon.weights import load_weights
from sijill.model.document import Document
from sijill.model.draft import Draft
from sijill.model.mention import Evidence
from sijill.model.tagging import TaggedArgument, TaggedTrigger, Tagging
from sijill.model.value import Toll

TEXT = (
    "قصف على بلدة قرب الموصل\n"
    "قصفت طائرات الجيش العراقي مواقع تنظيم الدولة الإسلامية في تلعفر، وقتل خمسة مسلحين وفق سكان.\n"
    "وقال شهود إن القصف استمر ساعات."
)
DOCUMENT = Document("d", TEXT, TEXT.split("\n")[0], published=dt.date(2018, 3, 6))
ARMY = "الجيش العراقي"


@pytest.fixture
def weights() -> Iterator[dict[str, float]]:
    """The weights of both voices, to be changed for one test."""
    own: dict[str, float] = load_weights("voices")  # type: ignore[assignment]
    before = dict(own)
    yield own
    own.clear()
    own.update(before)


def words(text: str) -> Evidence:
    start = TEXT.index(text)
    return Evidence(start, start + len(text), text)


def reading(trigger: str, line: int, **more: object) -> TaggedTrigger:
    return TaggedTrigger(words(trigger), line, "ASSAULT", 0.9, "tagger", "actual", 0.9, "implicit", **more)  # type: ignore[arg-type]


def hint(role: str, text: str, score: float) -> TaggedArgument:
    return TaggedArgument(role, words(text), score)


@pytest.fixture(scope="module")
def read() -> tuple[Scene, list[Candidate]]:
    scene, candidates = LexiconExtractor().candidates(DOCUMENT, analyze(DOCUMENT))
    assert scene is not None
    return scene, candidates


def shelling(candidates: list[Candidate]) -> Candidate:
    return next(c for c in candidates if c.line == 1 and c.trigger.entry.type == "ASSAULT")


def test_log_odds_and_back() -> None:
    assert chance_of(log_odds(0.7)) == pytest.approx(0.7, abs=1e-4)
    assert log_odds(0.0) == -6
    assert log_odds(1.0) == 6
    assert chance_of(-1000) == pytest.approx(0)


def test_a_candidate_is_read_where_words_and_type_agree(read: tuple[Scene, list[Candidate]]) -> None:
    scene, candidates = read
    one = reading("قصفت", 1)
    readings = find_readings(scene, candidates, Tagging((one,)))
    assert [r is one for r in readings] == [c is shelling(candidates) for c in candidates]
    other = replace(one, type="COERCE")
    assert find_readings(scene, candidates, Tagging((other,))) == [None] * len(candidates)


def test_a_hint_is_the_likeliest_word() -> None:
    one = reading(
        "قصفت",
        1,
        hints=(hint("actor", "الجيش", 0.7), hint("actor", "العراقي", 0.4), hint("place", "تلعفر", 0.9)),
    )
    assert hint_of(one, "actor", words(ARMY)) == 0.7
    assert hint_of(one, "recipient", words(ARMY)) == SILENT


def test_the_tagger_can_take_and_give_an_actor(
    read: tuple[Scene, list[Candidate]], weights: dict[str, float]
) -> None:
    scene, candidates = read
    candidate = shelling(candidates)
    weights |= {"actor:rules": 0.1, "actor:tagger": 1.0, "actor:bias": 0.0, "actor:threshold": 0.0}

    def actors(one: TaggedTrigger) -> list[str]:
        threshold = load_weights("actor")["threshold"]
        return [
            o.mention.evidence.text
            for o in heard(scene, candidate, one).options.actors
            if o.score > threshold
        ]

    assert any("الجيش" in a for a in actors(reading("قصفت", 1, hints=(hint("actor", "الجيش", 0.95),))))
    assert not any("الجيش" in a for a in actors(reading("قصفت", 1)))


def test_the_rules_draft_stays_for_merging(read: tuple[Scene, list[Candidate]]) -> None:
    scene, candidates = read
    candidate = shelling(candidates)
    assert heard(scene, candidate, reading("قصفت", 1)).draft is candidate.draft


def test_words_that_only_the_tagger_names_are_an_option(read: tuple[Scene, list[Candidate]]) -> None:
    scene, candidates = read
    span = TaggedArgument("actor", words("سكان"), 0.9)
    one = reading("قصفت", 1, arguments=(span,), hints=(hint("actor", "سكان", 0.9),))
    *_, (option, rules, tagger) = evidence_of(scene, shelling(candidates), one, "actor", ())
    assert option.mention.evidence.text == "سكان"
    assert option.rule == "tagger"
    assert rules < 0 < tagger


def draft(**more: object) -> Draft:
    return Draft("ASSAULT", ("heavy-weapons",), (), **more)  # type: ignore[arg-type]


def test_modes_by_both_voices(read: tuple[Scene, list[Candidate]], weights: dict[str, float]) -> None:
    weights |= {"modes:rules": 1.0, "modes:tagger": 1.0, "modes:bias": 0.0, "modes:threshold": 0.0}
    one = reading("قصفت", 1, modes=(("aerial", 0.95), ("heavy-weapons", 0.05), ("drone", 0.3)))
    found = reconsidered(read[0], draft(), {"killed": (), "wounded": ()}, [one])
    assert found.modes == ()  # spoken against; and the tagger alone, which names no words for it, adds none
    assert "modes" not in dict(found.scores)
    one = reading("قصفت", 1, modes=(("aerial", 0.95), ("heavy-weapons", 0.6), ("drone", 0.3)))
    found = reconsidered(read[0], draft(), {"killed": (), "wounded": ()}, [one])
    assert found.modes == ("heavy-weapons",)
    assert dict(found.scores)["modes"] > 0.5


def test_without_a_reading_nothing_changes(read: tuple[Scene, list[Candidate]]) -> None:
    assert reconsidered(read[0], draft(), {"killed": (), "wounded": ()}, []) == draft()


def test_modality_and_background_by_both_voices(
    read: tuple[Scene, list[Candidate]], weights: dict[str, float]
) -> None:
    weights |= {
        f"{n}:{p}": v
        for n in ("modality", "background")
        for p, v in (("rules", 1.0), ("tagger", 1.0), ("bias", 0.0), ("threshold", 0.0))
    }
    one = reading(
        "قصفت", 1,
        modalities=(("actual", 0.02), ("planned", 0.98)), dates=(("worded", 0.0), ("implicit", 0.05), ("none", 0.95)),
    )  # fmt: skip
    found = reconsidered(read[0], draft(), {"killed": (), "wounded": ()}, [one])
    assert (found.modality, found.modality_rule) == ("planned", "encoder, against asserted")
    assert found.background


def test_nothing_is_heard_against_a_sure_cue(read: tuple[Scene, list[Candidate]]) -> None:
    one = reading("قصفت", 1, modalities=(("actual", 0.98), ("planned", 0.02)))
    called = draft(modality="planned", modality_rule="sure cue دعت")
    assert reconsidered(read[0], called, {"killed": (), "wounded": ()}, [one]).modality == "planned"


def test_a_toll_needs_enough_of_both(read: tuple[Scene, list[Candidate]], weights: dict[str, float]) -> None:
    weights |= {"killed:rules": 1.0, "killed:tagger": 1.0, "killed:bias": 0.0, "killed:threshold": 0.0}
    said = {"killed": (Toll(words("خمسة مسلحين"), 5, 5, "figure"),), "wounded": ()}
    sure = reading("قصفت", 1, hints=(hint("killed", "خمسة", 0.9),))
    found = reconsidered(read[0], draft(killed=said["killed"][0]), said, [sure])
    assert found.killed == said["killed"][0]
    assert dict(found.scores)["killed"] > 0.9
    found = reconsidered(read[0], draft(killed=said["killed"][0]), said, [reading("قصفت", 1)])
    assert found.killed is None
    ((field, why),) = found.refused
    assert field == "killed"
    assert why.startswith("«خمسة مسلحين» is hardly its own (0.")


def test_a_figure_that_only_the_tagger_names(read: tuple[Scene, list[Candidate]]) -> None:
    span = TaggedArgument("killed", words("خمسة مسلحين"), 0.9)
    (choice,) = toll_choices(read[0], "killed", (), [reading("قصفت", 1, arguments=(span,))])
    assert (choice.toll.min, choice.toll.max) == (5, 5)
    assert choice.rules < 0


def test_a_figure_of_the_killed_is_none_of_the_wounded(
    read: tuple[Scene, list[Candidate]], weights: dict[str, float]
) -> None:
    weights |= {f"{field}:tagger": 1.0 for field in ("killed", "wounded")}
    said = {"killed": (Toll(words("خمسة مسلحين"), 5, 5, "figure"),), "wounded": ()}
    sure = reading("قصفت", 1, hints=(hint("killed", "خمسة", 0.9), hint("wounded", "خمسة", 0.9)), arguments=(TaggedArgument("wounded", words("خمسة مسلحين"), 0.9),))  # fmt: skip
    found = reconsidered(read[0], draft(killed=said["killed"][0]), said, [sure])
    assert found.killed == said["killed"][0]
    assert found.wounded is None


def test_a_link_weighs_in_where_both_are_read(
    read: tuple[Scene, list[Candidate]], weights: dict[str, float]
) -> None:
    _, candidates = read
    title, lead = candidates[0], shelling(candidates)
    one, other = reading("قصف", 0), reading("قصفت", 1)
    weights |= {"merging:rules": 1.0, "merging:tagger": 1.0, "merging:bias": 0.0}
    rules = pair_score(title, lead)
    near = link_agreement({id(title): one, id(lead): other}, Tagging((one, other), ((0, 1, 0.9),)))
    far = link_agreement({id(title): one, id(lead): other}, Tagging((one, other), ((0, 1, 0.1),)))
    alone = link_agreement({id(title): one, id(lead): None}, Tagging((one, other), ((0, 1, 0.9),)))
    assert far(title, lead) < rules < near(title, lead)
    assert alone(title, lead) == rules


def test_every_field_has_its_weights() -> None:
    for name in (
        "event",
        "actor",
        "recipient",
        "place",
        "time",
        "killed",
        "wounded",
        "modes",
        "modality",
        "background",
        "merging",
    ):
        voices = load_voices(name)
        assert voices.rules >= 0, name
        assert voices.tagger >= 0, name


def test_nobody_both_acts_and_suffers(read: tuple[Scene, list[Candidate]], weights: dict[str, float]) -> None:
    scene, candidates = read
    for role in ("actor", "recipient"):
        weights |= {
            f"{role}:rules": 0.1,
            f"{role}:tagger": 1.0,
            f"{role}:bias": 0.0,
            f"{role}:threshold": 0.0,
        }
    span = TaggedArgument("recipient", words(ARMY), 0.9)
    hints = (hint("actor", "الجيش", 0.6), hint("recipient", "الجيش", 0.9))
    one = reading("قصفت", 1, arguments=(span,), hints=hints)
    options = heard(scene, shelling(candidates), one).options
    assert not any("الجيش" in o.mention.evidence.text for o in options.actors)
    assert any("الجيش" in o.mention.evidence.text for o in options.recipients)
