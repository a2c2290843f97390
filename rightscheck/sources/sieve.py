"""Bloom filters of chunks: they tell that a fingerprint is not in a chunk without reading it.

Half of what a page asks stands in no source, of a page that has nothing of anybody's five in six.
A chunk's sieve says so for nearly all of those. Chunks never change once they are written, so a
sieve is never out of date; what it cannot tell, the chunk does.
"""

from __future__ import annotations

import sqlite3
import threading

import numpy as np
from numpy.typing import NDArray

from rightscheck.sources.chunks import SIEVE

WORTH = 20
"""Pages asked before the sieves are read: for a million sources 133 MB, in the time of fifty pages.
Who asks once and goes does not wait for them."""

LARGEST = 1_300_000
"""Chunks of a run whose sieves are still read: 187 MB, for 1.4 million sources."""


class Sieve:
    """The sieves of one run's chunks, read from the library once and then kept in memory."""

    def __init__(self) -> None:
        self._asked = 0
        self._reading = threading.Lock()
        self._space = self._rows = np.empty((0, SIEVE), dtype=np.uint8)

    def rows(
        self, connection: sqlite3.Connection, first: int, count: int
    ) -> NDArray[np.uint8] | None:
        """A row for each of the `count` chunks from the id `first` on; None: ask the chunks."""
        self._asked += 1
        if self._asked <= WORTH or count > LARGEST:
            return None
        # Who comes while another thread reads goes without.
        if len(self._rows) < count and self._reading.acquire(blocking=False):
            try:
                self._read(connection, first, count)
            finally:
                self._reading.release()
        return self._rows[:count] if count <= len(self._rows) else None

    def _read(self, connection: sqlite3.Connection, first: int, count: int) -> None:
        """Take in those that came since."""
        known = len(self._rows)
        if count > len(self._space):
            # A run that grows while others are merged into it will grow on.
            self._space = np.empty((count * (2 if known else 1), SIEVE), dtype=np.uint8)
            self._space[:known] = self._rows
        rows = connection.execute(
            "SELECT id, sieves FROM sieves WHERE id >= ? AND id < ? ORDER BY id",
            (first + known, first + count),
        )
        for id_, blob in rows:
            size = len(blob) // SIEVE
            if id_ != first + known or size * SIEVE != len(blob) or known + size > count:
                return  # damaged: the chunks answer for themselves
            self._space[known : known + size] = np.frombuffer(blob, np.uint8).reshape(-1, SIEVE)
            known += size
        self._rows = self._space[:known]
