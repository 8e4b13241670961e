"""All of linking in one call: reports → clusters and relations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sijill.linking.block import SortKey, block_keys, pairs_of_block, sort_key
from sijill.linking.cluster import cluster
from sijill.linking.compare import compare
from sijill.linking.relations import find_relations
from sijill.model.linking import Judgement, Linking, LinkReport


def candidate_pairs(reports: Iterable[LinkReport]) -> Iterator[tuple[str, str]]:
    """Pairs of report ids worth comparing, smaller id first, each once, sorted."""
    members: defaultdict[str, list[tuple[SortKey, str]]] = defaultdict(list)
    for report in reports:
        at = (sort_key(report), report.id)
        for name in block_keys(report):
            members[name].append(at)
    pairs = {pair for block in members.values() if len(block) > 1 for pair in pairs_of_block(sorted(block))}
    yield from sorted(pairs)


def link(reports: Iterable[LinkReport], judgements: Sequence[Judgement] = ()) -> Linking:
    """Clusters and relations of a set of reports; the order in which they are given does not matter.

    `judgements` are the analysts' words that stand (undone ones left out). Near copies among documents are found apart, from the texts: `find_near_duplicates`.
    """
    known = {report.id: report for report in sorted(reports, key=lambda report: report.id)}
    pairs = list(candidate_pairs(known.values()))
    found = (compare(known[a], known[b]) for a, b in pairs)
    clusters = cluster(known, [item for item in found if item.same], judgements)
    return Linking(clusters, find_relations(known, clusters, pairs))
