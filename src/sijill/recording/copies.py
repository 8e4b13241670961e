"""Near copies among documents: the relation that makes five reprints of a wire story one independent source."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection

from sijill.ledger import link_state
from sijill.ledger.queries import load_documents
from sijill.linking.block import reach_of
from sijill.linking.near_duplicates import Signature, bands, relation, signature, similarity
from sijill.linking.weights import load_weights
from sijill.model.linking import NEAR_DUPLICATE
from sijill.recording.neighbours import are_compared, block_changes

Pair = tuple[str, str]
Bands = dict[str, tuple[str, ...]]


def replace_documents(
    connection: Connection, documents: Collection[str], wanted: Collection[str]
) -> tuple[Bands, set[str]]:
    """Brings the near copies of these documents up to date; only `wanted` ones of them, which have reports that count, are kept.

    Gives the bands of the wanted ones, and the documents that have got or lost a near copy.
    """
    there = link_state.load_bands(connection, documents)
    came, went = set(wanted) - there.keys(), there.keys() - set(wanted)
    signatures = _signatures(connection, came)
    fresh = {document: bands(signed) for document, signed in signatures.items()}
    all_bands = there | fresh
    names = {document: _names(all_bands[document]) for document in came | went}
    blocks = sorted({link_state.block_of(name) for several in names.values() for name in several})
    before = link_state.load_document_blocks(connection, blocks)
    copies = link_state.load_relations(connection, [NEAR_DUPLICATE], went)
    link_state.forget_link_documents(connection, {document: names[document] for document in went})
    link_state.save_link_documents(connection, fresh, names)
    after = link_state.load_document_blocks(connection, blocks)
    gained, lost = set[Pair](), set[Pair]()
    for block in blocks:
        more, less = block_changes(before.get(block, []), after.get(block, []), came | went, reach_of)
        gained |= more
        lost |= {pair for pair in less if went.isdisjoint(pair)}
    touched = (
        {end for _, a, b in copies for end in (a, b)}
        | _drop(connection, lost)
        | _compare(connection, gained, signatures)
    )
    return {document: all_bands[document] for document in wanted}, touched - went


def _names(document_bands: Iterable[str]) -> list[str]:
    return [f"document|{band}" for band in document_bands]


def _signatures(connection: Connection, documents: Iterable[str]) -> dict[str, Signature]:
    loaded = load_documents(connection, documents)
    return {id_: signature(stored.document.text) for id_, stored in loaded.items()}


def _compare(connection: Connection, pairs: Collection[Pair], signatures: dict[str, Signature]) -> set[str]:
    """Keeps the pairs that are near copies; their ends."""
    signed = signatures | _signatures(connection, {end for pair in pairs for end in pair} - signatures.keys())
    known = link_state.load_relations(connection, [NEAR_DUPLICATE], {a for a, _ in pairs})
    likeness = {
        (a, b): similarity(signed[a], signed[b]) for a, b in pairs if (NEAR_DUPLICATE, a, b) not in known
    }
    found = [
        relation(a, b, like) for (a, b), like in sorted(likeness.items()) if like >= load_weights().near_copy
    ]
    link_state.save_relations(connection, found)
    return {end for copy in found for end in (copy.a, copy.b)}


def _drop(connection: Connection, pairs: Collection[Pair]) -> set[str]:
    """Drops the pairs that are neighbours in no block any more; their ends."""
    kept = link_state.load_relations(connection, [NEAR_DUPLICATE], {a for a, _ in pairs})
    related = {(a, b) for _, a, b in kept} & set(pairs)
    held = link_state.load_bands(connection, {end for pair in related for end in pair})
    blocks_of = {
        document: {link_state.block_of(name) for name in _names(several)}
        for document, several in held.items()
    }
    blocks = link_state.load_document_blocks(
        connection, {x for a, b in related for x in blocks_of[a] & blocks_of[b]}
    )
    parted = {
        (a, b)
        for a, b in related
        if not any(
            are_compared(blocks[block], (a, a), (b, b), reach_of) for block in blocks_of[a] & blocks_of[b]
        )
    }
    link_state.delete_relations(connection, {(NEAR_DUPLICATE, a, b) for a, b in parted})
    return {end for pair in parted for end in pair}
