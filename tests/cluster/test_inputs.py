"""What comes into a batch: every row is a document or says why it is none, and the rest goes on."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from crawls import PAGE, http, record
from givens import lines, table
from stories import HARBOUR

from rightscheck.cluster.given import inputs, pieces
from rightscheck.cluster.given.inputs import (
    DOCUMENTS,
    DocumentRow,
    given_documents,
)
from rightscheck.cluster.given.pieces import document_pieces
from rightscheck.cluster.schemas import GIVEN_DOCUMENTS
from rightscheck.errors import NothingToCheck, RightscheckError
from rightscheck.model import Source
from rightscheck.pipeline.intake.given import File, of_data
from rightscheck.sources import open_sources


def rows(*paths: Path) -> list[DocumentRow]:
    return [row for piece in document_pieces(paths, DOCUMENTS) for row in given_documents(piece)]


def told(found: Iterable[DocumentRow]) -> list[str]:
    """The name of what can be read, the problem of what cannot."""
    return [one.problem or one.name for one in found]


def test_a_table_gives_a_document_a_row(tmp_path: Path) -> None:
    facts = [[("channel", ["web"]), ("territory", ["DE", "AT"])], None]
    file = table(
        tmp_path / "a.parquet", {"name": ["a", "b"], "text": ["Rain.", "Snow."], "facts": facts}
    )

    assert rows(file) == [
        DocumentRow("a", "Rain.", facts={"channel": ("web",), "territory": ("DE", "AT")}),
        DocumentRow("b", "Snow."),
    ]


def test_lines_of_json_give_a_document_a_line(tmp_path: Path) -> None:
    packed = base64.b64encode(b"<p>Snow.").decode()
    file = lines(
        tmp_path / "a.jsonl",
        {"name": "a", "text": "Rain.", "facts": {"channel": "web"}},
        {"name": "b.html", "data": packed, "media_type": "text/html"},
    )

    assert rows(file) == [
        DocumentRow("a", "Rain.", facts={"channel": ("web",)}),
        DocumentRow("b.html", data=b"<p>Snow.", media_type="text/html"),
    ]


def test_a_line_that_is_no_document_is_told_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    good = b'{"name": "a", "text": "Rain."}\n'
    bad = (
        (b"no JSON\n", "invalid JSON"),
        (b'{"text": "Rain."}\n', "name: field required"),
        (b'{"name": "b"}\n', "give either text or data"),
        (b'{"name": "b", "data": "%%"}\n', "data: is no Base64"),
        (b'{"name": "b", "txt": ""}\n', "txt: extra inputs"),
    )
    for line, problem in bad:
        file.write_bytes(good + line + b"\n" + good)

        first, fault, last = rows(file)

        assert (first.name, last.name) == ("a", "a")
        assert fault.problem
        assert fault.problem.startswith(f"the line at byte {len(good)}: ")
        assert problem in fault.problem
        assert fault.hint


def test_pieces_of_lines_leave_out_none_and_read_none_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = lines(tmp_path / "a.jsonl", *({"name": f"{n}", "text": "x" * n} for n in range(60)))
    for size in (1, 7, 31, 32, 1000, 10_000):
        monkeypatch.setattr(pieces, "LINES", size)

        assert told(rows(file)) == [f"{n}" for n in range(60)]


def test_a_crawl_gives_the_documents_that_the_local_reader_finds(tmp_path: Path) -> None:
    records = [
        record("https://a.example/", http(PAGE, "X-Robots-Tag: noai", "Content-Language: fr")),
        record("https://a.example/", http(gzip.compress(PAGE), "Content-Encoding: gzip")),
        record("https://a.example/t", b"Rain.", "conversion", "Content-Type: text/plain\r\n"),
        record("https://a.example/b", b"no answer"),
    ]
    file = tmp_path / "a.warc.gz"
    file.write_bytes(b"".join(map(gzip.compress, records))[:-9])

    found = rows(file)

    again = [
        one
        for row in found
        for one in (of_data(row.name, row.data or b"", row.media_type) if row.data else [])
    ]
    whole = list(File(str(file)).documents())
    assert again == whole[:3]
    assert told(found)[3:] == [one.problem for one in whole[3:]]  # type: ignore[union-attr]
    assert len(found) == 5


def test_a_library_gives_its_sources_as_documents(tmp_path: Path) -> None:
    when = datetime(2026, 5, 4, tzinfo=UTC)
    with open_sources(tmp_path / "sources.db") as library:
        library.add([Source(id="w1", holder="afp", text=HARBOUR, published=when, language="en")])

    (row,) = rows(tmp_path / "sources.db")

    assert (row.name, row.text, row.media_type) == ("w1", HARBOUR, "text/plain")
    assert row.facts == {"published": ("2026-05-04 00:00:00+00:00",), "language": ("en",)}


def test_a_worker_in_another_folder_finds_what_was_named_in_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.md").write_text("Rain.")
    monkeypatch.chdir(tmp_path)
    (piece,) = document_pieces([Path("page.md")], DOCUMENTS)
    (tmp_path / "worker").mkdir()
    monkeypatch.chdir(tmp_path / "worker")

    assert list(given_documents(piece)) == [DocumentRow("page.md", data=b"Rain.")]


def test_a_folder_gives_its_pages_tables_and_lines(tmp_path: Path) -> None:
    (tmp_path / "year=2026").mkdir()
    table(tmp_path / "year=2026" / "part-0.parquet", {"name": ["t"], "text": ["Rain."]})
    lines(tmp_path / "l.jsonl", {"name": "l", "text": "Rain."})
    (tmp_path / "page.md").write_text("Rain.")
    (tmp_path / "_SUCCESS").touch()
    (tmp_path / "_temporary").mkdir()
    table(tmp_path / "_temporary" / "part-0.parquet", {"name": ["none"], "text": ["Rain."]})

    assert [Path(name).name for name in told(rows(tmp_path))] == ["l", "page.md", "t"]


def test_a_table_that_is_damaged_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        table(tmp_path / f"{name}.parquet", {"name": [name], "text": ["Rain."]})
    cut = tmp_path / "b.parquet"
    cut.write_bytes(cut.read_bytes()[:-6])

    first, fault, last = rows(tmp_path)

    assert (first.name, fault.name, last.name) == ("a", str(cut), "c")
    assert fault.problem
    assert fault.problem.startswith("is no whole Parquet file: ")


def test_a_row_group_that_is_damaged_costs_itself_alone(tmp_path: Path) -> None:
    names = [f"{n}" for n in range(30)]
    texts = [f"{n} " + "Rain. " * 500 for n in range(30)]
    file = table(tmp_path / "a.parquet", {"name": names, "text": texts}, group=10)
    data = bytearray(file.read_bytes())
    with pq.ParquetFile(file) as whole:
        text = whole.metadata.row_group(1).column(1)
        begin = text.dictionary_page_offset or text.data_page_offset
    data[begin : begin + 40] = b"\xff" * 40
    file.write_bytes(data)

    found = rows(file)

    assert [one.name for one in found if not one.problem] == [*names[:10], *names[20:]]
    (fault,) = (one for one in found if one.problem)
    assert (fault.name, fault.problem[:24]) == (str(file), "row group 1 is damaged a")  # type: ignore[index]


def test_a_row_without_a_name_is_told(tmp_path: Path) -> None:
    file = table(tmp_path / "a.parquet", {"name": ["a", None], "text": ["Rain.", "Rain."]})

    assert told(rows(file)) == ["a", "row 2 of row group 0 has no name"]


def test_a_document_that_is_too_large_is_told_and_goes_no_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "LARGEST", 1_000)
    monkeypatch.setattr(inputs, "LONGEST", 2_000)
    sizes = [10, 1_001, 10]
    texts = ["x" * size for size in sizes]
    names = [f"{size}" for size in sizes]
    files = [
        table(tmp_path / "a.parquet", {"name": names, "text": texts}),
        lines(
            tmp_path / "a.jsonl",
            *({"name": n, "text": t} for n, t in zip(names, texts, strict=True)),
        ),
    ]
    (tmp_path / "huge.jsonl").write_text(
        f'{{"name": "{"x" * 3_000}"}}\n{{"name": "b", "text": ""}}\n'
    )
    (tmp_path / "huge.md").write_text("x" * 1_001)

    for file in files:
        assert told(rows(file)) == ["10", "is larger than 1,000 bytes", "10"]
        assert rows(file)[1].text is None
    assert told(rows(tmp_path / "huge.jsonl")) == [
        "the line at byte 0: is longer than a document can be",
        "b",
    ]
    assert told(rows(tmp_path / "huge.md")) == ["is larger than 1,000 bytes"]


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(rows(tmp_path / "none.md")) == ["cannot be read (no such file or directory)"]
    with pytest.raises(NothingToCheck):
        rows(tmp_path)
    none = pa.array([], pa.string())
    with pytest.raises(NothingToCheck):
        rows(table(tmp_path / "empty.parquet", {"name": none, "text": none}))


def test_a_file_whose_name_no_table_can_hold_is_told_and_the_others_are_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.md").write_text("A page.")
    try:
        (tmp_path / "h\udce4fen.md").write_text("Another one.")
    except OSError:
        pytest.skip("this file system has none")

    found = rows(tmp_path)

    assert [Path(one.name).name for one in found] == ["a.md", r"h\udce4fen.md"]
    assert told(found)[1] == "has a name that is no UTF-8"
    assert pa.Table.from_pylist([one._asdict() for one in found], GIVEN_DOCUMENTS)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"id": ["a"], "text": ["x"]}, "has no column 'name', as documents need; it has: id, text"),
        ({"name": ["a"]}, "has no column 'text' or 'data'"),
        ({"name": ["a"], "text": ["x"], "media-type": ["y"]}, "did you mean 'media_type'?"),
        ({"name": [1], "text": ["x"]}, "the column 'name' cannot be int64"),
    ],
)
def test_a_table_that_does_not_fit_is_told_by_its_columns(
    tmp_path: Path, columns: dict[str, list[object]], said: str
) -> None:
    with pytest.raises(RightscheckError) as fault:
        rows(table(tmp_path / "a.parquet", columns))

    assert said in str(fault.value)
    assert "\n" not in str(fault.value)
