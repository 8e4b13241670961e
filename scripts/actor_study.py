"""Count the most frequent candidate actors of a corpus of news and say how each is understood.

usage: python scripts/actor_study.py CORPUS.jsonl.gz [--documents 4000] [--top 300] > study.tsv

A document is taken where its first 300 words hold at least four different force words (nouns and verbs of the ASSAULT and COERCE triggers). Candidates are the noun phrases right
after a verb of the phrase lexicon (who acts or is acted upon) and all mentions of `find_actors`; written alike after folding and without the proclitics, they count together.
Columns: count, words, registry ids or group, country, role, what is missing.
"""

import argparse
import collections
import gzip
import json
import pathlib
import sys
from collections.abc import Iterator, Sequence

from sijill.analysis import tokenize
from sijill.extraction.actor_phrases import noun_phrase
from sijill.extraction.actors import describe, find_actors
from sijill.lexicon.actor_groups import verb_keys
from sijill.lexicon.triggers import load_triggers
from sijill.model.analysis import Token
from sijill.model.mention import ActorMention

FORCE = frozenset({"ASSAULT", "COERCE"})
LEAD = 300
ENOUGH = 4
CATEGORIES = frozenset({"middleEast", "internationalNews"})


def texts(path: pathlib.Path, limit: int) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """Text and tokens of every k-th conflict document, spread over the file."""
    force = {
        word for word, uses in load_triggers().forms.items() if any(entry.type in FORCE for entry, _ in uses)
    }
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = lines.readlines()
    taken = 0
    for row in rows[:: max(1, len(rows) // (limit * 3))]:
        document = json.loads(row)
        if document.get("category") not in CATEGORIES:
            continue
        text = f"{document.get('title') or ''}\n{document.get('text') or ''}"
        tokens = tokenize(text)
        if len({t.base for t in tokens[:LEAD]} & force) >= ENOUGH:
            yield text, tokens
            taken += 1
        if taken == limit:
            return


def candidates(text: str, tokens: Sequence[Token]) -> Iterator[ActorMention]:
    """The mentions found, and the phrases after verbs that none of them overlaps."""
    mentions = find_actors(text, tokens)
    yield from mentions
    covered = {m.evidence.start for m in mentions}
    for index, token in enumerate(tokens[:-1]):
        if token.key in verb_keys() and not token.definite:
            first, last = noun_phrase(tokens, index + 1)
            if last > first and tokens[first].kind == "word" and tokens[first].start not in covered:
                found = describe(text, tokens, first, last)
                if not any(m.evidence.overlaps(found.evidence) for m in mentions):
                    yield found


def name(mention: ActorMention, tokens: Sequence[Token]) -> str:
    """The words as a key: folded, numbers and leading proclitics left out."""
    inside = [
        t
        for t in tokens
        if mention.evidence.start < t.end and t.start < mention.evidence.end and t.kind == "word"
    ]
    first = inside[0] if inside else None
    words = [t.key for t in inside]
    if first is not None:
        words[0] = ("ال" if first.definite else "") + first.base + first.enclitic
    return " ".join(words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--documents", type=int, default=4000)
    parser.add_argument("--top", type=int, default=300)
    options = parser.parse_args()
    counts: collections.Counter[str] = collections.Counter()
    seen: dict[str, collections.Counter[tuple[str, ...]]] = collections.defaultdict(collections.Counter)
    documents = 0
    for text, tokens in texts(options.corpus, options.documents):
        documents += 1
        for mention in candidates(text, tokens):
            words = name(mention, tokens)
            counts[words] += 1
            what = "|".join(mention.candidates) or (f"group:{mention.group}" if mention.group else "")
            state = (
                "anaphor" if mention.anaphor else "" if what else "person" if mention.person else "unknown"
            )
            seen[words][what, mention.country or "", mention.role or "", state] += 1
    print(
        f"# {documents} conflict documents, {sum(counts.values())} candidates, {len(counts)} different",
        file=sys.stderr,
    )
    for words, n in counts.most_common(options.top):
        print(n, words, *seen[words].most_common(1)[0][0], sep="\t")


if __name__ == "__main__":
    main()
