"""Sentences of two texts that say the same in much the same words, in whatever order.

The two measures of Sanchez-Perez, Sidorov and Gelbukh (PAN 2014, the best of that competition):
cosine of the words weighed by how few sentences have them (tf-isf), and Dice's coefficient of
the words unweighed. The first alone is led astray by one shared name, the second by grammar.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.text.arrays import spread
from rightscheck.text.fingerprints import runs
from rightscheck.text.sentences import Sentences

ALIKE = 0.3
"""Cosine and Dice's coefficient, both, over which one sentence retells the other."""

NEIGHBOURS = 0.2
"""The same beside a pair that does: a retold paragraph has sentences of which less is left."""

COUNTERPARTS = 3
"""Pairs that a sentence is in at most, the likest: more of them are formulas of the genre."""

TERM_ALONE = 2
"""Characters of a script without spaces that count as a word: one alone says too little."""

_JOINED = 1 << 21
"""Pairs of equal words in two sentences that are looked at; the commonest words go first. Two
stories have some ten thousand, two books more."""


class Alike(NamedTuple):
    """Pairs of sentences that are alike, and what the words of both texts weigh.

    `first` and `second` are numbers of sentences, `cosine` says how alike; `sure` are those
    that are so without their neighbours. `terms` number the different words of both texts, one
    entry a word; `weights` say for each term how telling it is: the logarithm of the sentences
    of both texts over those that have it.
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    cosine: NDArray[np.float64]
    sure: NDArray[np.bool_]
    terms: tuple[NDArray[np.int64], NDArray[np.int64]]
    weights: NDArray[np.float64]


class _Side(NamedTuple):
    """Which sentence has which term, in the order of the terms: parallel arrays."""

    term: NDArray[np.int64]
    sentence: NDArray[np.int64]
    weight: NDArray[np.float64]
    begins: NDArray[np.int64]
    norms: NDArray[np.float64]
    sizes: NDArray[np.int64]


def alike(first: Sentences, second: Sentences) -> Alike:
    """Compare every sentence with every other that shares a word; neither text may be empty."""
    vocabulary, numbers = np.unique(
        np.append(*(runs(side.words, 1, TERM_ALONE) for side in (first, second))),
        return_inverse=True,
    )
    terms = numbers[: first.words.size], numbers[first.words.size :]
    codes = [
        np.unique(term * side.number + side.numbers(), return_counts=True)
        for term, side in zip(terms, (first, second), strict=True)
    ]
    spread = [
        np.bincount(code // side.number, minlength=len(vocabulary))
        for (code, _), side in zip(codes, (first, second), strict=True)
    ]
    weights = np.log((first.number + second.number + 1) / (spread[0] + spread[1]))
    kept = _affordable(spread[0] * spread[1])
    mine, theirs = (
        _side(*code, side.number, weights, kept)
        for code, side in zip(codes, (first, second), strict=True)
    )
    pairs = _pairs(mine, theirs)
    return Alike(*pairs, terms, weights)


def _affordable(products: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which terms both texts have and few enough sentences of both have."""
    order = np.argsort(products, kind="stable")
    kept = np.zeros(len(products), dtype=bool)
    kept[order] = np.cumsum(products[order]) <= _JOINED + 8 * len(products)
    return kept


def _side(
    codes: NDArray[np.int64],
    counts: NDArray[np.int64],
    sentences: int,
    weights: NDArray[np.float64],
    kept: NDArray[np.bool_],
) -> _Side:
    term, sentence = np.divmod(codes, sentences)
    chosen = kept[term]
    term, sentence, counts = term[chosen], sentence[chosen], counts[chosen]
    weight = counts * weights[term]
    return _Side(
        term,
        sentence,
        weight,
        np.searchsorted(term, np.arange(len(weights) + 1)),
        np.sqrt(np.bincount(sentence, weight**2, minlength=sentences)),
        np.bincount(sentence, minlength=sentences),
    )


def _pairs(
    mine: _Side, theirs: _Side
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64], NDArray[np.bool_]]:
    """Join both sides by term, add up by pair of sentences, and keep those that are alike."""
    partners = np.diff(theirs.begins)[mine.term]
    at = np.repeat(np.arange(len(mine.term)), partners)
    to = spread(theirs.begins[mine.term], partners)
    count = len(theirs.sizes)
    codes, dots, shared = _summed(
        mine.sentence[at] * count + theirs.sentence[to], mine.weight[at] * theirs.weight[to]
    )
    first, second = np.divmod(codes, count)
    cosine = dots / np.maximum(mine.norms[first] * theirs.norms[second], _TINY)
    dice = 2 * shared / (mine.sizes[first] + theirs.sizes[second])
    lower = np.minimum(cosine, dice)
    kept = np.flatnonzero(lower > NEIGHBOURS)
    kept = kept[_among_the_likest(first[kept], second[kept], lower[kept])]
    first, second, cosine, sure = first[kept], second[kept], cosine[kept], lower[kept] > ALIKE
    beside = sure | _beside(first, second, sure, count)
    return first[beside], second[beside], cosine[beside], sure[beside]


_TINY = 1e-12


def _among_the_likest(
    first: NDArray[np.int64], second: NDArray[np.int64], likeness: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Which pairs are among the likest of both of their sentences."""
    chosen = np.ones(len(first), dtype=bool)
    for sentence in (first, second):
        order = np.lexsort((-likeness, sentence))
        heads = np.flatnonzero(np.diff(sentence[order], prepend=-1))
        sizes = np.diff(np.append(heads, len(order)))
        chosen[order] &= np.arange(len(order)) - np.repeat(heads, sizes) < COUNTERPARTS
    return chosen


def _summed(
    codes: NDArray[np.int64], values: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]:
    """Each different code, the sum of its values, and how often it stands there."""
    if len(codes) and codes.max() > 8 * len(codes):
        different, where = np.unique(codes, return_inverse=True)
    else:  # few enough to count without sorting
        different, where = np.arange(codes.max(initial=-1) + 1), codes
    counts = np.bincount(where, minlength=len(different))
    sums = np.bincount(where, values, minlength=len(different))
    there = np.flatnonzero(counts)
    return different[there], sums[there].astype(np.float64), counts[there].astype(np.int64)


def _beside(
    first: NDArray[np.int64], second: NDArray[np.int64], sure: NDArray[np.bool_], count: int
) -> NDArray[np.bool_]:
    """Which pairs lie next to one that is sure: the sentence before, the same or the next."""
    wide = count + 2  # a column more at both sides, so that no row's end touches the next row
    codes = first * wide + second
    around = np.array([row * wide + column for row in (-1, 0, 1) for column in (-1, 0, 1)])
    return np.isin(codes, (codes[sure][:, None] + around).ravel())
