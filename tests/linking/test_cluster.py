import datetime as dt
import itertools
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.linking.cluster import cluster
from sijill.linking.compare import find_link
from sijill.linking.link import link
from sijill.model.linking import Judgement, Link, LinkReport
from tests.linking.reports import ADEN, COALITION, DAY, HOUTHIS, SHOPPERS, TAIZ, YEMEN, report


def members(reports: list[LinkReport], judgements: list[Judgement] | None = None) -> list[tuple[str, ...]]:
    return [found.members for found in link(reports, judgements or []).clusters]


def test_accounts_of_one_attack_come_together_and_others_stay_apart() -> None:
    reports = [
        report("a#e1"),
        report("b#e1"),
        report("c#e1", day=DAY + dt.timedelta(days=40)),
        report("d#e1"),
    ]
    assert members(reports) == [("a#e1", "b#e1", "d#e1"), ("c#e1",)]


def test_two_records_of_one_document_never_share_a_cluster() -> None:
    reports = [report("a#e1"), report("a#e2"), report("b#e1"), report("b#e2")]
    for found in members(reports):
        documents = [name.split("#")[0] for name in found]
        assert len(documents) == len(set(documents))


def test_a_bridge_does_not_join_what_contradicts_itself() -> None:
    # The middle account gives only the country: it fits both, and the two attacks lie 150 km apart.
    reports = [
        report("a#e1", places=(TAIZ,)),
        report("b#e1", places=(YEMEN,)),
        report("c#e1", places=(ADEN,)),
    ]
    found = members(reports)
    assert not any({"a#e1", "c#e1"} <= set(group) for group in found)


def test_judgements_outweigh_scores() -> None:
    far = report("z#e1", day=DAY + dt.timedelta(days=99), places=(ADEN,))
    reports = [report("a#e1"), report("b#e1"), far]
    assert members(reports, [Judgement("a#e1", "b#e1", False)]) == [("a#e1",), ("b#e1",), ("z#e1",)]
    assert members(reports, [Judgement("a#e1", "z#e1", True)]) == [("a#e1", "b#e1", "z#e1")] or members(
        reports, [Judgement("a#e1", "z#e1", True)]
    ) == [("a#e1", "z#e1"), ("b#e1",)]


def test_not_same_holds_against_same_through_others() -> None:
    said = [
        Judgement("a#e1", "b#e1", True),
        Judgement("b#e1", "c#e1", True),
        Judgement("a#e1", "c#e1", False),
    ]
    for order in itertools.permutations(said):
        found = members([report(f"{name}#e1") for name in "abc"], list(order))
        assert not any({"a#e1", "c#e1"} <= set(group) for group in found)


def test_judgements_on_unknown_reports_are_passed_over() -> None:
    assert members([report("a#e1")], [Judgement("a#e1", "gone#e1", True)]) == [("a#e1",)]


def test_a_cluster_names_the_links_that_hold_it() -> None:
    (found,) = link([report("a#e1"), report("b#e1")]).clusters
    assert [(item.a, item.b) for item in found.links] == [("a#e1", "b#e1")]
    assert found.links[0].reasons


PLACES = st.sampled_from([(TAIZ,), (ADEN,), (YEMEN,), ()])
PARTIES = st.sampled_from([(), (HOUTHIS,), (COALITION,), (SHOPPERS,)])


@st.composite
def some_reports(draw: st.DrawFn) -> list[LinkReport]:
    reports = []
    for number in range(draw(st.integers(1, 14))):
        first = draw(st.none() | st.integers(0, 4).map(lambda n: DAY + dt.timedelta(days=n)))
        length = draw(st.sampled_from([0, 0, 0, 1, 60]))
        reports.append(
            report(
                f"d{draw(st.integers(0, 6))}#e{number}",
                first=first,
                last=first and first + dt.timedelta(days=length),
                basis=draw(st.sampled_from(["words", "publication"])) if first else None,
                places=draw(PLACES),
                actors=draw(PARTIES),
                recipients=draw(PARTIES),
                aggregate=draw(st.booleans()),
                killed=draw(st.sampled_from([None, (12, 12), (14, None), (90, 90)])),
                modality=draw(st.sampled_from(["actual", "actual", "planned"])),
            )
        )
    return reports


@settings(deadline=None, max_examples=15)
@given(some_reports(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(reports: list[LinkReport], chance: object) -> None:
    again = list(reports)
    chance.shuffle(again)  # type: ignore[attr-defined]
    assert link(again) == link(reports)


@settings(deadline=None, max_examples=15)
@given(some_reports())
def test_every_report_is_in_one_cluster_and_no_cluster_contradicts_itself(reports: list[LinkReport]) -> None:
    known = {item.id: item for item in reports}
    found = link(reports).clusters
    assert sorted(name for group in found for name in group.members) == sorted(known)
    for group in found:
        documents = [known[name].document for name in group.members]
        assert len(documents) == len(set(documents))


@settings(deadline=None, max_examples=15)
@given(some_reports(), some_reports())
def test_a_component_is_clustered_without_looking_at_others(
    one: list[LinkReport], other: list[LinkReport]
) -> None:
    # What the ledger's incremental linking rests on: reports that no link connects do not change each other's clusters.
    here = {item.id: item for item in one}
    there = {f"x{item.id}": replace(item, id=f"x{item.id}", document=f"x{item.document}") for item in other}
    links = (_links(here), _links(there))
    alone = [*cluster(here, links[0]), *cluster(there, links[1])]
    both = cluster(here | there, [*links[1], *links[0]])
    assert sorted(alone, key=lambda found: found.members) == list(both)


def _links(reports: dict[str, LinkReport]) -> list[Link]:
    pairs = itertools.combinations(sorted(reports), 2)
    return [found for a, b in pairs if (found := find_link(reports[a], reports[b])) is not None]
