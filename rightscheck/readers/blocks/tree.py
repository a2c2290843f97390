"""Blocks of content systems in, a `Document` out; any other JSON by its keys and its sentences.

Gutenberg, Contentful rich text, Portable Text, Draft.js, Lexical, Editor.js, Slate, ProseMirror
and TipTap differ in what they call things and agree in what they are: a tree of nodes that have
a kind, with text in the leaves. One table (`kinds.py`) tells which kind is which element of
HTML; the walker of pages does the rest, so that roles mean the same in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rightscheck.model import Document, Role, Span
from rightscheck.readers.aliases import LICENCE_ADDRESS, SPOKEN, normal
from rightscheck.readers.blocks import kinds
from rightscheck.readers.building.builder import Builder, Pieces, plain, spoken
from rightscheck.readers.building.grafting import graft
from rightscheck.readers.notations.json import Object, tree
from rightscheck.readers.pages.frontmatter import meaning
from rightscheck.readers.pages.html import fragment
from rightscheck.readers.pages.walker import Walker
from rightscheck.readers.raw.encoding import Raw, decode

_MARKUP = re.compile(r"(?i)</?[a-z][a-z0-9]*+(?:\s[^<>]*+)?/?>|&(?:#\d{1,6}|[a-z]{2,8});")
_PROSE = re.compile(r"(?:\S++\s++){6}\S|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af、。]{25}")
_WORDS = re.compile(r"\w\s+\w|[^\x00-\x7f]|©")
_LOCALE = re.compile(r"[a-z]{2}(?:[a-z]{2})?")


def read(source: Raw) -> Iterator[Document]:
    """A JSON file: one document, or one a member where it is a list of entries."""
    page, encoding = decode(source)
    root = tree(page, source.name)
    entries = [one for one in root.objects("") if not kinds.element(one) and "text" not in one]
    several = len(entries) > 1 and len(entries) == len(list(root))
    for number, one in enumerate(entries if several else [root], 1):
        builder = Builder(page)
        Telling(builder).object(one, ())
        name = f"{source.name}!{number}" if several else source.name
        yield builder.document(source.data, name, "application/json", encoding)


class Telling:
    """Tells one tree; `links` are the addresses that marks of the open block stand for."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.walker = Walker(builder)
        self.links: dict[str, str] = {}
        self.inside = 0  # how many nodes are open
        self.at = 0  # where in the file the value begins that is told

    def object(self, node: Object, path: tuple[str, ...]) -> None:
        """A node of a known kind, or any object."""
        kept = self.links
        if "markdefs" in node or "entitymap" in node:
            self.links = {**kept, **kinds.marked(node), **kinds.entities(node)}
        element = kinds.element(node)
        if element:
            self._open(element)
            if element == "a":
                self._point(kinds.address(node))
        at = self.builder.length
        self._members(node, path)
        for start, length, address in kinds.ranges(node, self.links):
            span = Span(at + start, min(at + start + length, self.builder.length))
            if span.length > 0:
                self.builder.fact("link", address, span)
        if element:
            self._close(element)
        self.links = kept

    def _members(self, node: Object, path: tuple[str, ...]) -> None:
        for key in node.keys:
            if self.inside and (key in kinds.SILENT or not self._is_read(key)):
                continue
            if key == "text" and not node.text(key):
                self.builder.space(self.at, self.at)  # white space between two links
            below = path if key in kinds.TRANSPARENT else (*path, key)
            item = kinds.MEMBERS.get(key, "") if self.inside else ""
            for value in node.values(key):
                self._value(value, key, below, node)
            for one in node.objects(key):
                wrapped = item if item and not kinds.element(one) else ""
                self._open(wrapped)
                self.object(one, below)
                self._close(wrapped)

    def _is_read(self, key: str) -> bool:
        return key in kinds.OF_PICTURES or not self.walker.within("figcaption")

    def _value(self, value: Pieces, key: str, path: tuple[str, ...], node: Object) -> None:
        written = plain(value, self.builder.original)
        self.at = value[0].start
        if not self.inside:
            self._declared(value, written, path)
        elif key == "text" or (key == "value" and "nodetype" in node):
            self._leaf(value, written, node)
        elif key in kinds.WRITTEN or key in kinds.MEMBERS or self.walker.within("figcaption"):
            element = kinds.MEMBERS.get(key, "div")
            self._open(element)
            self._text(value, written)
            self.at = value[-1].end
            self._close(element)

    def _open(self, element: str) -> None:
        if element:
            self.inside += 1
            self.walker.start(element, self.at)

    def _close(self, element: str) -> None:
        if element:
            self.inside -= 1
            self.walker.close(element, self.at)

    def _leaf(self, value: Pieces, written: str, node: Object) -> None:
        address = kinds.leads(node, self.links)
        self._point(address)
        if _MARKUP.search(written) and kinds.is_markup(node):
            self._text(value, written)
        else:
            self.builder.role = self.walker.state.role
            self.builder.add(value)
        if address:
            self.walker.declared.end_link()

    def _text(self, value: Pieces, written: str) -> None:
        self.builder.role = self.walker.state.role
        if _MARKUP.search(written):
            graft(self.builder, value, fragment)
        else:
            self.builder.add(value)

    def _declared(self, value: Pieces, written: str, path: tuple[str, ...]) -> None:
        """A value outside of all blocks: what its keys call it, or what it looks like."""
        keys = path[:-1] if path[1:] and _LOCALE.fullmatch(path[-1]) and _says(path[:-1]) else path
        fact, role = meaning(keys) if keys else ("", Role.METADATA)
        if keys and normal(keys[-1]) in SPOKEN:
            self.builder.value(spoken(keys[-1], value))
        elif fact:
            self.builder.declare(fact, value, role)
        elif role is Role.METADATA and (_PROSE.search(written) or _MARKUP.search(written)):
            with self.builder.part(value[0].start, value[-1].end):
                self._text(value, written)
        elif role is not Role.METADATA or _WORDS.search(written) or LICENCE_ADDRESS.search(written):
            self.builder.value(value, role, value[0].start)

    def _point(self, address: str) -> None:
        if address:
            self.walker.declared.points(address, (), self.walker.state.role)


def _says(path: tuple[str, ...]) -> bool:
    """Is this a key that declares something, so that one below it may be a language?"""
    return meaning(path) != ("", Role.METADATA)
