"""What all feeds have alike: facts by a table, prose, captions, a document an item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Role, Unread, line_starts
from rightscheck.readers.aliases import word_set
from rightscheck.readers.building.builder import (
    Builder,
    Piece,
    Pieces,
    Ruler,
    plain,
    spoken,
)
from rightscheck.readers.building.grafting import graft, plainly
from rightscheck.readers.notations import json, xml
from rightscheck.readers.notations.json import Object
from rightscheck.readers.pages.html import fragment
from rightscheck.readers.raw.encoding import Raw, decode

MOST = 10_000
"""Items of one file that are still read; a day of the largest wire has fewer."""

Facts = Mapping[str, Sequence[str]]
"""For each fact the keys that may hold it, dots between; the first that says anything counts."""

MARKS = 2_000_000
"""Escapes or entities of one file: each keeps its place, and more would fill the memory."""

Item = TypeVar("Item")

_MANY = word_set("author credit source rights copyright note signal feed")
_MUTE = word_set("id item_type language published modified version url embedded source feed status")
_MARKUP = re.compile(r"<[A-Za-z/!]|&#?+\w++;")


class File(NamedTuple):
    """A file whose items become documents: as it came, and as what it was read."""

    source: Raw
    page: str
    encoding: str
    media_type: str


def opened_json(source: Raw, media_type: str = "application/json") -> tuple[File, Object]:
    """A delivered file, and its outermost value, which has that or its members under ""."""
    file = _opened(source, media_type, "\\")
    return file, json.tree(file.page, source.name)


def opened_xml(source: Raw) -> tuple[File, xml.XmlElement]:
    """A delivered file, and its outermost element."""
    file = _opened(source, "application/xml", "&")
    return file, xml.tree(file.page, source.name)


def _opened(source: Raw, media_type: str, mark: str) -> File:
    """A file as text, where `mark` begins an escape or an entity.

    UnreadableDocument where there are so many that their places would fill the memory.
    """
    page, encoding = decode(source, markup=mark == "&")
    if page.count(mark) > MARKS:
        problem = f"has more than {MARKS:,} escapes or entities"
        raise source.unreadable(problem, "deliver it in parts")
    return File(source, page, encoding, media_type)


def documents(
    file: File, items: Sequence[Item], write: Callable[[Builder, Item], None], what: str
) -> Iterator[Document | Unread]:
    """One document an item, `name!2` being the second of several.

    UnreadableDocument where none says anything; `what` is what the file then is.
    """
    name = file.source.name
    ruler = Ruler(line_starts(file.page))
    digest = file.source.sha256()
    found = False
    for number, item in enumerate(items[:MOST], 1):
        builder = Builder(file.page, ruler)
        write(builder, item)
        document = builder.document(
            digest,
            name if len(items) == 1 else f"{name}!{number}",
            file.media_type,
            file.encoding,
        )
        if _says_anything(document):
            found = True
            yield document
    if len(items) > MOST:
        problem = f"holds {len(items):,} items: those after the first {MOST:,} were not read"
        yield Unread(name=name, problem=problem, hint="deliver it in parts")
    elif not found:
        raise UnreadableDocument(f"is {what} without words", where=name, hint="nothing to check")


def _says_anything(document: Document) -> bool:
    """Are there words, or something that was said of rights?"""
    if any(fact.name not in _MUTE or fact.value == "canceled" for fact in document.facts):
        return True
    declared = sum(span.length for span, role in document.regions if role is Role.METADATA)
    return len("".join(document.text.split())) > declared


def declare(
    builder: Builder, fact: str, pieces: Iterable[Piece], *, markup: bool | None = None
) -> None:
    """A value without white space around it, as a fact.

    `markup` says whether it is HTML; where nobody knows, tags and entities in it tell.
    """
    written = readable(builder, pieces, markup=markup)
    builder.declare(fact, written, Role.TITLE if fact == "title" else Role.METADATA)


def declare_all(builder: Builder, node: Object, facts: Facts) -> None:
    """Everything that an object says by a table of its format."""
    for fact, paths in facts.items():
        found = ([*node.values(*path.split("."))] for path in paths)
        values = next((some for some in found if some), [])
        for pieces in values if fact in _MANY else values[:1]:
            declare(builder, fact, pieces)


def caption(builder: Builder, pieces: Iterable[Piece]) -> None:
    """A line that speaks of a picture, and so declares nothing of the item."""
    written = readable(builder, pieces)
    if written:
        builder.value(written, Role.CAPTION, written[0].start)


def picture_credit(builder: Builder, pieces: Iterable[Piece], label: str = "Photo") -> None:
    """Who made or owns a picture, said as such: a bare name could as well be the text's author."""
    written = readable(builder, pieces)
    if written:
        builder.value(spoken(label, written), Role.CAPTION, written[0].start)


def prose(
    builder: Builder, pieces: Sequence[Piece], role: Role = Role.BODY, *, markup: bool | None = None
) -> None:
    """A value that people read, apart from what is around it."""
    if not pieces:
        return
    with builder.part(pieces[0].start, pieces[-1].end, role):
        if is_markup(builder, pieces, told=markup):
            graft(builder, pieces, fragment)
        else:
            builder.add(trimmed(builder, pieces))


def readable(builder: Builder, pieces: Iterable[Piece], *, markup: bool | None = None) -> Pieces:
    """A value's words: its markup read, the white space around it gone."""
    written = tuple(pieces)
    if is_markup(builder, written, told=markup):
        written = plainly(builder.original, written, fragment)
    return trimmed(builder, written)


def is_markup(builder: Builder, pieces: Iterable[Piece], *, told: bool | None = None) -> bool:
    """Is a value HTML? Where nobody `told`, tags and entities in it tell."""
    if told is not None:
        return told
    return bool(_MARKUP.search(plain(pieces, builder.original)))


def trimmed(builder: Builder, pieces: Iterable[Piece]) -> Pieces:
    """A value without the white space around it."""
    page = builder.original
    kept = [piece for piece in pieces if piece.text or piece.end > piece.start]
    blank = [not plain((piece,), page).strip() for piece in kept]
    if all(blank):
        return ()
    kept = kept[blank.index(False) : len(kept) - blank[::-1].index(False)]
    text, start, end = kept[0]
    first = plain(kept[:1], page).lstrip()
    kept[0] = Piece(None, end - len(first), end) if text is None else Piece(first, start, end)
    text, start, end = kept[-1]
    last = plain(kept[-1:], page).rstrip()
    kept[-1] = Piece(None, start, start + len(last)) if text is None else Piece(last, start, end)
    return tuple(kept)
