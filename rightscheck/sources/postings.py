"""Postings in, postings out: which fingerprint stands in which source, sorted by fingerprint.

A posting is twelve bytes and a chunk of them fills one page of the database file, so a look-up
reads one page, and an index of a million sources is a tenth of what its texts are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

POSTING = np.dtype([("hash", "<u8"), ("source", "<u4")])

PAGE = 8192
"""Bytes of a page of the database file. On average a page is left with half an item of empty
space: a tenth of it, where 4096 would waste a fifth."""

CHUNK = (PAGE - 35 - 4) // POSTING.itemsize
"""Postings in a chunk: the most that a page takes without an overflow page, by
https://sqlite.org/fileformat2.html#b_tree_pages, with 4 bytes of record header."""

Postings: TypeAlias = NDArray[np.void]


def postings_of(hashes: Sequence[NDArray[np.uint64]], keys: Sequence[int]) -> Postings:
    """The postings of several sources: `hashes[i]` are the fingerprints of source `keys[i]`."""
    counts = [len(each) for each in hashes]
    postings = np.empty(sum(counts), dtype=POSTING)
    if len(postings):
        postings["hash"] = np.concatenate(hashes)
        postings["source"] = np.repeat(np.asarray(keys, dtype=np.uint32), counts)
    return by_hash(postings)


def by_hash(postings: Postings) -> Postings:
    """The same postings in the order of their fingerprints."""
    return postings[np.argsort(postings["hash"], kind="stable")]


def chunks(postings: Postings) -> Iterator[bytes]:
    """`postings` in pieces of CHUNK; only the last may be shorter."""
    for start in range(0, len(postings), CHUNK):
        yield postings[start : start + CHUNK].tobytes()


def from_chunks(blobs: Sequence[bytes]) -> Postings:
    """Chunks of one run, in their order, as one array."""
    return np.frombuffer(b"".join(blobs), dtype=POSTING)


def spread(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The indices of several ranges, one after the other: `counts[i]` from `starts[i]` on."""
    before = np.cumsum(counts) - counts
    places: NDArray[np.int64] = np.arange(int(counts.sum())) + np.repeat(starts - before, counts)
    return places
