"""Where two texts run alike: short equal runs, joined to blocks that share no word twice."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.text.arrays import changes, firsts, spread, sums
from rightscheck.text.fingerprints import runs
from rightscheck.text.words import Words

SEED = 3
SEED_ALONE = 5
"""Words of a seed; the second for scripts without spaces."""

_COMMON = 8
"""A seed that stands more often than this on one side is paired in order only: linear time."""

LINE = 8
"""Words by which the two sides of a passage may drift apart, as some are put in or left out."""


class Block(NamedTuple):
    """An unbroken run of equal words: where it begins on both sides, and its length."""

    start: int
    source_start: int
    length: int

    @property
    def end(self) -> int:
        """One past its last word."""
        return self.start + self.length

    @property
    def source_end(self) -> int:
        """One past its last word on the source's side."""
        return self.source_start + self.length


def blocks(first: Words, second: Words) -> list[Block]:
    """All unbroken runs of at least a seed's length that both share, the longest first.

    No word of either side is in two of them, the longer run keeps it.
    """
    return apart(_joined(*_seeds(first, second)))


def _seeds(first: Words, second: Words) -> tuple[NDArray[np.int64], ...]:
    """Where equal seeds begin, on both sides, and how long they are."""
    mine, theirs = runs(first, SEED, SEED_ALONE), runs(second, SEED, SEED_ALONE)
    here = _perhaps_among(mine, theirs).nonzero()[0]
    there = _perhaps_among(theirs, mine).nonzero()[0]
    mine = mine[here]
    order = there[theirs[there].argsort(kind="stable")]
    ordered = theirs[order]
    left = ordered.searchsorted(mine, "left")
    counts = ordered.searchsorted(mine, "right") - left
    counts[mine == 0] = 0
    common = counts > _COMMON
    paired = np.where(common, 0, counts)
    at = np.arange(len(mine)).repeat(paired)
    to = order[spread(left, paired)]
    if common.any():
        at, to = _in_order(mine, order, left, counts, common, at, to)
    at = here[at]
    return at, to, np.where(first.alone[at], SEED_ALONE, SEED)


def _perhaps_among(hashes: NDArray[np.uint64], others: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which of `hashes` end as one of `others` does: all that are among them and few besides.

    To sort and to search is dear, and most runs of two texts have nothing to do with one another.
    """
    bits = max(12, len(others).bit_length() + 4)
    ends = np.zeros(1 << bits, dtype=bool)
    mask = np.uint64((1 << bits) - 1)
    ends[(others & mask).astype(np.int64)] = True
    return ends[(hashes & mask).astype(np.int64)]


def _in_order(  # noqa: PLR0913, PLR0917 -- the columns of one join
    mine: NDArray[np.uint64],
    order: NDArray[np.int64],
    left: NDArray[np.int64],
    counts: NDArray[np.int64],
    common: NDArray[np.bool_],
    at: NDArray[np.int64],
    to: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Add the pairs of seeds that are everywhere: the first with the first, and so on."""
    where = common.nonzero()[0]
    sort = mine[where].argsort(kind="stable")
    values = mine[where][sort]
    begins = firsts(values)
    rank = np.empty(len(where), dtype=np.int64)
    sizes = np.diff(np.append(begins, len(values)))
    rank[sort] = np.arange(len(values)) - begins.repeat(sizes)
    fits = rank < counts[where]
    where, rank = where[fits], rank[fits]
    return np.append(at, where), np.append(to, order[left[where] + rank])


def _joined(at: NDArray[np.int64], to: NDArray[np.int64], sizes: NDArray[np.int64]) -> list[Block]:
    """Seeds that follow one another on a diagonal, joined; the longest first.

    Of equally long ones that comes first in whose line the most else lies: a sentence that a
    story has twice belongs where those around it belong.
    """
    if not len(at):
        return []
    order = np.lexsort((at, at - to))
    at, to, sizes = at[order], to[order], sizes[order]
    ends = at + sizes
    new = changes(at - to)
    new[1:] |= at[1:] > ends[:-1]
    begins = new.nonzero()[0]
    lengths = np.maximum.reduceat(ends, begins) - at[begins]
    at, to = at[begins], to[begins]
    # The same order from whichever side one looks.
    first = np.lexsort((at + to, np.abs(at - to), -_in_line(at - to, lengths), -lengths))
    return list(map(Block, *(column[first].tolist() for column in (at, to, lengths))))


def _in_line(shifts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each block the words of all that lie within LINE of its diagonal; shifts ascend."""
    total = sums(lengths)
    low = shifts.searchsorted(shifts - LINE, "left")
    high = shifts.searchsorted(shifts + LINE, "right")
    found: NDArray[np.int64] = total[high] - total[low]
    return found


def apart(blocks: list[Block]) -> list[Block]:
    """Blocks cut so that no word is shared twice on either side; the earlier one keeps it."""
    if not blocks:
        return []
    mine = bytearray(max(block.end for block in blocks))
    theirs = bytearray(max(block.source_end for block in blocks))
    kept = []
    for block in blocks:
        start, source, end = block.start, block.source_start, block.end
        while start < end and (mine[start] or theirs[source]):
            start, source = start + 1, source + 1
        length = min(_free(mine, start, end), _free(theirs, source, block.source_end))
        if length < min(SEED, block.length):
            continue
        mine[start : start + length] = b"\1" * length
        theirs[source : source + length] = b"\1" * length
        kept.append(Block(start, source, length))
    return kept


def _free(taken: bytearray, start: int, end: int) -> int:
    """How many places from `start` on are not taken."""
    at = taken.find(1, start, end)
    return (end if at < 0 else at) - start
