"""Drafts from a tagging: the tagger names words, the finders say what they mean, links join mentions."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("sijill.extraction.mentions", reason="the finders are not all there yet")

from sijill.analysis import analyze
from sijill.extraction.tagged import Gates, TaggedExtractor
from sijill.extraction.tagged_clusters import cluster_triggers
from sijill.model.document import Document
from sijill.model.draft import Draft
from sijill.model.mention import Evidence
from sijill.model.tagging import TaggedArgument, TaggedTrigger, Tagging

TEXT = (
    "هجوم على ثكنة قرب الموصل\n"
    "قال مصدر أمني إن مسلحين قتلوا ثلاثة جنود يوم الاثنين في الهجوم بقذائف هاون، وأصيب مدني.\n"
    "ودان مجلس المحافظة الهجوم."
)
DOCUMENT = Document("d", TEXT, TEXT.split("\n")[0], published=dt.date(2018, 3, 6))


def words(text: str, nth: int = 0) -> Evidence:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(text, start + 1)
    return Evidence(start, start + len(text), text)


def trigger(evidence: Evidence, line: int, kind: str = "ASSAULT", **more: object) -> TaggedTrigger:
    arguments = tuple(TaggedArgument(role, e, 0.9) for role, e in more.pop("arguments", {}).items())  # type: ignore[attr-defined]
    settings: dict[str, object] = {"modality": "actual", "modality_score": 0.9, "date_kind": "implicit"}
    return TaggedTrigger(evidence, line, kind, 0.8, "tagger", arguments=arguments, **{**settings, **more})  # type: ignore[arg-type]


def drafts(*triggers: TaggedTrigger, links: tuple[tuple[int, int, float], ...] = ()) -> list[Draft]:
    _, found = TaggedExtractor(rules=False).extract(DOCUMENT, analyze(DOCUMENT), Tagging(triggers, links))
    return found


TITLE = trigger(words("هجوم"), 0, arguments={"recipient": words("ثكنة"), "place": words("الموصل")})
LEAD = trigger(
    words("قتلوا"), 1, date_kind="worded", modes=(("firearms", 0.7), ("heavy-weapons", 0.2)),
    arguments={
        "actor": words("مسلحين"), "killed": words("ثلاثة جنود"), "wounded": words("مدني"), "date": words("يوم الاثنين"),
        "weapon": words("بقذائف هاون"), "source": words("مصدر أمني"),
    },
)  # fmt: skip


def test_values_come_from_the_words_that_were_tagged() -> None:
    (draft,) = drafts(LEAD)
    assert [a.evidence.text for a in draft.actors] == ["مسلحين"]
    assert draft.killed is not None
    assert (draft.killed.min, draft.killed.max) == (3, 3)
    assert draft.wounded is not None
    assert (draft.wounded.min, draft.wounded.max) == (1, 1)
    assert draft.time is not None
    assert "الاثنين" in draft.time.evidence.text
    assert next(w.evidence.text for w in draft.weapons).endswith("قذائف هاون")
    assert draft.attribution is not None
    assert draft.modes == ("firearms",)


def test_nobody_does_an_act_to_himself() -> None:
    both = (TaggedArgument("actor", words("مسلحين"), 0.9), TaggedArgument("recipient", words("مسلحين"), 0.6))
    (draft,) = drafts(replace(trigger(words("قتلوا"), 1), arguments=both))
    assert [a.evidence.text for a in draft.actors] == ["مسلحين"]
    assert draft.recipients == ()


def test_what_had_happened_is_of_no_known_day() -> None:
    text = "وكان الوزير حذر أمام الصحفيين من الهجوم."
    document = Document("d", text, "", published=dt.date(2018, 3, 6))
    at = text.index("حذر")
    warned = trigger(Evidence(at, at + 3, "حذر"), 0, "THREATEN")
    _, (draft,) = TaggedExtractor(rules=False).extract(document, analyze(document), Tagging((warned,)))
    assert draft.background


def test_a_place_is_the_gazetteers_where_it_knows_it() -> None:
    (draft,) = drafts(TITLE)
    assert draft.places[0].candidates
    assert "الموصل" in draft.places[0].evidence.text


def test_a_link_joins_mentions_and_their_arguments() -> None:
    (draft,) = drafts(TITLE, LEAD, links=((0, 1, 0.8),))
    assert [m.line for m in draft.mentions] == [0, 1]
    assert draft.places
    assert draft.killed is not None


def test_a_weak_link_joins_nothing() -> None:
    assert len(drafts(TITLE, LEAD, links=((0, 1, 0.4),))) == 2


def test_types_are_never_joined() -> None:
    accuse = trigger(words("ودان"), 2, "ACCUSE", arguments={"actor": words("مجلس المحافظة")})
    found = drafts(TITLE, accuse, links=((0, 1, 0.99),))
    assert [d.type for d in found] == ["ASSAULT", "ACCUSE"]
    assert found[1].mentions[0].evidence.text == "دان"


ENCODER_ALONE = Gates(lexicon=0.0, encoder=1.0, bias=0.0)


def judged(*chances: float) -> Tagging:
    """A tagging in which the encoder names nothing itself and judges the lexicon's candidates, in text order."""
    proposed = TaggedExtractor().propose(analyze(DOCUMENT))
    return Tagging(judged=tuple(zip(proposed, [*chances, *[chances[-1]] * 9], strict=False)))


def kinds(gates: Gates, *chances: float) -> list[str]:
    _, found = TaggedExtractor(gates=gates).extract(DOCUMENT, analyze(DOCUMENT), judged(*chances))
    assert all(m.score == chances[-1] for d in found for m in d.mentions)
    return [d.type for d in found]


def test_the_encoder_decides_the_lexicons_candidates() -> None:
    assert "ASSAULT" in kinds(ENCODER_ALONE, 0.9)
    assert kinds(ENCODER_ALONE, 0.01) == []


def test_the_lexicons_support_counts_too() -> None:
    sure = Gates(lexicon=0.0, encoder=0.1, bias=3.0)
    assert "ASSAULT" in kinds(sure, 0.01)
    assert kinds(Gates(lexicon=0.0, encoder=0.1, bias=-3.0), 0.99) == []


def test_what_only_the_encoder_saw_joins_the_event_that_it_is_linked_to() -> None:
    start = words("هجوم")
    proposed = tuple((c, 0.9) for c in TaggedExtractor().propose(analyze(DOCUMENT)))
    seen = trigger(words("بقذائف"), 1, arguments={"weapon": words("بقذائف هاون")})
    tagging = Tagging((trigger(start, 0), seen), ((0, 1, 0.9),), proposed)
    _, found = TaggedExtractor(gates=ENCODER_ALONE).extract(DOCUMENT, analyze(DOCUMENT), tagging)
    home = next(d for d in found if any(m.evidence.start == start.start for m in d.mentions))
    assert any("قذائف" in m.evidence.text for m in home.mentions)
    alone = Tagging((trigger(start, 0), seen), (), proposed)
    _, found = TaggedExtractor(gates=ENCODER_ALONE).extract(DOCUMENT, analyze(DOCUMENT), alone)
    assert [len(d.mentions) for d in found if any("قذائف" in m.evidence.text for m in d.mentions)] == [1]


def test_without_rules_only_the_tagger_speaks() -> None:
    assert TaggedExtractor(rules=False).extract(DOCUMENT, analyze(DOCUMENT), judged(0.9)) == (None, [])


def test_a_date_kind_of_none_is_background() -> None:
    assert drafts(trigger(words("هجوم"), 0, date_kind="none"))[0].background
    assert not drafts(trigger(words("هجوم"), 0))[0].background


def test_groups_join_by_their_mean() -> None:
    triggers = tuple(trigger(words("هجوم"), 0) for _ in range(3))
    assert cluster_triggers(Tagging(triggers, ((0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.1)))) == [[0, 1], [2]]
    assert cluster_triggers(Tagging(triggers, ((0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.3)))) == [[0, 1, 2]]


def test_a_users_word_is_forced(tmp_path: Path) -> None:
    entry = (
        "type: RAID\nentries:\n  - {id: own-word, nouns: [ثكنة], frame: attack, yes: [ثكنة], no: [مصنع]}\n"
    )
    (tmp_path / "own.yml").write_text(entry, "utf-8")
    proposed = TaggedExtractor(tmp_path).propose(analyze(DOCUMENT))
    own = [c for c in proposed if c.forced]
    assert [(c.type, TEXT[c.start : c.end]) for c in own] == [("RAID", "ثكنة")]
    assert len(proposed) > 1
    assert not [c for c in TaggedExtractor().propose(analyze(DOCUMENT)) if c.forced]
