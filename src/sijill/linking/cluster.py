"""Clusters: links → happenings, under constraints, the same whatever the order of arrival.

The reports that links hold together (a component) are merged greedily, best link first, as average linkage does: two clusters become one if no pair
of their members contradicts itself and the pairs' mean score reaches `merge_threshold` and a `quorum` of the pairs score above 0. What is done in a
component depends on its reports, their links and the judgements on them alone; all ties are broken by id.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from sijill.linking.compare import compare
from sijill.linking.weights import load_weights
from sijill.model.linking import Cluster, Judgement, Link, LinkReport

Compare = Callable[[LinkReport, LinkReport], Link]


def components(ids: Iterable[str], links: Iterable[Link]) -> list[list[str]]:
    """The sets of reports that links connect, each sorted, in order of their first member; a report without a link is alone."""
    root: dict[str, str] = {name: name for name in ids}

    def find(name: str) -> str:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for link in links:
        a, b = sorted((find(link.a), find(link.b)))
        root[b] = a
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in root:
        groups[find(name)].append(name)
    return sorted(sorted(group) for group in groups.values())


def cluster(
    reports: Mapping[str, LinkReport], links: Collection[Link], judgements: Sequence[Judgement] = ()
) -> tuple[Cluster, ...]:
    """Every report of `reports` in exactly one cluster, in order of first member.

    `links` are the pairs found to be one happening. A judgement "same" joins whatever the score and whatever contradicts it; "not same" parts the two;
    of judgements that contradict each other through others ("same" a–b, b–c, "not same" a–c) the "not same" holds, and the later "same" (in order of the ids) is left undone.
    """
    known = [item for item in judgements if item.a in reports and item.b in reports]
    ties = [Link(*_pair(item.a, item.b), True, 0.0) for item in known if item.same]
    apart = {_pair(item.a, item.b) for item in known if not item.same}
    clusters: list[Cluster] = []
    everything = [*links, *ties]
    by_report: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_report[link.a].append(link)
    tied: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for tie in ties:
        tied[tie.a].append((tie.a, tie.b))
    for members in components(reports, everything):
        if len(members) == 1:
            clusters.append(Cluster(tuple(members)))
            continue
        own = [link for name in members for link in by_report[name]]
        must = sorted({pair for name in members for pair in tied[name]})
        clusters += _Merger(reports, own, must, apart).clusters(members)
    return tuple(sorted(clusters, key=lambda found: found.members))


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


class _Merger:
    """Greedy merging of one component."""

    def __init__(
        self,
        reports: Mapping[str, LinkReport],
        links: Sequence[Link],
        must: Sequence[tuple[str, str]],
        apart: set[tuple[str, str]],
    ) -> None:
        self.reports = reports
        self.links = {(link.a, link.b): link for link in links}
        self.compared: dict[tuple[str, str], Link] = dict(self.links)
        self.must = must
        self.apart = apart
        self.weights = load_weights()

    def clusters(self, members: Sequence[str]) -> list[Cluster]:
        """The component's clusters."""
        groups: dict[str, tuple[str, ...]] = {name: (name,) for name in members}
        for a, b in self.must:
            if not self._parted(groups[a], groups[b]):
                self._join(groups, a, b)
        for link in sorted(self.links.values(), key=lambda item: (-item.score, item.a, item.b)):
            one, other = groups[link.a], groups[link.b]
            if one is not other and self._fits(one, other):
                self._join(groups, link.a, link.b)
        inside = self._inside(groups)
        distinct = {group[0]: group for group in groups.values()}
        return [Cluster(group, tuple(inside[first])) for first, group in distinct.items()]

    def _join(self, groups: dict[str, tuple[str, ...]], a: str, b: str) -> None:
        if groups[a] is groups[b]:
            return
        joined = tuple(sorted(groups[a] + groups[b]))
        for name in joined:
            groups[name] = joined

    def _parted(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        if one is other or not self.apart:
            return False
        return any(_pair(a, b) in self.apart for a in one for b in other)

    def _fits(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        if self._parted(one, other) or not self._documents(one).isdisjoint(self._documents(other)):
            return False
        total, pairs, agreeing = 0.0, 0, 0
        for a in self._representatives(one):
            for b in self._representatives(other):
                link = self._link(a, b)
                if link.veto is not None:
                    return False
                total += link.score
                pairs += 1
                agreeing += link.score >= 0
        return total >= self.weights.merge_threshold * pairs and agreeing >= self.weights.quorum * pairs

    def _documents(self, group: tuple[str, ...]) -> set[str]:
        return {self.reports[name].document for name in group}

    def _representatives(self, group: tuple[str, ...]) -> tuple[str, ...]:
        """At most `representatives` members, spread evenly over the sorted ids, so that the cost of a merge has a bound."""
        most = self.weights.representatives
        if len(group) <= most:
            return group
        return tuple(group[at * len(group) // most] for at in range(most))

    def _link(self, a: str, b: str) -> Link:
        pair = _pair(a, b)
        if pair not in self.compared:
            self.compared[pair] = compare(self.reports[a], self.reports[b])
        return self.compared[pair]

    def _inside(self, groups: Mapping[str, tuple[str, ...]]) -> Mapping[str, list[Link]]:
        """First member of a group → the links between its members, in order; one pass over the links, of which a large component has many thousands."""
        inside: defaultdict[str, list[Link]] = defaultdict(list)
        for (a, b), link in sorted(self.links.items()):
            if groups[a] is groups[b]:
                inside[groups[a][0]].append(link)
        return inside
