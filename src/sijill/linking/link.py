"""All of linking in one call: reports → clusters and relations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sijill.linking.block import SortKey, block_keys, neighbours, sort_key
from sijill.linking.cluster import cluster
from sijill.linking.compare import find_link
from sijill.linking.relations import find_relations
from sijill.model.linking import Judgement, Linking, LinkReport


def candidate_pairs(reports: Iterable[LinkReport]) -> Iterator[tuple[str, str]]:
    """Pairs of report ids worth comparing, smaller id first, each once, sorted. The blocks are held in memory, the pairs are not."""
    places: dict[str, SortKey] = {}
    keys: dict[str, tuple[str, ...]] = {}
    blocks: defaultdict[str, list[tuple[SortKey, str]]] = defaultdict(list)
    for report in reports:
        places[report.id] = sort_key(report)
        keys[report.id] = block_keys(report)
        for name in keys[report.id]:
            blocks[name].append((places[report.id], report.id))
    for block in blocks.values():
        block.sort()
    for a in sorted(places):
        partners: set[str] = set()
        for name in keys[a]:
            partners.update(neighbours(blocks[name], (places[a], a)))
        yield from ((a, b) for b in sorted(partners) if b > a)


def link(reports: Iterable[LinkReport], judgements: Sequence[Judgement] = ()) -> Linking:
    """Clusters and relations of a set of reports; the order in which they are given does not matter.

    `judgements` are the analysts' words that stand (undone ones left out). Near copies among documents are found apart, from the texts: `find_near_duplicates`.
    """
    known = {report.id: report for report in sorted(reports, key=lambda report: report.id)}
    pairs = list(candidate_pairs(known.values()))
    links = [found for a, b in pairs if (found := find_link(known[a], known[b])) is not None]
    clusters = cluster(known, links, judgements)
    return Linking(clusters, find_relations(known, clusters, pairs))
