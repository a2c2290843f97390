"""RSS, RDF and Atom feeds in, a document an entry; the text in full before its summary.

Rights of a feed hold for its entries; what Media RSS says is said of pictures. Values come as
text, as escaped HTML, as elements (XHTML, or HTML that nobody escaped) and, in Atom 0.3, in
base64. Specifications: RSS 2.0 and 1.0, RFC 4287, https://www.rssboard.org/media-rss.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from rightscheck.model import Document, Unread
from rightscheck.readers.building.builder import Builder, Piece, Pieces, spoken
from rightscheck.readers.feeds.items import (
    caption,
    declare,
    documents,
    opened_xml,
    picture_credit,
    prose,
    readable,
)
from rightscheck.readers.notations.xml import XmlElement
from rightscheck.readers.raw.encoding import Raw

_SPACES = (
    (re.compile(r"wordpress\.org/export/[\d.]+/excerpt"), "excerpt"),
    (re.compile(r"wordpress\.org/export|^wp$"), "wp"),
    (re.compile(r"purl\.org/dc/(?:elements|terms)|^dc(?:terms)?$"), "dc"),
    (re.compile(r"search\.yahoo\.com/mrss|^media$"), "media"),
    (re.compile(r"purl\.org/rss/1\.0/modules/content|^content$"), "content"),
    (re.compile(r"(?i)creativecommons|web\.resource\.org/cc|^cc$"), "cc"),
    (re.compile(r"itunes\.com|^itunes$"), "itunes"),
)
_NAMESPACE = 100  # code points of a namespace; none of these is half as long

_FACTS = {
    "title": ("title",),
    "id": ("guid", "id", "dc:identifier"),
    "published": ("pubDate", "published", "issued", "dc:issued", "dc:date", "dc:created"),
    "modified": ("updated", "modified", "dc:modified"),
    "author": ("dc:creator", "author", "itunes:author"),
    "language": ("language", "dc:language"),
    "source": ("source", "dc:source", "dc:publisher"),
    "copyright": ("copyright",),
    "rights": ("rights", "dc:rights", "dc:accessRights"),
    "licence": ("cc:license", "dc:license"),
    "description": ("description", "summary", "excerpt:encoded"),
}
"""For each fact the elements that may hold it, the first that says anything first."""

_INHERITED = ("copyright", "rights", "licence", "language")
"""What a feed says of all its entries."""

_BODIES = ("content:encoded", "content", "description", "summary")
"""Where the text is; one that is cut short stands behind one that is whole."""

_MEDIA = ("title", "description", "credit", "copyright", "license", "rights", "restriction")
"""What Media RSS says of a picture."""

_LONGEST = 2_000
"""Code points that an entry takes over from its feed: it does so as often as there are entries."""

Named = dict[str, list[XmlElement]]


def read(source: Raw) -> Iterator[Document | Unread]:
    """Every entry of a feed; a feed without entries is one document that tells its rights."""
    file, root = opened_xml(source)
    channel = root.find("channel") or root
    entries = [one for one in (*root, *channel) if one.name in {"item", "entry"}]
    entries = list({one.start: one for one in entries}.values())
    of_all = inherited(Builder(file.page), named(channel))
    yield from documents(file, entries or [channel], partial(_write, of_all), "a feed")


def _called(element: XmlElement) -> str:
    """An element's name as the tables write it: `dc:rights`; RSS, Atom and strangers have none."""
    space = element.namespace[:_NAMESPACE]
    prefix = next((prefix for form, prefix in _SPACES if form.search(space)), "")
    return f"{prefix}:{element.name}" if prefix else element.name


def named(element: XmlElement) -> Named:
    """The elements right inside by name."""
    found: Named = {}
    for one in element:
        found.setdefault(_called(one), []).append(one)
    return found


def inherited(builder: Builder, feed: Named) -> dict[str, list[Pieces]]:
    """What a feed says of all its entries, as far as that is short."""
    found = {fact: first_values(builder, fact, _FACTS[fact], feed) for fact in _INHERITED}
    return {
        fact: [pieces for pieces in values if pieces[-1].end - pieces[0].start <= _LONGEST][:1]
        for fact, values in found.items()
    }


def _write(of_all: Mapping[str, list[Pieces]], builder: Builder, entry: XmlElement) -> None:
    """One entry with what its feed says of all."""
    held = named(entry)
    source = held.get("source", [])
    original = named(source[0]) if source else {}  # Atom: the feed that an entry was taken from
    body = next((one for name in _BODIES for one in held.get(name, []) if one.text()), None)
    for fact, names in _FACTS.items():
        others = [name for name in names if body is None or name != _called(body)]
        found = first_values(builder, fact, others, held)
        if not found and fact in _INHERITED:
            found = first_values(builder, fact, names, original) or of_all[fact]
        for pieces in found:
            declare(builder, fact, pieces, markup=False)
    _links(builder, held)
    if body is not None:
        pieces, markup = value(body)
        prose(builder, pieces, markup=markup)
    _media(builder, entry)


def first_values(builder: Builder, fact: str, names: Sequence[str], held: Named) -> list[Pieces]:
    """The words of the first of these elements that says anything."""
    for name in names:
        values = (value(_naming(element)) for element in held.get(name, []))
        words = (readable(builder, pieces, markup=markup) for pieces, markup in values)
        if found := [each for each in words if each]:
            return found if fact in {"author", "licence"} else found[:1]
    return []


def value(element: XmlElement) -> tuple[Pieces, bool | None]:
    """An element's value, and whether that is HTML (`None`: it may tell itself)."""
    resource = element.attribute_pieces("rdf:resource")
    kind = element.attribute("type").lower()
    if resource:
        return resource, False
    if any(True for _ in element):
        start, end = _inside(element)
        return (Piece(None, start, end),), True
    pieces = tuple(element.pieces())
    if element.attribute("mode") == "base64":
        return _decoded(element.text(), pieces), True
    if "html" in kind or element.attribute("mode") == "escaped":
        return pieces, True
    return pieces, False if kind in {"text", "text/plain"} else None


def _inside(element: XmlElement) -> tuple[int, int]:
    """Where an element's content begins and ends in the file."""
    one, last = element.content[0], element.content[-1]
    return one.start, last.end


def _naming(element: XmlElement) -> XmlElement:
    """A person's name: Atom's `<author><name>`; the original feed's title."""
    inner = {"author": "name", "source": "title"}.get(element.name, "")
    return element.find(inner) or element


def _decoded(written: str, pieces: Pieces) -> Pieces:
    try:
        text = base64.b64decode(written, validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return pieces
    return (Piece(text, pieces[0].start, pieces[-1].end),)


def _links(builder: Builder, held: Named) -> None:
    for element in held.get("link", []):
        kind = element.attribute("rel").lower() or "alternate"
        pieces = element.attribute_pieces("href") or tuple(element.pieces())
        if kind in {"license", "alternate"}:
            declare(builder, {"license": "licence"}.get(kind, "url"), pieces, markup=False)


_PICTURED = {"credit": "Photo", "copyright": "Copyright"}
"""What a bare name in these says of a picture."""


def _media(builder: Builder, entry: XmlElement) -> None:
    """What is said of pictures, at whatever depth."""
    for element in entry.walk(*_MEDIA):
        if _called(element) != f"media:{element.name}":
            continue
        pieces = tuple(element.pieces()) or element.attribute_pieces("url")
        if element.name == "restriction":
            kinds = f"{element.attribute('relationship')} {element.attribute('type')}"
            pieces = spoken(kinds.strip(), pieces)
        if label := _PICTURED.get(element.name):
            picture_credit(builder, pieces, label)
        else:
            caption(builder, pieces)
        if element.name == "license" and element.content:
            caption(builder, element.attribute_pieces("href"))
