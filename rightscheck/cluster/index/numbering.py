"""Which of the sources that are given are new, and the number of each: its key.

Read are ids, places and hashes: of ten million sources a gigabyte, in the process that began.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray


class Numbered(NamedTuple):
    """The rows to be kept, by their numbers (ascending), and the key of each.

    `removed` are the keys of those that came with other words, `last` is the highest that is given.
    Counted are sources that are `new`, `changed` (with other words or the same), and as they were.
    """

    rows: NDArray[np.int64]
    keys: NDArray[np.int32]
    removed: NDArray[np.int32]
    last: int
    new: int
    changed: int
    same: int


def numbered(given: pa.Table, known: pa.Table, last: int) -> Numbered:
    """Which of the given rows are new or changed, and the key of each.

    As in a library: one that is known by its id takes the other's place if it says anything else,
    and keeps its key if its words are the same. Of several of one id the last counts. New keys
    follow `last`, in the order of the places.
    """
    node, there = nodes(given["id"], known["id"])
    place = given["place"].to_numpy()
    rows = np.lexsort((place, node))
    rows = rows[np.append(node[rows][1:] != node[rows][:-1], True)[: len(rows)]]
    rows = rows[np.argsort(place[rows])]
    at = np.full(max(node.max(initial=-1), there.max(initial=-1)) + 1, -1)
    at[there] = np.arange(len(there))
    before = at[node[rows]]
    is_new = before < 0
    same = _equal("sha256", given, rows, known, before)
    same_words = _equal("text_sha256", given, rows, known, before) & ~same
    fresh = ~(same | same_words)
    keys = np.zeros(len(rows), dtype=np.int32)
    old = known["key"].to_numpy().astype(np.int32)
    keys[same_words] = old[before[same_words]]
    keys[fresh] = last + 1 + np.arange(fresh.sum())
    order = np.argsort(rows[~same])
    return Numbered(
        rows[~same][order],
        keys[~same][order],
        np.sort(old[before[fresh & ~is_new]]),
        last + int(fresh.sum()),
        int(is_new.sum()),
        int((~same & ~is_new).sum()),
        int(same.sum()),
    )


def nodes(
    ids: pa.ChunkedArray, others: pa.ChunkedArray
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Both lists of ids as numbers from 0 on, equal for equal ids."""
    both = pa.chunked_array([*ids.chunks, *others.chunks], pa.string())
    node = pc.dictionary_encode(both).combine_chunks().indices.to_numpy()
    return node[: len(ids)], node[len(ids) :]


def _equal(
    column: str,
    given: pa.Table,
    rows: NDArray[np.int64],
    known: pa.Table,
    before: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """For each row whether the known source has the same value; False where none is known."""
    found = before >= 0
    found[found] = pc.equal(
        given[column].take(pa.array(rows[found])), known[column].take(pa.array(before[found]))
    ).to_numpy()
    return found
