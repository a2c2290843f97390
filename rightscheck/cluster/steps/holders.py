"""Who holds the fingerprints of one document: rows of the join, and what is left of them.

A library keeps 36 bits of a fingerprint (`postings.KEY_BITS`), and so does the index: what is
called a mark here.
"""

from __future__ import annotations

from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from rightscheck.sources import COMMON, Shared
from rightscheck.sources.postings import KEY_BITS, among
from rightscheck.text.arrays import spread


def index_marks(fingerprints: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The marks of fingerprints: the bits of them that an index keeps."""
    return (fingerprints >> np.uint64(KEY_BITS)).astype(np.int64)


class Holders(NamedTuple):
    """Which sources hold which marks: `keys[i]` holds the mark number `which[i]`.

    `marks` ascend, `which` too, and the keys of a mark. `counts` says of each mark how many sources
    hold it, of more than COMMON only that they are more; these have no rows.
    """

    marks: NDArray[np.int64]
    counts: NDArray[np.int64]
    which: NDArray[np.int64]
    keys: NDArray[np.uint32]

    @classmethod
    def none(cls) -> Self:
        """No source holds any mark."""
        empty = np.empty(0, dtype=np.int64)
        return cls(empty, empty, empty, empty.astype(np.uint32))

    @classmethod
    def of(
        cls,
        marks: NDArray[np.int64],
        counts: NDArray[np.int64],
        sizes: NDArray[np.int64],
        keys: NDArray[np.uint32],
        gone: NDArray[np.uint32],
    ) -> Self:
        """Make it of rows of the index, one for each generation that has a mark.

        Their `keys` stand in turn, of each so many as `sizes` says. Those that are `gone`
        (ascending) are left out.
        """
        known, row = np.unique(marks, return_inverse=True)
        which = np.repeat(row, sizes)
        here = ~among(keys, gone)
        total = np.bincount(row, counts, len(known)).astype(np.int64)
        total -= np.bincount(which[~here], minlength=len(known))
        telling = here & (total <= COMMON)[which]
        which, keys = which[telling], keys[telling]
        order = np.lexsort((keys, which))
        return cls(known, np.minimum(total, COMMON + 1), which[order], keys[order])

    def only(self, keys: NDArray[np.uint32]) -> Holders:
        """The marks of these sources alone (`keys` ascend); the counts stay those of all."""
        here = among(self.keys, keys)
        return self._replace(which=self.which[here], keys=self.keys[here])

    def shared(self, fingerprints: NDArray[np.uint64]) -> Shared:
        """The same as a library answers when it is asked for `fingerprints`."""
        asked = index_marks(fingerprints)
        if not len(self.marks):
            zero = np.zeros(len(asked), dtype=np.int64)
            return Shared(zero[:0], self.keys[:0], zero)
        at = np.minimum(np.searchsorted(self.marks, asked), len(self.marks) - 1)
        known = self.marks[at] == asked
        bounds = np.searchsorted(self.which, np.arange(len(self.marks) + 1))
        counts = np.where(known, np.diff(bounds)[at], 0)
        rows = spread(bounds[at], counts)
        which = np.repeat(np.arange(len(asked)), counts)
        return Shared(which, self.keys[rows], np.where(known, self.counts[at], 0))
