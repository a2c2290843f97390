"""XML of any other kind: all its words, an element a line, and what Dublin Core says of it.

Nothing is known of the elements, so nothing is left out, and only names that mean the same
everywhere (`dc:rights`, `licence`) declare anything. No tree is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rightscheck.model import Document
from rightscheck.readers.aliases import SIGNALS, normal, page_fact_of
from rightscheck.readers.building.builder import LINE, Builder, Piece, spoken
from rightscheck.readers.notations.xml import XmlElement, XmlEvent, steps
from rightscheck.readers.pages.markup import raw
from rightscheck.readers.raw.encoding import Raw, decode
from rightscheck.readers.wire.prose import flow, tidy

_DUBLIN_CORE = re.compile(r"purl\.org/dc/|\Adc\Z|\Adcterms\Z")
MOST = 2_000_000
"""Elements of a file. More are no text but data, and their places would fill the memory."""

_LISTS = frozenset({"Alt", "Bag", "Seq", "li"})
"""RDF's containers, in which XMP writes what a property says."""

_RIGHTS = frozenset({"copyright", "rights", "licence", "credit"})


def read(source: Raw) -> Iterator[Document]:
    """An XML file; UnreadableDocument where it holds no words."""
    page, encoding = decode(source, markup=True)
    builder = Builder(page)
    facts: list[str] = []
    elements = 0
    for step in steps(page, source.name):
        element = step.element
        if element is None:
            _text(builder, step, facts[-1] if facts else "")
        elif step.begins:
            elements += 1
            if elements > MOST:
                raise source.unreadable(f"has more than {MOST:,} elements", "split it")
            builder.gap(LINE, step.start)
            facts.append(facts[-1] if facts and element.name in _LISTS else _fact(element))
            _attributes(builder, element, facts[-1])
        else:
            facts.pop()
            builder.gap(LINE, step.start)
    if not builder.length:
        raise source.unreadable("holds no words", "look what is in it")
    yield builder.document(source.data, source.name, "application/xml", encoding)


def _text(builder: Builder, step: XmlEvent, fact: str) -> None:
    page = builder.original
    written = (Piece(None, step.start, step.end),)
    pieces = written if step.verbatim else tuple(raw(page, step.start, step.end))
    if fact:
        builder.declare(fact, tidy(pieces, page))
    else:
        for piece in pieces:
            flow(builder, piece)


def _fact(element: XmlElement) -> str:
    """What an element declares: names of Dublin Core, and those of nothing but rights."""
    fact = page_fact_of(element.name)
    known = fact in _RIGHTS or (fact and _DUBLIN_CORE.search(element.namespace))
    return fact if known else ""


def _attributes(builder: Builder, element: XmlElement, own: str) -> None:
    """Rights in attributes; RDF's `resource` says what its element does, by an address.

    XMP writes most properties of a picture as attributes of `rdf:Description`: all are its words.
    """
    described = element.name == "Description"
    known = _RIGHTS | {"source"} if described else _RIGHTS
    for name in element.attributes:
        local = name.rpartition(":")[2]
        fact = own if local == "resource" else page_fact_of(local)
        pieces = tidy(element.attribute_pieces(name), builder.original)
        if fact in known:
            builder.declare(fact, pieces)
        elif normal(name) in SIGNALS:
            builder.value(spoken(SIGNALS[normal(name)], pieces))
        elif described and pieces and not name.startswith("xmlns"):
            builder.value(pieces)
