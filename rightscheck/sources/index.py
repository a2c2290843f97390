"""Fingerprints in, sources out: the runs of postings and how they are asked.

A run is a sorted list of postings, cut into chunks of a few to a page. Adding writes a new run,
and `runs.py` merges the newest into longer ones, so that a library of any size has a handful.
(One B-tree row a posting is simpler, but each of a source's 130 fingerprints then lands on
another page: measured here, 2,173 sources/s fell to 574 by 100,000 sources.)
The first posting of every chunk, the fences, stay in memory: 7 MB for a million sources.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.errors import OutOfTime
from rightscheck.sources.chunks import Bits, Form, may_hold
from rightscheck.sources.faults import Torn, row
from rightscheck.sources.postings import KEY_BITS, KEYS, Postings, among, floor
from rightscheck.sources.sieve import Sieve
from rightscheck.text.arrays import each_once, spread
from rightscheck.text.recent import Recent

COMMON = 100
"""A fingerprint that stands in more sources than this is common stock and counts nothing.
Peers cap document frequency at the same number (passim: `maxDF` 100)."""

_AT_ONCE = 1000
"""Fingerprints asked in one go: it bounds the memory (a chunk for each, in each run), not the
answer."""

_CHUNKS = 1000
"""Chunks kept in memory, a kilobyte each: of 10,000 pages of a site two in five that are asked for
are among the last so many, and eight times as many hardly hold more."""

_ROW = 16
"""Fences that lie side by side, in two lines of the processor's cache. One of each row is among the
`heads`, which are searched first: a page takes 0.96 of the time that it takes without them."""

_HALVES = (8, 4, 2, 1)
"""Steps by which a place in a row is found."""

RUN_BITS = 24
"""Of a chunk's id for its number in its run: 16 million chunks, 18 million sources."""


class Run(NamedTuple):
    """A sorted list of postings: chunk number i begins with the posting `fences[i]`.

    It holds the sources that came after those of the run before it, up to the key `last`; `form`
    is how its chunks write them, and `sieve` knows what they lack; `heads` are every _ROW'th fence.
    While a merge is under way, what is smaller than `low` has moved to the run `into`.
    """

    id: int
    last: int
    form: Form
    low: np.uint64
    into: int | None
    began: int
    postings: int
    fences: NDArray[np.uint64]
    heads: NDArray[np.uint64]
    sieve: Sieve

    def chunk(self, number: int) -> int:
        """The id of one of its chunks."""
        return (self.id << RUN_BITS) + number


class Index(NamedTuple):
    """The runs of one state of the library in the order of their age, and the keys gone.

    `gone` are the keys, ascending, of sources no longer there whose postings still are. `chunks`
    are those read of late, by their ids; no chunk ever changes, and none gets another's id.
    """

    layout: int
    swept: int
    runs: tuple[Run, ...]
    gone: NDArray[np.uint32]
    chunks: Recent[int, bytes]


def unread() -> Index:
    """The state of an index before anything of it is read."""
    return Index(-1, -1, (), np.empty(0, dtype=np.uint32), Recent(_CHUNKS))


def load(connection: sqlite3.Connection, known: Index | None = None) -> Index:
    """The index as this transaction sees it; what `known` has already is not read again."""
    known = known or unread()
    layout, swept = row(connection, "library", "layout", "swept")
    if layout == known.layout:
        return known
    old = {run.id: run for run in known.runs}
    rows = connection.execute(
        'SELECT id, last, first, bits, low, "into", began, postings, chunks FROM runs'
        " ORDER BY last, id"
    ).fetchall()
    runs = tuple(
        Run(id_, last, Form(first, bits), np.uint64(low << KEY_BITS), into, began, postings, *held)
        for id_, last, first, bits, low, into, began, postings, count in rows
        for held in (_held(connection, id_, count, old.get(id_)),)
    )
    since = known.layout if swept == known.swept and layout > known.layout else -1
    new = connection.execute("SELECT key FROM gone WHERE since > ?", (since,)).fetchall()
    gone = np.array(new, dtype=np.uint32).reshape(-1)
    if since >= 0:
        gone = np.concatenate((known.gone, gone))
    return Index(layout, swept, runs, np.sort(gone), known.chunks)


def _held(
    connection: sqlite3.Connection, run: int, count: int, known: Run | None
) -> tuple[NDArray[np.uint64], NDArray[np.uint64], Sieve]:
    """Fences, heads, sieve of a run of `count` chunks, of which some may be known already."""
    sieve = known.sieve if known else Sieve()
    # Another thread may have seen a later state, in which the run is longer.
    fences = known.fences[:count] if known else _fences(connection, run, 0, count)
    if len(fences) < count:
        fences = np.append(fences, _fences(connection, run, len(fences), count))
    return fences, fences[::_ROW].copy(), sieve


def _fences(connection: sqlite3.Connection, run: int, start: int, stop: int) -> NDArray[np.uint64]:
    """The fences of a run from chunk to chunk."""
    first = run << RUN_BITS
    rows = connection.execute(
        "SELECT fences FROM fences WHERE id >= ? AND id < ? ORDER BY id",
        (first + start, first + stop),
    )
    found = b"".join([blob for (blob,) in rows])
    if len(found) != 8 * (stop - start):
        raise Torn("fences")
    return np.frombuffer(found, dtype="<u8")


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
    connection: sqlite3.Connection,
    index: Index,
    fingerprints: NDArray[np.uint64],
    spent: Callable[[], bool] = lambda: False,
) -> Shared:
    """Who holds `fingerprints`, in any order and each as often as it may be asked.

    OutOfTime once time is `spent`.
    """
    floors = floor(fingerprints)
    parts = [Shared(_NONE, _NONE.astype(np.uint32), _NONE)]
    for start in range(0, len(floors), _AT_ONCE):
        if spent():
            raise OutOfTime
        part = _holders(connection, index, floors[start : start + _AT_ONCE])
        parts.append(part._replace(which=part.which + start))
    return Shared(*map(np.concatenate, zip(*parts, strict=True)))


_NONE = np.empty(0, dtype=np.int64)


def _holders(connection: sqlite3.Connection, index: Index, floors: Postings) -> Shared:
    """The sources of fingerprints, ascending, but for the common ones."""
    # Of a run under way what a merge has moved so far may all be gone.
    runs, bits = [run for run in index.runs if len(run.fences)], Bits.of(floors)
    aims = [_aim(connection, run, floors, bits) for run in runs]
    wanted = [run.chunk(0) + aim.chunks for run, aim in zip(runs, aims, strict=True)]
    blobs = _read(connection, np.concatenate([_NONE, *wanted]).tolist(), index.chunks)
    found = [(_NONE, _NONE.astype(np.uint32))]
    for run, aim, ids in zip(runs, aims, wanted, strict=True):
        if len(ids):
            found.append(_found(run, floors, aim, [blobs[id_] for id_ in ids.tolist()]))
    which, sources = map(np.concatenate, zip(*found, strict=True))
    if len(index.gone):
        here = ~among(sources, index.gone)
        which, sources = which[here], sources[here]
    holders = np.bincount(which, minlength=len(floors))
    for aim in aims:
        holders[aim.many] += COMMON + 1
    telling = holders[which] <= COMMON
    which, sources = which[telling], sources[telling]
    order = which.argsort(kind="stable")
    return Shared(which[order], sources[order], holders)


class _Aim(NamedTuple):
    """The `chunks` of a run to read, for which (`few`) fingerprints; `many` are known as common."""

    chunks: NDArray[np.int64]
    few: NDArray[np.int64]
    many: NDArray[np.bool_]


def _aim(connection: sqlite3.Connection, run: Run, floors: Postings, bits: Bits) -> _Aim:
    low, high = _bounds(run, floors)
    here = (high >= 0) & (floors >= run.low)
    # From one fence over the next to a third it is the same fingerprint: a whole chunk of it.
    many = here & (high > low + 1)
    few = here & ~many
    on = few & (high > low)
    sieve = run.sieve.rows(connection, run.chunk(0), len(run.fences))
    held = few if sieve is None else few & may_hold(sieve, low, bits)
    chunks = each_once(np.concatenate((low[held], high[on])))
    return _Aim(chunks, (held | on).nonzero()[0], many)


def _bounds(run: Run, floors: Postings) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The chunks in which the postings of each fingerprint may begin, and end: -1 if nowhere.

    If they go on further than to the next but one, that one is told.
    """
    last = len(run.fences) - 1
    low = _ROW * np.maximum(run.heads.searchsorted(floors, "right") - 1, 0)
    for step in _HALVES:
        low += step * (run.fences.take(low + step, mode="clip") <= floors)
    low = np.minimum(low, last)
    high, tops = low - 1, floors | KEYS
    for ahead in range(3):
        high += run.fences.take(low + ahead, mode="clip") <= tops
    return low, np.minimum(high, last)


def _found(
    run: Run, floors: Postings, aim: _Aim, blobs: list[bytes]
) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    """The numbers of the fingerprints that stand in the chunks read, and who holds them."""
    postings = run.form.unpacked(blobs, run.fences[aim.chunks])
    lows = run.form.floor(floors[aim.few])
    starts = postings.searchsorted(lows, "left")
    counts = postings.searchsorted(lows | run.form.keys, "right") - starts
    return aim.few.repeat(counts), run.form.sources(postings[spread(starts, counts)])


def _read(
    connection: sqlite3.Connection, ids: list[int], recent: Recent[int, bytes]
) -> dict[int, bytes]:
    """The chunks of these ids."""
    found = recent.among(ids)
    rows = connection.execute(
        "SELECT chunks.id, postings FROM json_each(?) AS asked CROSS JOIN chunks"
        " ON chunks.id = asked.value",
        (json.dumps([id_ for id_ in ids if id_ not in found]),),
    )
    found.update(rows.fetchall())
    if len(found) != len(ids):
        raise Torn("chunks")
    recent.keep(found)
    return found
