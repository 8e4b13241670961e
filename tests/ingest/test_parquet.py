import datetime as dt

import pytest

from sijill.errors import DocumentError
from sijill.ingest.read import read_documents
from sijill.model.document import Document

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
TITLE, BODY = "انفجار في سوق", "قال شهود إن الانفجار وقع صباح الأحد."


def write(path, **columns):
    pq.write_table(pa.table(columns), path, row_group_size=2)
    return str(path)


def test_a_row_is_a_document(tmp_path):
    days = [dt.date(2018, 3, 4), None, dt.date(2018, 3, 6)]
    path = write(
        tmp_path / "c.parquet",
        id=["a", "b", None],
        title=[TITLE] * 3,
        text=[BODY, BODY, "نص آخر"],
        published=days,
        score=[1.5, 2.5, 3.5],
    )
    one, two, three = read_documents([path])
    assert one == Document("a", f"{TITLE}\n{BODY}", TITLE, None, None, days[0])
    assert two.published is None
    assert three.id.startswith("c-")


def test_a_time_stamp_gives_its_day(tmp_path):
    stamps = [dt.datetime(2018, 3, 4, 21, 35, tzinfo=dt.UTC)]
    (document,) = read_documents([write(tmp_path / "c.parquet", id=["a"], text=[BODY], published=stamps)])
    assert document.published == dt.date(2018, 3, 4)


def test_a_row_without_text_is_named_and_the_others_are_read(tmp_path):
    error, document = read_documents([write(tmp_path / "c.parquet", id=["a", "b"], text=[None, BODY])])
    assert isinstance(error, DocumentError)
    assert error.document.endswith("c.parquet#1")
    assert document.id == "b"


def test_a_folder_takes_parquet_in(tmp_path):
    write(tmp_path / "c.parquet", id=["a"], text=[BODY])
    (tmp_path / "d.txt").write_text(BODY, "utf-8")
    assert [document.id for document in read_documents([tmp_path])] == ["a", "d"]


@pytest.mark.parametrize(
    ("content", "cause"),
    [(b"PAR1 and no more of it", "damaged Parquet data"), (None, "neither a column"), (b"", "damaged")],
)
def test_a_file_that_cannot_be_used_is_one_line(tmp_path, content, cause):
    path = tmp_path / "c.parquet"
    if content is None:
        write(path, other=["x"])
    else:
        path.write_bytes(content)
    (error,) = read_documents([path])
    assert cause in str(error)
    assert "\n" not in str(error)


def test_the_watch_is_told_of_every_row_group(tmp_path):
    path, told = write(tmp_path / "c.parquet", id=list("abcde"), text=[BODY] * 5), []
    list(read_documents([path], watch=told.append))
    assert len(told) == 3
    assert all(size > 0 for size in told)
