"""Independent sources: near copies of one wire story, and the articles of one outlet, speak with one voice."""

from collections.abc import Iterable, Mapping, Sequence


def number_voices(
    documents: Sequence[str], sources: Mapping[str, str | None], copies: Iterable[tuple[str, str]]
) -> dict[str, int]:
    """Document → number of its voice, from 1, in order of first appearance in `documents`.

    Two documents share a voice if they have the same named source or are near-duplicates (`copies`), also by way of a third.
    """
    parent = {document: document for document in documents}

    def root(document: str) -> str:
        while parent[document] != document:
            parent[document] = parent[parent[document]]
            document = parent[document]
        return document

    first_of: dict[str, str] = {}
    for document in documents:
        source = sources.get(document)
        if source:
            parent[root(document)] = root(first_of.setdefault(source, document))
    for a, b in copies:
        if a in parent and b in parent:
            parent[root(a)] = root(b)
    numbers: dict[str, int] = {}
    return {document: numbers.setdefault(root(document), len(numbers) + 1) for document in documents}
