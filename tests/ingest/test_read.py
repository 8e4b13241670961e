import datetime as dt
import errno
import gzip
import io
import json
from pathlib import Path

import pytest

from sijill.errors import DocumentError
from sijill.ingest.files import size_of
from sijill.ingest.read import read_documents
from sijill.model.document import Document
from sijill.settings import Settings

TITLE, BODY = "انفجار في سوق شعبي", "قال شهود إن الانفجار وقع صباح الأحد.\nولم تعلن جهة مسؤوليتها."


def read(*paths, stdin=b"", **settings):
    items = list(read_documents(paths, Settings(**settings), stdin=io.BytesIO(stdin)))
    return [i for i in items if isinstance(i, Document)], [
        str(i) for i in items if isinstance(i, DocumentError)
    ]


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def row(**fields):
    return json.dumps(fields, ensure_ascii=False) + "\n"


def test_a_text_file_is_its_title_line_and_body(tmp_path):
    path = write(tmp_path / "a.txt", f"\ufeff\r\n{TITLE}\r\n\r\n{BODY}\r\n")
    (document,), problems = read(path)
    assert document == Document(id="a", text=f"{TITLE}\n\n{BODY}", title=TITLE)
    assert problems == []


@pytest.mark.parametrize("encoding", ["utf-16", "cp1256"])
def test_a_text_file_in_another_encoding_reads_the_same(tmp_path, encoding):
    documents, _ = read(write(tmp_path / "a.txt", f"{TITLE}\n{BODY}".encode(encoding)))
    assert documents[0].text == f"{TITLE}\n{BODY}"


def test_an_annotated_document_joins_its_lines(tmp_path):
    lines = [TITLE, *BODY.split("\n")]
    path = write(
        tmp_path / "x.json", row(id="AL-1", source="Alarabia", published="2018-05-15", url=None, lines=lines)
    )
    (document,), _ = read(path)
    assert document == Document("AL-1", f"{TITLE}\n{BODY}", TITLE, "Alarabia", None, dt.date(2018, 5, 15))


@pytest.mark.parametrize("suffix", ["jsonl", "jsonl.gz", "NDJSON"])
def test_json_lines(tmp_path, suffix):
    content = (
        row(id=7, title=TITLE, text=BODY, published="2018-02-18T01:00:00+04:00", category="x")
        + "\n"
        + row(text=BODY)
    )
    path = write(
        tmp_path / f"c.{suffix}", gzip.compress(content.encode()) if suffix.endswith("gz") else content
    )
    (first, second), problems = read(path)
    assert first == Document("7", f"{TITLE}\n{BODY}", TITLE, published=dt.date(2018, 2, 18))
    assert (second.text, second.title, second.published) == (BODY, BODY.split("\n")[0], None)
    assert second.id.startswith("c-")
    assert problems == []


def test_a_line_without_an_id_keeps_its_id_when_lines_are_added_before_it(tmp_path):
    one, two = (
        write(tmp_path / "1/c.jsonl", row(text=BODY)),
        write(tmp_path / "2/c.jsonl", row(text="x") + row(text=BODY)),
    )
    assert read(one)[0][0].id == read(two)[0][1].id


def test_json_lines_in_utf16(tmp_path):
    documents, problems = read(
        write(tmp_path / "c.jsonl", (row(text=TITLE) + row(text=BODY)).encode("utf-16"))
    )
    assert [d.text for d in documents] == [TITLE, BODY]
    assert problems == []


def test_a_folder_gives_its_files_in_order_of_name(tmp_path):
    for name in ("b.txt", "a.txt", "sub/a.txt", ".hidden.txt", ".git/c.txt", "picture.png", "z.json"):
        write(tmp_path / name, row(text=name) if name.endswith("json") else name)
    documents, problems = read(tmp_path)
    assert [d.id for d in documents] == ["a", "b", "z", "sub/a"]
    assert problems == []


def test_a_json_file_may_hold_a_list(tmp_path):
    documents, _ = read(
        write(tmp_path / "l.json", json.dumps([{"id": "1", "text": "x"}, {"id": "2", "text": "y"}]))
    )
    assert [d.id for d in documents] == ["1", "2"]


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (f"{TITLE}\n{BODY}".encode(), [f"{TITLE}\n{BODY}"]),
        ((row(text="x") + row(text="y")).encode(), ["x", "y"]),
        (json.dumps({"lines": ["x", "y"]}, indent=1).encode(), ["x\ny"]),
        (b'[{"text": "x"}]', ["x"]),
        (f"{TITLE}\n{BODY}".encode("utf-16"), [f"{TITLE}\n{BODY}"]),
    ],
)
def test_standard_input_may_be_of_any_kind(content, texts):
    documents, problems = read("-", stdin=content)
    assert [d.text for d in documents] == texts
    assert all(d.id.startswith("stdin-") for d in documents)
    assert problems == []


def test_published_is_for_documents_that_state_none(tmp_path):
    path = write(tmp_path / "c.jsonl", row(id="1", text="x", published="2018-02-18") + row(id="2", text="y"))
    documents = list(read_documents([path], published=dt.date(2020, 1, 1)))
    assert [d.published for d in documents] == [dt.date(2018, 2, 18), dt.date(2020, 1, 1)]


def test_one_bad_thing_does_not_stop_the_rest(tmp_path):
    """Each is named once, with its cause, and what stands beside it is read."""
    bad = {
        "01-empty.txt": "",
        "02-blank.txt": " \n\n",
        "03-binary.txt": bytes(range(256)) * 10,
        "04-broken.json": '{"text": ',
        "05-deep.json": "[" * 100_000 + "]" * 100_000,
        "06-number.json": '{"text": "x", "n": ' + "9" * 5000 + "}",
        "07-lines.json": '{"lines": ["x", 3]}',
        "08-nothing.json": '{"title": "x"}',
        "09-half.json": '{"text": "\\ud83d"}',
        "10-type.json": '{"text": ["x"]}',
        "11-scalar.json": "3",
        "12-empty.jsonl": "\n\n",
        "13-damaged.jsonl.gz": gzip.compress(row(id="before", text="read before the damage").encode() * 5000)[
            :-30
        ],
        "14-none.json": '{"lines": []}',
        "15-emptylist.json": "[]",
    }
    for name, content in bad.items():
        write(tmp_path / name, content)
    write(tmp_path / "99-good.txt", TITLE)
    documents, problems = read(tmp_path)
    expected = [
        ("01-empty.txt", "empty"),
        ("02-blank.txt", "empty"),
        ("03-binary.txt", "not text but binary data"),
        ("04-broken.json", "broken JSON: Expecting value at line 1, column 10"),
        ("05-deep.json", "JSON nested too deeply"),
        ("06-number.json", "broken JSON: Exceeds the limit"),
        ("07-lines.json", "`lines` is not a list of strings"),
        ("08-nothing.json", "neither `text` nor `lines` in it"),
        ("09-half.json", "`text` holds half a character"),
        ("10-type.json", "`text` is not a string"),
        ("11-scalar.json", "not a JSON object"),
        ("12-empty.jsonl", "empty"),
        ("13-damaged.jsonl.gz", "damaged compressed data"),
        ("14-none.json", "empty"),
        ("15-emptylist.json", "empty"),
    ]
    problems = [p for p in problems if "same id" not in p]
    assert [(name in p, cause in p) for (name, cause), p in zip(expected, problems, strict=True)] == [
        (True, True)
    ] * len(expected)
    assert [d.id for d in documents] == ["before", "99-good"]


def test_broken_lines_are_named_by_their_number(tmp_path):
    path = write(
        tmp_path / "c.jsonl", row(id="1", text="x") + "{broken\n" + "[1]\n" + '"x"\n' + row(id="2", text="y")
    )
    documents, problems = read(path)
    assert [d.id for d in documents] == ["1", "2"]
    assert (
        problems[0]
        == f"{path}#2: broken JSON: Expecting property name enclosed in double quotes at line 1, column 2"
    )
    assert problems[1].startswith(f"{path}#3")
    assert problems[2] == f"{path}#4: not a JSON object"


def test_an_unreadable_date_is_said_and_the_document_read_without_it(tmp_path):
    path = write(tmp_path / "c.jsonl", row(id="1", text="x", published="03/02/2018"))
    warning, document = read_documents([path])
    assert isinstance(warning, DocumentError)
    assert (
        str(warning)
        == f"{path}#1: read without its publication date, which cannot be understood (not a date: '03/02/2018')"
    )
    assert document.published is None


def test_a_second_document_of_the_same_id_is_left_out(tmp_path):
    path = write(tmp_path / "c.jsonl", row(id="1", text="x") + row(id="1", text="y"))
    documents, problems = read(path, path)
    assert [d.text for d in documents] == ["x"]
    assert problems == [f"1: left out: another document before it has the same id (in {path})"] * 3


def test_a_line_of_50_megabytes_is_passed_over(tmp_path):
    path = write(
        tmp_path / "c.jsonl",
        row(id="1", text="x") + '{"text": "' + "x" * 50_000_000 + '"}\n' + row(id="2", text="y"),
    )
    documents, problems = read(path)
    assert [d.id for d in documents] == ["1", "2"]
    assert problems == [f"{path}#2: a line of more than 20,000,000 bytes (max_document_bytes)"]


def test_limits_are_settings(tmp_path):
    path = write(tmp_path / "a.txt", "x" * 100)
    assert read(path, max_document_bytes=99)[1] == [f"{path}: larger than 99 bytes (max_document_bytes)"]
    assert read(path, max_text_characters=99)[1] == ["a: longer than 99 characters (max_text_characters)"]
    assert read(path, max_text_characters=100)[1] == []


def test_a_file_that_unpacks_to_no_end_is_given_up(tmp_path):
    path = write(tmp_path / "bomb.jsonl.gz", gzip.compress(b"x" * 5_000_000))
    documents, problems = read(path, max_document_bytes=1000, max_skipped_bytes=100_000)
    assert documents == []
    assert problems == [f"{path}: larger than 1,000 bytes (max_document_bytes)"]


def test_paths_that_are_not_there_or_hold_nothing(tmp_path):
    (tmp_path / "empty").mkdir()
    _, problems = read(tmp_path / "gone.txt", tmp_path / "empty")
    assert problems[0] == f"{tmp_path}/gone.txt: no such file or folder"
    assert problems[1].startswith(f"{tmp_path}/empty: no document in this folder (.txt")


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    path, good = write(tmp_path / "a.txt", "x"), write(tmp_path / "b.txt", "y")
    opened = Path.open

    def refuse(self, *args, **kwargs):
        if self == path:  # not by its mode: root, whom CI runs as, may read everything
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return opened(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    documents, problems = read(path, good)
    assert problems == [f"{path}: Permission denied"]
    assert [d.id for d in documents] == ["b"]


def test_the_bytes_taken_in_are_told(tmp_path):
    paths = [
        write(tmp_path / "a.txt", TITLE),
        write(tmp_path / "b.jsonl.gz", gzip.compress(row(text=BODY).encode())),
    ]
    counted = []
    list(read_documents([tmp_path], watch=counted.append))
    assert sum(counted) == sum(path.stat().st_size for path in paths) == size_of([tmp_path])


@pytest.mark.shared
def test_the_gold_documents_and_the_corpus_are_read(shared):
    documents, problems = read(
        shared / "gold/dev/docs", shared / "gold/train/docs", shared / "gold/seed/docs"
    )
    assert problems == []
    assert all(d.published and d.title == d.text.split("\n")[0] for d in documents)
    assert len(documents) == 451
