"""Tables and JSON lines: a row is a document, and every word of it keeps its place."""

from __future__ import annotations

import time
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Place, Role, Span, Unread
from rightscheck.readers import documents, read
from rightscheck.readers.containers import lines
from rightscheck.readers.raw.refusal import LARGEST

TABLE = (
    "id,title,text,date,credit\r\n"
    '7,Ports,"Boats left at ""dawn"",\r\nthey say. So fished.",2026-02-03,AFP\r\n'
    "8,Rain,<p>It rained.</p><p>A lot.</p>,2026-02-04,\r\n"
)


def _documents(data: bytes, name: str) -> list[Document]:
    found = list(documents(data, name))
    assert not [one for one in found if isinstance(one, Unread)]
    return [one for one in found if isinstance(one, Document)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_row_is_a_document_with_its_facts_and_its_place_in_the_file(encoding: str) -> None:
    first, second = _documents(TABLE.encode(encoding), "a.csv")

    assert (first.name, second.name) == ("a.csv!2", "a.csv!3")
    assert 'Boats left at "dawn",\nthey say. So fished.' in first.text
    assert "It rained.\n\nA lot." in second.text
    said = {fact.name: fact.value for fact in first.facts}
    assert said == {"id": "7", "title": "Ports", "published": "2026-02-03", "credit": "AFP"}
    at = first.text.index("fished")
    assert first.start(Span(at, at + 6)) == Place(3, 14)
    at = second.text.index("lot")
    assert second.start(Span(at, at + 3)) == Place(4, 30)
    assert second.role(at) is Role.BODY


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters_are_told_by_the_header(delimiter: str) -> None:
    table = f"Title{delimiter}Body\nPorts{delimiter}Boats, and more; all\n"
    if delimiter == ";":
        table = table.replace("; all", " all")

    (only,) = _documents(table.encode(), "a.tsv")

    assert only.text.startswith("Ports\n\nBoats, and more")


def test_a_quote_that_nothing_closes_swallows_no_rows() -> None:
    table = 'text,n\n"open and never closed,1\nsecond row,2\nthird row,3\n'

    found = _documents(table.encode(), "a.csv")

    assert [one.name for one in found] == ["a.csv!2", "a.csv!3", "a.csv!4"]
    assert "third row" in found[2].text


def test_a_table_without_texts_is_one_document_in_which_notices_stand() -> None:
    (only,) = _documents(b"image,by\na.jpg,Photo: AFP\nb.jpg,\xc2\xa9 2026 Reuters\n", "a.csv")

    assert only.name == "a.csv"
    assert only.text == "image\tby\na.jpg\tPhoto: AFP\nb.jpg\t© 2026 Reuters"
    at = only.text.index("©")
    assert only.start(Span(at, at + 1)) == Place(3, 7)


def test_lines_of_json_are_documents_and_a_broken_one_is_told() -> None:
    page = (
        '{"id": "a1", "headline": "Ports", "body": "Caf\\u00e9 \\"dawn\\" fire", "n": 3}\n'
        "\n[1]\n"
        '{"url": "https://x.example/2", "content": "<p>Rain</p>"}\n'
        '{"text": "cut of'
    )
    first, second, third, last = documents(page.encode(), "a.jsonl")

    assert isinstance(first, Document)
    assert isinstance(third, Document)
    assert (first.name, third.name) == ("a.jsonl!1", "a.jsonl!4")
    assert 'Café "dawn" fire' in first.text
    at = first.text.index("fire")
    assert first.start(Span(at, at + 4)) == Place(1, page.index("fire") + 1)
    assert third.text == "https://x.example/2\n\nRain"
    assert isinstance(second, Unread)
    assert (second.name, second.problem) == ("a.jsonl!3", "is no JSON object")
    assert isinstance(last, Unread)
    assert last.name == "a.jsonl!5"


def test_a_file_that_is_too_large_to_hold_is_read_row_by_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rightscheck.readers.raw.refusal.LARGEST", 1_000_000)
    monkeypatch.setattr("rightscheck.readers.raw.refusal._BEGINNING", 100_000)
    line = "Boats left the harbour of Örbel at dawn " + "x" * 60_000 + ",7\n"
    count = 30
    table = ("text,n\n" + line * count).encode("utf-8-sig")

    found = list(documents(BytesIO(table), "a.csv"))

    last = found[-1]
    assert len(found) == count
    assert isinstance(last, Document)
    at = last.text.index("Örbel")
    assert last.start(Span(at, at + 1)) == Place(count + 1, line.index("Örbel") + 1)


def test_a_large_delivery_of_json_lines_is_read_line_by_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rightscheck.readers.raw.refusal.LARGEST", 1000)
    line = '{"uri": "a", "type": "text", "versioncreated": "x", "body_text": "Boats left."}\n'

    found = list(documents(BytesIO(line.encode() * 50), "a.jsonl"))

    assert len(found) == 50
    assert found[-1].name == "a.jsonl!50"


def test_a_large_table_is_in_the_encoding_that_a_small_one_would_be_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rightscheck.readers.raw.refusal.LARGEST", 1000)
    table = ("text,n\n" + "無断転載を禁ず①\u2160,7\n" * 90).encode("cp932")

    *_, last = documents(BytesIO(table), "a.csv", "text/csv; charset=sjis")

    assert isinstance(last, Document)
    assert last.text.endswith("無断転載を禁ず①\u2160")


def test_a_large_file_without_texts_or_with_one_endless_line_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="no column of texts"):
        list(documents(BytesIO(b"a,b\n" + b"1,2\n" * (LARGEST // 4)), "a.csv"))
    with pytest.raises(UnreadableDocument, match="line of more than"):
        list(documents(BytesIO(b"a,text\n1," + b"x" * LARGEST), "a.csv"))
    assert lines.LONGEST < LARGEST


def test_hostile_quotes_take_linear_time() -> None:
    table = b'n,text\na,"b\n' + b'""\n' * 20_000
    began = time.process_time()

    found = list(documents(table, "a.csv"))

    assert len(found) == 20_001
    assert time.process_time() - began < 20


@given(st.lists(st.lists(st.text('a",; \n\té', max_size=8), min_size=2, max_size=2), max_size=5))
def test_what_is_written_by_the_rules_is_read_by_them(rows: list[list[str]]) -> None:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    table = "n,text\n" + "".join(",".join(map(quoted, row)) + "\n" for row in rows)

    found = list(documents(table.encode(), "a.csv"))

    assert len(found) == len(rows)
    for one, (_, text) in zip(found, rows, strict=True):
        assert isinstance(one, Document)
        assert text.strip() in one.text


def test_all_rows_can_be_read_as_one() -> None:
    whole = read(TABLE.encode(), "a.csv")

    assert "dawn" in whole.text
    assert "A lot." in whole.text
    at = whole.text.index("lot")
    assert whole.start(Span(at, at + 3)) == Place(4, 30)
