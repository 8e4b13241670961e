"""Tolls of a period are aggregates with the period's interval, beside the single acts that are told with them."""

import datetime as dt

import pytest

from sijill.model.report import Report
from tests.extraction.reading import read

PUBLISHED = dt.date(2018, 3, 15)


def total_of(*lines: str) -> Report:
    (total,) = [report for report in read(*lines, published=PUBLISHED).reports if report.aggregate]
    return total


PERIODS = {
    "since a day": (
        ("ارتفع عدد القتلى في غارات على الغوطة إلى 1600 منذ 18 فبراير",),
        1600,
        dt.date(2018, 2, 18),
    ),
    "since the beginning of the month": (
        ("بلغت حصيلة الغارات على الغوطة منذ بداية الشهر 340 قتيلا",),
        340,
        dt.date(2018, 3, 1),
    ),
    "in seven years": (
        ("أسفرت الحرب في سوريا عن مقتل 350 ألف شخص خلال سبع سنوات",),
        350_000,
        dt.date(2011, 3, 15),
    ),
}


@pytest.mark.parametrize(("lines", "killed", "first"), PERIODS.values(), ids=PERIODS)
def test_total_has_its_period(lines: tuple[str, ...], killed: int, first: dt.date) -> None:
    total = total_of(*lines)
    assert total.killed is not None
    assert total.killed.min == killed
    assert total.when is not None
    assert (total.when.first, total.when.last) == (first, PUBLISHED)


def test_total_since_an_undated_start_has_no_date() -> None:
    total = total_of("قتل 90 فلسطينيا برصاص الجيش منذ انطلاق المسيرات")
    assert total.when is None
    assert "date" in dict(total.open_fields)


def test_total_stays_apart_from_the_act_of_the_day() -> None:
    lines = ("قصف النظام دوما فقتل 12 مدنيا", "وأدت الحملة العسكرية منذ منتصف الشهر إلى مقتل 900 مدني")
    record = read(*lines, published=PUBLISHED)
    single, total = sorted(record.reports, key=lambda report: report.aggregate)
    assert single.killed is not None
    assert (single.killed.min, single.aggregate) == (12, False)
    assert single.when is not None
    assert single.when.rule == "news-default"
    assert total.killed is not None
    assert (total.killed.min, total.aggregate) == (900, True)


@pytest.mark.parametrize(
    "text",
    [
        "قتل خمسة جنود في اشتباكات مستمرة منذ صباح اليوم في البلدة",
        "قتل خمسة جنود في معركة استمرت خلال ساعات قرب الحاجز",
        "قتل خمسة جنود في هجوم الأحد على حاجز للجيش",
        "انتشر الجيش منذ بداية الشهر في البلدة",  # no toll
    ],
)
def test_one_act_is_no_total(text: str) -> None:
    assert not any(report.aggregate for report in read(text, published=PUBLISHED).reports)
