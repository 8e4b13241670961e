"""Independent sources: the articles of one outlet speak with one voice, and a near copy of another outlet's article with that one's."""

from collections.abc import Iterable, Mapping, Sequence


def number_voices(
    documents: Sequence[str], sources: Mapping[str, str | None], copies: Iterable[tuple[str, str]]
) -> dict[str, int]:
    """Document → number of its voice, from 1, in order of first appearance in `documents`.

    A document that is a near copy of an earlier one (`copies`, pairs in either order) has the voice of the earliest such; any other has that of its named source.
    The other articles of an outlet keep its own voice: that it once printed a wire story does not make it the wire.
    """
    place = {document: n for n, document in enumerate(documents)}
    original: dict[str, str] = {}
    for pair in copies:
        if pair[0] in place and pair[1] in place:
            first, later = sorted(pair, key=lambda document: place[document])
            original[later] = min(original.get(later, first), first, key=lambda document: place[document])
    voices: dict[str, int] = {}
    of_source: dict[str, int] = {}
    count = 0
    for document in documents:
        source = sources.get(document)
        if document in original:
            voices[document] = voices[original[document]]
        elif source and source in of_source:
            voices[document] = of_source[source]
        else:
            count += 1
            voices[document] = count
            if source:
                of_source[source] = count
    return voices
