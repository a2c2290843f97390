"""A library leafed through by people: newest first, a page at a time, by words of a title."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple

from rightscheck.model import Source

ROOM = 5_000
"""Sources that are unpacked for one page, at some 50 µs each: a quarter of a second."""

_DOWN = """
SELECT key, item FROM sources JOIN items USING (key)
WHERE key < :before AND (:holder IS NULL OR holder = :holder) ORDER BY key DESC LIMIT :room
"""
_LAST = 1 << 62


class Wanted(NamedTuple):
    """A query: words in id or title, the holder, below which key, how many at most, and read."""

    words: str
    holder: str | None
    before: int | None
    most: int
    room: int


class Leaf(NamedTuple):
    """Sources, and where to go on: None where there is nothing more.

    `looked` is how many were looked at. `full` says whether there is more because the page is
    full, or because it looked far enough for once.
    """

    sources: tuple[Source, ...]
    next: int | None = None
    looked: int = 0
    full: bool = False


def leaf(
    connection: sqlite3.Connection, wanted: Wanted, unpacked: Callable[[bytes], Source]
) -> Leaf:
    """One page of the library; the source with exactly this id comes first, and only there."""
    found = [] if wanted.before else list(_exact(connection, wanted, unpacked))
    words = wanted.words.casefold().split()
    before, looked = min(wanted.before or _LAST, _LAST), 0
    # One more than is looked at: whether there is anything beyond.
    bounds = {"before": before, "holder": wanted.holder, "room": wanted.room + 1}
    for key, blob in connection.execute(_DOWN, bounds):
        if looked == wanted.room or len(found) >= wanted.most:
            return Leaf(tuple(found), before, looked, full=looked < wanted.room)
        before, looked = key, looked + 1
        source = unpacked(blob)
        said = f"{source.id} {source.title or ''}".casefold()
        if source.id != wanted.words and all(word in said for word in words):
            found.append(source)
    return Leaf(tuple(found), None, looked)


def _exact(
    connection: sqlite3.Connection, wanted: Wanted, unpacked: Callable[[bytes], Source]
) -> Iterator[Source]:
    rows = connection.execute(
        "SELECT item FROM sources JOIN items USING (key)"
        " WHERE id = :words AND (:holder IS NULL OR holder = :holder)",
        {"words": wanted.words, "holder": wanted.holder},
    )
    return (unpacked(blob) for (blob,) in rows)
