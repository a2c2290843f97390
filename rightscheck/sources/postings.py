"""Postings in, postings out: which fingerprint stands in which source, sorted by fingerprint.

A posting is one integer, the upper bits of the fingerprint above the key of the source, so that
sorting, searching and telling equal ones apart are single operations on plain arrays.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from rightscheck.sources.marks import Marks
from rightscheck.text.arrays import each_once

KEY_BITS = 28
"""Of a posting for the key: 268 million sources may ever come. The other 36 tell fingerprints
apart: of the 260 of a page one then names a wrong source in a library of a million, by that
one fingerprint alone, and the words never confirm it."""

KEYS = np.uint64((1 << KEY_BITS) - 1)

PAGE = 8192
"""Bytes of a page of the database file. On average a page is left with half an item of empty
space: a tenth of it, where 4096 would waste a fifth."""

_TO_A_PAGE = 4
"""Chunks to a page: a look-up copies a chunk for nearly each fingerprint and each run, and
smaller ones would only lengthen the list of fences (a number a chunk, kept in memory)."""

CHUNK = (PAGE // _TO_A_PAGE - 20) // 8
"""Postings in a chunk, with room for its row's header and the page's share, by
https://sqlite.org/fileformat2.html#b_tree_pages."""

Postings: TypeAlias = NDArray[np.uint64]


def postings_of(marks: Marks, keys: NDArray[np.int64]) -> Postings:
    """The postings of texts whose sources have these `keys`, sorted, each once."""
    return each_once(floor(marks.hashes) | keys[marks.texts].astype(np.uint64))


def floor(fingerprints: NDArray[np.uint64]) -> Postings:
    """What no posting of these fingerprints is smaller than."""
    return fingerprints & ~KEYS


def keys(postings: Postings) -> NDArray[np.uint32]:
    """The sources of `postings`."""
    return (postings & KEYS).astype(np.uint32)


def chunks(postings: Postings) -> Iterator[bytes]:
    """`postings` in pieces of CHUNK; only the last may be shorter."""
    for start in range(0, len(postings), CHUNK):
        yield postings[start : start + CHUNK].astype("<u8").tobytes()


def from_chunks(blobs: list[bytes]) -> Postings:
    """Chunks of one run, in their order, as one array."""
    return np.frombuffer(b"".join(blobs), dtype="<u8")


def among(values: NDArray[np.uint32], known: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which of `values` are in `known`, which is sorted and may be long."""
    if not len(known):
        return np.zeros(len(values), dtype=bool)
    at = np.minimum(np.searchsorted(known, values), len(known) - 1)
    found: NDArray[np.bool_] = known[at] == values
    return found
