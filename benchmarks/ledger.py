"""How fast a ledger takes in reports and gives back events.

usage: ledger.py [--reports 100000] [--linked 5000] [--url URL] [--json FILE]

1. `add`: synthetic documents (two or three reports each, made before the clock starts) are added to an empty ledger, without linking.
2. `derive`: each report is made an event of its own and written to the tables that `sijill events` filters.
3. `filter`: each filter of `sijill events` on these events, the slowest of five times, with the rows read; then the whole command as a user runs it.
4. `link`: of fresh documents, adding with linking, in batches of 500 documents: reports a second.
Figures are of wall-clock time, with processor time beside them, since another process slows only the former.
"""

import argparse
import dataclasses
import datetime as dt
import json
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import select

from sijill.ledger import tables
from sijill.ledger.connection import reading, writing
from sijill.ledger.event_rows import write_events
from sijill.ledger.handle import Ledger
from sijill.ledger.search import EventFilter
from sijill.model.document import Document
from sijill.model.ledger import Run
from sijill.model.mention import Evidence
from sijill.model.report import DocumentRecord, Report, Trigger
from sijill.model.value import Participant, Source, Toll, When, Where
from sijill.recording import open_ledger

RUN = Run("0.1.0", "benchmark", "0" * 64)
PLACES = [
    ("تعز", "Taiz", "YEM", 13.58, 44.02), ("الحديدة", "Hodeidah", "YEM", 14.8, 42.95), ("إدلب", "Idlib", "SYR", 35.93, 36.63),
    ("دوما", "Douma", "SYR", 33.57, 36.4), ("البصرة", "Basra", "IRQ", 30.51, 47.78), ("الموصل", "Mosul", "IRQ", 36.34, 43.13),
    ("غزة", "Gaza", "PSE", 31.5, 34.46), ("الخليل", "Hebron", "PSE", 31.53, 35.1), ("طرابلس", "Tripoli", "LBY", 32.88, 13.19),
    ("درنة", "Derna", "LBY", 32.76, 22.64), ("عدن", "Aden", "YEM", 12.79, 45.03), ("حلب", "Aleppo", "SYR", 36.2, 37.16),
]  # fmt: skip
ACTS = [
    ("قصف", "ASSAULT", "heavy-weapons"),
    ("غارة", "ASSAULT", "aerial"),
    ("تفجير", "ASSAULT", "explosives"),
    ("مظاهرة", "PROTEST", "demo"),
    ("اعتقال", "COERCE", "arrest"),
]
SIDES = [
    ("قوات الحكومة", "government forces", "MIL"),
    ("مسلحون مجهولون", "unidentified gunmen", "UAF"),
    ("عناصر التنظيم", "members of the group", "REB"),
]
WORDS = [
    "شهود", "طرق", "سكان", "منطقة", "مصدر", "أمني", "محلي", "صباح", "مساء", "بيان", "ناطق", "هجوم", "حي", "سوق", "مدرسة",
    "مستشفى", "قرية", "جبهة", "حدود", "مدني", "جريح", "طفل", "امرأة", "سيارة", "منزل", "نقطة", "تفتيش", "قاعدة", "دورية", "قافلة",
]  # fmt: skip


def make(count: int, seed: int) -> Iterator[tuple[Document, DocumentRecord]]:
    """Documents until they hold `count` reports."""
    choose, made, n = random.Random(seed), 0, 0
    while made < count:
        size = min(choose.choice((2, 2, 3)), count - made)
        yield _document(f"{seed}-{n}", size, choose)
        made, n = made + size, n + 1


def _document(name: str, size: int, choose: random.Random) -> tuple[Document, DocumentRecord]:
    title = " ".join(choose.choices(WORDS, k=8))
    text, reports = title, []
    day = dt.date(2010, 1, 1) + dt.timedelta(days=choose.randrange(3650))
    for n in range(size):
        text += "\n"
        report, text = _sentence(text, name, n, day, choose)
        reports.append(report)
        text += " " + " ".join(choose.choices(WORDS, k=60)) + "."
    published = day + dt.timedelta(days=1)
    return Document(name, text, title, f"outlet {choose.randrange(40)}", None, published), DocumentRecord(
        name, tuple(reports)
    )


def _sentence(text: str, name: str, n: int, day: dt.date, choose: random.Random) -> tuple[Report, str]:
    act, place, side = choose.choice(ACTS), choose.choice(PLACES), choose.choice(SIDES)
    killed, wounded = choose.randrange(1, 80), choose.randrange(1, 80)
    spans: list[Evidence] = []
    pieces = [
        "ذكر",
        "مصدر محلي",
        "أن",
        act[0],
        "شنته",
        side[0],
        "في",
        place[0],
        "يوم",
        str(day.day),
        "وأسفر عن مقتل",
        str(killed),
        "وإصابة",
        str(wounded),
    ]
    for piece in pieces:
        text += piece
        spans.append(Evidence(len(text) - len(piece), len(text), piece))
        text += " "
    _, source, _, trigger, _, actor, _, where, _, when, _, dead, _, hurt = spans
    violent = act[1] == "ASSAULT"
    return Report(
        f"e{n + 1}", name, act[1], (act[2],), "actual", (Trigger(trigger, n + 1, "benchmark"),),
        actors=(Participant(actor, "benchmark", side[1], None, place[2], side[2]),),
        places=(Where(place[1], "benchmark", where, f"g-{place[1]}", place[2], None, "city", place[3], place[4], 1, 1),),
        when=When(day, day, "words", "benchmark", when),
        killed=Toll(dead, killed, killed, "benchmark") if violent else None,
        wounded=Toll(hurt, wounded, wounded, "benchmark") if violent else None,
        source=Source(source, "benchmark"),
    ), text  # fmt: skip


@dataclasses.dataclass
class Clock:
    """Wall-clock and processor seconds of a `with` block."""

    wall: float = 0.0
    cpu: float = 0.0

    def __enter__(self) -> "Clock":
        self.wall, self.cpu = -time.perf_counter(), -time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.wall += time.perf_counter()
        self.cpu += time.process_time()


FILTERS: dict[str, tuple[EventFilter, int]] = {
    "the latest 50": (EventFilter(), 50),
    "a month in one country": (EventFilter(first=dt.date(2015, 3, 1), last=dt.date(2015, 3, 31), countries=("SYR",)), 50),
    "a type and mode in two countries": (EventFilter(types=("ASSAULT",), modes=("aerial",), countries=("YEM", "SYR")), 50),
    "at least 70 killed, most first": (EventFilter(min_killed=70, order="killed"), 50),
    "a place, in Arabic": (EventFilter(place="الحديدة"), 50),
    "within 30 km of a point": (EventFilter(near=(33.5, 36.3, 30)), 50),
    "an actor, in English": (EventFilter(actor="gunmen"), 50),
    "two words of text": (EventFilter(text="مستشفى قافلة"), 50),
    "words that are nowhere": (EventFilter(text="قرنبيط"), 50),
    "all together": (
        EventFilter(dt.date(2012, 1, 1), dt.date(2018, 1, 1), types=("ASSAULT",), countries=("SYR",), place="idlib", actor="gunmen", min_toll=40, statuses=("reported",)),
        50,
    ),
}  # fmt: skip


def measure_filters(ledger: Ledger) -> dict[str, dict[str, float]]:
    """Seconds of each filter, the slowest of five, rows and number together, as the command asks for them."""
    found = {}
    for name, (wanted, limit) in FILTERS.items():
        times = []
        for _ in range(5):
            with Clock() as clock:
                rows, count = ledger.page(wanted, limit=limit)
            times.append((clock.wall, clock.cpu))
        found[name] = {
            "events": count,
            "rows": len(rows),
            "wall_s": round(max(times)[0], 3),
            "cpu_s": round(max(t[1] for t in times), 3),
        }
    return found


def fill(ledger: Ledger, count: int) -> dict[str, dict[str, float]]:
    """Adds `count` reports and makes each an event."""
    pairs = list(make(count, 1))
    with Clock() as adding:
        added = ledger.add(pairs, RUN, link=False)
    with reading(ledger.engine) as connection:
        reports = sorted(connection.execute(select(tables.reports.c.id)).scalars())
    with Clock() as deriving, writing(ledger.engine) as connection:
        write_events(connection, [(report,) for report in reports])
    rate = _rates(added.reports)
    return {"add": rate(adding), "derive": rate(deriving)}


def _rates(number: int) -> Callable[[Clock], dict[str, float]]:
    return lambda clock: {
        "reports": number, "wall_s": round(clock.wall, 2), "per_wall_s": round(number / clock.wall),
        "cpu_s": round(clock.cpu, 2), "per_cpu_s": round(number / clock.cpu),
    }  # fmt: skip


def measure_command(url: str) -> dict[str, float]:
    """The whole of `sijill events --country SYR --min-killed 50`, from a cold start; the slowest of three."""
    command = [
        sys.executable,
        "-m",
        "sijill.cli.main",
        "events",
        "--ledger",
        url,
        "--country",
        "SYR",
        "--min-killed",
        "50",
    ]
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with Clock() as clock:
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append((clock.wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    return {"wall_s": round(max(times)[0], 2), "cpu_s": round(max(t[1] for t in times), 2)}


def measure_linked(ledger: Ledger, count: int) -> dict[str, float]:
    """Adding with linking."""
    pairs = list(make(count, 2))
    with Clock() as clock:
        added = ledger.add(pairs, RUN)
    return _rates(added.reports)(clock)


def _note(result: dict[str, Any], found: dict[str, Any]) -> None:
    """Keeps figures, and says them on standard error at once: a long run that is stopped has not run for nothing."""
    result |= found
    print(json.dumps(found, ensure_ascii=False), file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--linked", type=int, default=5_000)
    parser.add_argument(
        "--url", help="An empty ledger to use instead of a SQLite file in a temporary folder."
    )
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = options.url or f"{folder}/ledger.db"
        result: dict[str, Any] = {"python": platform.python_version(), "machine": platform.machine()}
        with open_ledger(url) as ledger:
            result["database"] = ledger.engine.dialect.name
            _note(result, fill(ledger, options.reports))
            _note(result, {"filter": measure_filters(ledger)})
            _note(result, {"command": measure_command(url)})
        if not options.url:
            result["bytes_per_report"] = round(Path(url).stat().st_size / options.reports)
            with open_ledger(f"{folder}/linked.db") as linked:
                _note(result, {"link": measure_linked(linked, options.linked)})
        result["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(json.dumps(result, ensure_ascii=False, indent=1))
    if options.json:
        options.json.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
