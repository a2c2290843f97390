"""OpenDocument: what stands in it, as what, and in which paragraph."""

from __future__ import annotations

import pytest
from readers.offices import odt, zipped
from readers.pages import of_role

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Place, Role, Span, Unit
from rightscheck.readers import read

STYLES = (
    '<style:style style:name="Quotations"/>'
    "<office:master-styles><style:header><text:p>Orbel Courier</text:p></style:header>"
    "<style:footer><text:p>© 2026 AFP</text:p></style:footer></office:master-styles>"
)
AUTOMATIC = '<style:style style:name="P1" style:parent-style-name="Quotations"/>'
TEXT = (
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p>"
    "</text:deletion></text:changed-region></text:tracked-changes>"
    '<text:h text:outline-level="1">Ports</text:h>'
    "<text:p/>"
    "<text:p>Boats  left\n  at<text:s text:c='2'/>dawn"
    "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
    "<text:p>Seen by Reuters.</text:p></text:note-body></text:note>"
    "<office:annotation><dc:creator>Ed</dc:creator><text:p>check</text:p></office:annotation>"
    "<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box>"
    "<svg:title>alt</svg:title></draw:frame>, they say.</text:p>"
    '<text:p text:style-name="P1">We saw <text:a xlink:href="https://a.example/">it</text:a>.'
    "</text:p>"
)


def test_text_roles_notes_and_boxes() -> None:
    document = read(odt(TEXT, styles=STYLES, automatic=AUTOMATIC), "a.odt")

    assert document.text == (
        "Orbel Courier\n\nPorts\n\nBoats left at  dawn, they say.\n\nIn a box.\n\nWe saw it.\n\n"
        "Seen by Reuters.\n\n© 2026 AFP"
    )
    assert of_role(document, Role.HEADER) == ["Orbel Courier"]
    assert of_role(document, Role.HEADING) == ["Ports"]
    assert of_role(document, Role.QUOTATION) == ["We saw it."]
    assert of_role(document, Role.ASIDE) == ["In a box.", "Seen by Reuters."]
    assert of_role(document, Role.FOOTER) == ["© 2026 AFP"]
    for words, number in (("dawn", 3), ("In a box", 3), ("Seen by", 3), ("it.", 4), ("AFP", 4)):
        at = document.text.index(words)
        assert document.start(Span(at, at + 1)).line == number
    at = document.text.index("We")
    assert document.start(Span(at, at + 2)) == Place(4, 1, Unit.PARAGRAPH)


def test_metadata_and_own_properties_are_facts() -> None:
    meta = (
        "<dc:title>Ports</dc:title><dc:creator>Ed</dc:creator>"
        "<meta:initial-creator>A. Nemo</meta:initial-creator><dc:creator>Ed</dc:creator>"
        "<dc:language>fr</dc:language><dc:date>2026-02-03T10:00:00</dc:date>"
        '<meta:user-defined meta:name="Copyright">© AFP</meta:user-defined>'
        '<meta:user-defined meta:name="Status">draft</meta:user-defined>'
    )
    document = read(odt("<text:p>Body.</text:p>", meta), "a.odt")

    assert {fact.name: fact.value for fact in document.facts} == {
        "title": "Ports",
        "author": "A. Nemo",
        "language": "fr",
        "modified": "2026-02-03T10:00:00",
        "copyright": "© AFP",
    }


def test_tables_and_contents() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell.format('a')}{cell.format('b')}</table:table-row>"
    document = read(
        odt(
            "<text:table-of-content><text:p>Ports 1</text:p></text:table-of-content>"
            f"<table:table>{row}{row}</table:table>"
        ),
        "a.odt",
    )

    assert document.text == "Ports 1\n\na\tb\na\tb"
    assert of_role(document, Role.NAVIGATION) == ["Ports 1"]


def test_what_is_encrypted_or_no_text_is_refused() -> None:
    manifest = "<m:manifest xmlns:m='m'><m:encryption-data/></m:manifest>"
    kind = "application/vnd.oasis.opendocument.text"
    locked = zipped({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": "x"})

    with pytest.raises(UnreadableDocument, match="encrypted"):
        read(locked, "a.odt")
    with pytest.raises(UnreadableDocument, match=r"no content\.xml"):
        read(zipped({"mimetype": kind, "META-INF/manifest.xml": "<m/>"}), "a.odt", kind)
    with pytest.raises(UnreadableDocument, match="no whole ZIP"):
        read(odt("<text:p>x</text:p>")[:200], "a.odt")
