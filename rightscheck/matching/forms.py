"""What stands in a form, figures filled in anew, is told in the same words each time.

What markets closed at, tomorrow's weather, how a poll was made, who died at what age: two texts
that fill in one form share all of it but the figures, and neither was made from the other. Where a
copy had a figure corrected, far more stands around it, and other figures stayed.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rightscheck.matching.evidence import by_script, sides
from rightscheck.matching.prose import Prose
from rightscheck.text.align import Passage

BLANK = 2
"""Words on both sides of a figure for which the source has another one: they are of its form."""

FORM = 20
"""Shared words to such a figure, under which a passage with FILLED of them, and with no more that
are the same, is a form: weather has seven to fifteen, polls and police notes twelve to sixteen. A
story whose toll was brought up to date has thirty. Nor may so many stand in a row beside two."""

STRETCH = 2 * FORM
"""Shared words from one such figure to the next, from which it is no form: a story stands there,
however many figures the table beside it has."""

LONGEST = 4 * FORM
"""Shared words from which a passage is no form: a story of which every figure was brought up to
date is a copy, and so many words of a form are its holder's."""

FILLED = 2
"""Figures that stand for others in a form; one may be a correction."""


def unfilled(
    passage: Passage, mine: Prose, theirs: Prose, weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The weights, with none for the words beside a figure that stands for another, or in a form.

    `weights` has one entry a word of `mine`.
    """
    found = weights.copy()
    filled = _filled(passage, mine, theirs)
    for here in filled:
        found[max(here.start - BLANK, 0) : here.stop + BLANK] = 0
    if _is_form(passage, mine, weights, filled):
        found[passage.start : passage.end] = 0
    return found


def is_form(passage: Passage, mine: Prose, theirs: Prose) -> bool:
    """Is the passage a form that both sides filled in?"""
    return _is_form(passage, mine, by_script(mine), _filled(passage, mine, theirs))


def _is_form(
    passage: Passage, mine: Prose, weights: NDArray[np.float64], filled: list[slice]
) -> bool:
    many = len(filled)
    if many < FILLED:
        return False
    shared = [sides(block)[0] for block in passage.blocks]
    kept = sum(int(np.count_nonzero(mine.figures[here])) for here in shared)
    worth = [float(weights[here].sum()) for here in shared]
    few = sum(worth) < min(FORM * many, LONGEST) and max(worth) < FORM * (many - 1)
    return kept <= many and few and _longest(shared, worth, filled) < STRETCH


def _longest(shared: list[slice], worth: list[float], filled: list[slice]) -> float:
    """The most that the `shared` words from one of `filled` to the next are worth."""
    stretches = np.searchsorted(
        [here.stop for here in filled], [here.start for here in shared], "right"
    )
    return float(np.bincount(stretches, worth).max())


def _filled(passage: Passage, mine: Prose, theirs: Prose) -> list[slice]:
    """Where the document has a figure for another one of the source."""
    return [
        here
        for here, there in _gaps(passage)
        if mine.figures[here].any() and theirs.figures[there].any()
    ]


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
