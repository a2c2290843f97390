"""Runs are written, merged and swept, so that a look-up asks only a handful of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from rightscheck.sources.index import Index, Run, read
from rightscheck.sources.postings import CHUNK, POSTING, Postings, by_hash, chunks

CROWD = 16
"""Runs that a long delivery may pile up before some are merged: every posting is then
written about four times on the way to a million sources."""

RATIO = 4
"""When a delivery is over, each run is to be this many times as large as all smaller ones
together: five runs or fewer for a million sources."""

_LITTER = 1000
"""Sources gone from which on it is asked whether a full sweep is worth it."""

_SLICE = 750
"""Chunks merged in memory at a time: half a million postings, some 20 MB."""


def crowded(sizes: Sequence[int]) -> int:
    """How many of the smallest runs to merge while a delivery goes on; `sizes` ascend."""
    if len(sizes) <= CROWD:
        return 0
    total, count = sizes[0] + sizes[1], 2
    while count < len(sizes) and sizes[count] <= total:
        total += sizes[count]
        count += 1
    return count


def unsettled(sizes: Sequence[int]) -> int:
    """How many of the smallest runs to merge when a delivery is over; `sizes` ascend."""
    total, count = 0, 0
    for number, size in enumerate(sizes):
        if number and size <= RATIO * total:
            count = number + 1
        total += size
    return count


def is_littered(connection: sqlite3.Connection, index: Index) -> bool:
    """Has the index so many sources that are gone (a fifth) that all of it should be swept?"""
    if len(index.gone) < _LITTER:
        return False
    (count,) = connection.execute("SELECT count(*) FROM sources").fetchone()
    return bool(len(index.gone) * 4 > count)


def write(connection: sqlite3.Connection, parts: Iterable[Postings]) -> None:
    """Keep `parts`, each sorted and none before the one ahead of it, as a new run."""
    (first,) = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM chunks").fetchone()
    fences: list[NDArray[np.uint64]] = []
    postings = 0
    for part in _whole_chunks(parts):
        connection.executemany(
            "INSERT INTO chunks VALUES (?, ?)", enumerate(chunks(part), first + postings // CHUNK)
        )
        # A copy: a view would keep the whole part in memory until the run is written.
        fences.append(part["hash"][::CHUNK].copy())
        postings += len(part)
    if postings:
        connection.execute(
            "INSERT INTO runs (first, postings, fences) VALUES (?, ?, ?)",
            (first, postings, np.concatenate(fences).tobytes()),
        )


def merge(connection: sqlite3.Connection, runs: Sequence[Run], gone: NDArray[np.uint32]) -> None:
    """Make one run of `runs`, without the postings of sources that are gone.

    The postings of a source all lie in one run, so that what is swept here is swept for good.
    """
    swept: list[NDArray[np.uint32]] = []

    def living() -> Iterator[Postings]:
        for part in _merged(connection, runs):
            dead = np.isin(part["source"], gone) if len(gone) else np.empty(0, dtype=bool)
            if dead.any():
                swept.append(np.unique(part["source"][dead]))
                yield part[~dead]
            else:
                yield part

    write(connection, living())
    connection.executemany(
        "DELETE FROM gone WHERE key = ?", ((int(key),) for each in swept for key in each)
    )
    for run in runs:
        connection.execute("DELETE FROM runs WHERE id = ?", (run.id,))
        connection.execute(
            "DELETE FROM chunks WHERE id BETWEEN ? AND ?",
            (run.first, run.first + len(run.fences) - 1),
        )


def smallest(index: Index, count: int) -> tuple[Run, ...]:
    """The `count` smallest runs, in the order of their age."""
    chosen = sorted(index.runs, key=lambda run: run.postings)[:count]
    return tuple(sorted(chosen, key=lambda run: run.id))


def _whole_chunks(parts: Iterable[Postings]) -> Iterator[Postings]:
    """The same postings, cut so that only the very last chunk is not full."""
    rest = np.empty(0, dtype=POSTING)
    for part in parts:
        joined = np.concatenate((rest, part))
        whole = len(joined) // CHUNK * CHUNK
        rest = joined[whole:]
        if whole:
            yield joined[:whole]
    if len(rest):
        yield rest


def _merged(connection: sqlite3.Connection, runs: Sequence[Run]) -> Iterator[Postings]:
    """All postings of `runs` in order, a slice at a time."""
    fences = np.sort(np.concatenate([run.fences for run in runs]))
    streams = [_Stream(connection, run) for run in runs]
    for border in np.unique(fences[_SLICE::_SLICE]):
        yield by_hash(np.concatenate([stream.below(border) for stream in streams]))
    yield by_hash(np.concatenate([stream.rest() for stream in streams]))


class _Stream:
    """One run, read once from its beginning to its end."""

    def __init__(self, connection: sqlite3.Connection, run: Run) -> None:
        self._connection = connection
        self._run = run
        self._next = 0
        self._read = np.empty(0, dtype=POSTING)

    def below(self, border: np.uint64) -> Postings:
        """What comes next and is smaller than `border`."""
        self._fetch(int(np.searchsorted(self._run.fences, border, "left")))
        # Only the last chunk begins below the border and may reach over it.
        last = max(len(self._read) - CHUNK, 0)
        end = last + int(np.searchsorted(self._read["hash"][last:], border, "left"))
        part, self._read = self._read[:end], self._read[end:]
        return part

    def rest(self) -> Postings:
        """All that was not read yet."""
        self._fetch(len(self._run.fences))
        return self._read

    def _fetch(self, until: int) -> None:
        if until > self._next:
            fresh = read(self._connection, self._run, np.arange(self._next, until))
            self._read = np.concatenate((self._read, fresh))
            self._next = until
