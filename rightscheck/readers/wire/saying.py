"""Tables of what an item says of itself: the fact, the elements that say it, and how.

A row names a path of elements (of several, `a/b|c`, the first that says anything); in each of
them the first of `values` that is not empty counts: `@literal` is an attribute, `name` an element
inside, `.` the element's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rightscheck.model import Role, Span
from rightscheck.readers.building.builder import Builder, Piece, Pieces, plain
from rightscheck.readers.notations.xml import XmlElement
from rightscheck.readers.wire.prose import tidy, words

_CODE = re.compile(r"[^:/#]*+\Z")


class Row(NamedTuple):
    """One line of a table. An empty `fact` puts the words into the text and declares nothing.

    `local` takes what stands last in a code or an address: `usable` of `stat:usable`.
    """

    fact: str
    path: str
    values: tuple[str, ...] = (".",)
    local: bool = False
    role: Role = Role.METADATA


class DeclaredValue(NamedTuple):
    """A value that was found, and where its words stand in the text."""

    value: str
    span: Span


def declare_rows(
    builder: Builder,
    item: XmlElement,
    rows: Iterable[Row],
    said: set[tuple[str, str]] | None = None,
) -> None:
    """Declare everything that the rows find in an item, in their order, and nothing twice.

    `said` is what was declared before: facts and values.
    """
    said = set() if said is None else said
    for row in rows:
        for path in row.path.split("|"):
            nodes = item.all(*path.split("/")) if path else (item,)
            answers = [_first(node, row, builder.original) for node in nodes]
            for pieces in filter(None, answers):
                value = (row.fact, plain(pieces, builder.original))
                if value not in said:
                    said.add(value)
                    builder.declare(row.fact, pieces, row.role)
            if any(answers):
                break


def declare_row(builder: Builder, node: XmlElement, row: Row) -> DeclaredValue | None:
    """Declare what one element says by one row; nothing where it says nothing."""
    pieces = _first(node, row, builder.original)
    if not pieces:
        return None
    builder.declare(row.fact, pieces, row.role)
    value = plain(pieces, builder.original)
    return DeclaredValue(value, Span(builder.length - len(value), builder.length))


def phrase(node: XmlElement, *parts: str | Pieces) -> Pieces:
    """Words of ours around values of a file: `© 2026 AP` out of two attributes.

    Empty where none of the values is there.
    """
    found = [part for part in parts if part]
    if all(isinstance(part, str) for part in found):
        return ()
    at = node.start
    pieces: list[Piece] = []
    for part in found:
        if isinstance(part, str):
            pieces.append(Piece(part, at, at))
        else:
            pieces += part
            at = part[-1].end
    return tuple(pieces)


def _first(node: XmlElement, row: Row, page: str) -> Pieces:
    found = next(filter(None, (p for value in row.values for p in _values(node, value, page))), ())
    return _local(found, page) if row.local else found


def _values(node: XmlElement, value: str, page: str) -> Iterator[Pieces]:
    if value.startswith("@"):
        yield tidy(node.attribute_pieces(value[1:]), page)
    elif value == ".":
        yield words(node, page)
    else:
        for one in node.all(*value.split("/")):
            yield words(one, page)


def _local(pieces: Pieces, page: str) -> Pieces:
    if len(pieces) != 1 or pieces[0].text is not None:
        return pieces
    match = _CODE.search(page, pieces[0].start, pieces[0].end)
    return (Piece(None, match.start(), pieces[0].end),) if match else pieces
