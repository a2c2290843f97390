"""What sums up the other side: sentence after sentence with a counterpart, far apart over there.

Such sentences lie in no group that is near on both sides, and each alone may be chance; four in
a row that all have one are not.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from rightscheck.text.alike import Alike
from rightscheck.text.arrays import each_once
from rightscheck.text.clusters import Box, hull
from rightscheck.text.sentences import Sentences

SENTENCES = 4
"""Sentences of a digest at least, each with a counterpart of its own."""

MISSING = 1
"""Sentences between two of them that have none."""

APART = 3
"""Sentences over there between two counterparts that were not taken over together."""

PIECES = 0.4
"""Places that the counterparts come from, over their number: a paragraph that was copied, or
copied in three parts, has fewer."""

SHORTER = 3
"""How many times longer the stretch is that is summed up."""

LIKENESS = 0.3
"""Cosine of all the words of both stretches, weighed as in `alike`."""

_Find = tuple[Box, list[Box]]


def digests(finds: list[_Find], texts: tuple[Sentences, Sentences], alike: Alike) -> list[_Find]:
    """`finds`, those that are parts of a digest put together to it."""
    for side in (0, 1):
        for digest in _digests(texts, alike, side):
            parts = [find for find in finds if _overlap(find[0], hull(digest), 2 * side)]
            group = digest + [box for _, group in parts for box in group]
            finds = [find for find in finds if find not in parts]
            finds.append((hull([hull(digest), *(box for box, _ in parts)]), group))
    return finds


def _digests(texts: tuple[Sentences, Sentences], alike: Alike, side: int) -> Iterator[list[Box]]:
    """Pairs of sentences that make a digest of the other side."""
    chosen = _best(alike, side)
    own = (alike.first, alike.second)[side][chosen]
    other = (alike.first, alike.second)[1 - side][chosen]
    for part in np.split(np.arange(len(own)), np.flatnonzero(np.diff(own) > 1 + MISSING) + 1):
        if len(each_once(other[part])) < SENTENCES:
            continue
        pieces = 1 + int(np.count_nonzero(np.diff(np.sort(other[part])) > APART))
        if pieces < PIECES * len(part):
            continue
        first, second = (own[part], other[part])[:: 1 - 2 * side]
        digest = [_box(texts, *pair) for pair in zip(first.tolist(), second.tolist(), strict=True)]
        if _is_summed_up(hull(digest), alike, side):
            yield digest


def _best(alike: Alike, side: int) -> NDArray[np.int64]:
    """Which pair is the likest for each sentence of a side, in the order of the sentences."""
    sure = np.flatnonzero(alike.sure)
    own = (alike.first, alike.second)[side][sure]
    order = np.lexsort((-alike.cosine[sure], own))
    return sure[order[np.flatnonzero(np.diff(own[order], prepend=-1))]]


def _box(texts: tuple[Sentences, Sentences], first: int, second: int) -> Box:
    mine, theirs = texts[0].heads, texts[1].heads
    start, end = mine[first : first + 2].tolist()
    low, high = theirs[second : second + 2].tolist()
    return Box(start, end, low, high, run=False)


def _is_summed_up(box: Box, alike: Alike, side: int) -> bool:
    lengths = box.end - box.start, box.source_end - box.source_start
    if lengths[1 - side] < SHORTER * lengths[side]:
        return False
    mine, theirs = (
        np.bincount(terms, minlength=len(alike.weights)) * alike.weights
        for terms in (
            alike.terms[0][box.start : box.end],
            alike.terms[1][box.source_start : box.source_end],
        )
    )
    return float(mine @ theirs) >= LIKENESS * float(np.linalg.norm(mine) * np.linalg.norm(theirs))


def _overlap(one: Box, other: Box, at: int) -> bool:
    return one[at] < other[at + 1] and other[at] < one[at + 1]
