"""XML as a tree in which every stretch of text keeps its place in the file.

The marks are told as in HTML (`pages/markup.py`), since no parser at hand keeps the places of
text and attributes. Nothing that a document type declares is expanded or fetched: an entity
of the file's own stays in the text as it is written (`&bomb;`). Entities that XML lacks and
agencies write all the same (`&nbsp;`, `&eacute;`) mean what they mean in HTML.

A file of any size is read in `steps`; `branches` keeps one item of a delivery at a time, `tree`
keeps all of a file that is one item.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterator
from typing import NamedTuple, NoReturn

from rightscheck.errors import UnreadableDocument
from rightscheck.readers.building.builder import Piece, Pieces, plain
from rightscheck.readers.pages.markup import TAG, Attributes, attributes, raw

DEEPEST = 200
"""Nesting of elements that is still read: news is flat, and readers may recurse."""

MOST = 500_000
"""Elements that are kept at a time. No item has so many, and more would fill the memory."""

_NO_MARK = frozenset("\t\n\f\r <>=")
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_DECLARED = re.compile(
    r"<!DOCTYPE(?:[^<>\[\]\"']|\"[^\"]*+\"|'[^']*+'|\[[^\]]*+\])*+>", re.IGNORECASE
)
_SKIPPED = (("<!--", "-->"), ("<?", "?>"))


class XmlElement:
    """One element: local name, namespace, attributes by name in small letters, content.

    `content` holds elements and stretches of text in their order; `start` and `end` are offsets
    in the page. Attributes are looked at when somebody asks for one.
    """

    __slots__ = (
        "_attributes",
        "_page",
        "_tag",
        "content",
        "end",
        "name",
        "prefix",
        "spaces",
        "start",
    )

    def __init__(self, page: str, match: re.Match[str] | None, spaces: ChainMap[str, str]) -> None:
        self._page = page
        self._attributes: Attributes | None = None
        self.content: list[XmlElement | Piece] = []
        self.start, self.end = match.span() if match else (0, len(page))
        self._tag = match.span(3) if match else (0, 0)
        prefix, _, name = (match[2] if match else "").rpartition(":")
        self.prefix: str = prefix
        self.name: str = name
        self.spaces = spaces
        if page.find("xmlns", *self._tag) >= 0:
            keys = (key for key in self.attributes if key.startswith("xmlns"))
            own = {key.partition(":")[2]: self.attribute(key) for key in keys}
            self.spaces = ChainMap(own, *spaces.maps)

    @property
    def namespace(self) -> str:
        """The address that its prefix stands for; the prefix, if nothing says."""
        return self.spaces.get(self.prefix, self.prefix)

    @property
    def attributes(self) -> Attributes:
        """Where the raw values of its attributes stand."""
        if self._attributes is None:
            self._attributes = attributes(self._page, *self._tag)
        return self._attributes

    def attribute(self, name: str) -> str:
        """An attribute's value without the white space around it; empty where it has none."""
        return plain(self.attribute_pieces(name), self._page).strip()

    def attribute_pieces(self, name: str) -> Pieces:
        """An attribute's value with its places."""
        span = self.attributes.get(name)
        return tuple(raw(self._page, *span)) if span else ()

    def __iter__(self) -> Iterator[XmlElement]:
        """The elements right inside."""
        return (one for one in self.content if isinstance(one, XmlElement))

    def walk(self, *names: str) -> Iterator[XmlElement]:
        """Itself and all elements inside that have one of these names (all, if none is given)."""
        if not names or self.name in names:
            yield self
        for one in self:
            yield from one.walk(*names)

    def find(self, *path: str) -> XmlElement | None:
        """The first element down this path of names."""
        found = self.all(*path)
        return found[0] if found else None

    def value(self, attribute: str, *path: str) -> str:
        """An attribute of the first element down a path; empty where there is none."""
        found = self.find(*path)
        return found.attribute(attribute) if found else ""

    def all(self, *path: str) -> list[XmlElement]:
        """Every element down this path of names."""
        found = [self]
        for name in path:
            inside = [one for above in found for one in above.content]
            found = [one for one in inside if isinstance(one, XmlElement) and one.name == name]
        return found

    def pieces(self) -> Iterator[Piece]:
        """Its text and that of all elements inside, with places."""
        for one in self.content:
            if isinstance(one, XmlElement):
                yield from one.pieces()
            else:
                yield one

    def text(self) -> str:
        """Its words and those of all elements inside, without the white space around them."""
        return plain(self.pieces(), self._page).strip()


class XmlEvent(NamedTuple):
    """What comes next: `element` begins or ends, or (it being none) `page[start:end]` is text.

    Text that is `verbatim` (CDATA) holds no entities.
    """

    element: XmlElement | None
    start: int
    end: int
    begins: bool = False
    verbatim: bool = False


def steps(page: str, where: str, start: int = 0, end: int | None = None) -> Iterator[XmlEvent]:
    """A file, or a part of it, to its end; UnreadableDocument where it is not whole."""
    stack: list[XmlElement] = []
    at, end = start, len(page) if end is None else end
    while (begin := _mark(page, at, end)) >= 0:
        if begin > at:
            yield XmlEvent(None, at, begin)
        if page[begin + 1] in "!?":
            at = _skipped(page, begin, where, end)
            if page.startswith("<![CDATA[", begin):
                yield XmlEvent(None, begin + 9, at - 3, verbatim=True)
            continue
        tag = TAG.match(page, begin, end) or _refuse(
            f"ends inside a tag at offset {begin}: it was cut off", where
        )
        at = tag.end()
        if tag[1]:
            yield XmlEvent(_ended(tag, stack, where), begin, at)
            continue
        element = XmlElement(page, tag, stack[-1].spaces if stack else ChainMap())
        yield XmlEvent(element, begin, at, begins=True)
        if tag[3].endswith("/"):
            yield XmlEvent(element, at, at)
        else:
            _opened(element, stack, where)
    if at < end:
        yield XmlEvent(None, at, end)
    if stack:
        _refuse(f"ends inside <{stack[-1].name}>: it was cut off", where)


def branches(
    page: str, where: str, *names: str, start: int = 0, end: int | None = None
) -> Iterator[XmlElement]:
    """Every outermost element that has one of these names, one after the other."""
    stack: list[XmlElement] = []
    kept = 0
    for step in steps(page, where, start, end):
        element = step.element
        if element is None:
            if stack:
                _text(stack[-1], page, step)
        elif step.begins:
            if stack or element.name in names:
                if stack:
                    stack[-1].content.append(element)
                stack.append(element)
                kept += 1
                if kept > MOST:
                    _refuse(f"has more than {MOST:,} elements in one <{stack[0].name}>", where)
        elif stack:
            stack.pop()
            if not stack:
                yield element
                kept = 0


def tree(page: str, where: str, start: int = 0, end: int | None = None) -> XmlElement:
    """The outermost element; UnreadableDocument where the file is not whole or not XML."""
    found = (step.element.name for step in steps(page, where, start, end) if step.element)
    name = next(found, "")
    root = next(branches(page, where, name, start=start, end=end), None) if name else None
    return root or _refuse("is not XML: it has no element", where)


def _mark(page: str, at: int, end: int) -> int:
    """Where the next mark begins; -1 where there is none. A `<` before white space is text."""
    while (at := page.find("<", at, end)) >= 0:
        if page[at + 1 : at + 2] not in _NO_MARK:
            return at if at + 1 < end else -1
        at += 1
    return at


def _text(element: XmlElement, page: str, step: XmlEvent) -> None:
    if step.verbatim or page.find("&", step.start, step.end) < 0:
        element.content.append(Piece(None, step.start, step.end))
    else:
        element.content += raw(page, step.start, step.end)


def _skipped(page: str, begin: int, where: str, end: int) -> int:
    """One past a comment, a declaration, a processing instruction or a CDATA section."""
    if page.startswith("<![CDATA[", begin):
        return _close(page, begin, "]]>", where, end)
    for opening, closing in _SKIPPED:
        if page.startswith(opening, begin):
            return _close(page, begin, closing, where, end)
    if not _DOCTYPE.match(page, begin):
        return _close(page, begin, ">", where, end)
    declared = _DECLARED.match(page, begin, end)
    return declared.end() if declared else _refuse("has a document type without an end", where)


def _opened(element: XmlElement, stack: list[XmlElement], where: str) -> None:
    stack.append(element)
    if len(stack) > DEEPEST:
        _refuse(f"is nested more than {DEEPEST} deep", where)


def _ended(tag: re.Match[str], stack: list[XmlElement], where: str) -> XmlElement:
    name = tag[2].rpartition(":")[2]
    if not stack or stack[-1].name != name:
        around = f"<{stack[-1].name}>" if stack else "nothing"
        _refuse(f"ends <{name}> where {around} is open", where)
    element = stack.pop()
    element.end = tag.end()
    return element


def _close(page: str, begin: int, mark: str, where: str, end: int) -> int:
    close = page.find(mark, begin, end)
    return close + len(mark) if close >= 0 else _refuse(f"has no {mark}: it was cut off", where)


def _refuse(problem: str, where: str) -> NoReturn:
    raise UnreadableDocument(problem, where=where, hint="ask for it again, or repair it")
