"""What stands in a form, figures filled in anew, is told in the same words each time.

What markets closed at, tomorrow's weather, how a poll was made, who died at what age: two texts
that fill in one form share all of it but the figures, and neither was made from the other. Where a
copy had a figure corrected, far more stands around it, and other figures stayed.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rightscheck.matching.evidence import sides
from rightscheck.matching.prose import Prose
from rightscheck.text.align import Passage

BLANK = 2
"""Words on both sides of a figure for which the source has another one: they are of its form."""

FORM = 20
"""Shared words to such a figure, under which a passage with two of them, and with no more that are
the same, is a form: weather has seven to fifteen, polls and police notes twelve to sixteen. A story
whose toll was brought up to date has thirty."""


def unfilled(
    passage: Passage, mine: Prose, theirs: Prose, weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The weights, with none for the words beside a figure that stands for another, or in a form.

    `weights` has one entry a word of `mine`.
    """
    found = weights.copy()
    filled = 0
    for here, there in _gaps(passage):
        if mine.figures[here].any() and theirs.figures[there].any():
            filled += 1
            found[max(here.start - BLANK, 0) : here.stop + BLANK] = 0
    if filled > 1:
        shared = [sides(block)[0] for block in passage.blocks]
        kept = sum(int(np.count_nonzero(mine.figures[here])) for here in shared)
        worth = sum(float(weights[here].sum()) for here in shared)
        if kept <= filled and worth < FORM * filled:
            found[passage.start : passage.end] = 0
    return found


def _gaps(passage: Passage) -> list[tuple[slice, slice]]:
    """What each side has between two blocks, and what stands right beside the passage."""
    gaps = [
        (slice(last.end, block.start), slice(last.source_end, block.source_start))
        for last, block in pairwise(passage.blocks)
    ]
    start, there = (max(at - BLANK, 0) for at in (passage.start, passage.source_start))
    before = slice(start, passage.start), slice(there, passage.source_start)
    end, there = passage.end, passage.source_end
    return [before, *gaps, (slice(end, end + BLANK), slice(there, there + BLANK))]
