"""The ZIP file that a Word or OpenDocument file is, and the XML in it, read as a stream.

Expat, of the standard library, reads it: what a person looks for in such a file is a paragraph,
not a place in the XML. A document type declaration is refused (OPC forbids one, ECMA-376 Part 2
8.1.4, and no writer of OpenDocument makes one), so there are no entities to expand.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from rightscheck.errors import UnreadableDocument
from rightscheck.readers.raw.allowance import UNPACKING
from rightscheck.readers.raw.encoding import Raw
from rightscheck.readers.raw.refusal import LARGEST

DEEPEST = 500
"""Nesting of elements that is still read."""

_BLOCK = 1 << 16
_BROKEN = "open it in its programme and save it anew"


class Handler:
    """Who hears of a part's elements, by their local names (`svg:title` but for SVG's).

    What it does not care for, it need not write.
    """

    def start(self, name: str, found: dict[str, str]) -> None:
        """An element begins; its attributes by local names."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Text, maybe only a part of it."""


class Package:
    """One office file: its parts by name."""

    def __init__(self, source: Raw) -> None:
        self.where = source.name
        try:
            self._archive = ZipFile(source.stream())
        except (BadZipFile, ValueError, NotImplementedError) as error:
            raise UnreadableDocument(
                "is broken or was cut off: it is no whole ZIP file", where=self.where, hint=_BROKEN
            ) from error
        self.names = frozenset(self._archive.namelist())

    def parse(self, name: str, handler: Handler) -> None:
        """Tell `handler` of a part; nothing where there is none."""
        if name not in self.names:
            return
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        depth = 0

        def start(element: str, found: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > DEEPEST:
                self._refuse(name, f"is nested more than {DEEPEST} deep")
            handler.start(_local(element), {_local(key): value for key, value in found.items()})

        def end(element: str) -> None:
            nonlocal depth
            depth -= 1
            handler.end(_local(element))

        def doctype(*_: object) -> None:
            self._refuse(name, "has a document type of its own, which could hide a bomb")

        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = handler.text
        parser.StartDoctypeDeclHandler = doctype
        try:
            for block in self._blocks(name):
                parser.Parse(block)
            parser.Parse(b"", True)  # noqa: FBT003 -- expat names no parameter
        except (expat.ExpatError, LookupError, ValueError) as error:
            self._refuse(name, f"is no whole XML ({error})")

    def _blocks(self, name: str) -> Iterator[bytes]:
        size = 0
        try:
            with self._archive.open(name) as part:
                while block := part.read(_BLOCK):
                    size += len(block)
                    if size > LARGEST:
                        self._refuse(name, f"unpacks to more than {LARGEST:,} bytes")
                    yield block
        except RuntimeError as error:  # so says zipfile of what asks for a password
            raise UnreadableDocument(
                "is encrypted", where=self.where, hint="save it without a password"
            ) from error
        except UNPACKING as error:
            self._refuse(name, f"cannot be unpacked ({error or 'it ends too early'})")

    def _refuse(self, part: str, problem: str) -> None:
        raise UnreadableDocument(f"{part} in it {problem}", where=self.where, hint=_BROKEN)


def _local(name: str) -> str:
    space, _, local = name.rpartition("}")
    return f"svg:{local}" if "svg" in space else local
