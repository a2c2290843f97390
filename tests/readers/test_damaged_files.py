"""Files that are damaged or made to fail: refused with a reason, and no word lost in silence."""

from __future__ import annotations

import io
import zipfile

import pytest

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Unread
from rightscheck.readers import documents, read
from rightscheck.readers.office.xmp import declared


def test_a_return_inside_a_cell_is_a_letter_of_it() -> None:
    (row,) = documents(b"id,text\n1,Hello\rworld, lost?\n", "t.csv")

    assert isinstance(row, Document)
    assert "world" in row.text


@pytest.mark.parametrize(
    ("data", "name", "problem"),
    [
        (b"id,text\r1,Hello\r2,World\r", "mac.csv", "bare return"),
        (b"text," * 10_001 + b"x\nHello\n", "wide.csv", "more than 10,000 cells"),
        (b"WARC/1.0\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n", "a.warc", "of no length"),
    ],
)
def test_what_would_be_lost_is_refused(data: bytes, name: str, problem: str) -> None:
    with pytest.raises(UnreadableDocument, match=problem):
        list(documents(data, name))


def test_a_damaged_member_is_unread_and_the_others_are_read() -> None:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        archive.writestr("a.txt", "The ferry sails again. " * 40, zipfile.ZIP_LZMA)
        archive.writestr("b.txt", "The bridge opened.")
    data = bytearray(box.getvalue())
    start = data.index(b"a.txt") + len("a.txt") + 9
    data[start : start + 20] = b"\xff" * 20

    first, second = documents(bytes(data), "a.zip")

    assert isinstance(first, Unread)
    assert "cannot be unpacked" in first.problem
    assert isinstance(second, Document)


def test_a_number_too_long_to_read_is_told_as_what_it_is() -> None:
    (found,) = documents(b'{"text": ' + b"1" * 5000 + b"}\n", "a.jsonl")

    assert isinstance(found, Unread)
    assert "nested" not in found.problem


def test_packets_without_an_end_say_nothing() -> None:
    assert list(declared(b"<x:xmpmeta " * 200_000)) == []


def test_a_part_of_an_unknown_encoding_is_refused() -> None:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", '<?xml version="1.0" encoding="foo"?><a/>')

    with pytest.raises(UnreadableDocument):
        read(box.getvalue(), "a.docx")
