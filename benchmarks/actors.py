"""Measure finding and resolving of actors on annotated documents.

usage: python benchmarks/actors.py FOLDER [--errors N]     FOLDER: ../shared/gold/train or ../shared/gold/dev

(a) given the gold words of an actor or recipient: are country and role both right?  (b) does a found mention overlap the gold span?
(c) tokens per second of `find_actors`. The countries of the context are read from the document's own words; nothing is taken from the gold records.
"""

import argparse
import collections
import json
import pathlib
import time
from collections.abc import Iterator, Sequence

from sijill.analysis import tokenize
from sijill.extraction.actor_names import match_capital, match_name, nationality
from sijill.extraction.actors import describe, find_actors
from sijill.ingest.dates import parse_published
from sijill.lexicon.registry import actor
from sijill.model.analysis import Token
from sijill.model.mention import ActorMention
from sijill.resolution.actors import ActorContext, resolve_actor


def countries(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Countries that the text names, by count of names, adjectives and capitals; the first fifty words count double."""
    counts: collections.Counter[str] = collections.Counter()
    for index in range(len(tokens)):
        weight = 2 if index < 50 else 1
        name = match_name(tokens, index) or match_capital(tokens, index)
        if name is not None and actor(name.actors[0]).kind == "state":
            counts[actor(name.actors[0]).country or ""] += weight
        elif (found := nationality(tokens, index)) is not None:
            counts[found[0]] += weight
    return tuple(code for code, _ in counts.most_common(5))


def span_tokens(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    inside = [i for i, token in enumerate(tokens) if token.start < end and start < token.end]
    return (inside[0], inside[-1] + 1) if inside else None


def participants(event: dict) -> Iterator[tuple[str, dict]]:
    for side, field in (("actor", "actors"), ("recipient", "recipients")):
        for participant in event.get(field) or ():
            yield side, participant


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--errors", type=int, default=0)
    options = options.parse_args()
    total = right = country_right = role_right = found = name_right = 0
    errors: collections.Counter[tuple] = collections.Counter()
    missed: collections.Counter[str] = collections.Counter()
    words, seconds = 0, 0.0
    for path in sorted((options.folder / "gold").glob("*.json")):
        document = json.loads((options.folder / "docs" / path.name).read_text("utf-8"))
        text = "\n".join(document["lines"])
        starts = [0]
        for line in document["lines"]:
            starts.append(starts[-1] + len(line) + 1)
        tokens = tokenize(text)
        began = time.perf_counter()
        mentions = find_actors(text, tokens)
        seconds += time.perf_counter() - began
        words += len(tokens)
        published = parse_published(document["published"])
        seen = countries(tokens)
        for event in json.loads(path.read_text("utf-8"))["events"]:
            for side, gold in participants(event):
                at = text.find(gold["text"], starts[gold["line"]])
                span = span_tokens(tokens, at, at + len(gold["text"])) if at >= 0 else None
                if span is None:
                    continue
                total += 1
                mention = describe(text, tokens, *span)
                got = resolve_actor(mention, ActorContext(mentions, seen, published, event["type"], side))
                c, r = got.country == gold["country"], got.role == gold["role"]
                country_right += c
                role_right += r
                right += c and r
                name_right += got.name is not None and got.name == gold["name"]
                if any(m.evidence.start < at + len(gold["text"]) and at < m.evidence.end for m in mentions):
                    found += 1
                else:
                    missed[gold["text"]] += 1
                if not (c and r):
                    errors[
                        (
                            gold["text"],
                            gold["country"],
                            gold["role"],
                            got.country,
                            got.role,
                            got.rule[:50],
                            event["type"],
                            side,
                        )
                    ] += 1
    print(
        f"spans {total}   country and role {right / total:.3f}   country {country_right / total:.3f}   role {role_right / total:.3f}   name {name_right / total:.3f}"
    )
    print(f"gold spans that a found mention overlaps: {found / total:.3f}")
    print(f"find_actors: {words / seconds:,.0f} tokens a second ({words} tokens)")
    if options.errors:
        for key, n in errors.most_common(options.errors):
            print(n, *key, sep=" | ")
        print("--- not found")
        for key, n in missed.most_common(options.errors):
            print(n, key)


if __name__ == "__main__":
    main()
