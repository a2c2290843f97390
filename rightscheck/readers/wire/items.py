"""The items of a delivered XML file, one after the other, each a document.

Only one item is held as a tree at a time. Where a file breaks off, what came before counts and
the rest is told as unread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from typing import TypeVar

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Unread, line_starts
from rightscheck.readers.building.builder import Builder, Ruler
from rightscheck.readers.notations.xml import XmlElement, branches
from rightscheck.readers.raw.encoding import Raw, decode

Fill = Callable[[Builder, XmlElement], None]
"""Writes an item into a builder; UnreadableDocument where it carries no news."""

T = TypeVar("T")

_Found = XmlElement | UnreadableDocument


def delivered(
    source: Raw, media_type: str, names: Mapping[str, Fill]
) -> Iterator[Document | Unread]:
    """Every element of these names as a document, `file.xml!2` being the second of several."""
    page, encoding = decode(source, markup=True)
    ruler, digest = Ruler(line_starts(page)), source.sha256()
    found = _found(page, source.name, tuple(names))
    for name, item in numbered(found, source.name):
        builder = Builder(page, ruler)
        try:
            _fill(builder, item, names)
        except UnreadableDocument as error:
            yield Unread(name=name, problem=error.problem, hint=error.hint)
        else:
            yield builder.document(digest, name, media_type, encoding)


def _fill(builder: Builder, item: _Found, names: Mapping[str, Fill]) -> None:
    if isinstance(item, UnreadableDocument):
        raise item
    names[item.name](builder, item)
    if not builder.length:
        raise UnreadableDocument("holds no words", hint="look what is in it")


def no_news(_builder: Builder, item: XmlElement) -> None:
    """What to do with an item that only says what codes, people and plans there are."""
    raise UnreadableDocument(
        f"carries no news: it is a {item.name}", hint="nothing in it can be used or licensed"
    )


def _found(page: str, name: str, names: tuple[str, ...]) -> Iterator[_Found]:
    some = False
    try:
        for item in branches(page, name, *names):
            some = True
            yield item
    except UnreadableDocument as error:
        if not some:
            raise
        yield error
    else:
        if not some:
            raise UnreadableDocument("holds no item", where=name, hint="look what is in it")


def numbered(found: Iterator[T], name: str) -> Iterator[tuple[str, T]]:
    """Each with its name: that of the file, with a number where there are several."""
    first = tuple(islice(found, 2))
    if len(first) == 1:
        yield name, first[0]
    else:
        for number, item in enumerate(chain(first, found), 1):
            yield f"{name}!{number}", item
