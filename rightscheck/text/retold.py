"""Two texts in, the passages out that one copied from the other or told again in other words.

Copied runs have exact ends; sentences that are alike (`alike`) find what was rewritten or put
in another order, and `digests` what was summed up. All three stand on the same ground: boxes
that lie near one another on both sides (`align.gathered`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.text.align import (
    Rules,
    Stretch,
    boxed,
    gathered,
    in_order,
    is_turned,
    passage,
    telling,
    turned,
)
from rightscheck.text.alike import Alike, alike
from rightscheck.text.clusters import Box, clipped, hull
from rightscheck.text.digests import digests
from rightscheck.text.gaps import Side, Sides, filled, leftovers, take
from rightscheck.text.seeds import Block, blocks
from rightscheck.text.sentences import Sentences

SURE = 5
"""Words of a run that count wherever it stands; shorter ones only inside sentences that are
alike: any two texts of one language share runs of three and four."""

COPIED = 0.7
"""Share of a stretch that its runs must cover to count as copied: its runs know its ends."""

RETOLD = 45
"""What the different words of a retold passage must weigh (`Alike.weights`) in all: some fifteen
words that hardly any other sentence has."""

LEAST = 20
"""Words of a retold passage, on both sides: less is a fact that anybody can tell."""

EDGE = 0.25
"""Share, by weight, of the words of a sentence or line at the edge of a retold passage that the
other side must have for it to be part of it."""


class _Ground(NamedTuple):
    texts: tuple[Sentences, Sentences]
    sides: Sides
    alike: Alike
    rules: Rules

    def weight(self, box: Box) -> float:
        """What the different words weigh that both sides of a box have."""
        mine = self.alike.terms[0][box.start : box.end]
        theirs = self.alike.terms[1][box.source_start : box.source_end]
        return float(self.alike.weights[np.intersect1d(mine, theirs)].sum())

    def bounds(self, group: list[Box]) -> Box | None:
        """Where the passage of a group begins and ends; None if it is chance or topic."""
        tight = _tight(group)
        runs = [box for box in tight if box.run]
        if len(runs) < len(tight):
            box = _trimmed(hull(tight), self)
            inner = [run for run in runs if clipped(run, box) == run]
            large = min(box.end - box.start, box.source_end - box.source_start) >= LEAST
            if self._tell(inner) or (large and self.weight(box) >= RETOLD):
                return box
        # Two sentences of a brief whose story has a few between them tell together.
        return hull(runs) if self._tell(runs) else None

    def _tell(self, runs: list[Box]) -> bool:
        return telling(runs, self.sides) >= self.rules.telling


def retold(first: Sentences, second: Sentences, rules: Rules = Rules()) -> list[Stretch]:  # noqa: B008 -- frozen
    """The passages that both share, in the order of `first`; no word is shared twice.

    The same from either side. Time grows with the words of both times the logarithm of their
    number.
    """
    if is_turned(first.words, second.words):
        return turned(retold(second, first, rules))
    if not first.words.size:
        return []
    sides = Side.of(first.words), Side.of(second.words)
    ground = _Ground((first, second), sides, alike(first, second), rules)
    pairs = _pairs(ground)
    runs = _held(blocks(first.words, second.words), pairs)
    take(runs, sides)
    boxes = [*pairs, *(boxed(run) for run in runs)]
    kept = _once(list(gathered(boxes, ground.bounds, sides, rules)), ground)
    kept = digests(kept, ground.texts, ground.alike)
    found = (_passage(box, group, ground) for box, group in kept)
    return sorted(each for each in found if each.blocks)


def _pairs(ground: _Ground) -> list[Box]:
    """Sentences that are alike, as boxes."""
    mine, theirs = (text.heads for text in ground.texts)
    first, second = ground.alike.first, ground.alike.second
    columns = (mine[first], mine[first + 1], theirs[second], theirs[second + 1])
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [Box(start, end, low, high, run=False) for start, end, low, high in rows]


def _held(runs: list[Block], pairs: list[Box]) -> list[Block]:
    """The runs that are long, or inside of sentences that are alike."""
    short = [run for run in runs if run.length < SURE]
    if not short or not pairs:
        return [run for run in runs if run.length >= SURE]
    at = np.array([(run.start, run.source_start) for run in short])
    # Sorted by sentence; a sentence has few counterparts, so this is few comparisons a run.
    bounds = np.array(sorted(pair[:4] for pair in pairs))
    low = np.searchsorted(bounds[:, 1], at[:, 0], "right")
    high = np.searchsorted(bounds[:, 0], at[:, 0], "right")
    inside = [
        bool(np.any((bounds[a:b, 2] <= source) & (source < bounds[a:b, 3])))
        for a, b, source in zip(low.tolist(), high.tolist(), at[:, 1].tolist(), strict=True)
    ]
    held = {run for run, kept in zip(short, inside, strict=True) if kept}
    return [run for run in runs if run.length >= SURE or run in held]


def _tight(group: list[Box]) -> list[Box]:
    """Without the sentences of which a copied run is a part: the runs know the ends."""
    runs = [box for box in group if box.run]
    if not runs:
        return group
    copied = hull(runs)
    longer = max(copied.end - copied.start, copied.source_end - copied.source_start)
    if sum(box.end - box.start for box in runs) < COPIED * longer:
        return group
    return runs + [box for box in group if not box.run and _is_outside(box, copied)]


def _is_outside(box: Box, other: Box) -> bool:
    """Do they have no word in common, on either side?"""
    return (box.end <= other.start or box.start >= other.end) and (
        box.source_end <= other.source_start or box.source_start >= other.source_end
    )


def _trimmed(box: Box, ground: _Ground) -> Box:
    """Without the lines and sentences at its edges that have nothing of the other side."""
    terms, weights = ground.alike.terms, ground.alike.weights
    for _ in ground.texts:  # what one side loses the other side may lose for it
        mine, theirs = terms[0][box.start : box.end], terms[1][box.source_start : box.source_end]
        gains_here = weights[mine] * (np.isin(mine, theirs) - EDGE)
        gains_there = weights[theirs] * (np.isin(theirs, mine) - EDGE)
        here = _best(box.start, box.end, ground.texts[0].lines, gains_here)
        there = _best(box.source_start, box.source_end, ground.texts[1].lines, gains_there)
        box = Box(*here, *there)
    return box


def _best(
    start: int, end: int, lines: NDArray[np.int64], gains: NDArray[np.float64]
) -> tuple[int, int]:
    """The lines from `start` to `end` that together gain most: one entry a word in `gains`."""
    inner = lines[np.searchsorted(lines, start, "right") : np.searchsorted(lines, end)]
    heads = np.concatenate([[start], inner, [end]])
    sums = np.append(0.0, np.cumsum(gains))[heads - start]
    last = int(np.argmax(sums - np.minimum.accumulate(sums)))
    first = int(np.argmin(sums[: last + 1]))
    return int(heads[first]), int(heads[last])


def _once(finds: list[tuple[Box, list[Box]]], ground: _Ground) -> list[tuple[Box, list[Box]]]:
    """The finds of which the better half is told by no weightier one."""
    ranked = sorted(finds, key=lambda find: (-ground.weight(find[0]), find[0]))
    taken = tuple(np.zeros(text.words.size, dtype=bool) for text in ground.texts)
    kept = []
    for box, group in ranked:
        here, there = taken[0][box.start : box.end], taken[1][box.source_start : box.source_end]
        if max(here.mean(), there.mean()) <= 1 / 2:
            here[:] = there[:] = True
            kept.append((box, group))
    return kept


def _passage(box: Box, group: list[Box], ground: _Ground) -> Stretch:
    """The passage of that extent: its runs, what is between them, and the words of its pairs."""
    shared = in_order([each for each in group if each.run and clipped(each, box) == each])
    if all(each.run for each in _tight(group)):
        shared = filled(shared, ground.sides)
        box = hull([box, *(boxed(block) for block in shared)])
    take(shared, ground.sides)
    for pair in (clipped(each, box) for each in group if not each.run):
        found = leftovers(
            range(pair.start, pair.end), range(pair.source_start, pair.source_end), ground.sides
        )
        take(found, ground.sides)
        shared += found
    return passage(box, shared)
