"""Two runs of words in, the passages that they share out: cut, edited, reordered or whole.

Shared short runs are *seeds*. Seeds that touch on one diagonal make *blocks*; single rare words
that stand in company are *echoes* of a rewritten text. Blocks and echoes that lie near one
another on both sides make a *passage*, and between its blocks the gaps are aligned word by word.
A passage that is too thin as a whole is looked at again with a smaller gap. So a copied run has
exact ends, a rewritten one survives most of its words changed or put elsewhere, and moved
paragraphs are passages of their own or one passage, as far apart as they were moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from rightscheck.text.clusters import near
from rightscheck.text.echoes import echoes, held
from rightscheck.text.seeds import SEED, Block, apart, blocks
from rightscheck.text.words import Words


class Rules(NamedTuple):
    """What counts as a shared passage; one set for clauses and one for dispatches.

    Words of scripts without spaces weigh `WEIGHT_ALONE`, all others 1.
    """

    telling: float = 10
    """Words of a passage's unbroken runs beyond the first two of each. A run of twelve words has
    ten, and eleven can be a work's own expression (CJEU C-5/08, Infopaq); a list of names or of
    set phrases that two reporters share has few, however long it is."""

    echoes: int | None = 8
    """Different rare words that tell as much, in whatever order; None asks for runs only."""

    common: float = 0.5
    """Words that both sides have over the words of the shorter side, in whatever order: under
    this it is the topic, not the text."""

    longer: float = 0.35
    """The same over the words of the longer side: what was put in does not hide what is left."""

    gap: int = 36
    """Words between two blocks of one passage, on either side: a sentence or two put in or cut."""


class Passage(NamedTuple):
    """A stretch of both sides that is shared, in words; `blocks` in the order of the first side."""

    start: int
    end: int
    source_start: int
    source_end: int
    blocks: tuple[Block, ...]

    @property
    def shared(self) -> int:
        """Words that are equal on both sides."""
        return sum(block.length for block in self.blocks)

    @property
    def longest(self) -> int:
        """Words of the longest unbroken run."""
        return max(block.length for block in self.blocks)


class _Side(NamedTuple):
    """One side's words as a list for alignment, and the running sum of their weights.

    A word that a block has taken is put out of `ids` for a number that nothing equals, so
    that no alignment of a gap can share it a second time.
    """

    words: Words
    ids: list[int]
    weights: NDArray[np.float64]

    @classmethod
    def of(cls, words: Words) -> _Side:
        weights = np.where(words.alone, WEIGHT_ALONE, 1.0)
        return cls(words, words.ids.tolist(), np.append(0.0, np.cumsum(weights)))

    def take(self, start: int, length: int, mark: int) -> None:
        for at in range(start, start + length):
            self.ids[at] = -2 * at - mark

    def weigh(self, start: int, end: int) -> float:
        return float(self.weights[end] - self.weights[start])


WEIGHT_ALONE = 0.75
"""What a word of one character weighs: 16 of them are a passage of 12 words."""

_GAP_CELLS = 1 << 14
"""The largest gap, as a product of both sides, that is aligned word by word."""

_STOCK = 2
"""Words of a run that tell nothing: any two texts on one subject share pairs of words."""

_COPIED = 0.8
"""Share of a passage that its runs must cover for it to count as copied."""

_SMALLEST_GAP = 3

_EDGE = 6
_EDGE_RUN = 2
"""At its ends a passage goes on past changed words if this many equal ones follow so soon."""


def passages(first: Words, second: Words, rules: Rules = Rules()) -> list[Passage]:  # noqa: B008 -- frozen
    """What `first` and `second` share, in the order of `first`; no word is in two passages.

    Time grows with the words of both sides times the logarithm of their number.
    """
    sides = _Side.of(first), _Side.of(second)
    found = blocks(first, second)
    if rules.echoes is not None:
        single = echoes(first, second, found)
        found = apart([*held(found, single), *single])
    _take(found, sides)
    return sorted(_clusters(found, sides, rules, rules.gap))


def _clusters(
    blocks: list[Block], sides: tuple[_Side, _Side], rules: Rules, gap: int
) -> list[Passage]:
    """Passages of blocks that lie near one another; a thin one is split at a smaller gap."""
    found = []
    for group in near(blocks, gap):
        if _runs_tell(group, sides, rules):
            passage = _filled(sorted(_tight(group)), sides)
        elif _echoes_tell(group, sides, rules):
            passage = _filled(sorted(group), sides)
        else:
            continue
        if _is_common(passage, sides, rules):
            found.append(passage)
            _take(passage.blocks, sides)
        elif gap > _SMALLEST_GAP:
            found += _clusters(group, sides, rules, gap // 2)
    return found


def _runs_tell(group: list[Block], sides: tuple[_Side, _Side], rules: Rules) -> bool:
    weights = (sides[0].weigh(block.start, block.end) for block in group)
    return sum(max(0.0, weight - _STOCK) for weight in weights) >= rules.telling


def _echoes_tell(group: list[Block], sides: tuple[_Side, _Side], rules: Rules) -> bool:
    single = {sides[0].words.ids[block.start] for block in group if block.length == 1}
    return rules.echoes is not None and len(single) >= rules.echoes


def _tight(group: list[Block]) -> list[Block]:
    """Without the echoes around a passage that is copied as it was: its runs know its ends."""
    runs = [block for block in group if block.length >= SEED]
    if not runs:
        return group
    start, end = min(b.start for b in runs), max(b.end for b in runs)
    source, last = min(b.source_start for b in runs), max(b.source_end for b in runs)
    if sum(b.length for b in runs) < _COPIED * max(end - start, last - source):
        return group
    return [
        block
        for block in group
        if start <= block.start < end and source <= block.source_start < last
    ]


def _is_common(passage: Passage, sides: tuple[_Side, _Side], rules: Rules) -> bool:
    """Are enough of the words of either side there on the other side too?"""
    mine = sides[0].words.ids[passage.start : passage.end]
    theirs = sides[1].words.ids[passage.source_start : passage.source_end]
    shared = (Counter(mine.tolist()) & Counter(theirs.tolist())).total()
    shorter, longer = sorted((len(mine), len(theirs)))
    return shared >= rules.common * shorter and shared >= rules.longer * longer


def _take(blocks: Iterable[Block], sides: tuple[_Side, _Side]) -> None:
    for block in blocks:
        sides[0].take(block.start, block.length, mark=1)
        sides[1].take(block.source_start, block.length, mark=2)


def _filled(group: list[Block], sides: tuple[_Side, _Side]) -> Passage:
    """The group as a passage, the gaps between blocks in the same order aligned word by word."""
    blocks = [group[0]]
    for block in group[1:]:
        last = blocks[-1]
        here = slice(last.end, block.start)
        there = slice(last.source_end, block.source_start)
        width, height = here.stop - here.start, there.stop - there.start
        if 0 < width * height <= _GAP_CELLS and height > 0:
            blocks += _aligned(sides, here, there)
        blocks.append(block)
    blocks = [*_before(blocks, sides), *blocks, *_after(blocks, sides)]
    return Passage(
        blocks[0].start,
        max(block.end for block in blocks),
        min(block.source_start for block in blocks),
        max(block.source_end for block in blocks),
        tuple(blocks),
    )


def _after(blocks: list[Block], sides: tuple[_Side, _Side]) -> list[Block]:
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


def _before(blocks: list[Block], sides: tuple[_Side, _Side]) -> list[Block]:
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


def _aligned(sides: tuple[_Side, _Side], here: slice, there: slice) -> list[Block]:
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
