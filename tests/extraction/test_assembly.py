"""Assembly: one draft from several candidates."""

from dataclasses import replace

import pytest

from sijill.extraction.assembly import assemble
from sijill.extraction.candidates import Candidate
from sijill.model.mention import Evidence
from sijill.model.value import Toll
from tests.extraction.reading import candidates_of

WORDS = Evidence(0, 1, "ا")


def pair() -> list[Candidate]:
    _, found = candidates_of("وقع هجوم صاروخي على القاعدة في بغداد", "وأسفر الهجوم عن تدمير مخزن")
    return [c for c in found if c.draft.type == "ASSAULT"][:2]


def with_draft(candidate: Candidate, **changes: object) -> Candidate:
    return replace(candidate, draft=replace(candidate.draft, **changes))  # type: ignore[arg-type]


def toll(low: int, rule: str) -> Toll:
    return Toll(WORDS, low, low, rule)


def test_mentions_are_all_kept_in_text_order() -> None:
    first, second = pair()
    draft = assemble([first, second])
    assert [m.evidence.text for m in draft.mentions] == [
        c.draft.mentions[0].evidence.text for c in (first, second)
    ]


def test_the_first_number_goes_before_a_vague_one() -> None:
    first, second = pair()
    cluster = [
        with_draft(first, killed=toll(20, "vague")),
        with_draft(second, killed=toll(25, "exact")),
    ]
    draft = assemble(cluster)
    assert draft.killed == toll(25, "exact")
    assert [variant.n for variant in draft.killed_variants] == [20, 25]


def test_one_figure_told_twice_has_no_variants() -> None:
    cluster = [with_draft(c, killed=toll(25, "exact"), wounded=toll(3, "exact")) for c in pair()]
    draft = assemble(cluster)
    assert draft.killed == toll(25, "exact")
    assert draft.killed_variants == draft.wounded_variants == ()


def test_no_toll_is_no_variant() -> None:
    first, second = pair()
    cluster = [with_draft(first, killed=toll(0, "zero")), with_draft(second, killed=toll(2, "exact"))]
    assert assemble(cluster).killed_variants == ()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("actual", "planned"), "actual"),  # the first of equals
        (("planned", "actual"), "planned"),
        (("planned", "actual", "actual"), "actual"),
    ],
)
def test_modality_is_what_most_say(said: tuple[str, ...], expected: str) -> None:
    first = replace(pair()[0], casualty=None)
    assert assemble([with_draft(first, modality=modality) for modality in said]).modality == expected


def test_modes_are_joined() -> None:
    first, second = pair()
    cluster = [with_draft(first, modes=("aerial",)), with_draft(second, modes=("targeted",))]
    assert assemble(cluster).modes == ("aerial", "targeted")


def test_a_weapon_said_once_gives_way_to_one_said_often() -> None:
    first = pair()[0]
    cluster = [with_draft(first, modes=(mode,)) for mode in ("aerial", "aerial", "aerial", "heavy-weapons")]
    assert assemble(cluster).modes == ("aerial",)


def test_aggregate_if_one_says_so() -> None:
    first, second = pair()
    assert assemble([first, with_draft(second, aggregate=True)]).aggregate
    assert not assemble([first, second]).aggregate
