"""The parts of sijill on plain strings."""

import datetime as dt

import pytest

import sijill
from sijill.model.value import Unresolved, When


def test_numbers() -> None:
    text = "قتل ما لا يقل عن 25 شخصا وأصيب ثلاثة جنود"
    found = sijill.find_numbers(text)
    assert [(n.min, n.max) for n in found] == [(25, None), (3, 3)]
    assert all(text[n.evidence.start : n.evidence.end] == n.evidence.text for n in found)


def test_times() -> None:
    ((mention, when),) = sijill.find_times("وصل الوفد أمس", dt.date(2018, 3, 15))
    assert mention.evidence.text == "أمس"
    assert isinstance(when, When)
    assert when.first == when.last == dt.date(2018, 3, 14)


def test_times_without_a_day_of_publication_stay_open() -> None:
    ((_, when),) = sijill.find_times("وصل الوفد أمس")
    assert isinstance(when, Unresolved)
    assert when.reason


def test_places() -> None:
    text = "وقع الهجوم في مدينة الموصل"
    (mention,) = sijill.find_places(text)
    assert mention.name.text == "الموصل"
    where = sijill.resolve_place(mention)
    assert (where.country, where.gazetteer_id is not None) == ("IRQ", True)
    assert sijill.resolve_place(mention, sijill.find_places(text)) == where


def test_actors() -> None:
    assert [m.evidence.text for m in sijill.find_actors("هاجم مسلحون مجهولون الجيش العراقي")] == [
        "مسلحون مجهولون",
        "الجيش العراقي",
    ]


@pytest.mark.parametrize(
    "find", [sijill.find_numbers, sijill.find_times, sijill.find_places, sijill.find_actors]
)
def test_nothing_in_nothing(find) -> None:  # type: ignore[no-untyped-def]
    assert find("") == []


def test_unknown_name_of_the_package() -> None:
    with pytest.raises(AttributeError, match="find_nothing"):
        sijill.find_nothing  # noqa: B018
    assert all(hasattr(sijill, name) for name in sijill.__all__)
