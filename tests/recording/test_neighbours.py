"""Changes of a block's pairs, against the plain way of listing all pairs before and after."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.recording.neighbours import block_changes

REACH = 3


def reach_of(size: int) -> int:
    return size if size <= 6 else REACH


def all_pairs(members: list[tuple[str, str]]) -> set[tuple[str, str]]:
    reach = reach_of(len(members))
    return {
        (min(a, b), max(a, b))
        for at, (_, a) in enumerate(members)
        for _, b in members[at + 1 : at + 1 + reach]
    }


@settings(max_examples=400, deadline=None)
@given(
    st.sets(st.integers(0, 60), max_size=25),
    st.sets(st.integers(0, 60), max_size=12),
    st.sets(st.integers(0, 60), max_size=12),
    st.randoms(),
)
def test_the_short_way_gives_what_the_long_way_gives(kept, came, gone, random) -> None:  # type: ignore[no-untyped-def]
    came, gone = came - kept, gone - kept - came
    place = {n: f"{random.randrange(9)}" for n in kept | came | gone}

    def block(numbers: set[int]) -> list[tuple[str, str]]:
        return sorted((place[n], f"r-{n:02}") for n in numbers)

    before, after = block(kept | gone), block(kept | came)
    gained, lost = block_changes(before, after, {f"r-{n:02}" for n in came | gone}, reach_of)
    assert gained == all_pairs(after) - all_pairs(before)
    assert lost == all_pairs(before) - all_pairs(after)
