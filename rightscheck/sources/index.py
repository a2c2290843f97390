"""Fingerprints in, sources out: the runs of postings and how they are asked.

A run is a sorted list of postings that never changes, cut into chunks of a page each. Adding
writes a new run, and `runs.py` merges runs into longer ones, so that a library of any size
has a handful. (One B-tree row a posting is simpler, but each of a source's 130 fingerprints
then lands on another page: measured here, 2,173 sources/s fell to 574 by 100,000 sources.)
The first fingerprint of every chunk, the fences, stay in memory: 3 MB for a million sources.
"""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.sources.postings import Postings, from_chunks, spread

COMMON = 100
"""A fingerprint that stands in more sources than this is common stock and counts nothing.
Peers cap document frequency at the same number (passim: `maxDF` 100)."""

_AT_ONCE = 1000
"""Fingerprints asked in one go: it bounds the memory (a page or two for each, in each run), not
the answer."""


class Run(NamedTuple):
    """A sorted list of postings: chunk `first + i` begins with the fingerprint `fences[i]`."""

    id: int
    first: int
    postings: int
    fences: NDArray[np.uint64]


class Index(NamedTuple):
    """The runs of one state of the library, and the keys of sources that are no longer in it."""

    layout: int
    runs: tuple[Run, ...]
    gone: NDArray[np.uint32]


NOTHING = Index(-1, (), np.empty(0, dtype=np.uint32))


def load(connection: sqlite3.Connection, known: Index = NOTHING) -> Index:
    """The index as this transaction sees it; what `known` has already is not read again."""
    (layout,) = connection.execute("SELECT layout FROM library").fetchone()
    if layout == known.layout:
        return known
    old = {run.id: run for run in known.runs}
    runs = tuple(
        old.get(id_) or _run(connection, id_)
        for (id_,) in connection.execute("SELECT id FROM runs ORDER BY id").fetchall()
    )
    keys = connection.execute("SELECT key FROM gone ORDER BY key").fetchall()
    return Index(layout, runs, np.array(keys, dtype=np.uint32).reshape(-1))


def _run(connection: sqlite3.Connection, id_: int) -> Run:
    first, postings, fences = connection.execute(
        "SELECT first, postings, fences FROM runs WHERE id = ?", (id_,)
    ).fetchone()
    return Run(id_, first, postings, np.frombuffer(fences, dtype="<u8"))


class Shared(NamedTuple):
    """Who holds the fingerprints that were asked for: a row for each and every holder of it.

    `keys[i]` is a source that holds fingerprint number `which[i]` of those asked; the rows come
    by `which`. `holders[n]` is how many sources hold number n; if more than COMMON do, there
    are no rows of it and `holders` says only that there are more.
    """

    which: NDArray[np.int64]
    keys: NDArray[np.uint32]
    holders: NDArray[np.int64]


def shared(
    connection: sqlite3.Connection, index: Index, fingerprints: NDArray[np.uint64]
) -> Shared:
    """Who holds `fingerprints`, in any order and each as often as it may be asked."""
    asked, places = np.unique(fingerprints, return_inverse=True)
    parts = [
        _holders(connection, index, asked[start : start + _AT_ONCE])
        for start in range(0, len(asked), _AT_ONCE)
    ]
    if not parts:
        return Shared(places, np.empty(0, dtype=np.uint32), places)
    counts = np.concatenate([part.rows for part in parts])
    starts = np.cumsum(counts) - counts
    rows = spread(starts[places], counts[places])
    return Shared(
        np.repeat(np.arange(len(places)), counts[places]),
        np.concatenate([part.keys for part in parts])[rows],
        np.concatenate([part.holders for part in parts])[places],
    )


class _Held(NamedTuple):
    """For sorted fingerprints: how many hold each, how many `keys` each has, and these."""

    holders: NDArray[np.int64]
    rows: NDArray[np.int64]
    keys: NDArray[np.uint32]


class _Hits(NamedTuple):
    """Postings of one run: `which[i]`-th fingerprint stands in `sources[i]`; `many` in masses."""

    which: NDArray[np.int64]
    sources: NDArray[np.uint32]
    many: NDArray[np.int64]


def _holders(
    connection: sqlite3.Connection, index: Index, fingerprints: NDArray[np.uint64]
) -> _Held:
    """The sources of `fingerprints` (sorted, each once) but for the common ones."""
    holders = np.zeros(len(fingerprints), dtype=np.int64)
    hits = [_hits(connection, run, fingerprints) for run in index.runs]
    if not hits:
        return _Held(holders, holders, np.empty(0, dtype=np.uint32))
    which = np.concatenate([hit.which for hit in hits])
    sources = np.concatenate([hit.sources for hit in hits])
    if len(index.gone):
        here = ~np.isin(sources, index.gone)
        which, sources = which[here], sources[here]
    holders += np.bincount(which, minlength=len(fingerprints))
    holders[np.concatenate([hit.many for hit in hits])] += COMMON + 1
    telling = holders[which] <= COMMON
    which, sources = which[telling], sources[telling]
    order = np.argsort(which, kind="stable")
    return _Held(holders, np.where(holders > COMMON, 0, holders), sources[order])


def _hits(connection: sqlite3.Connection, run: Run, fingerprints: NDArray[np.uint64]) -> _Hits:
    low = np.maximum(np.searchsorted(run.fences, fingerprints, "left") - 1, 0)
    high = np.searchsorted(run.fences, fingerprints, "right") - 1
    # From one fence over the next to a third it is the same fingerprint: a whole chunk of it.
    many = high - low > 1
    few = (high >= 0) & ~many
    wanted = np.unique(np.concatenate((low[few], high[few])))
    postings = read(connection, run, wanted)
    hashes = np.ascontiguousarray(postings["hash"])
    starts = np.searchsorted(hashes, fingerprints, "left")
    counts = np.where(few, np.searchsorted(hashes, fingerprints, "right") - starts, 0)
    which = np.repeat(np.arange(len(fingerprints)), counts)
    return _Hits(which, postings["source"][spread(starts, counts)], np.flatnonzero(many))


def read(connection: sqlite3.Connection, run: Run, wanted: NDArray[np.int64]) -> Postings:
    """The chunks of `run` with these numbers, ascending, as one sorted list of postings."""
    ids = json.dumps((run.first + wanted).tolist())
    rows = connection.execute(
        "SELECT postings FROM chunks WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (ids,),
    ).fetchall()
    return from_chunks([blob for (blob,) in rows])
