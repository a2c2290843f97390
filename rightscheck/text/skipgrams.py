"""How far two texts put the same words near one another, beyond what chance explains.

Whoever tells a story again moves words, drops some and changes endings, and still most words
keep the company they had. So the pairs of words that stand close together are compared, with
words between them or not (skip-bigrams: Lin, ROUGE, 2004), and words by their beginnings. Two
reporters of one event use the same names and the same grammar too, and the commoner a word is in
both texts the more pairs it makes by accident. So those that would be shared if one text had its
words in any order are taken off, and what is left is Cohen's kappa (1960): each pair of texts
brings the measure that is right for its language, its length and its subject.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rightscheck.text.arrays import each_once, in_both
from rightscheck.text.letters import Letters

BEGINNING = 3
"""Letters by which a word is known: endings change in retelling, and most stems differ by then."""

APART = 5
"""How far the second word of a pair stands behind the first: four words between, as in ROUGE-S4."""

_HALF = np.uint64(32)
"""Bits of the number of a word in the number of a pair; no text has 2³² words."""

_LOW = np.uint64(0xFFFFFFFF)

_POINT = np.uint64(21)
"""Bits of a code point."""


def agreement(first: Letters, second: Letters) -> float:
    """Different pairs that both texts have, over those of the text that has more of them.

    Pairs that both have by chance are taken off above and below: 1 where the pairs are the same,
    0 where no more are than by chance. The same from either side. Time grows with the words of
    both times the logarithm of their number.
    """
    beginnings = np.concatenate([_beginnings(first), _beginnings(second)])
    words = np.unique(beginnings, return_inverse=True)[1].astype(np.uint64)
    mine, theirs = np.split(words, [len(first.begins) - 1])
    here, there = _pairs(mine), _pairs(theirs)
    often = [np.bincount(side.astype(np.int64), minlength=len(words)) for side in (mine, theirs)]
    chance = min(_by_chance(here, often[1]), _by_chance(there, often[0]))
    beyond = max(len(here), len(there)) - chance
    return max(0.0, (in_both(here, there) - chance) / beyond) if beyond > 0 else 0.0


def _beginnings(side: Letters) -> NDArray[np.uint64]:
    """The first letters of every word as one number; a shorter word is all its letters."""
    begins = side.begins[:-1]
    sizes = np.minimum(np.diff(side.begins), BEGINNING)
    points = np.append(side.points, np.zeros(BEGINNING, dtype=np.uint64))
    found: NDArray[np.uint64] = points[begins]
    for step in range(1, BEGINNING):
        found = found << _POINT | points[begins + step] * (sizes > step)
    return found


def _pairs(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Each pair once, as one number, sorted; a word makes no pair with itself."""
    before = words << _HALF
    codes = [before[:-step] | words[step:] for step in range(1, APART + 1)]
    found = each_once(np.concatenate(codes))
    apart: NDArray[np.uint64] = found[found >> _HALF != found & _LOW]
    return apart


def _by_chance(pairs: NDArray[np.uint64], often: NDArray[np.int64]) -> float:
    """How many of the pairs a text would have that had its words, each so often, in any order."""
    before, after = (pairs >> _HALF).view(np.int64), (pairs & _LOW).view(np.int64)
    ways = often[before] * often[after]
    expected = ways[ways > 0] * (APART / max(1, int(often.sum())))
    return float(-np.expm1(-expected).sum())
