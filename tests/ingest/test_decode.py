import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.errors import DocumentError
from sijill.ingest.decode import decode_bytes

ARTICLE = "هجوم على نقطة تفتيش\nقال المتحدث إن المسلحين أطلقوا النار في الثامنة مساء، وإن 3 جنود أصيبوا."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859-6"]
)
def test_the_encodings_of_arabic_are_told_apart(encoding):
    assert decode_bytes(ARTICLE.encode(encoding), "a.txt") == ARTICLE


def test_utf16_is_told_where_the_text_has_more_spaces_and_digits_than_letters():
    text = "أصيب 12, 13, 14, 15 و 16"
    assert decode_bytes(text.encode("utf-16-le"), "a.txt") == text


def test_a_page_that_claims_an_encoding_is_believed_only_if_its_bytes_agree():
    assert decode_bytes(ARTICLE.encode("cp1256"), "a.html", declared="windows-1256") == ARTICLE
    assert decode_bytes(ARTICLE.encode("utf-8"), "a.html", declared="windows-1256") == ARTICLE
    assert decode_bytes(ARTICLE.encode("cp1256"), "a.html", declared="no-such-encoding") == ARTICLE


def test_one_bad_byte_does_not_turn_utf8_into_another_encoding():
    data = ARTICLE.encode()
    with pytest.raises(DocumentError, match=r"a\.txt: broken UTF-8 at byte 20"):
        decode_bytes(data[:20] + b"\xff" + data[20:], "a.txt")


def test_broken_utf16_names_its_place():
    with pytest.raises(DocumentError, match=r"broken UTF-16-LE at byte \d+"):
        decode_bytes(codecs.BOM_UTF16_LE + "هجوم".encode("utf-16-le") + b"\x00", "a.txt")


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"%PDF-1.7\n...", "a PDF file"),
        (b"PK\x03\x04rest", "a ZIP, Word or e-book file"),
        (b"\x89PNG\r\n", "an image"),
        (b"\x1f\x8b\x08\x00", r"\.gz"),
        (bytes(range(256)) * 4, "binary data"),
        (b"\x00" * 100, "binary data"),
    ],
)
def test_binary_data_is_named(data, cause):
    with pytest.raises(DocumentError, match=f"not text but .*{cause}"):
        decode_bytes(data, "a.txt")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_document_error(data):
    try:
        text = decode_bytes(data, "x")
    except DocumentError:
        return
    assert isinstance(text, str)


@given(st.text(alphabet=st.characters(min_codepoint=0x620, max_codepoint=0x652), min_size=1))
def test_utf8_comes_back_as_it_was(text):
    assert decode_bytes(text.encode(), "x") == text
