"""Runs are written, merged and swept, so that a look-up asks only a handful of them.

A merge moves the postings of neighbouring runs into a new one, from the smallest fingerprint
upwards and a bounded step at a time. After each step the index is whole, so that a merge of
everything can be spread over many small deliveries, none of which waits for it, and goes on
where it stood when the process is killed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

import numpy as np

from rightscheck.sources.chunks import Form, sieves
from rightscheck.sources.index import Index, Run
from rightscheck.sources.postings import KEY_BITS, Postings, among, floor, keys
from rightscheck.sources.sieve import Sieve

STEP = 1024
"""Chunks moved in one commit: a quarter of a million postings, 1 MB."""

CROWD = 16
"""Runs that a long delivery may pile up before some are merged: every posting is then
written about four times on the way to a million sources."""

RATIO = 10
"""When a delivery is over, each run is to be this many times as large as all newer ones
together: four runs or fewer for a million sources, each a chunk more to read for nearly every
fingerprint asked (4 µs), while a posting is written some 15 times in all."""

SMALL = 32_000
"""Postings (of 250 sources) too few for a run of their own: they are written again with every
small delivery, in a millisecond."""

_LITTER = 1000
"""Sources gone from which on it is asked whether a full sweep is worth it."""

_LITTERED = 20
"""A sweep is worth it when one source in so many is gone: all their keys are read whenever
a library is opened."""

Rule = Callable[[Sequence[int]], int]


def crowded(sizes: Sequence[int]) -> int:
    """How many of the newest runs to merge while a delivery goes on; `sizes` by age."""
    if len(sizes) <= CROWD:
        return 0
    newest = sizes[::-1]
    total, count = newest[0] + newest[1], 2
    while count < len(sizes) and newest[count] <= total:
        total += newest[count]
        count += 1
    return count


def unsettled(sizes: Sequence[int]) -> int:
    """How many of the newest runs to merge when a delivery is over; `sizes` by age."""
    total, count = 0, 0
    for number, size in enumerate(reversed(sizes)):
        if number and size <= max(RATIO * total, SMALL - total):
            count = number + 1
        total += size
    return count


def write(connection: sqlite3.Connection, postings: Postings, last: int) -> None:
    """Keep sorted `postings` of the newest sources, the last of which is `last`, as a new run."""
    if len(postings):
        _append(connection, _made(connection, last, 0, Form.of(postings)), postings)


def advance(connection: sqlite3.Connection, index: Index, rule: Rule) -> bool:
    """One step of the merge under way, if any, and of those that `rule` finds due; any done?

    While a long merge is under way, the runs newer than it are merged as far as one step does
    it. When much is gone, all runs are merged to sweep it out.
    """
    under_way = next((run.into for run in index.runs if run.into is not None), None)
    newer = [run for run in index.runs if run.into is None]
    if under_way is not None:
        newer = newer[[run.id for run in newer].index(under_way) + 1 :]
    elif _is_littered(connection, index):
        rule = len
    due = newer[len(newer) - rule([run.postings for run in newer]) :]
    if due and (under_way is None or _takes_one_step(due)):
        into = _begin(connection, index, due)
        _step(connection, index, due, into)
    if under_way is not None:
        inputs = [run for run in index.runs if run.into == under_way]
        (into,) = (run for run in index.runs if run.id == under_way)
        _step(connection, index, inputs, into)
    if not due and under_way is None:
        return False
    connection.execute("UPDATE library SET layout = layout + 1")
    return True


def _takes_one_step(runs: Sequence[Run]) -> bool:
    return sum(len(run.fences) for run in runs) + len(runs) <= STEP


def _is_littered(connection: sqlite3.Connection, index: Index) -> bool:
    """Is so much gone that all of the index should be swept?"""
    (count,) = connection.execute("SELECT count FROM library").fetchone()
    return len(index.gone) >= _LITTER and len(index.gone) * _LITTERED > count


def _begin(connection: sqlite3.Connection, index: Index, runs: Sequence[Run]) -> Run:
    """The run, still empty, that `runs` are to be merged into."""
    form = Form.joined([run.form for run in runs])
    into = _made(connection, runs[-1].last, index.layout, form)
    connection.executemany(
        'UPDATE runs SET "into" = ? WHERE id = ?', [(into.id, run.id) for run in runs]
    )
    return into


def _step(connection: sqlite3.Connection, index: Index, runs: Sequence[Run], into: Run) -> None:
    """Move what comes next of `runs` to the run `into`, without what is gone."""
    low, border = runs[0].low, _border(runs)
    parts = [_between(connection, run, low, border) for run in runs]
    postings = np.sort(np.concatenate(parts))
    if len(index.gone):
        postings = postings[~among(keys(postings), index.gone)]
    _append(connection, into, postings)
    for run in runs:
        end = len(run.fences) if border is None else _holding(run, border)
        connection.execute(
            "DELETE FROM chunks WHERE id >= ? AND id < ?",
            (run.chunk(_holding(run, low)), run.chunk(end)),
        )
        if border is not None:
            connection.execute(
                "UPDATE runs SET low = ? WHERE id = ?", (int(border) >> KEY_BITS, run.id)
            )
    if border is None:
        _finish(connection, index, runs, into)


def _border(runs: Sequence[Run]) -> np.uint64 | None:
    """Up to where the next step goes; None when it is the last.

    Never within one fingerprint: all postings of it move at once, however many.
    """
    low = runs[0].low
    ahead = np.sort(np.concatenate([run.fences[run.fences > low] for run in runs]))
    floors = floor(ahead)
    later = floors[(floors > low) & (np.arange(len(ahead)) >= STEP - len(runs))]
    return later[0] if len(later) else None


def _holding(run: Run, low: np.uint64) -> int:
    """The number of the chunk in which what is not smaller than `low` begins."""
    return max(int(np.searchsorted(run.fences, low, "right")) - 1, 0)


def _between(
    connection: sqlite3.Connection, run: Run, low: np.uint64, border: np.uint64 | None
) -> Postings:
    """The postings of `run` from `low` to below `border`."""
    begin = _holding(run, low)
    end = len(run.fences) if border is None else int(np.searchsorted(run.fences, border, "left"))
    rows = connection.execute(
        "SELECT postings FROM chunks WHERE id >= ? AND id < ? ORDER BY id",
        (run.chunk(begin), run.chunk(end)),
    )
    short = run.form.unpacked([blob for (blob,) in rows], run.fences[begin:end])
    postings = run.form.long(short)
    start = np.searchsorted(postings, low, "left")
    stop = len(postings) if border is None else np.searchsorted(postings, border, "left")
    return postings[start:stop]


def _finish(connection: sqlite3.Connection, index: Index, runs: Sequence[Run], into: Run) -> None:
    """Forget runs whose postings have all moved, and the sources that were swept out of them."""
    connection.executemany("DELETE FROM runs WHERE id = ?", [(run.id,) for run in runs])
    for table in ("fences", "sieves"):
        connection.executemany(
            f"DELETE FROM {table} WHERE id >= ? AND id < ?",  # noqa: S608 -- our names
            [(run.chunk(0), run.chunk(len(run.fences))) for run in runs],
        )
    connection.execute("DELETE FROM runs WHERE id = ? AND postings = 0", (into.id,))
    before = max(
        (run.last for run in index.runs if run.last < min(r.last for r in runs)), default=0
    )
    swept = connection.execute(
        "DELETE FROM gone WHERE key > ? AND key <= ? AND since <= ?",
        (before, into.last, into.began),
    )
    if swept.rowcount:
        connection.execute("UPDATE library SET swept = swept + 1")


def _made(connection: sqlite3.Connection, last: int, began: int, form: Form) -> Run:
    """A new run without postings."""
    made = connection.execute(
        "INSERT INTO runs (last, first, bits, low, began, postings, chunks)"
        " VALUES (?, ?, ?, 0, ?, 0, 0)",
        (last, *form, began),
    )
    nothing = np.empty(0, dtype=np.uint64)
    return Run(
        made.lastrowid or 0, last, form, np.uint64(0), None, began, 0, nothing, nothing, Sieve()
    )


def _append(connection: sqlite3.Connection, run: Run, postings: Postings) -> None:
    """Keep `postings`, none of which is smaller than those of `run`, at its end."""
    if not len(postings):
        return
    first, starts = run.chunk(len(run.fences)), run.form.starts(postings)
    packed = run.form.packed(postings, starts)
    connection.executemany("INSERT INTO chunks VALUES (?, ?)", enumerate(packed, first))
    fences = postings[starts].astype("<u8").tobytes()
    connection.execute("INSERT INTO fences VALUES (?, ?)", (first, fences))
    connection.execute("INSERT INTO sieves VALUES (?, ?)", (first, sieves(postings, starts)))
    connection.execute(
        "UPDATE runs SET postings = postings + ?, chunks = chunks + ? WHERE id = ?",
        (len(postings), len(starts), run.id),
    )
