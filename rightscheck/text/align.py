"""Two texts' words in, the runs that they share out as passages: cut, edited, reordered or whole.

Shared short runs that lie near one another on both sides make a *passage*, and between them the
gaps are aligned word by word. Runs that share too little as a whole are looked at again with a
smaller gap. So a copied run has exact ends, and moved paragraphs are passages of their own or
one passage, as far apart as they were moved. What was told again in other words is for `retold`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from rightscheck.text.clusters import Box, clipped, hull, near
from rightscheck.text.gaps import Side, Sides, filled, take
from rightscheck.text.seeds import Block, blocks
from rightscheck.text.words import Words


class Rules(NamedTuple):
    """What counts as a shared passage; one set for clauses and one for dispatches.

    Words of scripts without spaces weigh `gaps.WEIGHT_ALONE`, all others 1.
    """

    telling: float = 10
    """Words of a passage's unbroken runs beyond the first two of each. A run of twelve words has
    ten, and eleven can be a work's own expression (CJEU C-5/08, Infopaq); a list of names or of
    set phrases that two reporters share has few, however long it is."""

    common: float = 0.35
    """Words that both sides have over the words of the shorter side, in whatever order: under
    this it is the topic, not the text."""

    longer: float = 0.25
    """The same over the words of the longer side: what was put in does not hide what is left."""

    gap: int = 60
    """Words between two runs of one passage, on either side: a few sentences put in or cut."""


class Stretch(NamedTuple):
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


_STOCK = 2
"""Words of a run that tell nothing: any two texts on one subject share pairs of words."""

_SMALLEST_GAP = 3


def passages(first: Words, second: Words, rules: Rules = Rules()) -> list[Stretch]:  # noqa: B008 -- frozen
    """The runs that both share as passages, in the order of `first`; no word is in two.

    The same from either side. Time grows with the words of both times the logarithm of their
    number.
    """
    if is_turned(first, second):
        return turned(passages(second, first, rules))
    sides = Side.of(first), Side.of(second)
    runs = blocks(first, second)
    take(runs, sides)

    def bounds(group: list[Box]) -> Box | None:
        return hull(group) if telling(group, sides) >= rules.telling else None

    found = []
    for _, group in gathered([boxed(run) for run in runs], bounds, sides, rules):
        shared = filled(in_order(group), sides)
        take(shared, sides)
        found.append(passage(hull([boxed(block) for block in shared]), shared))
    return sorted(found)


def is_turned(first: Words, second: Words) -> bool:
    """Should the sides change places, so that the answer is the same from either side?"""
    if first.size != second.size:
        return first.size > second.size
    return first.ids.tobytes() > second.ids.tobytes()


def turned(passages: list[Stretch]) -> list[Stretch]:
    """The same passages seen from the other side."""
    return sorted(
        passage(
            Box(each.source_start, each.source_end, each.start, each.end),
            [Block(block.source_start, block.start, block.length) for block in each.blocks],
        )
        for each in passages
    )


def gathered(
    boxes: list[Box],
    bounds: Callable[[list[Box]], Box | None],
    sides: Sides,
    rules: Rules,
    gap: int | None = None,
) -> Iterator[tuple[Box, list[Box]]]:
    """Groups of boxes that lie near one another, with the bounds of what they share.

    `bounds` has none for a group that tells too little. A group that shares too little of the
    words within its bounds is split at a smaller gap.
    """
    gap = rules.gap if gap is None else gap
    for group in near(boxes, gap):
        box = bounds(group)
        if box is None:
            continue
        if _is_common(box, group, sides, rules):
            yield box, group
        elif gap > _SMALLEST_GAP:
            yield from gathered(group, bounds, sides, rules, gap // 2)


def telling(group: list[Box], sides: Sides) -> float:
    """Words of the runs of a group beyond those that tell nothing."""
    weights = (sides[0].weigh(box.start, box.end) for box in group if box.run)
    return sum(max(0.0, weight - _STOCK) for weight in weights)


def boxed(block: Block) -> Box:
    """A run as a box."""
    return Box(block.start, block.end, block.source_start, block.source_end)


def in_order(group: list[Box]) -> list[Block]:
    """The runs of a group as blocks, in the order of the first side."""
    return sorted(
        Block(box.start, box.source_start, box.end - box.start) for box in group if box.run
    )


def passage(box: Box, blocks: list[Block]) -> Stretch:
    """A passage of that extent."""
    return Stretch(*box[:4], tuple(sorted(blocks)))


def _is_common(box: Box, group: list[Box], sides: Sides, rules: Rules) -> bool:
    """Are enough of the words of either side there on the other side too?"""
    mine = sides[0].words.ids[box.start : box.end]
    theirs = sides[1].words.ids[box.source_start : box.source_end]
    shorter, longer = sorted((len(mine), len(theirs)))
    least = max(rules.common * shorter, rules.longer * longer)
    # Mostly the runs alone are enough, which share no word twice.
    runs = [each for each in group if each.run and clipped(each, box) == each]
    return (
        sum(each.end - each.start for each in runs) >= least
        or (Counter(mine.tolist()) & Counter(theirs.tolist())).total() >= least
    )
