"""Fit what confidence is read from: raw scores of both engines → the share of events and values that are right (`lexicon/data/confidence.tsv`).

usage: fit_confidence.py read ENGINE GOLD_DIR OUT.json [--names FILE] [--model FILE]     what an engine reads in the documents, kept
       fit_confidence.py fit READINGS.json... [--write] [--measure READINGS.json...]     the table, and how well it holds

`read` is to be run on documents that the engine's words and weights were not made from: by the copy that `leave_out.py` makes, on the held-out documents of
`dataset.held_out`. An event is right where `sijill evaluate` pairs it with an annotated one; a value of it where it agrees with the annotated one's, and
of values only those of right events are asked, since a value's confidence is the event's times its own. Each step of the table has at least `LEAST`
cases; shares rise with the score (pool adjacent violators) and are drawn by `PRIOR` cases towards the mean of their field, as that is towards the mean of all.
"""

import argparse
import json
import pathlib
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sijill.analysis import analyze
from sijill.evaluation.agreement import Lines, count_hits, filled
from sijill.evaluation.score import pair_records
from sijill.export.annotation import annotation
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.facts import find_facts
from sijill.extraction.scene import mentions_of
from sijill.ingest.read import read_documents
from sijill.model.report import SCORED
from sijill.resolution.confidence import UNWEIGHED, event_raw
from sijill.resolution.reports import resolve_document
from sijill.settings import load_settings

ROOT = pathlib.Path(__file__).resolve().parents[1]
TABLE = ROOT / "src/sijill/lexicon/data/confidence.tsv"
PAGE = ROOT / "docs/quality/confidence.md"
BEGIN, END = "<!-- reliability -->", "<!-- end -->"
LEAST, PRIOR, FOLDS = 40, 10.0, 5
# the report's field → the scorer's, under which its values are compared
COMPARED = {"actors": "actor", "recipients": "recipient", "places": "place", "when": "date"}
Case = tuple[str, float, float, float]  # document, raw score, right (0 to 1), weight
Cases = dict[tuple[str, str], list[Case]]


def read(engine: str, gold: pathlib.Path, out: pathlib.Path, names: set[str] | None, model: Any) -> None:
    """Records with raw scores, beside the annotated ones."""
    extract = LexiconExtractor().extract if engine == "lexicon" else tagged(model)
    rows = []
    for path in sorted((gold / "gold").glob("*.json")):
        if names is not None and path.stem not in names:
            continue
        (document,) = read_documents([str(gold / "docs" / path.name)], load_settings({}), None)
        scene, drafts = extract(document, analyze(document))
        events = []
        if scene is not None:
            record = resolve_document(document, drafts, find_facts(scene), mentions_of(scene))
            events = annotation(document, record)["events"]
        wanted = json.loads(path.read_text("utf-8"))["events"]
        rows.append(
            {
                "engine": engine,
                "doc": path.stem,
                "lines": document.text.split("\n"),
                "events": events,
                "gold": wanted,
            }
        )
    out.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    print(f"{engine}: {len(rows)} documents, {sum(len(r['events']) for r in rows)} events")


def tagged(model: pathlib.Path | None) -> Any:
    from sijill.analysis.tagger import Tagger
    from sijill.extraction.tagged import TaggedExtractor

    tagger, extractor = Tagger.load(model), TaggedExtractor()
    return lambda document, analysis: extractor.extract(
        document, analysis, tagger.tag(document.text, extractor.propose(analysis))
    )


def outcomes(row: dict[str, Any]) -> Iterator[tuple[str, float, bool, float | None]]:
    """(field, raw score, was the event right?, share of the values that are right or `None` for "event" itself) of a document."""
    pairs = {j: i for i, j in pair_records(row["gold"], row["events"], Lines.of(row["lines"]))}
    for number, event in enumerate(row["events"]):
        scores, right = event["scores"], number in pairs
        yield "event", event_raw(scores.get("event", UNWEIGHED), len(event["mentions"])), right, None
        for field in SCORED:
            name = COMPARED.get(field, field)
            values = filled(event, name)
            if values:
                wanted = filled(row["gold"][pairs[number]], name) if right else []
                share = count_hits(name, wanted, values) / len(values)
                yield field, scores.get(field, UNWEIGHED), right, share


def cases(rows: Sequence[dict[str, Any]]) -> Cases:
    """What the table is fitted to: all events, and the values of the right ones."""
    found: Cases = defaultdict(list)
    for row in rows:
        for field, raw, right, share in outcomes(row):
            if share is None:
                found[row["engine"], field].append((row["doc"], raw, float(right), 1.0))
            elif right:
                found[row["engine"], field].append((row["doc"], raw, share, 1.0))
    return found


def steps(of_field: Sequence[Case], general: float) -> list[tuple[float, float, int]]:
    """(lower edge, share, cases): rising steps of at least `LEAST` cases, equal scores always in one; `general` is the share of all values."""
    ordered = sorted(of_field, key=lambda c: c[1])
    mean = drawn(ordered, general)
    bins: list[list[Case]] = []
    for case in ordered:
        if bins and (len(bins[-1]) < LEAST or bins[-1][-1][1] == case[1]):
            bins[-1].append(case)
        else:
            bins.append([case])
    if len(bins) > 1 and len(bins[-1]) < LEAST:
        bins[-2:] = [bins[-2] + bins[-1]]
    at = 0
    while at + 1 < len(bins):  # pool adjacent violators
        if drawn(bins[at], mean) > drawn(bins[at + 1], mean):
            bins[at : at + 2] = [bins[at] + bins[at + 1]]
            at = max(0, at - 1)
        else:
            at += 1
    made = []
    for number, held in enumerate(bins):
        made.append((0.0 if number == 0 else held[0][1], round(drawn(held, mean), 3), len(held)))
    return made


def drawn(held: Sequence[Case], mean: float) -> float:
    """The share right, drawn towards a mean by `PRIOR` cases."""
    return (rate(held) * len(held) + mean * PRIOR) / (len(held) + PRIOR)


def rate(held: Sequence[Case]) -> float:
    return sum(c[2] for c in held) / len(held)


Table = dict[tuple[str, str], list[tuple[float, float, int]]]


def fit(rows: Sequence[dict[str, Any]]) -> Table:
    found = cases(rows)
    values = {
        engine: [
            case for (e, field), held in found.items() if e == engine and field != "event" for case in held
        ]
        for engine, _ in found
    }
    return {name: steps(held, rate(values[name[0]])) for name, held in found.items()}


def share_at(made: Sequence[tuple[float, float, int]], raw: float) -> float:
    return [share for edge, share, _ in made if edge <= raw][-1]


def judged(table: Table, rows: Sequence[dict[str, Any]]) -> Iterator[tuple[str, str, float, float]]:
    """(engine, field, confidence, right) of every event and value, as a user sees them."""
    for row in rows:
        event = 0.0
        for field, raw, right, share in outcomes(row):
            if (row["engine"], field) not in table:
                continue
            p = share_at(table[row["engine"], field], raw)
            if share is None:
                event = p
                yield row["engine"], field, p, float(right)
            else:
                yield row["engine"], field, event * p, share


def cross_fitted(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[str, str, float, float]]:
    """As `judged`, each document under a table fitted on the others."""
    names = sorted({row["doc"] for row in rows})
    random.Random(17).shuffle(names)
    for fold in range(FOLDS):
        test = set(names[fold::FOLDS])
        table = fit([row for row in rows if row["doc"] not in test])
        yield from judged(table, [row for row in rows if row["doc"] in test])


def reliability(found: Sequence[tuple[str, str, float, float]]) -> Iterator[str]:
    """Markdown: for each engine, events and all values by confidence; and by field the mean confidence against the share right."""
    for engine in sorted({e for e, *_ in found}):
        for title, of_event in (("events", True), ("values", False)):
            chosen = [(p, y) for e, f, p, y in found if e == engine and (f == "event") is of_event]
            yield f"\n{engine}, {title} ({len(chosen)}):\n"
            yield "| confidence | cases | mean confidence | share right |\n|---|---|---|---|"
            for low in range(10):
                held = [(p, y) for p, y in chosen if min(int(p * 10), 9) == low]
                if held:
                    mean, right = (sum(c[k] for c in held) / len(held) for k in (0, 1))
                    yield f"| .{low}–{'.' + str(low + 1) if low < 9 else '1'} | {len(held)} | {mean:.2f} | {right:.2f} |"
            yield f"\nExpected calibration error {error(chosen):.3f}; Brier score {brier(chosen):.3f}, of one figure for all {spread(chosen):.3f}."
        yield from _thresholds(engine, [(f, p, y) for e, f, p, y in found if e == engine])
        yield f"\n{engine}, by field:\n\n| field | cases | mean confidence | share right |\n|---|---|---|---|"
        for field in ("event", *SCORED):
            held = [(p, y) for e, f, p, y in found if e == engine and f == field]
            if held:
                mean, right = (sum(c[k] for c in held) / len(held) for k in (0, 1))
                yield f"| {field} | {len(held)} | {mean:.2f} | {right:.2f} |"


def _thresholds(engine: str, found: Sequence[tuple[str, float, float]]) -> Iterator[str]:
    """What `--min-confidence` leaves: how many events and values, how many of them are right, and what share of all right ones they are."""
    yield f"\n{engine}, by `--min-confidence`:\n"
    yield "| P | events kept | right | of the right ones | values kept | right | of the right ones |\n|---|---|---|---|---|---|---|"
    for least in (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        cells = []
        for of_event in (True, False):
            chosen = [(p, y) for f, p, y in found if (f == "event") is of_event]
            kept = [y for p, y in chosen if p >= least]
            right, all_right = sum(kept), sum(y for _, y in chosen)
            cells.append(f"{len(kept)} | {right / max(1, len(kept)):.2f} | {right / max(1, all_right):.2f}")
        yield f"| {least:.1f} | {' | '.join(cells)} |"


def error(chosen: Sequence[tuple[float, float]]) -> float:
    """Mean distance of confidence and share right over tenths, weighted by cases."""
    total = 0.0
    for low in range(10):
        held = [(p, y) for p, y in chosen if min(int(p * 10), 9) == low]
        total += abs(sum(p - y for p, y in held))
    return total / max(1, len(chosen))


def brier(chosen: Sequence[tuple[float, float]]) -> float:
    return sum((p - y) ** 2 for p, y in chosen) / max(1, len(chosen))


def spread(chosen: Sequence[tuple[float, float]]) -> float:
    mean = sum(y for _, y in chosen) / max(1, len(chosen))
    return sum((y - mean) ** 2 for _, y in chosen) / max(1, len(chosen))


def write(table: Table) -> None:
    """The table into the package; lines of engines that were not fitted now stay."""
    engines = {engine for engine, _ in table}
    kept = [line for line in TABLE.read_text("utf-8").splitlines() if line and line[0] != "#"]
    lines = [line for line in kept if line.split("\t")[0] not in engines]
    for (engine, field), made in table.items():
        lines += [f"{engine}\t{field}\t{edge:.3f}\t{share:.3f}\t{n}" for edge, share, n in made]
    head = "# Confidence, fitted by training/fit_confidence.py: engine, field, from this raw score on, share right (of a field: where the event is), cases."
    TABLE.write_text("\n".join([head, *sorted(lines)]) + "\n", "utf-8")


def load(paths: Sequence[pathlib.Path]) -> list[dict[str, Any]]:
    return [row for path in paths for row in json.loads(path.read_text("utf-8"))]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    reading = verbs.add_parser("read")
    reading.add_argument("engine", choices=("lexicon", "tagger"))
    reading.add_argument("gold", type=pathlib.Path)
    reading.add_argument("out", type=pathlib.Path)
    reading.add_argument("--names", type=pathlib.Path, help="only these documents, one id a line")
    reading.add_argument("--model", type=pathlib.Path)
    fitting = verbs.add_parser("fit")
    fitting.add_argument("readings", type=pathlib.Path, nargs="+")
    fitting.add_argument("--write", action="store_true")
    fitting.add_argument("--measure", type=pathlib.Path, nargs="*", default=[])
    o = parser.parse_args()
    if o.verb == "read":
        names = set(o.names.read_text("utf-8").split()) if o.names else None
        read(o.engine, o.gold, o.out, names, o.model)
        return
    rows = load(o.readings)
    table = fit(rows)
    report = "\n".join(reliability(list(cross_fitted(rows))))
    print(report)
    if o.measure:
        print("\nOther documents:")
        print("\n".join(reliability(list(judged(table, load(o.measure))))))
    if o.write:
        write(table)
        before, mark, rest = PAGE.read_text("utf-8").partition(BEGIN)
        PAGE.write_text(f"{before}{mark}\n{report}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
