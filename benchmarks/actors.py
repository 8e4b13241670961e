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
from sijill.extraction.actors import describe, find_actors
from sijill.extraction.places import find_places
from sijill.ingest.dates import parse_published
from sijill.model.analysis import Token
from sijill.resolution.actors import ActorContext, resolve_actor
from sijill.resolution.places import place_context, resolve_place


class Places:
    """The countries of a document's places, as the pipeline reads them: those of a line first, nearest to the span first."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        found = find_places(text, tokens)
        context = place_context(found)
        self.document = sorted(context.countries, key=lambda code: (-context.countries[code], code))
        self.points = [(m.evidence.start, resolve_place(m, context).country) for m in found if not m.as_actor]
        self.text = text

    def countries(self, at: int) -> tuple[str, ...]:
        start, end = self.text.rfind("\n", 0, at) + 1, self.text.find("\n", at)
        line = [
            (abs(p - at), code) for p, code in self.points if code and start <= p and (end < 0 or p < end)
        ]
        return tuple(dict.fromkeys([code for _, code in sorted(line)] + self.document))


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
    find_actors("قال الجيش", tokenize("قال الجيش"))  # loads the word lists
    total = right = country_right = role_right = found = name_right = 0
    errors: collections.Counter[tuple] = collections.Counter()
    kinds: collections.Counter[tuple[str | None, ...]] = collections.Counter()
    missed: collections.Counter[str] = collections.Counter()
    words, seconds = 0, 0.0
    for path in sorted((options.folder / "gold").glob("*.json")):
        document = json.loads((options.folder / "docs" / path.name).read_text("utf-8"))
        text = "\n".join(document["lines"])
        starts = [0]
        for line in document["lines"]:
            starts.append(starts[-1] + len(line) + 1)
        tokens = tokenize(text)
        began = time.process_time()
        mentions = find_actors(text, tokens)
        seconds += time.process_time() - began
        words += len(tokens)
        published = parse_published(document["published"])
        places = Places(text, tokens)
        for event in json.loads(path.read_text("utf-8"))["events"]:
            for side, gold in participants(event):
                at = text.find(gold["text"], starts[gold["line"]])
                span = span_tokens(tokens, at, at + len(gold["text"])) if at >= 0 else None
                if span is None:
                    continue
                total += 1
                mention = describe(text, tokens, *span)
                got = resolve_actor(
                    mention, ActorContext(mentions, places.countries(at), published, event["type"], side)
                )
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
                    kinds[
                        mention.rule,
                        got.rule.split(":")[0][:40],
                        "country" if not c else "",
                        f"{gold['role']}→{got.role}" if not r else "",
                    ] += 1
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
        for key, n in kinds.most_common(60):
            print(n, *key, sep=" | ")
        print("--- spans")
        for key, n in errors.most_common(options.errors):
            print(n, *key, sep=" | ")
        print("--- not found")
        for key, n in missed.most_common(options.errors):
            print(n, key)


if __name__ == "__main__":
    main()
