"""What two texts share between and around the runs of a passage, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.text.arrays import sums
from rightscheck.text.seeds import Block
from rightscheck.text.words import Words

WEIGHT_ALONE = 0.75
"""What a word of one character weighs: 16 of them are a passage of 12 words."""

_GAP_CELLS = 1 << 14
"""The largest gap, as a product of both sides, that is aligned word by word."""

_EDGE = 6
_EDGE_RUN = 2
"""At its ends a passage goes on past changed words if this many equal ones follow so soon."""


class Side(NamedTuple):
    """One side's words as a list for alignment, and the running sum of their weights.

    A word that a block has taken is put out of `ids` for a number that nothing equals, so
    that no alignment of a gap can share it a second time.
    """

    words: Words
    ids: list[int]
    weights: NDArray[np.float64]

    @classmethod
    def of(cls, words: Words) -> Side:
        """A side of which nothing is taken."""
        weights = np.where(words.alone, WEIGHT_ALONE, 1.0)
        return cls(words, words.ids.tolist(), sums(weights))

    def take(self, start: int, length: int, mark: int) -> None:
        """Put words out of the game; `mark` is another one for each side."""
        end = start + length
        self.ids[start:end] = range(-2 * start - mark, -2 * end - mark, -2)

    def weigh(self, start: int, end: int) -> float:
        """What the words from `start` up to `end` weigh."""
        return float(self.weights[end] - self.weights[start])


Sides = tuple[Side, Side]


def take(blocks: Iterable[Block], sides: Sides) -> None:
    """The words of `blocks` are shared, and nothing else may share them."""
    for block in blocks:
        sides[0].take(block.start, block.length, mark=1)
        sides[1].take(block.source_start, block.length, mark=2)


def filled(runs: Sequence[Block], sides: Sides) -> list[Block]:
    """`runs`, in the order of the first side, and what stands between and right beside them.

    Only gaps between runs that follow one another on both sides are aligned.
    """
    blocks = [runs[0]]
    for block in runs[1:]:
        last = blocks[-1]
        here = slice(last.end, block.start)
        there = slice(last.source_end, block.source_start)
        width, height = here.stop - here.start, there.stop - there.start
        if 0 < width * height <= _GAP_CELLS and height > 0:
            blocks += _aligned(sides, here, there)
        blocks.append(block)
    return [*_before(blocks, sides), *blocks, *_after(blocks, sides)]


def leftovers(here: range, there: range, sides: Sides) -> list[Block]:
    """Words of two stretches that are equal and that no block has taken, in whatever order."""
    places: dict[int, list[int]] = {}
    for at in reversed(there):
        places.setdefault(sides[1].ids[at], []).append(at)
    return [Block(at, places[word].pop(), 1) for at in here if places.get(word := sides[0].ids[at])]


def _after(blocks: list[Block], sides: Sides) -> list[Block]:
    """What goes on after the last block, past a few changed words: runs too short for a seed."""
    added: list[Block] = []
    last = max(blocks, key=lambda block: block.end)
    while True:
        here = slice(last.end, min(last.end + _EDGE, len(sides[0].ids)))
        there = slice(last.source_end, min(last.source_end + _EDGE, len(sides[1].ids)))
        found = [block for block in _aligned(sides, here, there) if block.length >= _EDGE_RUN]
        if not found:
            return added
        last = found[0]
        added.append(last)


def _before(blocks: list[Block], sides: Sides) -> list[Block]:
    """The same, towards the beginning."""
    added: list[Block] = []
    first = min(blocks, key=lambda block: block.start)
    while True:
        here = slice(max(0, first.start - _EDGE), first.start)
        there = slice(max(0, first.source_start - _EDGE), first.source_start)
        found = [block for block in _aligned(sides, here, there) if block.length >= _EDGE_RUN]
        if not found:
            return added
        first = found[-1]
        added.insert(0, first)


def _aligned(sides: Sides, here: slice, there: slice) -> list[Block]:
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 -- most pages share nothing to align

    steps = LCSseq.opcodes(sides[0].ids[here], sides[1].ids[there])
    return [
        Block(
            here.start + step.src_start,
            there.start + step.dest_start,
            step.src_end - step.src_start,
        )
        for step in steps
        if step.tag == "equal"
    ]
