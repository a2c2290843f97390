"""The items of a delivered XML file, one after the other, each a document.

Only one item is held as a tree at a time. Where a file breaks off, what came before counts and
the rest is told as unread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Unread, line_starts
from rightscheck.readers.builder import Builder, Ruler
from rightscheck.readers.encoding import Raw, decode
from rightscheck.readers.xml import Element, branches

Fill = Callable[[Builder, Element], None]
"""Writes an item into a builder; UnreadableDocument where it carries no news."""

_Found = Element | UnreadableDocument


def delivered(
    source: Raw, media_type: str, names: Mapping[str, Fill]
) -> Iterator[Document | Unread]:
    """Every element of these names as a document, `file.xml!2` being the second of several."""
    page, encoding = decode(source, markup=True)
    ruler, digest = Ruler(line_starts(page)), source.sha256()
    found = _found(page, source.name, tuple(names))
    for name, item in _named(found, source.name):
        builder = Builder(page, ruler)
        try:
            if isinstance(item, UnreadableDocument):
                raise item
            names[item.name](builder, item)
        except UnreadableDocument as error:
            yield Unread(name=name, problem=error.problem, hint=error.hint)
        else:
            yield builder.document(digest, name, media_type, encoding)


def no_news(_builder: Builder, item: Element) -> None:
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


def _named(found: Iterator[_Found], name: str) -> Iterator[tuple[str, _Found]]:
    first = tuple(islice(found, 2))
    if len(first) == 1:
        yield name, first[0]
    else:
        for number, item in enumerate(chain(first, found), 1):
            yield f"{name}!{number}", item
