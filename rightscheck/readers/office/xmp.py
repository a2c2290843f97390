"""XMP packets in a file's bytes: what a PDF declares of itself beside its old dictionary.

XMP Specification Part 3 has them lie open, to be found by scanning; where one is packed (Flate)
it is unpacked. A picture inside may bring a packet of its own, which says nothing of the text.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from rightscheck.errors import UnreadableDocument
from rightscheck.readers.declaring import Declared
from rightscheck.readers.xml import tree

_PACKET = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>|<rdf:RDF.*?</rdf:RDF>", re.DOTALL)
_PACKED = re.compile(rb"<<[^<>]{0,300}/Type\s*/Metadata\b[^<>]{0,300}>>\s*stream\r?\n")
_OURS = re.compile(rb"application/pdf|:Producer")
_MOST = 20
_LARGEST = 1_000_000
_FACTS = {
    "title": "title",
    "creator": "author",
    "rights": "copyright",
    "UsageTerms": "rights",
    "WebStatement": "licence",
    "license": "licence",
    "Credit": "credit",
    "language": "language",
}
"""Dublin Core, XMP Rights Management, Creative Commons' REL and Photoshop, by local names."""


def declared(data: bytes) -> Iterator[Declared]:
    """The facts of the packets that speak of the file itself."""
    for packet in _packets(data):
        if not _OURS.search(packet):
            continue
        try:
            top = tree(packet.decode("utf-8", "replace"), "XMP")
        except UnreadableDocument:
            continue
        for element in top.walk("Description"):
            for name, fact in _FACTS.items():
                for found in element.all(name):
                    items = [one.text() for one in found.walk("li")] or [
                        found.text() or found.attribute("rdf:resource")
                    ]
                    yield from (Declared(fact, value) for value in items if value)
            for key in element.attributes:
                fact = _BY_ATTRIBUTE.get(key.rpartition(":")[2], "")
                if fact and element.attribute(key):
                    yield Declared(fact, element.attribute(key))


_BY_ATTRIBUTE = {name.lower(): fact for name, fact in _FACTS.items()}


def _packets(data: bytes) -> Iterator[bytes]:
    for number, match in enumerate(_PACKET.finditer(data)):
        if number < _MOST:
            yield match[0][:_LARGEST]
    for number, match in enumerate(_PACKED.finditer(data)):
        if number < _MOST and b"FlateDecode" in match[0]:
            try:
                packed = data[match.end() : match.end() + _LARGEST]
                yield from _PACKET.findall(zlib.decompressobj().decompress(packed, _LARGEST))
            except zlib.error:
                continue
