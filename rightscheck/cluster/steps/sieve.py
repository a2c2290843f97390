"""Which fingerprints of a document are worth asking for: those that some source holds, and few do.

What nobody holds, half of a page or more, is known without a look into the index, as a Bloom filter
of one hash: fingerprints are hashes already. So it moves nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from rightscheck.sources.postings import among

BITS = 8
"""Bits for each mark: one in nine of those that nobody holds passes."""

MOST = 1 << 30
"""Bits at most, 128 MB in every process: from a million sources on more of them pass."""


class Sieve(NamedTuple):
    """A filter of marks: those that are not common, and that some source may hold.

    `common` ascend. A bit of `held` is set where some source holds a mark that ends so.
    """

    common: NDArray[np.int64]
    held: NDArray[np.uint8]

    @classmethod
    def of(cls, common: NDArray[np.int64], marks: Iterable[NDArray[np.int64]], count: int) -> Self:
        """Make it of the `common` marks and of all `marks`, in any order, `count` of them."""
        bits = min(MOST, 1 << max(3, (BITS * count - 1).bit_length()))
        held = np.zeros(bits >> 3, dtype=np.uint8)
        for some in marks:
            ends = some & (bits - 1)
            np.bitwise_or.at(held, ends >> 3, (1 << (ends & 7)).astype(np.uint8))
        return cls(common, held)

    def asks(self, marks: NDArray[np.int64]) -> NDArray[np.bool_]:
        """For each mark, whether it is worth a look into the index."""
        ends = marks & (8 * len(self.held) - 1)
        held: NDArray[np.bool_] = self.held[ends >> 3] >> (ends & 7).astype(np.uint8) & 1 > 0
        return held & ~among(marks, self.common)
