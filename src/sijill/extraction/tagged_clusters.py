"""Which of the tagger's triggers name one event: agglomeration by the mean probability between groups."""

from collections.abc import Sequence

from sijill.model.tagging import Tagging

SAME = 0.5


def cluster_triggers(tagging: Tagging) -> list[list[int]]:
    """Groups of trigger indices, each in text order, in order of their first trigger. Deterministic.

    The two groups with the highest mean link are joined until none reaches one half; a pair of different types is never linked.
    """
    links = {(i, j): p for i, j, p in tagging.links}
    groups = [[i] for i in range(len(tagging.triggers))]
    while True:
        best, pair = SAME, None
        for a in range(len(groups)):
            for b in range(a + 1, len(groups)):
                if tagging.triggers[groups[a][0]].type != tagging.triggers[groups[b][0]].type:
                    continue
                mean = _mean(groups[a], groups[b], links)
                if mean > best:
                    best, pair = mean, (a, b)
        if pair is None:
            return groups
        groups[pair[0]] = sorted(groups[pair[0]] + groups[pair[1]])
        del groups[pair[1]]


def _mean(first: Sequence[int], second: Sequence[int], links: dict[tuple[int, int], float]) -> float:
    return sum(links.get((min(i, j), max(i, j)), 0.0) for i in first for j in second) / (
        len(first) * len(second)
    )
