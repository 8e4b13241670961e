"""Near copies of a document: a wire story that five outlets print is one independent source, not five.

MinHash by one permutation (Li, Owen, Zhang 2012) with rotation for empty bins (Shrivastava, Li 2014): every run of three words is hashed once, the
hash picks one of 128 bins, each bin keeps its least hash. Two texts agree in a bin with the probability that their sets' Jaccard similarity gives.
One hash per run of words, and nothing but the standard library.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sijill.linking.weights import load_weights
from sijill.model.linking import NEAR_DUPLICATE, Reason, Relation
from sijill.text import key

Signature = tuple[int, ...]

BINS = 128
_ROWS = 4  # bins per band: 32 bands of 4 find a pair of similarity 0.5 with probability 0.87, one of 0.7 with 0.9998
_RUN = 3
_FEWEST_RUNS = 20  # a bare headline has no wording to share
_WORD = re.compile(r"\w+")
_STEP = 0x9E3779B97F4A7C15  # odd constant of Fibonacci hashing: a borrowed bin must not look like the bin it comes from
_MASK = (1 << 64) - 1


def signature(text: str) -> Signature:
    """128 least hashes of the text's runs of three words, or `()` where the text is too short to be a copy of anything.

    Words are keys, so that diacritics and hamza spelling do not matter; the result depends on the text alone, on any machine.
    """
    words = _WORD.findall(key(text))
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    if len(runs) < _FEWEST_RUNS:
        return ()
    least: list[int | None] = [None] * BINS
    for run in runs:
        value = int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "little")
        place, value = value % BINS, value // BINS
        held = least[place]
        if held is None or value < held:
            least[place] = value
    return _filled(least)


def _filled(least: Sequence[int | None]) -> Signature:
    """An empty bin borrows from the next filled one, changed by the distance."""
    filled = []
    for place in range(BINS):
        steps = 0
        while (value := least[(place + steps) % BINS]) is None:
            steps += 1
        filled.append((value + steps * _STEP) & _MASK)
    return tuple(filled)


def similarity(a: Signature, b: Signature) -> float:
    """Estimated Jaccard similarity of two texts' runs of three words, 0 to 1 (standard error at most 0.045); 0 for an empty signature."""
    if not a or not b:
        return 0.0
    return sum(x == y for x, y in zip(a, b, strict=True)) / BINS


def bands(signed: Signature) -> tuple[str, ...]:
    """Keys of the signature's 32 bands: texts that share one are candidates for near copies."""
    return tuple(
        f"{start // _ROWS:x}.{hash_of(signed[start : start + _ROWS])}"
        for start in range(0, len(signed), _ROWS)
    )


def hash_of(values: Sequence[int]) -> str:
    """Twelve hexadecimal digits for a band's values."""
    return hashlib.blake2b(",".join(map(str, values)).encode(), digest_size=6).hexdigest()


def relation(a: str, b: str, likeness: float) -> Relation:
    """The relation of two documents of that similarity, smaller id first."""
    first, second = sorted((a, b))
    reason = Reason(
        "near_copy", likeness, f"{likeness:.0%} of the runs of three words are common to both texts"
    )
    return Relation(NEAR_DUPLICATE, first, second, likeness, (reason,))


def find_near_duplicates(signatures: Iterable[tuple[str, Signature]]) -> list[Relation]:
    """Pairs of near copies among documents given as (id, signature), sorted by ids.

    Work is near-linear: only documents that share a band are compared, and in a band shared by more than `block_cap` documents (a page template) each only with its
    neighbours by id.
    """
    signed = dict(signatures)
    weights = load_weights()
    members: defaultdict[str, list[str]] = defaultdict(list)
    for document in sorted(signed):
        for band in bands(signed[document]):
            members[band].append(document)
    seen: set[tuple[str, str]] = set()
    for block in members.values():
        reach = len(block) if len(block) <= weights.block_cap else weights.window
        for at, a in enumerate(block):
            seen.update((a, b) for b in block[at + 1 : at + 1 + reach])
    found = ((a, b, similarity(signed[a], signed[b])) for a, b in sorted(seen))
    return [relation(a, b, likeness) for a, b, likeness in found if likeness >= weights.near_copy]
