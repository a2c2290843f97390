"""XML as a tree in which every stretch of text keeps its place in the file.

The marks are told as in HTML (`pages/markup.py`), since no parser at hand keeps the places of
text and attributes. Nothing that a document type declares is expanded or fetched: an entity
of the file's own stays in the text as it is written (`&bomb;`). Entities that XML lacks and
agencies write all the same (`&nbsp;`, `&eacute;`) mean what they mean in HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NoReturn

from rightscheck.errors import UnreadableDocument
from rightscheck.readers.builder import Piece
from rightscheck.readers.pages.markup import TAG, Attributes, attributes, plain, raw

DEEPEST = 200
"""Nesting of elements that is still read: news is flat, and readers may recurse."""

_MARK = re.compile(r"<(?=[^\s<>=])")
_DOCTYPE = re.compile(
    r"<!DOCTYPE(?:[^<>\[\]\"']|\"[^\"]*+\"|'[^']*+'|\[[^\]]*+\])*+>", re.IGNORECASE
)
_SKIPPED = (("<!--", "-->"), ("<?", "?>"))


class Element:
    """One element: local name, namespace, attributes by name in small letters, content.

    `content` holds elements and stretches of text in their order; `start` and `end` are offsets
    in the page.
    """

    __slots__ = ("_page", "attributes", "content", "end", "name", "namespace", "spaces", "start")

    def __init__(self, page: str, match: re.Match[str] | None, spaces: dict[str, str]) -> None:
        self._page = page
        self.content: list[Element | Piece] = []
        self.attributes: Attributes = attributes(page, *match.span(3)) if match else {}
        self.start, self.end = match.span() if match else (0, len(page))
        self.spaces = spaces
        for name in [name for name in self.attributes if name.startswith("xmlns")]:
            self.spaces = {**self.spaces, name.partition(":")[2]: self.attribute(name)}
        prefix, colon, local = (match[2] if match else "").rpartition(":")
        self.name = local
        self.namespace = self.spaces.get(prefix, prefix if colon else "")

    def attribute(self, name: str) -> str:
        """An attribute's value without the white space around it; empty where it has none."""
        return plain(iter(self.attribute_pieces(name)), self._page).strip()

    def attribute_pieces(self, name: str) -> tuple[Piece, ...]:
        """An attribute's value with its places."""
        span = self.attributes.get(name)
        return tuple(raw(self._page, *span)) if span else ()

    def __iter__(self) -> Iterator[Element]:
        """The elements right inside."""
        return (one for one in self.content if isinstance(one, Element))

    def walk(self, *names: str) -> Iterator[Element]:
        """Itself and all elements inside that have one of these names (all, if none is given)."""
        if not names or self.name in names:
            yield self
        for one in self:
            yield from one.walk(*names)

    def find(self, *path: str) -> Element | None:
        """The first element down this path of names."""
        return next(self.all(*path), None)

    def all(self, *path: str) -> Iterator[Element]:
        """Every element down this path of names."""
        if not path:
            yield self
        else:
            for one in self:
                if one.name == path[0]:
                    yield from one.all(*path[1:])

    def pieces(self) -> Iterator[Piece]:
        """Its text and that of all elements inside, with places."""
        for one in self.content:
            if isinstance(one, Element):
                yield from one.pieces()
            else:
                yield one

    def text(self) -> str:
        """Its words and those of all elements inside, without the white space around them."""
        return plain(self.pieces(), self._page).strip()


def tree(page: str, where: str) -> Element:
    """The outermost element; UnreadableDocument where the file is not whole or not XML."""
    outermost = Element(page, None, {})
    stack = [outermost]
    at = 0
    while at < len(page):
        mark = _MARK.search(page, at)
        begin = mark.start() if mark else len(page)
        if begin > at:
            stack[-1].content += raw(page, at, begin)
        at = _past(page, begin, stack, where) if mark else begin
    if len(stack) > 1:
        _refuse(f"ends inside <{stack[-1].name}>: it was cut off", where)
    root = next(iter(outermost), None)
    return root or _refuse("is not XML: it has no element", where)


def _past(page: str, begin: int, stack: list[Element], where: str) -> int:
    """One past the mark that begins here."""
    if page.startswith("<![CDATA[", begin):
        close = _close(page, begin, "]]>", where)
        stack[-1].content.append(Piece(None, begin + 9, close - 3))
        return close
    for opening, closing in _SKIPPED:
        if page.startswith(opening, begin):
            return _close(page, begin, closing, where)
    if page.startswith("<!", begin):
        declared = _DOCTYPE.match(page, begin)
        return declared.end() if declared else _close(page, begin, ">", where)
    tag = TAG.match(page, begin)
    if tag is None:
        _refuse(f"ends inside a tag at offset {begin}: it was cut off", where)
    if tag[1]:
        _end(tag, stack, where)
        return tag.end()
    element = Element(page, tag, stack[-1].spaces)
    stack[-1].content.append(element)
    if not tag[3].endswith("/"):
        stack.append(element)
        if len(stack) > DEEPEST:
            _refuse(f"is nested more than {DEEPEST} deep", where)
    return tag.end()


def _end(tag: re.Match[str], stack: list[Element], where: str) -> None:
    name = tag[2].rpartition(":")[2]
    if len(stack) == 1 or stack[-1].name != name:
        _refuse(f"ends <{name}> where <{stack[-1].name}> is open", where)
    stack.pop().end = tag.end()


def _close(page: str, begin: int, mark: str, where: str) -> int:
    close = page.find(mark, begin)
    return close + len(mark) if close >= 0 else _refuse(f"has no {mark}: it was cut off", where)


def _refuse(problem: str, where: str) -> NoReturn:
    raise UnreadableDocument(problem, where=where, hint="ask for it again, or repair it")
