"""Made-up documents about made-up happenings: the same happening told by several outlets in slightly other words."""

import datetime as dt
import random
from dataclasses import replace

from sijill.model.document import Document
from sijill.model.report import DocumentRecord, Report
from tests.ledger.builders import party, toll, trigger, when, where

PLACES = [
    ("تعز", "Taiz", 13.58, 44.02, "YEM"), ("الحديدة", "Hodeidah", 14.8, 42.95, "YEM"), ("إدلب", "Idlib", 35.93, 36.63, "SYR"),
    ("دوما", "Douma", 33.57, 36.4, "SYR"), ("البصرة", "Basra", 30.51, 47.78, "IRQ"), ("غزة", "Gaza", 31.5, 34.46, "PSE"),
]  # fmt: skip
ACTS = [
    ("قصف", "ASSAULT", "heavy-weapons"),
    ("غارة", "ASSAULT", "aerial"),
    ("مظاهرة", "PROTEST", "demo"),
    ("اعتقال", "COERCE", "arrest"),
]
SIDES = [
    ("قوات الحكومة", "government forces"),
    ("مسلحون مجهولون", "unidentified gunmen"),
    ("عناصر التنظيم", "members of the group"),
]
FILLERS = [
    "وقال شهود إن الطرق أغلقت",
    "وذكرت مصادر محلية أن الوضع متوتر",
    "ولم يصدر تعليق رسمي بعد",
    "وأفاد سكان بسماع دوي قوي",
]
OUTLETS = ["وكالة أ", "صحيفة ب", "قناة ج", "موقع د", "إذاعة هـ"]
START = dt.date(2018, 2, 1)


def make_pairs(
    count: int, seed: int, happenings: int | None = None, days: int = 20
) -> list[tuple[Document, DocumentRecord]]:
    """`count` documents of one to three reports over about a third as many happenings."""
    choose = random.Random(seed)
    pool = [
        (choose.choice(ACTS), choose.choice(PLACES), choose.choice(SIDES), START + dt.timedelta(days=choose.randrange(days)), choose.randrange(1, 60))
        for _ in range(happenings or max(1, count // 3))
    ]  # fmt: skip
    return [_document(f"doc-{seed}-{n}", choose, pool) for n in range(count)]


def _document(name: str, choose: random.Random, pool: list) -> tuple[Document, DocumentRecord]:  # type: ignore[type-arg]
    told = [pool[choose.randrange(len(pool))] for _ in range(choose.choice((1, 1, 2, 3)))]
    lines = [f"{told[0][0][0]} في {told[0][1][0]}"]
    for act, place, side, day, killed in told:
        count = killed + choose.choice((0, 0, 1, 3))
        lines.append(
            f"شهدت {place[0]} يوم {day.day} {act[0]} نسب إلى {side[0]} وقتل فيه {count} شخصا. {choose.choice(FILLERS)} {choose.choice(FILLERS)}."
        )
    text = "\n".join(lines)
    reports = tuple(_report(f"e{k + 1}", name, text, lines, k + 1, fact) for k, fact in enumerate(told))
    if len(reports) > 1 and choose.random() < 0.5:  # the last one answers the first
        reports = (*reports[:-1], replace(reports[-1], retaliation_for="e1"))
    if choose.random() < 0.3:  # "a series of …" over some days
        over = replace(
            reports[0].when,
            first=reports[0].when.first - dt.timedelta(days=5),
            last=reports[0].when.last + dt.timedelta(days=5),
        )
        reports = (replace(reports[0], aggregate=True, when=over, killed=None), *reports[1:])
    published = max(fact[3] for fact in told) + dt.timedelta(days=choose.randrange(2))
    return Document(name, text, lines[0], choose.choice(OUTLETS), None, published), DocumentRecord(
        name, reports
    )


def _report(id_: str, name: str, text: str, lines: list[str], line: int, fact: tuple) -> Report:  # type: ignore[type-arg]
    act, place, side, day, _ = fact
    offset = sum(len(earlier) + 1 for earlier in lines[:line])
    nth = text[:offset].count

    def at(words: str) -> int:
        return nth(words)

    number = lines[line].split(" وقتل فيه ")[1].split()[0]
    return Report(
        id_, name, act[1], (act[2],), "actual", (trigger(text, act[0], at(act[0])),),
        actors=(party(text, side[0], side[1]),),
        places=(where(text, place[0], place[1], place[2], place[3], place[4]),),
        when=when(day, text=text, words=str(day.day)),
        killed=toll(text, number, int(number)) if act[1] == "ASSAULT" else None,
    )  # fmt: skip
