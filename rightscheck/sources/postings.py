"""Postings in, postings out: which fingerprint stands in which source, sorted by fingerprint.

A posting is one integer, the upper bits of the fingerprint above the key of the source, so that
sorting, searching and telling equal ones apart are single operations on plain arrays.
"""

from __future__ import annotations

from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from rightscheck.sources.marks import Marks
from rightscheck.text.arrays import each_once

KEY_BITS = 28
"""Of a posting for the key: 268 million sources may ever come. The other 36 tell fingerprints
apart: of the 260 of a page one then names a wrong source in a library of a million, by that
one fingerprint alone, and the words never confirm it."""

KEYS = np.uint64((1 << KEY_BITS) - 1)

Postings: TypeAlias = NDArray[np.uint64]


def postings_of(marks: Marks, keys: NDArray[np.int64]) -> Postings:
    """The postings of texts whose sources have these `keys`, sorted, each once."""
    return each_once(floor(marks.hashes) | keys[marks.texts].astype(np.uint64))


def floor(fingerprints: NDArray[np.uint64]) -> Postings:
    """The least posting that each fingerprint can have: with key 0."""
    return fingerprints & ~KEYS


def keys(postings: Postings) -> NDArray[np.uint32]:
    """The sources of `postings`."""
    return (postings & KEYS).astype(np.uint32)


_N = TypeVar("_N", np.uint32, np.int64)


def among(values: NDArray[_N], known: NDArray[_N]) -> NDArray[np.bool_]:
    """Which of `values` are in `known`, which is sorted and may be long."""
    if not len(known):
        return np.zeros(len(values), dtype=bool)
    at = np.minimum(np.searchsorted(known, values), len(known) - 1)
    found: NDArray[np.bool_] = known[at] == values
    return found
