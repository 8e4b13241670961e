import datetime as dt

import pytest

from sijill.ingest.dates import parse_published


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2018-02-18", (2018, 2, 18)),
        ("2018-02-18T23:35:43+04:00", (2018, 2, 18)),
        ("2018-02-18 00:10:00Z", (2018, 2, 18)),
        ("2018/2/18", (2018, 2, 18)),
        ("20180218", (2018, 2, 18)),
        ("٢٠١٨-٠٢-١٨", (2018, 2, 18)),
        ("Tue, 15 May 2018 23:54:10 +0400", (2018, 5, 15)),
        ("15 May 2018 00:04:10 GMT", (2018, 5, 15)),
        ("  2018-02-18\n", (2018, 2, 18)),
    ],
)
def test_the_day_is_the_one_that_the_outlet_wrote(written, day):
    assert parse_published(written) == dt.date(*day)


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_nothing_is_none(nothing):
    assert parse_published(nothing) is None


@pytest.mark.parametrize(
    "written",
    [
        "03/02/2018",
        "2018-13-01",
        "2018-02-30",
        "0001-01-01",
        "9999-12-31",
        "yesterday",
        "2018",
        1518998400,
        True,
        ["2018-02-18"],
        "2018-02/18",
        "201802",
        "أمس",
    ],
)
def test_what_can_be_read_in_two_ways_or_none_is_refused(written):
    with pytest.raises(ValueError, match=r".+"):
        parse_published(written)
