"""HTML inside a value, and several documents as one: no code point loses its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Place, Role, Span
from rightscheck.readers.building.builder import Builder, Piece
from rightscheck.readers.building.grafting import graft
from rightscheck.readers.building.joining import joined
from rightscheck.readers.notations.xml import tree
from rightscheck.readers.pages.html import fragment
from rightscheck.readers.pages.markup import raw


def _escaped(html: str) -> Document:
    """A feed's item whose value is escaped HTML."""
    page = "<item>\n " + html.replace("&", "&amp;").replace("<", "&lt;") + "</item>"
    builder = Builder(page)
    start = page.index(">") + 1
    graft(builder, raw(page, start, page.rindex("<")), fragment)
    return builder.document(page.encode(), "feed.xml", "text/xml", "utf-8")


def test_escaped_html_keeps_roles_facts_and_places() -> None:
    document = _escaped(
        "<p>Caf&eacute; fire in Orbel</p><blockquote>It was <a href='https://news.example/a'>hot"
        "</a></blockquote>"
    )

    assert document.text == "Café fire in Orbel\n\nIt was hot"
    assert document.role(document.text.index("It was")) is Role.QUOTATION
    link = document.fact("link")
    assert link
    assert document.text[link.span.start : link.span.end] == "hot"
    word = document.text.index("fire")
    place = document.start(Span(word, word + 4))
    assert (place.line, place.column) == (2, 2 + len("&lt;p>Caf&amp;eacute; "))


@given(st.lists(st.sampled_from(["a ", "ü", "&amp;", "&lt;b>", "&lt;/b>", "\n", "x", "&#233;"])))
def test_what_is_copied_stands_where_it_is_said_to(parts: list[str]) -> None:
    page = "<v>" + "".join(parts) + "</v>"
    builder = Builder(page)
    graft(builder, raw(page, 3, len(page) - 4), fragment)
    document = builder.document(page.encode(), "v.xml", "text/xml", "utf-8")

    lines = page.split("\n")
    for at, char in enumerate(document.text):
        place = document.start(Span(at, at + 1))
        if char in "axü":
            assert lines[place.line - 1][place.column - 1] == char


def test_parts_of_one_file_become_one_document_and_parts_of_several_do_not() -> None:
    page = "first &amp; best\nsecond"
    parts = []
    for start, end in ((0, 16), (17, 23)):
        builder = Builder(page)
        builder.declare("title", raw(page, start, end), Role.TITLE)
        parts.append(builder.document(page.encode(), "f", "text/plain", "utf-8"))

    one = joined(parts, "f")

    assert one.text == "first & best\n\nsecond"
    assert [fact.value for fact in one.facts] == ["first & best", "second"]
    second = one.facts[1].span
    assert one.role(second.start) is Role.TITLE
    assert one.start(second) == Place(2, 1)
    assert one.end(Span(0, 12)) == Place(1, 17)
    with pytest.raises(UnreadableDocument, match="holds 2 files"):
        joined([Document.of("a", "a"), Document.of("b", "b")], "x.zip")


def test_xml_tells_names_namespaces_and_places() -> None:
    page = (
        '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><!-- <no/> -->\n'
        '<a xmlns="urn:one" xmlns:m="urn:two"><m:b Key=\'x &amp; y\'>te&nbsp;xt<![CDATA[<p>]]>'
        "</m:b><b/></a>"
    )
    root = tree(page, "a.xml")
    first, second = root

    assert (first.name, first.namespace, first.attribute("key")) == ("b", "urn:two", "x & y")
    assert second.namespace == "urn:one"
    assert first.text() == "te\xa0xt<p>"
    assert Piece(None, page.index("<p>"), page.index("<p>") + 3) in list(root.pieces())
    assert page[first.start : first.end].endswith("</m:b>")


@pytest.mark.parametrize(
    "declared",
    ['<!ENTITY x "yyyy"><!ENTITY z "&x;&x;">', '<!ENTITY % x SYSTEM "file:///etc/passwd">%x;'],
)
def test_entities_of_a_file_expand_to_nothing(declared: str) -> None:
    root = tree(f"<!DOCTYPE a [{declared}]><a>&x; &amp;</a>", "a.xml")

    assert root.text() == "&x; &"


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ("<a><b>", "cut off"),
        ("<a><b></a>", "ends <a> where <b> is open"),
        ("<a", "cut off"),
        ("<a><![CDATA[x", "cut off"),
        ("no element", "no element"),
        ("<a>" * 300 + "</a>" * 300, "nested more than"),
    ],
)
def test_xml_that_is_hostile_or_broken_is_refused(page: str, problem: str) -> None:
    with pytest.raises(UnreadableDocument, match=problem):
        tree(page, "a.xml")
