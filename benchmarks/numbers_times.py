"""Speed of the number and time finders, and how well they normalise the words of annotated records.

usage: python benchmarks/numbers_times.py speed CORPUS.jsonl.gz [--documents N]
       python benchmarks/numbers_times.py gold SHARED/gold/train [--list]

`gold` takes every date, killed and wounded of a record whose words are annotated, reads those words in their line, and compares with the annotated value:
dates as score.py does (intervals overlap by half, or both ends within a day), tolls exactly. Errors are sorted by cause, by rule and without looking at the
words: see `date_cause` and `toll_cause`.
"""

import argparse
import collections
import datetime as dt
import gzip
import json
import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from sijill.analysis import tokenize
from sijill.extraction.count_phrases import count_of_phrase
from sijill.extraction.numbers import find_numbers
from sijill.extraction.times import find_times
from sijill.model.mention import NumberMention
from sijill.model.value import Unresolved, When
from sijill.resolution.times import TimeContext, resolve_time


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    verbs = options.add_subparsers(dest="verb", required=True)
    speed = verbs.add_parser("speed")
    speed.add_argument("corpus", type=Path)
    speed.add_argument("--documents", type=int, default=2000)
    gold = verbs.add_parser("gold")
    gold.add_argument("folder", type=Path)
    gold.add_argument(
        "--list", action="store_true", help="list the errors, by document and record, without their words"
    )
    given = options.parse_args()
    if given.verb == "speed":
        measure_speed(given.corpus, given.documents)
    else:
        measure_gold(given.folder, given.list)


def measure_speed(corpus: Path, documents: int) -> None:
    """Processor seconds of both finders over tokens made beforehand: a first pass with empty caches, then two more."""
    texts = []
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line, _ in zip(lines, range(documents), strict=False):
            row = json.loads(line)
            texts.append(f"{row.get('title') or ''}\n{row['text']}")
    tokens = [tokenize(text) for text in texts]
    total = sum(map(len, tokens))
    print(f"{len(texts)} documents, {total} tokens")
    for run in ("first", "second", "third"):
        started = time.process_time()
        found = sum(
            len(find_numbers(text, one)) + len(find_times(text, one))
            for text, one in zip(texts, tokens, strict=True)
        )
        took = time.process_time() - started
        print(f"{run} pass: {total / took:,.0f} tokens/s, {found} mentions")


def records(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any], dt.date]]:
    for path in sorted((folder / "gold").glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        document = json.loads((folder / "docs" / f"{record['doc']}.json").read_text("utf-8"))
        yield record, document, day_of(document["published"])


def day_of(published: str) -> dt.date:
    try:
        return dt.date.fromisoformat(published[:10])
    except ValueError:
        return parsedate_to_datetime(published).date()


def measure_gold(folder: Path, listed: bool) -> None:
    rows: collections.Counter[str] = collections.Counter()
    right: collections.Counter[str] = collections.Counter()
    causes: dict[str, collections.Counter[str]] = {
        "date": collections.Counter(),
        "toll": collections.Counter(),
    }
    for record, document, published in records(folder):
        for event in record["events"]:
            for field in ("date", "killed", "wounded"):
                value = event.get(field)
                if not value or not value.get("text"):
                    continue
                cause = (
                    date_cause(document, published, event)
                    if field == "date"
                    else toll_cause(document, field, value)
                )
                if cause == "left out":
                    continue
                rows[field] += 1
                right[field] += cause is None
                if cause:
                    causes["date" if field == "date" else "toll"][cause] += 1
                    if listed:
                        print(record["doc"], event["id"], field, cause)
    for field in rows:
        print(f"{field}: {right[field]} of {rows[field]} right, {right[field] / rows[field]:.3f}")
    tolls = rows["killed"] + rows["wounded"]
    print(f"killed and wounded: {(right['killed'] + right['wounded']) / max(tolls, 1):.3f}")
    for kind, counted in causes.items():
        known = (
            rows["date"] - counted[ANCHORED] - counted[NO_TIME]
            if kind == "date"
            else tolls - counted[ELSEWHERE]
        )
        correct = right["date"] if kind == "date" else right["killed"] + right["wounded"]
        print(f"{kind}s whose value the words give: {correct} of {known}, {correct / max(known, 1):.3f}")
        for cause, count in counted.most_common():
            print(f"  {count:4} {cause}")


ANCHORED = "counted from another event, whose date the words do not give"
NO_TIME = "no date in the words"
OPEN_END = "annotated as lasting to publication, the words name a point"
CLOSED_END = "annotated as a point, the words say since"
PAST_PLAN = "planned act annotated in the past"
OTHER_YEAR = "the year is told elsewhere in the document"
WIDER = "annotated wider or narrower than the words"
ELSEWHERE = "figure from elsewhere in the document"
NO_FIGURE = "no figure in the words"
TWO_OR_MORE = "plural that may be a dual, or a dual"
BOUNDS = "the same figure, open or closed otherwise"


def date_cause(document: dict[str, Any], published: dt.date, event: dict[str, Any]) -> str | None:
    """`None` where the date is right."""
    value = event["date"]
    if not value.get("start"):
        return "left out"
    wanted = dt.date.fromisoformat(value["start"]), dt.date.fromisoformat(value["end"])
    planned = event["modality"] in ("planned", "hypothetical")
    found = read_date(document, published, value, planned)
    if not isinstance(found, When):
        return ANCHORED if found is not None and "another event" in found.reason else NO_TIME
    first, last = found.first, found.last
    if same_interval(wanted, (first, last)):
        return None
    if wanted[0] == first and wanted[1] >= published - dt.timedelta(days=1) and last < published:
        return OPEN_END
    if wanted[0] == first and last == published:
        return CLOSED_END
    if planned and wanted[1] <= published < first:
        return PAST_PLAN
    return (
        OTHER_YEAR
        if (wanted[0].month, wanted[0].day) == (first.month, first.day) and first.year != wanted[0].year
        else WIDER
    )


def read_date(
    document: dict[str, Any], published: dt.date, value: dict[str, Any], planned: bool
) -> When | Unresolved | None:
    """The annotated words resolved: alone if they hold an expression, else the expression of their line that they are part of."""
    text = "\n".join(document["lines"])
    offset = sum(len(line) + 1 for line in document["lines"][: value["line"]])
    start = text.find(value["text"], offset)
    end = start + len(value["text"])
    tokens = tokenize(text)
    everywhere = find_times(text, tokens)
    mentions = find_times(text, [token for token in tokens if token.end > start and token.start < end])
    mentions = mentions or [m for m in everywhere if m.evidence.start < end and m.evidence.end > start]
    before = [
        resolve_time(mention, TimeContext(published))
        for mention in everywhere
        if mention.evidence.end <= start
    ]
    context = TimeContext(published, None, tuple(when for when in before if isinstance(when, When)))
    found = [resolve_time(mention, context, planned) for mention in mentions]
    return next((one for one in found if isinstance(one, When)), found[0] if found else None)


def same_interval(a: tuple[dt.date, dt.date], b: tuple[dt.date, dt.date]) -> bool:
    if abs((a[0] - b[0]).days) <= 1 and abs((a[1] - b[1]).days) <= 1:
        return True
    both = (min(a[1], b[1]) - max(a[0], b[0])).days + 1
    return both / ((max(a[1], b[1]) - min(a[0], b[0])).days + 1) >= 0.5


def toll_cause(document: dict[str, Any], field: str, value: dict[str, Any]) -> str | None:
    low, high = value.get("min"), value.get("max")
    if low is None and high is None:
        return "left out"
    line = document["lines"][value["line"]]
    tokens = tokenize(line)
    start = line.find(value["text"])
    inside = [
        i for i, token in enumerate(tokens) if token.end > start and token.start < start + len(value["text"])
    ]
    found = count_of_phrase(line, tokens, inside[0], inside[-1] + 1, field) if inside else None
    if found is None:
        return NO_FIGURE
    if (found.min, found.max) == (low, high):
        return None
    figures = [n for m in find_numbers(line, tokens[inside[0] : inside[-1] + 1]) for n in numbers_of(m)]
    if {(found.min, found.max), (low, high)} <= {(1, None), (2, 2), (2, None)}:
        return TWO_OR_MORE
    if low in figures or low == 0:
        return BOUNDS
    return NO_FIGURE if not figures and low in (0, 1) else ELSEWHERE


def numbers_of(mention: NumberMention) -> list[int]:
    own = [n for n in (mention.min, mention.max) if n is not None]
    return own + [n for part in mention.parts for n in numbers_of(part)]


if __name__ == "__main__":
    main()
