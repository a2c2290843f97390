"""Sources are put on the shelves of a library and taken off, a commit at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from rightscheck.errors import UnusableDelivery
from rightscheck.model import Source
from rightscheck.sources import runs
from rightscheck.sources.items import Item, item, packed, seconds
from rightscheck.sources.marks import marks_of
from rightscheck.sources.postings import postings_of

BATCH = 500
"""Sources in a commit: what a killed delivery may have to do again."""

LARGEST = 8_000_000
"""Characters in a commit, so that long texts do not fill the memory."""


def batches(sources: Iterable[Source]) -> Iterator[list[Item]]:
    """`sources` in commits, no id twice in one of them."""
    batch: dict[str, Item] = {}
    size = 0
    for source in sources:
        try:
            ready = item(source)
        except UnusableDelivery:
            yield list(batch.values())
            raise
        if source.id in batch or len(batch) == BATCH or size > LARGEST:
            yield list(batch.values())
            batch, size = {}, 0
        batch[source.id] = ready
        size += len(source.text)
    yield list(batch.values())


def keep(connection: sqlite3.Connection, batch: Sequence[Item]) -> int:
    """Put in those of `batch` that are new or say anything else than before; how many."""
    there = _known(connection, [each.source.id for each in batch])
    fresh = [each for each in batch if there.get(each.source.id, (0, b""))[1] != each.sha256]
    _drop(connection, [there[each.source.id][0] for each in fresh if each.source.id in there])
    _insert(connection, fresh)
    _note_change(connection, len(fresh))
    return len(fresh)


def remove(connection: sqlite3.Connection, ids: Sequence[str]) -> int:
    """Take out those of `ids` that are there; how many."""
    keys = [key for key, _ in _known(connection, ids).values()]
    _drop(connection, keys)
    _note_change(connection, len(keys))
    return len(keys)


def _known(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, tuple[int, bytes]]:
    """Key and hash of those of `ids` that the library holds."""
    rows = connection.execute(
        "SELECT id, key, sha256 FROM sources WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )
    return {id_: (key, sha256) for id_, key, sha256 in rows}


def _drop(connection: sqlite3.Connection, keys: Sequence[int]) -> None:
    for statement in (
        "DELETE FROM sources WHERE key = ?",
        "DELETE FROM items WHERE key = ?",
        "INSERT INTO gone VALUES (?)",
    ):
        connection.executemany(statement, ((key,) for key in keys))


def _insert(connection: sqlite3.Connection, items: Sequence[Item]) -> None:
    last = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'sources'").fetchone()
    first = (last[0] if last else 0) + 1
    now = seconds(datetime.now(UTC))
    connection.executemany(
        "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (key, s.id, s.holder, s.language, seconds(s.published), s.status, s.version_of, h, now)
            for key, (s, _, h) in enumerate(items, first)
        ),
    )
    with ThreadPoolExecutor(1) as helper:  # zlib lets others run meanwhile
        blobs = helper.submit(lambda: [packed(each.json) for each in items])
        marks = marks_of([each.source.text for each in items])
    connection.executemany("INSERT INTO items VALUES (?, ?)", enumerate(blobs.result(), first))
    keys = range(first, first + len(items))
    runs.write(connection, [postings_of(marks, keys)])


def _note_change(connection: sqlite3.Connection, count: int) -> None:
    if count:
        connection.execute("UPDATE library SET changes = changes + 1, layout = layout + 1")
