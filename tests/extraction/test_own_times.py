"""Whose time it is: the times that the words tie to one act, and those that are a treaty's or another act's."""

import pytest

from tests.extraction.reading import read

DAYS = {
    "the time of the relative clause is that of its act": (
        "أعلن الوزير اليوم أن القصف الذي استهدف السوق قبل أيام أوقع خمسة قتلى", "ASSAULT", ("2018-03-12", "2018-03-15"),
    ),
    "the year of an attack is not that of the visit": (
        "زار وزير الدفاع القرية التي شهدت هجوم العام الماضي", "ASSAULT", ("2017-01-01", "2017-12-31"),
    ),
    "a time right after the act stays": (
        "قصف الجيش البلدة يوم الأحد", "ASSAULT", ("2018-03-11", "2018-03-11"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "days"), DAYS.values(), ids=DAYS)
def test_days(text: str, kind: str, days: tuple[str, str]) -> None:
    found = [r.when for r in read(text).reports if r.type == kind]
    assert [(str(when.first), str(when.last)) for when in found if when] == [days]


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الرئيس الأميركي انسحاب بلاده من الاتفاق النووي المبرم في 2015",
        "أعلن الرئيس الأميركي انسحاب بلاده من الاتفاق النووي الذي وقعته القوى الكبرى عام 2015",
    ],
)
def test_the_year_of_a_treaty_is_not_that_of_leaving_it(text: str) -> None:
    found = [r for r in read(text).reports if r.type == "SANCTION"]
    assert found
    assert all(r.when is None or r.when.first.year == 2018 for r in found)
