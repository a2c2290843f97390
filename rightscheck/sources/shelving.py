"""Sources are put on the shelves of a library and taken off, a commit at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np

from rightscheck.errors import UnusableDelivery, UnusableSources
from rightscheck.model import Source
from rightscheck.sources import runs, schema
from rightscheck.sources.items import Item, item, packed, seconds, unpacked
from rightscheck.sources.marks import Marks, marks_of
from rightscheck.sources.postings import KEYS, postings_of

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
    """Put in those of `batch` that are new or say anything else than before; how many.

    One whose text is what it was (a new status, an embargo lifted) keeps its key, and the
    index is not touched.
    """
    known = _known(connection, [each.source.id for each in batch])
    new = [each for each in batch if each.source.id not in known]
    changed = [
        (known[each.source.id].key, each)
        for each in batch
        if each.source.id in known and known[each.source.id].sha256 != each.sha256
    ]
    same, other = dict[int, Item](), dict[int, Item]()
    for key, each in changed:
        (same if _text(connection, key) == each.source.text else other)[key] = each
    _update(connection, same)
    _drop(connection, list(other))
    _insert(connection, [*new, *other.values()])
    _note_change(connection, len(new) + len(changed), len(new))
    return len(new) + len(changed)


def remove(connection: sqlite3.Connection, ids: Sequence[str]) -> int:
    """Take out those of `ids` that are there; how many."""
    keys = [known.key for known in _known(connection, ids).values()]
    _drop(connection, keys)
    _note_change(connection, len(keys), -len(keys))
    return len(keys)


def reindex(connection: sqlite3.Connection) -> int:
    """Take the next sources into an index made anew; how many, and 0 when it is finished.

    The first call empties the index. How far it has come is kept with it.
    """
    ours = schema.UNFINISHED + schema.scheme()
    (state,) = connection.execute("SELECT scheme FROM library").fetchone()
    begun, _, last = state.rpartition(" ")
    if begun != ours:
        schema.lay_out_index(connection)
        last = 0
    rows = connection.execute(
        "SELECT key, item FROM items WHERE key > ? ORDER BY key LIMIT ?", (int(last), BATCH)
    ).fetchall()
    if rows:
        keys = [key for key, _ in rows]
        _index(connection, keys, marks_of([unpacked(blob).text for _, blob in rows]))
    connection.execute(
        "UPDATE library SET scheme = ?, layout = layout + 1, swept = swept + 1",
        (f"{ours} {rows[-1][0]}" if rows else schema.scheme(),),
    )
    return len(rows)


class _Known(NamedTuple):
    key: int
    sha256: bytes


def _known(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, _Known]:
    """Those of `ids` that the library holds."""
    rows = connection.execute(
        "SELECT id, key, sha256 FROM sources WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )
    return {id_: _Known(key, sha256) for id_, key, sha256 in rows}


def _text(connection: sqlite3.Connection, key: int) -> str | None:
    """The text of a source, or None if what is kept of it is damaged and must be replaced."""
    row = connection.execute("SELECT item FROM items WHERE key = ?", (key,)).fetchone()
    try:
        return unpacked(row[0]).text if row else None
    except UnusableSources:
        return None


def _update(connection: sqlite3.Connection, items: Mapping[int, Item]) -> None:
    connection.executemany(
        "UPDATE sources SET (key, id, holder, language, moment, status, version_of, sha256, added)"
        " = (?1, ?, ?, ?, ?, ?, ?, ?, ?) WHERE key = ?1",
        (_row(key, each) for key, each in items.items()),
    )
    connection.executemany(
        "UPDATE items SET item = ? WHERE key = ?",
        ((packed(each.json), key) for key, each in items.items()),
    )


def _drop(connection: sqlite3.Connection, keys: Sequence[int]) -> None:
    for statement in (
        "DELETE FROM sources WHERE key = ?",
        "DELETE FROM items WHERE key = ?",
        "DELETE FROM sketches WHERE key = ?",
        # In the state that this commit makes they are gone.
        "INSERT INTO gone SELECT layout + 1, ? FROM library",
    ):
        connection.executemany(statement, ((key,) for key in keys))


def _insert(connection: sqlite3.Connection, items: Sequence[Item]) -> None:
    last = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'sources'").fetchone()
    first = (last[0] if last else 0) + 1
    if first + len(items) > KEYS:
        raise UnusableSources(
            f"has numbered {int(KEYS):,} sources, more than its index can tell apart",
            hint="add all sources again to a new library",
        )
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 -- who only reads needs none

    with ThreadPoolExecutor(1) as helper:  # zlib lets others run meanwhile
        blobs = helper.submit(lambda: [packed(each.json) for each in items])
        marks = marks_of([each.source.text for each in items])
    connection.executemany(
        "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_row(key, each) for key, each in enumerate(items, first)),
    )
    connection.executemany("INSERT INTO items VALUES (?, ?)", enumerate(blobs.result(), first))
    if items:
        _index(connection, range(first, first + len(items)), marks)


def _index(connection: sqlite3.Connection, keys: Sequence[int], marks: Marks) -> None:
    """Let sources of these `keys`, which ascend, be found by their `marks`."""
    connection.executemany(
        "INSERT INTO sketches VALUES (?, ?)", zip(keys, marks.sketches, strict=True)
    )
    runs.write(connection, postings_of(marks, np.array(keys)), keys[-1])


def _row(key: int, each: Item) -> tuple[object, ...]:
    s = each.source
    return (
        *(key, s.id, s.holder, s.language, seconds(s.published), s.status, s.version_of),
        *(each.sha256, seconds(datetime.now(UTC))),
    )


def _note_change(connection: sqlite3.Connection, changed: int, more: int) -> None:
    if changed:
        connection.execute(
            # A new name as well: two copies that went different ways have no version in common.
            "UPDATE library SET store = lower(hex(randomblob(4))), changes = changes + 1,"
            " layout = layout + 1, count = count + ?",
            (more,),
        )
