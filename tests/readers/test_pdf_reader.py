"""PDF: text in reading order, page by page; what has no text is told."""

from __future__ import annotations

import zlib
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from readers.pages import of_role
from readers.pdfs import At, pdf

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Place, Role, Span, Unit, Unread
from rightscheck.readers import documents, read
from rightscheck.readers.office import pdf as reader
from rightscheck.readers.office.layout import Box, paragraphs

COLUMNS = [
    At(50, 760, "The harbour of Orbel, a report in two columns for all who wait there"),
    At(50, 700, "Boats left the harbour at dawn on Mon-"),
    At(320, 700, "Nobody knew why the Nord-"),
    At(50, 686, "day, the harbour master said, and the well-"),
    At(320, 686, "Ostsee ferry was late that morning."),
    At(50, 672, "known ferry stayed. A well-known face"),
    At(320, 672, "© 2026 AFP (all rights reserved)"),
    At(50, 658, "was seen there."),
]


def test_columns_are_read_one_after_the_other_and_parted_words_are_whole() -> None:
    document = read(pdf(COLUMNS), "report.pdf")

    assert document.text == (
        "The harbour of Orbel, a report in two columns for all who wait there\n\n"
        "Boats left the harbour at dawn on Monday, the harbour master said, and the well-known "
        "ferry stayed. A well-known face was seen there.\n\n"
        "Nobody knew why the Nord-Ostsee ferry was late that morning. "
        "© 2026 AFP (all rights reserved)"
    )


def _page(number: int) -> list[At]:
    return [
        At(50, 800, "Orbel Courier"),
        At(50, 700, f"Story {number} begins here and has its words."),
        At(50, 686, f"It goes on with {number * 7} boats."),
        At(50, 40, "© 2026 AFP"),
        At(290, 25, f"Page {number} of 4"),
    ]


def test_running_lines_are_told_once_and_page_numbers_not_at_all() -> None:
    document = read(pdf(*map(_page, range(1, 5))), "report.pdf")

    assert of_role(document, Role.HEADER) == ["Orbel Courier"]
    assert of_role(document, Role.FOOTER) == ["© 2026 AFP"]
    assert "Page" not in document.text
    assert document.text.count("Story") == 4


def test_what_goes_on_with_the_next_page_does_so_and_its_parted_word_is_whole() -> None:
    pages = [
        [At(50, 800, "Orbel Courier"), At(50, 700, "Boats left the harbour on Mon-")],
        [At(50, 800, "Orbel Courier"), At(50, 700, "day morning, she said.")],
    ]
    document = read(pdf(*pages), "report.pdf")

    assert document.text == "Orbel Courier\n\nBoats left the harbour on Monday\nmorning, she said."
    at = document.text.index("morning")
    assert document.start(Span(at, at + 7)).line == 2


def test_a_place_is_the_page() -> None:
    document = read(pdf(*map(_page, range(1, 5))), "report.pdf")
    at = document.text.index("Story 3")

    assert document.start(Span(at, at + 5)) == Place(3, 1, Unit.PAGE)
    assert str(document.start(Span(at, at + 5))) == "page 3"


XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r" xmlns:dc="d" xmlns:xmpRights="x">'
    '<rdf:Description {}><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2026 AFP</rdf:li>'
    "</rdf:Alt></dc:rights><xmpRights:UsageTerms><rdf:Alt><rdf:li>No reuse</rdf:li></rdf:Alt>"
    "</xmpRights:UsageTerms></rdf:Description></rdf:RDF></x:xmpmeta>"
)


@pytest.mark.parametrize("packed", [False, True])
def test_what_the_file_declares_are_facts(packed: bool) -> None:  # noqa: FBT001
    packet = XMP.format('dc:format="application/pdf"').encode()
    more = b"<< /Type /Metadata /Subtype /XML >>\nstream\n" + packet + b"\nendstream"
    if packed:
        more = b"<< /Filter /FlateDecode /Type /Metadata >>\nstream\n" + zlib.compress(packet)
        more += b"\nendstream"
    info = (
        "/Title (Ports) /Author (A. Nemo) /CreationDate (D:20260203100000+01'00') "
        "/ModDate (D:20260204)"
    )
    document = read(pdf(_page(1), info=info, more=more), "report.pdf")

    assert {fact.name: fact.value for fact in document.facts} == {
        "title": "Ports",
        "author": "A. Nemo",
        "created": "2026-02-03T10:00:00+01:00",
        "modified": "2026-02-04",
        "copyright": "© 2026 AFP",
        "rights": "No reuse",
    }


def test_the_rights_of_a_picture_inside_are_not_those_of_the_text() -> None:
    packet = XMP.format('dc:format="image/jpeg"').encode()
    more = b"<< /Type /Metadata >>\nstream\n" + packet + b"\nendstream"

    assert not read(pdf(_page(1), more=more), "report.pdf").facts


def test_scanned_pages_are_told_and_the_others_read() -> None:
    document, unread = documents(pdf(_page(1), None, [], None, None), "report.pdf")

    assert isinstance(document, Document)
    assert "Story 1" in document.text
    assert isinstance(unread, Unread)
    assert (unread.name, unread.problem) == ("report.pdf!pages 2, 4-5", "no text layer")
    with pytest.raises(UnreadableDocument, match="no text layer"):
        read(pdf(None), "scan.pdf")


def test_what_is_encrypted_damaged_or_cut_off_is_refused_in_a_sentence() -> None:
    locked = pdf(
        _page(1),
        more=b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%b> /U <%b> >>" % (b"00" * 32, b"00" * 32),
        trailer="/Encrypt 7 0 R /ID [<00> <00>]",
    )

    with pytest.raises(UnreadableDocument, match="is encrypted"):
        read(locked, "a.pdf")
    for broken in (b"%PDF-1.7\n" + bytes(range(256)) * 9, pdf(_page(1))[:150]):
        with pytest.raises(UnreadableDocument, match=r"is damaged|no text") as caught:
            read(broken, "a.pdf")
        assert caught.value.hint


def test_a_file_that_is_too_large_to_hold_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("rightscheck.readers.raw.refusal.LARGEST", 100)
    monkeypatch.setattr("rightscheck.readers.raw.refusal._BEGINNING", 50)
    packet = XMP.format('dc:format="application/pdf"').encode()
    more = b"<< /Type /Metadata >>\nstream\n" + packet + b"\nendstream"
    (tmp_path / "a.pdf").write_bytes(pdf(_page(1), more=more))

    with (tmp_path / "a.pdf").open("rb") as file:
        document = read(file, "a.pdf")
    held = read(BytesIO(pdf(_page(1))), "a.pdf")

    assert "Story 1" in document.text
    assert document.sha256 == sha256((tmp_path / "a.pdf").read_bytes()).hexdigest()
    assert "Story 1" in held.text
    assert document.fact("copyright")


def test_time_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "SECONDS", 0.001)

    with pytest.raises(UnreadableDocument, match=r"within 0\.001 seconds"):
        read(pdf(_page(1)), "a.pdf")


def test_without_the_library_a_person_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "find_spec", lambda _: None)

    with pytest.raises(UnreadableDocument, match="needs pypdfium2") as caught:
        read(pdf(_page(1)), "a.pdf")
    assert caught.value.hint == 'pip install "rightscheck[pdf]"'


def test_rows_of_a_table_stay_rows() -> None:
    row = [Box(50, y, 90, y + 8, f"port {y}") for y in (700, 686, 672)]
    cells = [Box(200, y, 220, y + 8, str(y)) for y in (700, 686, 672)]

    (one,) = paragraphs([[*row, *cells]])

    assert one.text == "port 700 700 port 686 686 port 672 672"
