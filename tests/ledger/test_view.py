"""How values are chosen among claims: the rules of docs/reference/ledger.md, one by one."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from sijill.ledger.view import parties, places, times, tolls
from sijill.ledger.view.event import derive_event
from sijill.ledger.view.member import Member
from sijill.ledger.view.voices import number_voices
from sijill.model.ledger import Decision
from sijill.model.mention import Evidence
from sijill.model.report import Report, Trigger
from sijill.model.value import Participant, Toll, Variant, When, Where

DAY = dt.date(2018, 5, 15)
WORD = Evidence(0, 4, "هجوم")


def days(n: int) -> dt.date:
    return DAY + dt.timedelta(days=n)


def member(n: int, day: int | None = 0, voice: int | None = None, **fields: Any) -> Member:
    report = Report(
        "e1",
        f"n{n}",
        fields.pop("type", "ASSAULT"),
        fields.pop("modes", ()),
        fields.pop("modality", "actual"),
        (Trigger(WORD, 0, "t"),),
        **fields,
    )
    published = None if day is None else days(day)
    return Member(
        f"r-{n:020}",
        report,
        f"d-{n:020}",
        f"n{n}",
        voice or n,
        f"outlet {voice or n}",
        None,
        published,
        "عنوان",
        "سطر",
    )


def killed(
    n: int,
    low: int | None,
    high: int | None = -1,
    day: int | None = 0,
    voice: int | None = None,
    variants: tuple[int, ...] = (),
    **more: Any,
) -> Member:
    toll = (
        Toll(WORD, low, low if high == -1 else high, "t")
        if low is not None or high not in (None, -1)
        else None
    )
    return member(
        n, day, voice, killed=toll, killed_variants=tuple(Variant(v, WORD, "x") for v in variants), **more
    )


TOLLS = [
    ("one figure", [killed(1, 12)], (12, 12, 12, "only", False)),
    ("none", [member(1)], None),
    ("all agree", [killed(1, 12), killed(2, 12)], (12, 12, 12, "agreed", False)),
    ("the latest day", [killed(1, 9), killed(2, 12, day=1)], (12, 12, 12, "latest", False)),
    ("an earlier higher count is a rival", [killed(1, 20), killed(2, 12, day=1)], (12, 12, 20, "latest", False)),
    ("most voices of the day", [killed(1, 14), killed(2, 12), killed(3, 12)], (12, 12, 14, "latest-majority", False)),
    ("the lower median without a majority", [killed(1, 14), killed(2, 12), killed(3, 17)], (12, 14, 17, "latest-median", False)),
    ("of two the lower", [killed(1, 14), killed(2, 12)], (12, 12, 14, "latest-median", False)),
    ("an outlet's own later count replaces its earlier", [killed(1, 20), killed(2, 12, day=1, voice=1)], (12, 12, 12, "only", False)),
    ("an outlet's highest of a day", [killed(1, 16), killed(2, 52, voice=1), killed(3, 37, voice=1)], (52, 52, 52, "only", False)),
    ("copies have one voice", [killed(1, 14, voice=1), killed(2, 12, voice=2), killed(3, 12, voice=2)], (12, 12, 14, "latest-median", False)),
    ("a number before a floor", [killed(1, 12), killed(2, 10, None)], (10, 12, 12, "latest", False)),
    ("a floor above every number", [killed(1, 12), killed(2, 20, None, day=1)], (20, 20, 20, "latest-floor", True)),
    ("of floors the highest", [killed(1, 20, None), killed(2, 60, None), killed(3, 20, None)], (20, 60, 60, "latest-floor", True)),
    ("of floors above a number the highest", [killed(1, 12), killed(2, 20, None, day=1), killed(3, 30, None, day=1)], (20, 30, 30, "latest-floor", True)),
    ("a floor alone", [killed(1, 20, None)], (20, 20, 20, "only", True)),
    ("a range", [killed(1, 10, 15)], (10, 10, 15, "only", False)),
    ("at most", [killed(1, None, 5)], (0, 0, 5, "only", False)),
    ("quoted figures widen", [killed(1, 12, variants=(9, 43))], (9, 12, 43, "only", False)),
    ("only quoted", [killed(1, None, None, variants=(9,))], (9, 9, 9, "quoted", False)),
    ("a denial does not count", [killed(1, 12), killed(2, 90, modality="denied")], (12, 12, 12, "only", False)),
    ("nobody hurt", [killed(1, 0)], (0, 0, 0, "only", False)),
    ("undated is before dated", [killed(1, 30, day=None), killed(2, 12)], (12, 12, 30, "latest", False)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("members", "expected"), [case[1:] for case in TOLLS], ids=[case[0] for case in TOLLS]
)
def test_tolls(members: list[Member], expected: tuple[object, ...] | None) -> None:
    toll = tolls.choose_toll(members, "killed")
    found = None if toll is None else (toll.low, toll.best, toll.high, toll.rule, toll.open)
    assert found == expected
    if toll:
        assert len(toll.figures) == sum(
            bool(m.report.killed) + len(m.report.killed_variants) for m in members
        )


@pytest.mark.parametrize(
    ("members", "disputed"),
    [
        ([killed(1, 12), killed(2, 14)], True),
        ([killed(1, 12), killed(2, 14, day=1)], False),
        ([killed(1, 12, variants=(43,))], True),
        ([killed(1, 12), killed(2, 10, None)], False),
        ([killed(1, 12), killed(2, 12)], False),
        ([killed(1, 10, 15), killed(2, 12)], False),
        ([killed(1, 12), killed(2, 20, None)], True),
    ],
)
def test_disputed_tolls(members: list[Member], disputed: bool) -> None:
    assert tolls.contradict(tolls.choose_toll(members, "killed")) is disputed


ON_MONDAY = When(DAY, DAY, "words", "t")
SINCE_MARCH = When(days(-46), DAY, "words", "t")


def test_a_sum_over_a_series_is_no_figure_of_one_day() -> None:
    own = killed(1, 5, when=ON_MONDAY)
    said = replace(killed(2, 100, when=ON_MONDAY), series=((WORD.start, "منذ 30 مارس"),))
    running = killed(3, 110, when=SINCE_MARCH)
    several = killed(4, 120, when=ON_MONDAY, aggregate=True)
    toll = tolls.choose_toll([own, said, running, several], "killed")
    assert toll is not None
    assert (toll.low, toll.best, toll.high, toll.rule) == (5, 5, 5, "only")
    assert [f.series for f in toll.figures] == [
        None,
        "منذ 30 مارس",
        "2018-03-30/2018-05-15",
        "several events",
    ]
    assert not tolls.contradict(toll)


def test_a_day_known_only_by_the_sum_of_its_series_has_no_toll() -> None:
    event = derive_event(
        [replace(killed(1, 100, None, when=ON_MONDAY), series=((WORD.start, "منذ 30 مارس"),))]
    )
    assert event.killed is None
    ((claim,),) = [claims for name, claims in event.claims if name == "killed_in_series"]
    assert (claim.value, claim.rule) == ("100 or more", "منذ 30 مارس")


def test_sums_are_the_series_own_toll() -> None:
    since = ((WORD.start, "منذ 30 مارس"),)
    for member_ in (
        replace(killed(1, 100, when=SINCE_MARCH), series=since),
        replace(killed(1, 100, when=ON_MONDAY, aggregate=True), series=since),
        replace(killed(1, 100), series=since),  # undated: there is no day that the sum could be given to
    ):
        toll = tolls.choose_toll([member_], "killed")
        assert toll is not None
        assert toll.best == 100


def test_a_vague_date_in_the_past_is_no_series() -> None:
    vague = killed(2, 7, day=60, when=When(days(-14), days(16), "words", "t"))
    toll = tolls.choose_toll([killed(1, 5, when=ON_MONDAY), vague], "killed")
    assert toll is not None
    assert (toll.best, toll.high) == (7, 7)


def dated(
    n: int, first: int, last: int | None = None, basis: str = "words", voice: int | None = None, **more: Any
) -> Member:
    return member(
        n,
        0,
        voice,
        when=When(days(first), days(first if last is None else last), basis, "t", None, 1, 1),
        **more,
    )


TIMES = [
    ("none", [member(1)], None, False),
    ("one", [dated(1, 0)], (0, 0, "only"), False),
    ("agreed", [dated(1, 0), dated(2, 0)], (0, 0, "agreed"), False),
    ("words before the day of publication", [dated(1, -1, 0, "publication"), dated(2, 0)], (0, 0, "most-precise"), False),
    ("the shorter interval", [dated(1, -6, 0), dated(2, -2)], (-2, -2, "most-precise"), False),
    ("most voices", [dated(1, 0), dated(2, -1), dated(3, -1)], (-1, -1, "majority"), True),
    ("copies have one voice", [dated(1, 0), dated(2, -1, voice=2), dated(3, -1, voice=2)], (0, 0, "majority"), True),
    ("an aggregate's whole span", [dated(1, -30, 0, aggregate=True), dated(2, -30, 0, aggregate=True), dated(3, -5, aggregate=True)], (-30, 0, "majority"), False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("members", "expected", "disputed"), [case[1:] for case in TIMES], ids=[case[0] for case in TIMES]
)
def test_times(members: list[Member], expected: tuple[int, int, str] | None, disputed: bool) -> None:
    when = times.choose_when(members)
    found = None if when is None else ((when.first - DAY).days, (when.last - DAY).days, when.rule)
    assert found == expected
    assert times.contradict(when) is disputed


def at(
    name: str, precision: int, country: str = "YEM", lat: float | None = 13.0, lon: float | None = 44.0
) -> Where:
    return Where(name, "t", WORD, f"g-{name}", country, None, None, lat, lon, precision, 1)


TAIZ, MARKET, YEMEN, ADEN = at("Taiz", 2), at("Market", 1), at("Yemen", 6), at("Aden", 1, lat=12.8, lon=45.0)
IDLIB = at("Idlib", 1, "SYR", 35.9, 36.6)
PROVINCE = at("Taiz province", 4)
IN_TAIZ, IN_ADEN = replace(PROVINCE, admin1="Taiz"), replace(ADEN, admin1="Aden")


def told(*several: tuple[Where, ...]) -> list[Member]:
    """A member, with a voice of its own, for each."""
    return [member(n, places=several_) for n, several_ in enumerate(several, start=1)]


PLACES = [
    ("none", [member(1)], None, (), False),
    ("one", told((TAIZ,)), ("Taiz", "only"), (), False),
    ("agreed", told((TAIZ,), (TAIZ,)), ("Taiz", "agreed"), (), False),
    ("what encloses it speaks for it", told((YEMEN,), (PROVINCE,), (TAIZ,)), ("Taiz", "most-precise"), (), False),
    ("most voices, also for what encloses it", told((TAIZ,), (YEMEN,), (IDLIB,)), ("Taiz", "majority"), ("Idlib",), True),
    ("an exact place in passing", told((IDLIB, PROVINCE), (PROVINCE,)), ("Taiz province", "majority"), ("Idlib",), False),
    ("then most reports", [member(1, places=(ADEN,)), *(member(n, voice=1, places=(TAIZ,)) for n in (2, 3))], ("Taiz", "majority"), ("Aden",), True),
    ("then the most exact", told((YEMEN, MARKET)), ("Market", "most-precise"), (), False),
    ("a town encloses what is near", told((TAIZ,), (MARKET,)), ("Market", "most-precise"), (), False),
    ("a town does not enclose what is far", told((TAIZ, ADEN)), ("Aden", "most-precise"), ("Taiz",), False),
    ("several places of one attack", told((ADEN, MARKET)), ("Aden", "first"), ("Market",), False),
    ("unresolved after resolved", told((at("?", 1, lat=None, lon=None),), (YEMEN,)), ("Yemen", "most-precise"), ("?",), False),
    ("another country", told((IDLIB,), (ADEN,)), ("Idlib", "first"), ("Aden",), True),
    ("another province", told((IN_TAIZ,), (IN_ADEN,)), ("Aden", "most-precise"), ("Taiz province",), False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("members", "expected", "others", "disputed"),
    [case[1:] for case in PLACES],
    ids=[case[0] for case in PLACES],
)
def test_places(
    members: list[Member], expected: tuple[str, str] | None, others: tuple[str, ...], disputed: bool
) -> None:
    place = places.choose_place(members)
    assert (None if place is None else (place.where.name, place.rule)) == expected
    assert (() if place is None else tuple(w.name for w in place.others)) == others
    assert places.contradict(members, place) is disputed


def test_distance() -> None:
    assert places.distance_km(TAIZ, TAIZ) == 0
    assert places.distance_km(at("a", 1, lat=0.0, lon=0.0), at("b", 1, lat=0.0, lon=1.0)) == pytest.approx(
        111.19, abs=0.05
    )


def person(words: str, name: str | None = None, **more: Any) -> Participant:
    return Participant(Evidence(0, len(words), words), "t", name, **more)


def test_parties_are_merged_by_id_name_and_words() -> None:
    houthi = {"name": "Houthi movement", "actor_id": "houthis", "country": "YEM", "role": "REB"}
    members = [
        member(1, actors=(person("الحوثيون", **houthi), person("مسلحون"))),
        member(2, actors=(person("جماعة الحوثي", **houthi),)),
        member(3, actors=(person("الحوثيون"), person("مسلحون"))),
    ]
    found = parties.choose_parties(members, lambda m: m.report.actors)
    assert [(p.words, p.name, len(p.claims)) for p in found] == [
        (("الحوثيون", "جماعة الحوثي"), "Houthi movement", 3),
        (("مسلحون",), None, 2),
    ]


def test_sides_that_exclude_each_other_are_disputed() -> None:
    syria = person("الجيش السوري", "Syrian army", actor_id="sa", country="SYR")
    israel = person("الجيش الإسرائيلي", "Israeli army", actor_id="idf", country="ISR")
    assert parties.contradict([member(1, actors=(syria,)), member(2, actors=(israel,))])
    assert not parties.contradict([member(1, actors=(syria,)), member(2, actors=(israel, syria))])
    assert not parties.contradict([member(1, actors=(syria,)), member(2, actors=(person("مسلحون"),))])


def test_voices() -> None:
    documents = ["a", "b", "c", "d", "e"]
    sources = {"a": "x", "b": "y", "c": "x", "d": None, "e": None}
    assert number_voices(documents, sources, []) == {"a": 1, "b": 2, "c": 1, "d": 3, "e": 4}
    copies = [("e", "b"), ("d", "e"), ("a", "z")]
    assert number_voices(documents, sources, copies) == {"a": 1, "b": 2, "c": 1, "d": 3, "e": 2}


def test_one_copied_article_does_not_make_two_outlets_one() -> None:
    documents, sources = ["a", "b", "c", "d"], {"a": "x", "b": "y", "c": "y", "d": "x"}
    assert number_voices(documents, sources, [("a", "b")]) == {"a": 1, "b": 1, "c": 2, "d": 1}


def test_the_event_does_not_depend_on_the_order_of_its_reports() -> None:
    members = [killed(n, 10 + n % 3, day=n % 2, places=(TAIZ,)) for n in range(1, 7)]
    assert derive_event(members) == derive_event(members[::-1])
    assert derive_event(members).id == "e-" + members[1].id[2:]  # of the earliest day, the first id


def test_type_modes_modality_and_denial() -> None:
    event = derive_event([
        member(1, type="ASSAULT", modes=("aerial",)), member(2, type="ASSAULT", modes=("aerial", "destroy")),
        member(3, type="COERCE", modes=("seize",)), member(4, modality="denied"), member(5, modality="planned"),
    ])  # fmt: skip
    assert (event.type, event.modes, event.modality) == ("ASSAULT", ("aerial", "destroy"), "actual")
    assert event.disputed == ("event",)
    assert (
        derive_event(
            [member(1, modality="planned"), member(2, modality="hypothetical"), member(3, modality="planned")]
        ).modality
        == "planned"
    )


def decision(kind: str, field: str | None = None, value: str | None = None) -> Decision:
    return Decision(
        "x-1", kind, "a", dt.datetime(2020, 1, 1, tzinfo=dt.UTC), "why", (killed(1, 1).id,), (), field, value
    )


def test_status() -> None:
    one, other = killed(1, 12), killed(2, 12)
    assert derive_event([one]).status == "reported"
    assert derive_event([one, replace(other, voice=1)]).status == "reported"
    assert derive_event([one, other]).status == "corroborated"
    assert derive_event([one], decisions=[decision("note")]).status == "reported"
    assert derive_event([one], decisions=[decision("review")]).status == "reviewed"
    assert derive_event([one], decisions=[decision("set", "type", "COERCE")]).type == "COERCE"
    assert derive_event([one], rejected=True).status == "rejected"


def test_the_last_decision_on_a_field_counts() -> None:
    toll = derive_event(
        [killed(1, 12)], decisions=[decision("set", "killed", "13"), decision("set", "killed", "10/14/20")]
    ).killed
    assert (toll.low, toll.best, toll.high, toll.rule) == (10, 14, 20, "decided")


@pytest.mark.parametrize("value", ["", "many", "-3", "5/4/6", "1/2", "1/2/3/4", "12.5"])
def test_tolls_that_cannot_be_set(value: str) -> None:
    with pytest.raises(ValueError, match=r"not a number|must not fall"):
        tolls.parse_toll(value)


@pytest.mark.parametrize("value", ["", "May", "2018-13-01", "2018-05-16/2018-05-14"])
def test_days_that_cannot_be_set(value: str) -> None:
    with pytest.raises(ValueError, match=r"2018|day"):
        times.parse_days(value)


@pytest.mark.parametrize(
    "value", ["", ";YEM", "Taiz; Yemen", "Taiz; YEM; 13", "Taiz; YEM; 113; 44", "Taiz; YEM; a; b"]
)
def test_places_that_cannot_be_set(value: str) -> None:
    with pytest.raises(ValueError, match=r"is not|not a country|no such point|could not convert"):
        places.parse_place(value)
