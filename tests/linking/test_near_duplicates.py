import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.linking.near_duplicates import BINS, bands, find_near_duplicates, signature, similarity
from sijill.model.linking import NEAR_DUPLICATE

LETTERS = "ابتجدرسعفقلمنهي"


def text(seed: int, words: int = 200) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(LETTERS, k=5)) for _ in range(words)]


def jaccard(one: list[str], other: list[str]) -> float:
    runs = [{tuple(words[n : n + 3]) for n in range(len(words) - 2)} for words in (one, other)]
    return len(runs[0] & runs[1]) / len(runs[0] | runs[1])


@pytest.mark.parametrize("kept", [200, 180, 150, 100])
def test_the_estimate_is_near_the_true_similarity(kept: int) -> None:
    errors = []
    for seed in range(12):
        one = text(seed)
        other = one[:kept] + text(seed + 1000, 200 - kept)
        errors.append(similarity(signature(" ".join(one)), signature(" ".join(other))) - jaccard(one, other))
    assert abs(sum(errors) / len(errors)) < 0.03
    assert max(map(abs, errors)) < 0.16


def test_a_wire_copy_with_another_headline_is_found_and_other_news_is_not() -> None:
    wire = text(1)
    documents = [
        ("a", " ".join(wire)),
        ("b", " ".join(["خبر", "عاجل", *wire[:190]])),
        ("c", " ".join(text(2))),
        ("d", "خبر قصير"),
    ]
    (found,) = find_near_duplicates((name, signature(body)) for name, body in documents)
    assert (found.kind, found.a, found.b) == (NEAR_DUPLICATE, "a", "b")
    assert found.score > 0.8
    assert found.reasons[0].detail.endswith("are common to both texts")


def test_diacritics_and_hamza_do_not_part_copies() -> None:
    words = text(3)
    assert signature(" ".join(["أحمد", *words])) == signature(" ".join(["احمَد", *words]))


def test_a_text_too_short_to_be_a_copy_has_no_signature() -> None:
    assert signature("مقتل اثنين في قصف") == ()
    assert bands(()) == ()
    assert similarity((), ()) == 0.0


def test_the_signature_is_the_same_on_every_machine() -> None:
    signed = signature(" ".join(text(4)))
    assert len(signed) == BINS
    assert bands(signed)[0] == "0.7f74da612a3b"


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet=LETTERS + " \n", max_size=600))
def test_any_text_is_its_own_copy(body: str) -> None:
    signed = signature(body)
    assert similarity(signed, signature(body)) == (1.0 if signed else 0.0)


def test_many_pages_of_one_template_cost_no_square() -> None:
    page = " ".join(text(5))
    found = find_near_duplicates((f"p{n:03}", signature(page)) for n in range(150))
    assert 150 <= len(found) < 150 * 149 / 2
