"""Forms, such as a weather report: the same words each time, with other facts filled in.

What markets closed at, tomorrow's weather, how a poll was made, whom a family thanks, who stood
before a court: two texts that fill in one form share its words and neither was made from the
other. What a text tells are its figures and names, so the facts decide: a copy keeps most of
them, though a toll was brought up to date, and of a form most are others.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from rightscheck.matching.evidence import by_script, sides
from rightscheck.matching.prose import Prose, heads
from rightscheck.text.align import Stretch
from rightscheck.text.seeds import Block

BLANK = 2
"""Words on both sides of a figure for which the source has another one: they are of its form."""

FORM = 25
"""Shared words that are reckoned to tell one fact where capitals tell no names: forms have seven to
sixteen words to one that was filled in, and so have briefs brought up to date, which are lost."""

CHARACTER = 0.7
"""Of a word what a character of a script without spaces is, over what it tells: two make a word."""

OTHERS = 1.5
"""Facts that both sides have, to each that is another, from which a passage is a copy; one more
may be a correction."""

FILLED = 16
"""Shared words to a figure that is another one from which a passage is a copy, brought up to date.
A name that is another one stands for two figures: an update keeps who and where, a formula tells
of somebody else. Of 35 invented briefs of which each figure (in six the names) had changed 30 are
told, 9 without this rule; of 44 forms and formulas 8 are, and 4 without. With 18 it is 29 and 6,
and of 265 real excerpts of 35 words with two facts changed 247, not 253."""

LONGEST = 60
"""Shared words from which a passage is no form: a story of which every figure was brought up to
date is a copy, and so many words of a form are its holder's."""

EDITED = 3
"""Places at which the sides differ, over those where a fact stands for another one, from which a
passage is no form: a rewritten story differs in words, a form in what is filled in."""

STEM = 3
"""Letters by which two names are one: Moskwa and Moskwie, Okumu and Okuma. Of 413 real excerpts
of 35 words with every second name declined or misspelt 410 are told, not 393."""

THOUSANDS = 3
"""Digits of a figure's part that, behind another one, only goes on with it."""


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
    def of(cls, passage: Stretch, mine: Prose, theirs: Prose) -> Self:
        """The sides of a passage."""
        parts = [_without_parts(block, mine.figures, theirs.figures) for block in passage.blocks]
        blocks = [block for block in parts if block.length]
        return cls(blocks, mine, theirs, _gaps(blocks, mine, theirs))

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
        alike = sorted(ours) == sorted(others) or ".".join(ours) == ".".join(others)
        return bool(ours and others) and not alike

    def _is_renamed(self, gap: _Gap) -> bool:
        ours, others = _named(self.mine, gap.here), _named(self.theirs, gap.there)
        return not (ours <= others or others <= ours)

    def is_form(self, weights: NDArray[np.float64]) -> bool:
        """Is it a form that both sides filled in, by what each word weighs?"""
        blanks = self.blanks
        # An unbroken run is copied whatever stands beside it; one other fact may be a correction.
        if len(self.blocks) <= 1 or blanks <= 1 or len(self.gaps) > EDITED * blanks:
            return False
        weights = np.where(self.mine.words.alone, CHARACTER * weights, weights)
        shared = [sides(block)[0] for block in self.blocks]
        words = sum(float(weights[here].sum()) for here in shared)
        told = sum(float(weights[here][self.mine.nameless[here]].sum()) for here in shared) / FORM
        kept = told + sum(float(weights[here][self._facts(here)].sum()) for here in shared)
        # A figure counts once, a name twice.
        room = FILLED * (2 * blanks - len(self.filled))
        return words < min(LONGEST, room) and kept <= OTHERS * (blanks - 1)

    def _facts(self, here: slice) -> NDArray[np.bool_]:
        """Which of these words begin a figure or a name."""
        return heads(self.mine.figures[here] | self.mine.names[here])


def unfilled(
    passage: Stretch, mine: Prose, theirs: Prose, weights: NDArray[np.float64]
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


def is_form(passage: Stretch, mine: Prose, theirs: Prose) -> bool:
    """Is the passage a form that both sides filled in?"""
    return _Sides.of(passage, mine, theirs).is_form(by_script(mine))


def _numbers(side: Prose, part: slice) -> list[str]:
    """The figures among these words, without the letters that stick to them: 22سے is 22.

    Words of figures that follow one another are one, as some write 4.523 what others write 4523;
    but 4.5 is not 45.
    """
    words, figures = side.words.part(part), side.figures[part]
    begun = heads(figures)[figures].tolist()
    spans = zip(words.starts[figures].tolist(), words.ends[figures].tolist(), begun, strict=True)
    found: list[str] = []
    for start, end, begins in spans:
        digits = "".join(filter(str.isnumeric, side.text[start:end]))
        if begins:
            found.append(digits)
        else:
            found[-1] += digits if len(digits) == THOUSANDS else f".{digits}"
    return found


def _named(side: Prose, part: slice) -> set[str]:
    """How the names among these words begin; declined or misspelt, they mostly do so alike."""
    starts = side.words.starts[part][side.names[part]]
    return {side.text[at : at + STEM].casefold() for at in starts.tolist()}


def _without_parts(block: Block, mine: NDArray[np.bool_], theirs: NDArray[np.bool_]) -> Block:
    """The block without what it has at its ends of figures that go on: 34.21 is not 34.55.

    Figures alone are equal by chance, one town's degrees and another's: nothing is left of them.
    """
    words = np.flatnonzero(~mine[sides(block)[0]])
    if not words.size:
        return block._replace(length=0)
    first, last = int(words[0]), int(words[-1]) + 1
    start, low = (max(at - 1, 0) for at in (block.start, block.source_start))
    if not (mine[start : block.start].any() or theirs[low : block.source_start].any()):
        first = 0
    if not (mine[block.end :][:1].any() or theirs[block.source_end :][:1].any()):
        last = block.length
    return Block(block.start + first, block.source_start + first, last - first)


def _gaps(blocks: list[Block], mine: Prose, theirs: Prose) -> list[_Gap]:
    """The gaps between blocks, and the word before and behind them all, if of their sentences."""
    if not blocks:
        return []
    between = [
        _Gap(slice(one.end, other.start), slice(one.source_end, other.source_start))
        for one, other in pairwise(blocks)
    ]
    found = [gap for gap in between if any(part.start < part.stop for part in gap)]
    at, place = blocks[0].start, blocks[0].source_start
    if _goes_on(mine, at) and _goes_on(theirs, place):
        found.insert(0, _Gap(slice(at - 1, at), slice(place - 1, place)))
    at, place = blocks[-1].end, blocks[-1].source_end
    if _goes_on(mine, at) and _goes_on(theirs, place):
        found.append(_Gap(slice(at, at + 1), slice(place, place + 1)))
    return found


def _goes_on(side: Prose, at: int) -> bool:
    """Is there a word, in the same sentence as the one before it?"""
    return bool(side.inside[at : at + 1].any())
