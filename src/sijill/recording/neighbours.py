"""Which pairs of a block are compared, before and after members came and went."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence

Member = tuple[str, str]  # (place in the block's order, id)
Pair = tuple[str, str]  # smaller id first


def block_changes(
    before: Sequence[Member],
    after: Sequence[Member],
    changed: Collection[str],
    reach_of: Callable[[int], int],
) -> tuple[set[Pair], set[Pair]]:
    """(gained, lost) pairs of a block. Both member lists are sorted; `changed` are the ids that are in only one of them.

    `reach_of` gives, by the size of a block, how many places on a member is still compared. The work is bounded by the number of changed members times the
    reach, not by the size of the block, unless its size crosses the bound where the reach changes.
    """
    reach_before, reach_after = reach_of(len(before)), reach_of(len(after))
    if reach_before >= len(before) and reach_after >= len(after):  # all with all
        came = {member[1] for member in after if member[1] in changed}
        gone = {member[1] for member in before if member[1] in changed}
        return _with_all(came, after), _with_all(gone, before)
    if reach_before != reach_after:
        old, new = (
            _pairs(before, range(len(before)), reach_before),
            _pairs(after, range(len(after)), reach_after),
        )
        return new - old, old - new
    old = _pairs(before, _affected(before, after, changed, reach_before), reach_before)
    new = _pairs(after, _affected(after, before, changed, reach_after), reach_after)
    return new - old, old - new


def _with_all(some: Collection[str], members: Sequence[Member]) -> set[Pair]:
    return {(a, b) if a < b else (b, a) for a in some for _, b in members if a != b}


def _pairs(members: Sequence[Member], positions: Collection[int], reach: int) -> set[Pair]:
    """The pairs that start at these positions."""
    found = set()
    for at in positions:
        a = members[at][1]
        for _, b in members[at + 1 : at + 1 + reach]:
            found.add((a, b) if a < b else (b, a))
    return found


def _affected(
    members: Sequence[Member], others: Sequence[Member], changed: Collection[str], reach: int
) -> set[int]:
    """Positions from which a changed member is in reach: in this list, or in the other one, where it stands or stood.

    Where one reaches a changed member in either list, the same unchanged member is found in both, so that its pairs are weighed against each other.
    """
    found: set[int] = set()
    for at, (_, id_) in enumerate(members):
        if id_ in changed:
            found.update(range(max(0, at - reach), at + 1))
    for stranger in (member for member in others if member[1] in changed):
        at = bisect_left(members, stranger)
        found.update(range(max(0, at - reach), at))
    return found


def are_compared(members: Sequence[Member], a: Member, b: Member, reach_of: Callable[[int], int]) -> bool:
    """Are two members of a sorted block compared there?"""
    return abs(bisect_left(members, a) - bisect_left(members, b)) <= reach_of(len(members))
