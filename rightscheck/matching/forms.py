"""Forms, such as a weather report: the same words each time, with other figures filled in.

What markets closed at, tomorrow's weather, how a poll was made, who died at what age: two texts
that fill in one form share all of it but the figures, and neither was made from the other. Where a
copy had a figure corrected, far more stands around it, and other figures stayed.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from rightscheck.matching.evidence import by_script, sides
from rightscheck.matching.prose import Prose
from rightscheck.text.align import Passage
from rightscheck.text.seeds import Block

BLANK = 2
"""Words on both sides of a figure for which the source has another one: they are of its form."""

FORM = 20
"""Shared words to such a figure, or to a name for another one, under which a passage with FILLED
such figures, and with fewer that are the same, is a form: weather has seven to fifteen, polls and
police notes twelve to sixteen. A story whose toll was brought up to date has thirty. Nor may so
many stand in a row beside two."""

CHARACTER = 0.7
"""Of a word what a character of a script without spaces is, over what it tells: two make a word."""

STRETCH = 2 * FORM
"""Shared words from one such figure to the next, from which it is no form: a story stands there,
however many figures the table beside it has."""

LONGEST = 4 * FORM
"""Shared words from which a passage is no form: a story of which every figure was brought up to
date is a copy, and so many words of a form are its holder's."""

EDITED = 3
"""Places at which the sides differ, over those where a figure or a name stands for another one,
from which a passage is no form: a rewritten story differs in words, a form in what is filled in."""

FILLED = 2
"""Figures that stand for others in a form; one may be a correction."""


class _Gap(NamedTuple):
    """A place at which the two sides differ: the words of each."""

    here: slice
    there: slice


class _Sides(NamedTuple):
    """The two sides of a passage: the blocks they share, figures whole, and the gaps between."""

    blocks: list[Block]
    mine: Prose
    theirs: Prose
    gaps: list[_Gap]

    @classmethod
    def of(cls, passage: Passage, mine: Prose, theirs: Prose) -> Self:
        """The sides of a passage."""
        parts = [_without_parts(block, mine.figures, theirs.figures) for block in passage.blocks]
        blocks = [block for block in parts if block.length]
        return cls(blocks, mine, theirs, _gaps(blocks))

    @property
    def filled(self) -> list[_Gap]:
        """The gaps in which both sides have figures, and not the same."""
        return [gap for gap in self.gaps if self._is_other(gap)]

    @property
    def blanks(self) -> int:
        """At how many places it has a figure or a name for another one: days, towns, people."""
        return sum(self._is_other(gap) or self._is_renamed(gap) for gap in self.gaps)

    def _is_other(self, gap: _Gap) -> bool:
        """Have both sides figures there, and not the same in another order or spelling?"""
        ours, others = _numbers(self.mine, gap.here), _numbers(self.theirs, gap.there)
        return bool(ours and others) and ours != others

    def _is_renamed(self, gap: _Gap) -> bool:
        return bool(self.mine.names[gap.here].any() and self.theirs.names[gap.there].any())

    @property
    def kept(self) -> int:
        """How many figures both sides have; one may be of several words."""
        figures = self.mine.figures
        return sum(
            int(np.count_nonzero(figures[here] & ~np.append(figures[here][1:], False)))
            for here, _ in map(sides, self.blocks)
        )

    def is_form(self, weights: NDArray[np.float64]) -> bool:
        """Is it a form that both sides filled in, by what each word weighs?"""
        filled = self.filled
        if len(filled) < FILLED or self.kept >= len(filled):
            return False
        blanks = self.blanks
        if len(self.gaps) > EDITED * blanks:
            return False
        shared = [sides(block)[0] for block in self.blocks]
        weights = np.where(self.mine.words.alone, CHARACTER * weights, weights)
        worth = [float(weights[here].sum()) for here in shared]
        few = sum(worth) < min(FORM * blanks, LONGEST) and max(worth) < FORM * (blanks - 1)
        return few and _longest(shared, worth, filled) < STRETCH


def unfilled(
    passage: Passage, mine: Prose, theirs: Prose, weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The weights, with none for the words beside a figure that stands for another, or in a form.

    `weights` has one entry a word of `mine`.
    """
    found = weights.copy()
    both = _Sides.of(passage, mine, theirs)
    for here, _ in both.filled:
        found[max(here.start - BLANK, 0) : here.stop + BLANK] = 0
    if both.is_form(weights):
        found[passage.start : passage.end] = 0
    return found


def is_form(passage: Passage, mine: Prose, theirs: Prose) -> bool:
    """Is the passage a form that both sides filled in?"""
    return _Sides.of(passage, mine, theirs).is_form(by_script(mine))


def _numbers(side: Prose, part: slice) -> list[str]:
    """The figures among these words, sorted, without the letters that stick to them: 22سے is 22."""
    words = side.words.part(part)
    figures = side.figures[part]
    spans = zip(words.starts[figures].tolist(), words.ends[figures].tolist(), strict=True)
    return sorted("".join(filter(str.isnumeric, side.text[start:end])) for start, end in spans)


def _longest(shared: list[slice], worth: list[float], filled: list[_Gap]) -> float:
    """The most that the `shared` words from one of `filled` to the next are worth."""
    stretches = np.searchsorted(
        [gap.here.stop for gap in filled], [here.start for here in shared], "right"
    )
    return float(np.bincount(stretches, worth).max())


def _without_parts(block: Block, mine: NDArray[np.bool_], theirs: NDArray[np.bool_]) -> Block:
    """The block without what it has at its ends of figures that go on: 34.21 is not 34.55."""
    words = np.flatnonzero(~mine[sides(block)[0]])
    first, last = (int(words[0]), int(words[-1]) + 1) if words.size else (block.length, 0)
    start, low = (max(at - 1, 0) for at in (block.start, block.source_start))
    if not (mine[start : block.start].any() or theirs[low : block.source_start].any()):
        first = 0
    if not (mine[block.end :][:1].any() or theirs[block.source_end :][:1].any()):
        last = block.length
    return Block(block.start + first, block.source_start + first, max(last - first, 0))


def _gaps(blocks: list[Block]) -> list[_Gap]:
    """The gaps between blocks, and the word right before the first and right behind the last."""
    if not blocks:
        return []
    first, last = blocks[0], blocks[-1]
    start, low = (max(at - 1, 0) for at in (first.start, first.source_start))
    found = [
        _Gap(slice(start, first.start), slice(low, first.source_start)),
        *(
            _Gap(slice(one.end, other.start), slice(one.source_end, other.source_start))
            for one, other in pairwise(blocks)
        ),
        _Gap(slice(last.end, last.end + 1), slice(last.source_end, last.source_end + 1)),
    ]
    return [gap for gap in found if any(part.start < part.stop for part in gap)]
