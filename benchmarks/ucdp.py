"""The ledger of the 2018 corpus beside UCDP's human coding of the same months.

usage: python -m benchmarks.ucdp LEDGER.db [--reference ../shared/reference] [--misses 40] [--extras 40]

An event of the ledger and one of UCDP GED match when their days, each widened by one, meet, and their places are at most 25 km apart, or in the same first-level
division where the ledger's place is no finer than 25 km can tell. GED events of best ≥ 10 in Syria and Iraq are looked for among the ledger's acts of force; the same search with
GED's dates shifted by 15 days says how much of that is chance. Fatalities a week and country: sum of `best`, with linking (events) and without (reports).
"""

import argparse
import csv
import datetime as dt
import math
import random
import statistics
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sijill.recording import Ledger, open_ledger

REFERENCE = Path(__file__).resolve().parents[2] / "shared" / "reference"
CODES = {"Syria": "SYR", "Iraq": "IRQ", "Nigeria": "NGA", "Sudan": "SDN"}
FORCE = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE"})
KILOMETRES, DAYS, BEST, SHIFT = 25.0, 1, 10, 15
CEILING = 1000  # no single act of these months killed more: such a figure is the sum of years, told in a sentence about a day
SPAN = (dt.date(2018, 2, 7), dt.date(2018, 7, 31))
# GED's first-level divisions → the gazetteer's, where folding of letters is not enough
DIVISIONS = {
    "rif dimashq": "rural damascus", "hamah": "hama", "al hasakah": "al-hasakah", "ar raqqah": "raqqa", "as suwayda": "suwayda", "deir ez zor": "deir ez-zor",
    "ninawa": "nineveh", "salah ad din": "salah al-din", "al anbar": "anbar", "arbil": "erbil", "dahuk": "dohuk", "al basrah": "basra",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """What is compared, of either side. `low`, `best`, `high` people killed, `None` where it says nothing of it."""

    id: str
    first: dt.date
    last: dt.date
    country: str | None
    division: str
    point: tuple[float, float] | None
    exact: bool  # the point is a town's or finer
    type: str
    low: int | None
    best: int | None
    high: int | None
    what: str


def division_name(name: str | None) -> str:
    """A division's name without marks and without the word for division: "Diyālá province" → "diyala"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c))
    plain = " ".join(plain.lower().replace("ʿ", "").replace("‘", "").split())
    for word in (" governorate", " province", " state"):
        plain = plain.removesuffix(word)
    return DIVISIONS.get(plain, plain)


def load_ged(path: Path) -> list[Happening]:
    """GED's rows, in their order."""
    with path.open(encoding="utf-8", newline="") as rows:
        return [_ged_row(row) for row in csv.DictReader(rows)]


def _ged_row(row: dict[str, str]) -> Happening:
    return Happening(
        row["id"], dt.date.fromisoformat(row["date_start"]), dt.date.fromisoformat(row["date_end"]), CODES[row["country"]],
        division_name(row["adm_1"]), (float(row["latitude"]), float(row["longitude"])), int(row["where_prec"]) <= 2, "GED",
        int(row["low"]), int(row["best"]), int(row["high"]), f"{row['side_a']} – {row['side_b']}, {row['where_coordinates']}",
    )  # fmt: skip


def load_events(ledger: Ledger) -> Iterator[Happening]:
    """The ledger's acts of force that happened on known days of a week at most."""
    for row in ledger.event_rows():
        if row["type"] not in FORCE or row["modality"] != "actual" or row["aggregate"] or not row["first"]:
            continue
        if (row["date_precision"] or 9) > 2:
            continue
        yield Happening(
            row["id"], dt.date.fromisoformat(row["first"]), dt.date.fromisoformat(row["last"]), row["country"], division_name(row["admin1"]),
            None if row["lat"] is None else (row["lat"], row["lon"]), (row["place_precision"] or 9) <= 2, row["type"],
            row["killed_low"], row["killed_best"], row["killed_high"], row["summary"],
        )  # fmt: skip


def load_reports(ledger: Ledger) -> Iterator[Happening]:
    """The same of single reports: the ledger as it would be without linking."""
    for stored in ledger.reports():
        report, when = stored.report, stored.report.when
        if report.type not in FORCE or report.modality != "actual" or report.aggregate or when is None:
            continue
        if when.ucdp_precision > 2:
            continue
        where, toll = report.places[0] if report.places else None, report.killed
        best = None if toll is None else toll.max if toll.max is not None else toll.min
        yield Happening(
            stored.id, when.first, when.last, where.country if where else None, division_name(where.admin1 if where else None),
            None if where is None or where.lat is None or where.lon is None else (where.lat, where.lon),
            where is not None and (where.ucdp_precision or 9) <= 2, report.type,
            toll.min if toll else None, best, toll.max if toll else None, report.mentions[0].evidence.text,
        )  # fmt: skip


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres over the globe."""
    (lat, lon), (other_lat, other_lon) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    half = (
        math.sin((lat - other_lat) / 2) ** 2
        + math.cos(lat) * math.cos(other_lat) * math.sin((lon - other_lon) / 2) ** 2
    )
    return 12742 * math.asin(math.sqrt(half))


def same_days(a: Happening, b: Happening, slack: int = DAYS) -> bool:
    """Do their days meet when one is widened by `slack`?"""
    return a.first - dt.timedelta(slack) <= b.last and b.first <= a.last + dt.timedelta(slack)


def same_place(a: Happening, b: Happening, *, near_only: bool = False) -> bool:
    """At most 25 km apart, or (without `near_only`) in the same first-level division."""
    if a.country != b.country:
        return False
    near = a.exact and b.exact and a.point and b.point and distance(a.point, b.point) <= KILOMETRES
    return bool(near) or (not near_only and bool(a.division) and a.division == b.division)


def matches(
    one: Happening, others: Iterable[Happening], *, slack: int = DAYS, near_only: bool = False
) -> list[Happening]:
    """Those that match, the nearest in days and then in place first: not the nearest in toll, which is what is to be judged."""
    found = [o for o in others if same_days(one, o, slack) and same_place(one, o, near_only=near_only)]

    def rank(other: Happening) -> tuple[int, float, str]:
        days = abs((other.first - one.first).days)
        apart = distance(one.point, other.point) if one.point and other.point else 1e5
        return days, round(apart), other.id

    return sorted(found, key=rank)


def spearman(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Rank correlation, ties sharing their mean rank."""

    def ranks(values: Sequence[float]) -> list[float]:
        order = sorted(values)
        first = {v: order.index(v) for v in set(values)}
        count = {v: order.count(v) for v in set(values)}
        return [first[v] + (count[v] - 1) / 2 for v in values]

    if len(set(xs)) < 2 or len(set(ys)) < 2:
        return float("nan")
    return statistics.correlation(ranks(xs), ranks(ys))


def coverage(ged: Sequence[Happening], events: Sequence[Happening]) -> None:
    """How many GED events the ledger has, and what of that is chance."""
    head = ("an act of force", "one ≤ 25 km away", "one with killed", "one whose killed meet GED’s low–high")
    print("| GED events, best ≥ 10 | number | " + " | ".join(f"{name} | by chance" for name in head) + " |")
    print("|---" * (2 + 2 * len(head)) + "|")
    fatal = [event for event in events if event.best]
    for country in ("SYR", "IRQ"):
        wanted = [g for g in ged if g.country == country and (g.best or 0) >= BEST]
        cells = []
        for pool, near, toll in (
            (events, False, False),
            (events, True, False),
            (fatal, False, False),
            (fatal, False, True),
        ):
            local = [event for event in pool if event.country == country]
            cells += [_share(wanted, local, near, toll), _chance(wanted, local, near, toll)]
        print(f"| {country} | {len(wanted)} | " + " | ".join(f"{cell:.2f}" for cell in cells) + " |")


def _share(wanted: Sequence[Happening], pool: Sequence[Happening], near: bool, toll: bool) -> float:
    hits = (any(not toll or _meet(e, g) for e in matches(g, pool, near_only=near)) for g in wanted)
    return sum(hits) / max(len(wanted), 1)


def _chance(wanted: Sequence[Happening], pool: Sequence[Happening], near: bool, toll: bool) -> float:
    """The mean of the shares with the dates moved either way, of those that stay within the corpus."""
    shares = []
    for days in (-SHIFT, SHIFT):
        moved = [
            replace(g, first=g.first + dt.timedelta(days), last=g.last + dt.timedelta(days)) for g in wanted
        ]
        inside = [g for g in moved if SPAN[0] <= g.first and g.last <= SPAN[1]]
        shares.append(_share(inside, pool, near, toll))
    return statistics.mean(shares)


def _meet(event: Happening, ged: Happening) -> bool:
    """Do the two ranges of killed have a number in common? A floor ("at least 20") is open above."""
    return _low(event) <= _high(ged) and _low(ged) <= (event.high if event.high is not None else 10**6)


def tolls(ged: Sequence[Happening], events: Sequence[Happening]) -> None:
    """Of the GED events with a fatal match: where the toll of the nearest one lies."""
    print(
        "\n| | compared | within GED's low–high | range meets GED's range | below | above |\n|---|---|---|---|---|---|"
    )
    fatal = [event for event in events if event.best]
    for country in ("SYR", "IRQ"):
        local = [event for event in fatal if event.country == country]
        pairs = [
            (g, found[0])
            for g in ged
            if g.country == country and (g.best or 0) >= BEST and (found := matches(g, local))
        ]
        within = sum(_low(g) <= _best(e) <= _high(g) for g, e in pairs)
        meets = sum(_meet(e, g) for g, e in pairs)
        below = sum(_best(e) < _low(g) for g, e in pairs)
        print(f"| {country} | {len(pairs)} | {within} | {meets} | {below} | {len(pairs) - within - below} |")


def _low(h: Happening) -> int:
    return h.low or 0


def _best(h: Happening) -> int:
    return h.best or 0


def _high(h: Happening) -> int:
    return h.high or 0


def weekly(happenings: Iterable[Happening]) -> dict[str, dict[int, int]]:
    """Country → week number → killed. A week begins on the day of the corpus's first document."""
    found: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for one in happenings:
        if one.best and one.best <= CEILING and one.country and SPAN[0] <= one.first <= SPAN[1]:
            found[one.country][(one.first - SPAN[0]).days // 7] += one.best
    return found


def weeks(ged: Sequence[Happening], events: Sequence[Happening], reports: Sequence[Happening]) -> None:
    """Fatalities a week, with and without linking."""
    print(
        "\n| | GED total | events total | ratio | rank correlation | reports total | ratio | rank correlation |\n|---|---|---|---|---|---|---|---|"
    )
    human, linked, single = weekly(ged), weekly(events), weekly(reports)
    every = range((SPAN[1] - SPAN[0]).days // 7)
    for country in CODES.values():
        truth = [human[country].get(week, 0) for week in every]
        cells = []
        for ours in (linked, single):
            values = [ours[country].get(week, 0) for week in every]
            cells.append(
                f"{sum(values):,} | {sum(values) / max(sum(truth), 1):.2f} | {spearman(truth, values):.2f}"
            )
        print(f"| {country} | {sum(truth):,} | " + " | ".join(cells) + " |")


def months(path: Path, events: Sequence[Happening], reports: Sequence[Happening]) -> None:
    """Fatalities of 15 countries by month against UCDP's monthly figures: one table of country-months. February begins on the 7th."""
    truth: dict[tuple[str, str], float] = {}
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["isocode"] != "PSE":  # these rows repeat ISR
                truth[row["isocode"], row["period"]] = float(row["fatalities_UCDP"])
    print("\n| country-months | UCDP total | ours | ratio | rank correlation |\n|---|---|---|---|---|")
    for name, held in (("events", events), ("reports", reports)):
        ours: dict[tuple[str, str], int] = defaultdict(int)
        for one in held:
            if one.best and one.best <= CEILING and one.country:
                country = "ISR" if one.country == "PSE" else one.country
                ours[country, f"{one.first:%Y%m}"] += one.best
        keys = sorted(truth)
        values = [ours[k] for k in keys]
        total = sum(truth.values())
        print(
            f"| {len(keys)}, {name} | {total:,.0f} | {sum(values):,} | {sum(values) / total:.2f} | {spearman([truth[k] for k in keys], values):.2f} |"
        )


def show_misses(ged: Sequence[Happening], events: Sequence[Happening], count: int) -> None:
    """GED events without a match, to be read: what the ledger has nearest in the country within two days."""
    pool = [e for e in events if e.country in ("SYR", "IRQ")]
    missed = [
        g for g in ged if g.country in ("SYR", "IRQ") and (g.best or 0) >= BEST and not matches(g, pool)
    ]
    print(f"\n{len(missed)} misses")
    for g in random.Random(1).sample(missed, min(count, len(missed))):
        print(f"MISS {g.first}..{g.last} {g.country} {g.division} {g.low}/{g.best}/{g.high} {g.what}")
        near = [e for e in pool if e.country == g.country and same_days(g, e, 2)]
        for e in sorted(near, key=lambda e: distance(g.point, e.point) if g.point and e.point else 1e5)[:3]:
            print(f"     {e.id} {e.first} {e.division} {e.type} {e.best} {e.what[:110]}")


def show_extras(ged: Sequence[Happening], events: Sequence[Happening], count: int) -> None:
    """Events of the ledger with ten killed or more for which GED has none of like toll at that time and place, to be read."""
    wanted = [
        e
        for e in events
        if e.country in ("SYR", "IRQ") and (e.best or 0) >= BEST and SPAN[0] <= e.first <= SPAN[1]
    ]
    extra = [
        e
        for e in wanted
        if not any(
            same_days(e, g)
            and _meet(e, g)
            and (same_place(e, g) or (not e.division and e.country == g.country))
            for g in ged
        )
    ]
    print(f"\n{len(extra)} extras of {len(wanted)}")
    for e in random.Random(1).sample(extra, min(count, len(extra))):
        print(
            f"EXTRA {e.id} {e.first}..{e.last} {e.country} {e.division} {e.type} {e.low}/{e.best}/{e.high} {e.what[:200]}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("ledger")
    parser.add_argument("--reference", type=Path, default=REFERENCE)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--extras", type=int, default=0)
    given = parser.parse_args()
    ged = load_ged(given.reference / "ucdp_ged_2018-02-07.csv")
    with open_ledger(given.ledger, create=False) as ledger:
        events, reports = list(load_events(ledger)), list(load_reports(ledger))
    print(
        f"acts of force on known days: {len(events):,} events, {len(reports):,} reports; of more than {CEILING:,} killed, left out of the sums below: ",
        end="",
    )
    print(
        f"{sum((e.best or 0) > CEILING for e in events)} and {sum((e.best or 0) > CEILING for e in reports)}\n"
    )
    coverage(ged, events)
    tolls(ged, events)
    weeks(ged, events, reports)
    months(given.reference / "ucdp_monthly_2018-02-07.csv", events, reports)
    if given.misses:
        show_misses(ged, events, given.misses)
    if given.extras:
        show_extras(ged, events, given.extras)


if __name__ == "__main__":
    main()
