"""What linking sees of a report."""

from sijill.linking.reports import link_place, link_reports
from sijill.model.mention import Evidence
from sijill.model.value import Where
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
