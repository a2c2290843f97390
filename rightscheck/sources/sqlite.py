"""A library of sources in one SQLite file, with the index that finds shared words in it."""

from __future__ import annotations

import json
import sqlite3
import threading
import weakref
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from rightscheck.errors import UnusableSources
from rightscheck.model import Source
from rightscheck.sources import browsing, catalogue, index, runs, shelving
from rightscheck.sources.browsing import Leaf
from rightscheck.sources.catalogue import Entry
from rightscheck.sources.faults import explained, row
from rightscheck.sources.holdings import Holdings, holdings, newest
from rightscheck.sources.index import Shared
from rightscheck.sources.items import Item, unpacked
from rightscheck.sources.pool import Connections
from rightscheck.sources.schema import connector, prepare

LITTER = 1000
"""Empty pages that a file may keep for what comes next: 8 MB, and of a large one a 64th. Of more
than that, a quarter of 8 MB is given back with each step of merging: one source waits for it."""

STEPPED = 60
"""Sources of a delivery for each step of merging that it owes; one in any case. A step moves
30 times what they have, so that merges end before many more runs come."""

_PAGE = 200
_ASKED = "FROM json_each(?) AS a CROSS JOIN {0} ON {0}.key = a.value"
"""Quicker than IN, which sorts what is asked into a table of its own."""
_ITEMS = f"SELECT items.key, item {_ASKED.format('items')}"
_SKETCHES = f"SELECT sketches.key, sketch {_ASKED.format('sketches')}"


class SqliteSources:
    """A library; many threads and processes may read while one writes.

    Readers see the last commit. Writers of this process wait for one another, others `patience`.
    """

    def __init__(
        self, path: Path, *, create: bool, readonly: bool, patience: float, stale: bool = False
    ) -> None:
        self.path = path
        prepare(path, create=create, readonly=readonly, patience=patience, stale=stale)
        self._pool = Connections(connector(path, readonly=readonly, patience=patience))
        weakref.finalize(self, self._pool.close)  # when nobody holds it any longer
        self._one_writer = threading.RLock()
        self._index = index.unread()
        self._newest = "", dict[str, datetime]()

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
            for batch in shelving.batches(sources):
                kept = self._keep(batch)
                self._merge(runs.crowded, _owed(kept))
                changed += kept
            self._tidy(_owed(changed))
        return changed

    def remove(self, ids: Iterable[str]) -> int:
        """Forget these sources; how many of them there were."""
        wanted = list(dict.fromkeys(ids))
        with self._one_writer, self._writing() as connection:
            return shelving.remove(connection, wanted)

    def reindex(self) -> Iterator[int]:
        """Make the index anew, from the texts: after each commit, how many sources that took in.

        Until the last of them the library can be opened for nothing else. Stopped on the way,
        it goes on from there when it is asked again.
        """
        with self._one_writer:
            while done := self._reindex_some():
                self._merge(runs.crowded, _owed(done))
                yield done
            self._tidy(_owed(len(self)))

    def get(self, id: str) -> Source | None:  # noqa: A002 -- the public word for it
        """The source of that id."""
        with self._asking() as connection:
            found = connection.execute(
                "SELECT item FROM sources JOIN items USING (key) WHERE id = ?", (id,)
            ).fetchone()
        return self._unpacked(found[0]) if found else None

    def fetch(self, keys: Collection[int]) -> dict[int, Source]:
        """The sources that have these keys, by which `shared` and `entries` call them.

        One that went since its key was told is left out.
        """
        rows = self._blobs(_ITEMS, keys)
        return {key: self._unpacked(blob) for key, blob in rows}

    def sketches(self, keys: Collection[int]) -> dict[int, bytes]:
        """The `sketch` of the words of these sources; one that went is left out."""
        return dict(self._blobs(_SKETCHES, keys))

    def _blobs(self, query: str, keys: Collection[int]) -> list[tuple[int, bytes]]:
        with self._asking() as connection:
            return connection.execute(query, (json.dumps(list(keys)),)).fetchall()

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

    def leaf(
        self,
        words: str = "",
        holder: str | None = None,
        before: int | None = None,
        *,
        most: int = 50,
        room: int = browsing.ROOM,
    ) -> Leaf:
        """At most so many sources with these words in id or title, who came last first.

        `before` is where the leaf before this one ended. Titles of `room` sources are looked at.
        """
        wanted = browsing.Wanted(words, holder, before, most, room)
        with self._reading() as connection:
            return browsing.leaf(connection, wanted, self._unpacked)

    def shared(
        self, fingerprints: NDArray[np.uint64], spent: Callable[[], bool] = lambda: False
    ) -> Shared:
        """Who holds each of `fingerprints`; see `Shared`. They may come in any order.

        OutOfTime once time is `spent`, which it looks for after every thousand.
        """
        with self._reading() as connection:
            self._index = current = index.load(connection, self._index)
            asked = np.asarray(fingerprints, dtype=np.uint64)
            return index.shared(connection, current, asked, spent)

    def entries(self, keys: Collection[int]) -> list[Entry]:
        """What the catalogue says of the sources with these keys, in that order.

        One that went since its key was told is left out.
        """
        with self._asking() as connection:
            found = {each.key: each for each in catalogue.entries(connection, keys)}
        return [found[key] for key in keys if key in found]

    def versions(self, id: str) -> list[Entry]:  # noqa: A002 -- the public word for it
        """All versions of the story that source `id` belongs to, the oldest first.

        Leads, write-throughs and corrections, whether they name the first version or one
        another. One without a date counts from when it came. The first need not be there: its
        id alone finds the others. Empty for an unknown id.
        """
        with self._asking() as connection:
            return catalogue.versions(connection, id)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Within it this thread reads one state of the library, whatever is added or removed."""
        with self._pool.reading() as connection:
            with explained(self.path):
                _version(connection)  # a transaction begins with what is read first
            yield

    def status(self) -> Holdings:
        """What the library holds, in numbers."""
        with self._reading() as connection:
            return holdings(connection, self.path, _version(connection))

    def newest(self) -> dict[str, datetime]:
        """When the newest item of each holder was published, or came; asked anew after a change."""
        with self._reading() as connection:
            version = _version(connection)
            if self._newest[0] != version:
                self._newest = version, newest(connection)
            return self._newest[1]

    @property
    def version(self) -> str:
        """Another one whenever a source came, changed or went; no two libraries share one."""
        with self._reading() as connection:
            return _version(connection)

    @property
    def last(self) -> int:
        """The highest key of any source; the lowest is 1, and some may have gone."""
        with self._asking() as connection:
            found = connection.execute("SELECT coalesce(max(key), 0) FROM sources").fetchone()
        return int(found[0])

    def __bool__(self) -> bool:
        """A library is there, though it may hold nothing; asking costs no count."""
        return True

    def __len__(self) -> int:
        with self._reading() as connection:
            return int(row(connection, "library", "count")[0])

    @contextmanager
    def _asking(self) -> Iterator[sqlite3.Connection]:
        """For one statement, which sees one state by itself."""
        with explained(self.path), self._pool.asking() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """For several statements that are to see one state."""
        with explained(self.path), self._pool.reading() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with explained(self.path), self._pool.writing() as connection:
            yield connection

    def _keep(self, batch: Sequence[Item]) -> int:
        with self._writing() as connection:
            return shelving.keep(connection, batch)

    def _reindex_some(self) -> int:
        with self._writing() as connection:
            return shelving.reindex(connection)

    def _merge(self, rule: runs.Rule, steps: int) -> None:
        """Merge what `rule` finds due, in at most so many steps, each a commit of its own."""
        for _ in range(steps):
            with self._writing() as connection:
                current = self._index = index.load(connection, self._index)
                if not runs.advance(connection, current, rule):
                    return

    def _tidy(self, steps: int) -> None:
        """After a delivery: merge runs, and give back empty pages of the file."""
        if not steps:
            return
        self._merge(runs.unsettled, steps)
        with explained(self.path), self._pool.lent() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            (empty,) = connection.execute("PRAGMA freelist_count").fetchone()
            if empty > max(LITTER, pages // 64):
                # Not `execute`, which takes one step, and this pragma takes one a page.
                connection.executescript(f"PRAGMA incremental_vacuum({LITTER // 4 * steps})")

    def _unpacked(self, blob: bytes) -> Source:
        try:
            return unpacked(blob)
        except UnusableSources as error:
            raise UnusableSources(error.problem, where=self.path, hint=error.hint) from error


def _owed(sources: int) -> int:
    """Steps of merging that the delivery of so many sources owes."""
    return 1 + sources // STEPPED if sources else 0


def _version(connection: sqlite3.Connection) -> str:
    store, changes = row(connection, "library", "store", "changes")
    return f"{store}-{changes}"
