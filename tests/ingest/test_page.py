import datetime as dt

import pytest

from sijill.errors import DocumentError
from sijill.ingest.page import document_from_page

PARAGRAPHS = [
    "قال المتحدث باسم الشرطة إن مسلحين مجهولين أطلقوا النار على نقطة تفتيش عند مدخل البلدة مساء الاثنين.",
    "وأضاف أن ثلاثة من عناصر الأمن أصيبوا بجروح ونقلوا إلى المستشفى العام، وأن المهاجمين لاذوا بالفرار.",
    "وأغلقت السلطات الطريق المؤدي إلى البلدة حتى صباح اليوم التالي بينما واصلت فرق التحقيق عملها.",
]


def page(head="", title="إطلاق نار على نقطة تفتيش"):
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="ar"><head><title>{title}</title><meta property="og:title" content="{title}">{head}</head>'
        f'<body><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li></ul></nav>'
        f"<main><article><h1>{title}</h1>{body}</article></main><footer>جميع الحقوق محفوظة 2011</footer></body></html>"
    )


def test_the_article_without_its_menus():
    document = document_from_page(page().encode(), "a.html", "a")
    assert document.text == "\n".join(["إطلاق نار على نقطة تفتيش", *PARAGRAPHS])
    assert document.title == "إطلاق نار على نقطة تفتيش"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2023-04-03T21:10:00+03:00">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-04-03T21:10:00+03:00"}</script>',
        '<meta name="date" content="2023-04-03">',
    ],
)
def test_the_date_and_outlet_that_the_page_states(head):
    site = '<meta property="og:site_name" content="وكالة الوادي"><link rel="canonical" href="https://news.example/a/1">'
    document = document_from_page(page(head + site).encode(), "a.html", "a")
    assert document.published == dt.date(2023, 4, 3)
    assert document.source == "وكالة الوادي"
    assert document.url == "https://news.example/a/1"


def test_a_date_that_only_stands_in_the_text_is_not_the_publication_date():
    document = document_from_page(page().replace("مساء الاثنين", "مساء 3 أبريل 2019").encode(), "a.html", "a")
    assert document.published is None


def test_the_encoding_that_the_page_declares():
    html = page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">')
    assert PARAGRAPHS[0] in document_from_page(html.encode("cp1256"), "a.html", "a").text


@pytest.mark.parametrize("html", ["<html><body></body></html>", "<<<>>>"])
def test_a_page_without_an_article_is_an_error(html):
    with pytest.raises(DocumentError, match=r"a\.html: no article in this page"):
        document_from_page(html.encode(), "a.html", "a")


def test_a_page_nested_beyond_reason_is_read_or_refused():
    html = f"<html><body>{'<div>' * 20_000}<p>{PARAGRAPHS[0]}</p></body></html>"
    try:
        document = document_from_page(html.encode(), "a.html", "a")
    except DocumentError:
        return
    assert PARAGRAPHS[0] in document.text
