"""Runs of words as integers, and the few of them that stand for a whole text.

Winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003): of every `WINDOW` neighbouring runs of
`RUN` words the smallest hash is kept. Two texts that share `RUN + WINDOW - 1` words in a row
share a fingerprint, for certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.text.arrays import each_once
from rightscheck.text.words import Words, mix

RUN = 4
"""Words in a run: short enough to survive every fifth word changed, long enough to be rare."""

RUN_ALONE = 6
"""The same for a run that begins with a word of one character (Han, Kana, Thai)."""

WINDOW = 4
"""Runs of which one is kept: with RUN, every shared run of 7 words is certain to be seen, and a
text of 400 words is told by 155 numbers."""


def runs(words: Words, length: int, length_alone: int) -> NDArray[np.uint64]:
    """A hash for every word at which a whole run begins, in order.

    The run is `length` words, or `length_alone` where its first word is a single character:
    both texts measure by the word they share, so equal runs have equal hashes. The array has
    one entry a word; where the text ends before the run does, the entry is 0.
    """
    hashes = np.zeros(words.size, dtype=np.uint64)
    alone = np.count_nonzero(words.alone)
    if alone < words.size:
        found = grams(words.ids, length)
        hashes[: len(found)] = found
    if alone:
        found = grams(words.ids, length_alone)
        hashes[len(found) :][words.alone[len(found) :]] = 0
        here = words.alone[: len(found)]
        hashes[: len(found)][here] = found[here]
    return hashes


class Winnowed(NamedTuple):
    """The runs kept of a text, in its order: the word each begins with, and its hash."""

    at: NDArray[np.int64]
    hashes: NDArray[np.uint64]


def winnowed(words: Words, sizes: Sequence[int] | None = None) -> Winnowed:
    """The runs that stand for a text: of WINDOW neighbours the smallest, all of WINDOW or fewer.

    Where `words` are those of several texts one after the other, `sizes` says how many words
    each has; the answer is then, one after the other, what each text has alone.
    """
    hashes = runs(words, RUN, RUN_ALONE)
    sizes = (words.size,) if sizes is None else sizes
    text = np.repeat(np.arange(len(sizes)), sizes)
    if len(sizes) > 1:
        last = np.arange(words.size) + np.where(words.alone, RUN_ALONE, RUN) - 1
        hashes[text[np.minimum(last, words.size - 1)] != text] = 0
    at = np.flatnonzero(hashes)
    hashes, text = hashes[at], text[at]
    kept = _are_least(hashes, text) | (np.bincount(text) <= WINDOW)[text]
    return Winnowed(at[kept], hashes[kept])


def _are_least(hashes: NDArray[np.uint64], text: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of `hashes` are the smallest of any WINDOW neighbours of the same text."""
    if len(hashes) < WINDOW:
        return np.zeros(len(hashes), dtype=bool)
    least = np.zeros(len(hashes) + WINDOW - 1, dtype=np.uint64)
    least[WINDOW - 1 : 1 - WINDOW] = _over(hashes, np.minimum)
    # A window over a border is none, and no hash is 0.
    least[WINDOW - 1 : 1 - WINDOW][text[WINDOW - 1 :] != text[: 1 - WINDOW]] = 0
    kept: NDArray[np.bool_] = _over(least, np.maximum) == hashes
    return kept


def _over(values: NDArray[np.uint64], extreme: np.ufunc) -> NDArray[np.uint64]:
    """The `extreme` of every WINDOW neighbours, taken of pairs, then of pairs of pairs."""
    reach = 1
    while reach < WINDOW:
        step = min(reach, WINDOW - reach)
        values = extreme(values[:-step], values[step:])
        reach += step
    return values


def fingerprints(words: Words) -> NDArray[np.uint64]:
    """The winnowed runs of a text, sorted, each once; a text shorter than a run has none."""
    return each_once(winnowed(words).hashes)


def grams(ids: NDArray[np.uint64], length: int) -> NDArray[np.uint64]:
    """A hash for every `length` neighbours among `ids`, in order."""
    count = len(ids) - length + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    for step in range(length):
        total += ids[step : step + count] * _FACTORS[step]
    return mix(total)


_FACTORS = mix(np.arange(1, 65, dtype=np.uint64)) | np.uint64(1)
"""An odd factor for each place in a run, so that the order of its words counts."""
