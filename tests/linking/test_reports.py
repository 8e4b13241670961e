"""What linking sees of a report."""

from typing import Any

from sijill.linking.reports import link_actor, link_place, link_reports
from sijill.model.document import Document
from sijill.model.mention import Evidence
from sijill.model.report import Report, Trigger
from sijill.model.value import Participant, Toll, Where
from tests.samples import DOCUMENT, REPORT


def test_a_report_is_reduced_to_what_is_compared() -> None:
    (found,) = link_reports(DOCUMENT, (REPORT,))
    assert found.id == "doc-1#e1"
    assert found.type == "ASSAULT"
    assert found.published == DOCUMENT.published
    assert "قصفت" in found.triggers or "قصف" in " ".join(found.triggers)
    assert found.triggers <= found.context
    assert found.killed == (REPORT.killed and (REPORT.killed.min, REPORT.killed.max))


def test_the_prefix_and_the_bands_may_be_given() -> None:
    (found,) = link_reports(DOCUMENT, (REPORT,), "ledger-7", ("k1",))
    assert (found.id, found.document, found.bands) == ("ledger-7#e1", "ledger-7", ("k1",))


def test_a_country_is_broad_and_a_town_is_not() -> None:
    words = Evidence(0, 5, "اليمن")
    assert link_place(Where("Yemen", "test", words, country="YEM")).broad
    assert not link_place(Where("Taiz", "test", Evidence(0, 3, "تعز"), country="YEM", ucdp_precision=1)).broad
    assert link_place(Where("x", "test", Evidence(0, 3, "تعز"), ucdp_precision=6)).broad


def test_how_many_they_are_is_no_part_of_a_name() -> None:
    sixty = link_actor(Participant(Evidence(0, 12, "60 فلسطينيا"), "test", "60 Palestinians"))
    assert sixty.words == {"فلسطينيا", "palestinians"}
    assert link_actor(Participant(Evidence(0, 2, "60"), "test")).words == {"60"}


def test_the_sum_of_a_series_is_no_toll_of_one_clash() -> None:
    text = "قتل أكثر من 100 متظاهر منذ 30 مارس في مواجهات"
    at = text.index("100")
    toll = Toll(Evidence(at, at + 3, "100"), 100, None, "test")
    clash = Trigger(Evidence(0, 3, "قتل"), 0, "test")
    fields: dict[str, Any] = {"mentions": (clash,), "killed": toll}
    document = Document("n1", text, text)
    (one,) = link_reports(document, (Report("e1", "n1", "ASSAULT", (), "actual", **fields),))
    (series,) = link_reports(
        document, (Report("e1", "n1", "ASSAULT", (), "actual", aggregate=True, **fields),)
    )
    assert (one.killed, series.killed) == (None, (100, None))


def test_an_act_done_many_times_is_compared_as_an_aggregate() -> None:
    for text, many in (
        ("وخلال الأشهر الماضية، قصفت الطائرات مرات عدة مواقع في الريف", True),
        ("وقصفت الطائرات موقعا في الريف", False),
    ):
        at = text.index("قصفت")
        act = Trigger(Evidence(at, at + 4, "قصفت"), 0, "test")
        (found,) = link_reports(
            Document("n1", text, text), (Report("e1", "n1", "ASSAULT", (), "actual", (act,)),)
        )
        assert found.aggregate is many
