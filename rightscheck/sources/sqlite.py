"""A library of sources in one SQLite file, with the index that finds shared words in it."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from rightscheck.errors import UnusableDelivery, UnusableSources
from rightscheck.model import Source
from rightscheck.sources import index, runs
from rightscheck.sources.faults import explained
from rightscheck.sources.holdings import Holdings, holdings
from rightscheck.sources.items import Item, item, packed, seconds, unpacked
from rightscheck.sources.marks import marks_of
from rightscheck.sources.pool import Pool
from rightscheck.sources.postings import postings_of
from rightscheck.sources.schema import connect, prepare

BATCH = 500
"""Sources in a commit: what a killed delivery may have to do again."""

LARGEST = 8_000_000
"""Characters in a commit, so that long texts do not fill the memory."""

LITTER = 1000
"""Empty pages that a file may keep for what comes next: 8 MB."""

_PAGE = 200


class SqliteSources:
    """A library; many threads and processes may read while one writes.

    Readers see the state of the last commit. Writers of this process wait for one another,
    those of other processes for `patience` seconds.
    """

    def __init__(self, path: Path, *, create: bool, readonly: bool, patience: float) -> None:
        self.path = path
        prepare(path, create=create, readonly=readonly, patience=patience)
        self._pool = Pool(lambda: connect(path, readonly=readonly, patience=patience))
        self._one_writer = threading.RLock()
        self._index = index.NOTHING

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back; a thread that is still reading ends its question first."""
        self._pool.close()

    def add(self, sources: Iterable[Source]) -> int:
        """Keep `sources`; how many of them were new or changed.

        One that is known by its id is replaced if it says anything else than before. Committed
        every BATCH sources: whatever ends a delivery early, the rest can be had by giving it
        again. UnusableDelivery for a source without words; those before it are kept.
        """
        changed = 0
        with self._one_writer:
            for batch in _batches(sources):
                changed += self._keep(batch)
                self._merge(runs.crowded)
            if changed:
                self._merge(runs.unsettled)
                self._give_back()
        return changed

    def remove(self, ids: Iterable[str]) -> int:
        """Forget these sources; how many of them there were."""
        wanted = list(dict.fromkeys(ids))
        with self._one_writer, self._writing() as connection:
            keys = [key for key, _ in _known(connection, wanted).values()]
            _drop(connection, keys)
            _note_change(connection, len(keys))
        return len(keys)

    def get(self, id: str) -> Source | None:  # noqa: A002 -- the public word for it
        """The source of that id."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT item FROM sources JOIN items USING (key) WHERE id = ?", (id,)
            ).fetchone()
        return self._unpacked(row[0]) if row else None

    def items(self, holder: str | None = None) -> Iterator[Source]:
        """All sources, or one holder's, in the order they came; each page as it is when read."""
        last = 0
        while True:
            with self._reading() as connection:
                page = connection.execute(
                    "SELECT key, item FROM sources JOIN items USING (key)"
                    " WHERE key > ? AND (?2 IS NULL OR holder = ?2) ORDER BY key LIMIT ?",
                    (last, holder, _PAGE),
                ).fetchall()
            if not page:
                return
            yield from (self._unpacked(blob) for _, blob in page)
            last = page[-1][0]

    def candidates(self, fingerprints: NDArray[np.uint64], limit: int) -> list[tuple[str, int]]:
        """Ids of at most `limit` sources that share `fingerprints`, and how many each shares.

        The likeliest first; of equals, the one that came first. A fingerprint that stands in
        more than `index.COMMON` sources counts nothing.
        """
        asked = np.unique(np.asarray(fingerprints, dtype=np.uint64))
        with self._reading() as connection:
            self._index = current = index.load(connection, self._index)
            keys, shared = index.sharing(connection, current, asked)
            best = np.argsort(-shared, kind="stable")[: max(limit, 0)]
            named = dict(
                connection.execute(
                    "SELECT key, id FROM sources WHERE key IN (SELECT value FROM json_each(?))",
                    (json.dumps(keys[best].tolist()),),
                )
            )
        return [
            (named[key], count)
            for key, count in zip(keys[best].tolist(), shared[best].tolist(), strict=True)
        ]

    def status(self) -> Holdings:
        """What the library holds, in numbers."""
        with self._reading() as connection:
            return holdings(connection, self.path, _version(connection))

    @property
    def version(self) -> str:
        """Another one whenever a source came, changed or went; no two libraries share one."""
        with self._reading() as connection:
            return _version(connection)

    def __bool__(self) -> bool:
        """A library is there, though it may hold nothing; asking costs no count."""
        return True

    def __len__(self) -> int:
        with self._reading() as connection:
            return int(connection.execute("SELECT count(*) FROM sources").fetchone()[0])

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with explained(self.path), self._pool.reading() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with explained(self.path), self._pool.writing() as connection:
            yield connection

    def _keep(self, batch: Sequence[Item]) -> int:
        with self._writing() as connection:
            known = _known(connection, [each.source.id for each in batch])
            fresh = [
                each for each in batch if known.get(each.source.id, (0, b""))[1] != each.sha256
            ]
            _drop(
                connection, [known[each.source.id][0] for each in fresh if each.source.id in known]
            )
            _insert(connection, fresh)
            _note_change(connection, len(fresh))
        return len(fresh)

    def _merge(self, rule: Callable[[Sequence[int]], int]) -> None:
        """Merge as many of the smallest runs as `rule` says, or all when much is to be swept."""
        with self._writing() as connection:
            current = index.load(connection, self._index)
            count = rule(sorted(run.postings for run in current.runs))
            if runs.is_littered(connection, current):
                count = len(current.runs)
            if count:
                runs.merge(connection, runs.smallest(current, count), current.gone)
                if count == len(current.runs):
                    # What is left had no postings to sweep.
                    connection.execute("DELETE FROM gone")
                connection.execute("UPDATE library SET layout = layout + 1")

    def _give_back(self) -> None:
        """Shorten the file by what merging left empty, when that is much."""
        with explained(self.path), self._pool.lent() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            (empty,) = connection.execute("PRAGMA freelist_count").fetchone()
            if empty > max(LITTER, pages // 8):
                # Not `execute`, which takes one step, and this pragma takes one a page.
                connection.executescript("PRAGMA incremental_vacuum")

    def _unpacked(self, blob: bytes) -> Source:
        try:
            return unpacked(blob)
        except UnusableSources as error:
            raise UnusableSources(error.problem, where=self.path, hint=error.hint) from error


def _batches(sources: Iterable[Source]) -> Iterator[list[Item]]:
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


def _version(connection: sqlite3.Connection) -> str:
    store, changes = connection.execute("SELECT store, changes FROM library").fetchone()
    return f"{store}-{changes}"
