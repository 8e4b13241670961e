"""Retaliation: which act answers which; the examples of data/retaliation.yml's classes in sentences."""

import pytest

from tests.extraction.reading import read

LINKED = {
    "in answer to": ("شن الجيش غارات على البلدة ردا على هجوم نفذه مسلحون على القاعدة",),
    "was followed by": ("قصفت الطائرات معسكرا للجيش في الموصل", "وأعقب ذلك هجوم صاروخي على البلدة"),
    "the retaliatory": ("هاجم مسلحون قافلة للجيش في بغداد", "ونفذ الجيش الهجوم الانتقامي في الموصل"),
}
ANSWERS = {"in answer to": ("غارات", "هجوم"), "was followed by": ("هجوم صاروخي", "قصفت"), "the retaliatory": ("الهجوم الانتقامي", "هاجم")}  # fmt: skip


@pytest.mark.parametrize("name", LINKED)
def test_answer_is_linked(name: str) -> None:
    record = read(*LINKED[name])
    answer, cause = ANSWERS[name]
    by_words = {report.mentions[0].evidence.text: report for report in record.reports}
    assert by_words[answer].retaliation_for == by_words[cause].id
    assert by_words[cause].retaliation_for is None


@pytest.mark.parametrize(
    "lines",
    [
        ("قالت الوزارة ردا على سؤال إن الجيش قصف البلدة",),  # an answer in words
        ("قصف الجيش البلدة ثم اعتقلت الشرطة ناشطين",),
        ("تظاهر المئات في بغداد ردا على القصف",),  # a protest is no retaliation
    ],
)
def test_no_link(lines: tuple[str, ...]) -> None:
    record = read(*lines)
    assert record.reports
    assert all(report.retaliation_for is None for report in record.reports)


def test_nobody_answers_himself() -> None:
    answered, answer = read(
        "أطلقت الفصائل صواريخ على البلدة", "وقصف الجيش مواقع للفصائل ردا على القصف"
    ).reports
    assert [actor.evidence.text for actor in answered.actors] == ["الفصائل"]
    assert [actor.evidence.text for actor in answer.actors] == ["الجيش"]
