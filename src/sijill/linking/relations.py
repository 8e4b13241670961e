"""Relations between happenings."""

from collections.abc import Mapping, Sequence

from sijill.model.linking import Cluster, LinkReport, Relation


def find_relations(reports: Mapping[str, LinkReport], clusters: Sequence[Cluster]) -> tuple[Relation, ...]:
    return ()
