"""XMP packets in a file's bytes: what a PDF declares of itself beside its old dictionary.

XMP Specification Part 3 has them lie open, to be found by scanning; where one is packed (Flate)
it is unpacked. A picture inside may bring a packet of its own, which says nothing of the text.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from itertools import islice

from rightscheck.errors import UnreadableDocument
from rightscheck.readers.building.declaring import Declared
from rightscheck.readers.notations.xml import tree

_OPENS = re.compile(rb"<(x:xmpmeta|rdf:RDF)")
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
    yield from islice(_open(data), _MOST)
    for match in islice(_PACKED.finditer(data), _MOST):
        if b"FlateDecode" in match[0]:
            try:
                packed = data[match.end() : match.end() + _LARGEST]
                yield from _open(zlib.decompressobj().decompress(packed, _LARGEST))
            except zlib.error:
                continue


def _open(data: bytes) -> Iterator[bytes]:
    """The packets that lie open, each letter looked at once; of one without an end nothing."""
    at = 0
    while opens := _OPENS.search(data, at):
        mark = b"</" + opens[1] + b">"
        at = data.find(mark, opens.end()) + len(mark)
        if at < len(mark):
            return
        yield data[opens.start() : at][:_LARGEST]
