import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.linking.block import block_keys, neighbours, reach_of, sort_key
from sijill.linking.link import candidate_pairs
from sijill.linking.weights import load_weights
from tests.linking.reports import BASRA, DAY, HOUTHIS, report


def shared_key(one: dict[str, object], other: dict[str, object]) -> bool:
    return bool(set(block_keys(report("a#e1", **one))) & set(block_keys(report("b#e1", **other))))


def test_reports_of_neighbouring_days_meet() -> None:
    assert shared_key({}, {"day": DAY + dt.timedelta(days=1)})


def test_a_dated_and_an_undated_account_meet_by_their_names() -> None:
    assert shared_key({}, {"first": None, "last": None, "basis": None})


def test_a_day_and_its_month_meet() -> None:
    assert shared_key({}, {"first": dt.date(2018, 5, 1), "last": dt.date(2018, 5, 31)})


def test_a_campaign_meets_its_first_and_its_last_months() -> None:
    long = report("a#e1", first=dt.date(2015, 3, 26), last=dt.date(2018, 5, 20), aggregate=True)
    months = {key.split("|")[1] for key in block_keys(long) if key.startswith("ASSAULT|20")}
    assert months == {"2015-03", "2015-04", "2018-04", "2018-05"}


def test_strangers_do_not_meet() -> None:
    assert not shared_key(
        {}, {"places": (BASRA,), "actors": (), "recipients": (), "day": dt.date(2016, 1, 1)}
    )
    assert not shared_key({}, {"type": "PROTEST"})


def test_withdrawing_and_sanctioning_are_one_family() -> None:
    assert shared_key({"type": "RETREAT"}, {"type": "SANCTION"})


def test_days_at_the_ends_of_the_calendar_are_blocked() -> None:
    assert block_keys(report("a#e1", day=dt.date.max))
    assert block_keys(report("a#e1", day=dt.date.min))


@settings(deadline=None, max_examples=25)
@given(st.integers(1, 150))
def test_pairs_of_a_block_are_bounded(size: int) -> None:
    weights = load_weights()
    members = sorted((sort_key(item), item.id) for item in (report(f"d{n}#e1") for n in range(size)))
    found = {(a, b) for _, a in members for b in neighbours(members, (sort_key(report(a)), a)) if a < b}
    if size <= weights.block_cap:
        assert len(found) == size * (size - 1) // 2
    else:
        assert len(found) <= size * weights.window
        assert reach_of(size) == weights.window


def test_pairs_are_given_once_and_sorted_and_see_overfull_blocks() -> None:
    reports = [report(f"d{n:03}#e1", actors=(HOUTHIS,)) for n in range(100)]
    pairs = list(candidate_pairs(reports))
    assert pairs == sorted(set(pairs))
    assert len(pairs) < 100 * 99 / 2
    assert list(candidate_pairs(reversed(reports))) == pairs
