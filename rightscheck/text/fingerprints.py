"""Runs of words as integers, and the few of them that stand for a whole text.

Winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003): of every `WINDOW` neighbouring runs of
`RUN` words the smallest hash is kept. Two texts that share `RUN + WINDOW - 1` words in a row
share a fingerprint, for certain.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rightscheck.text.words import Words, mix

RUN = 4
"""Words in a run: short enough to survive every fifth word changed, long enough to be rare."""

RUN_ALONE = 6
"""The same for a run that begins with a word of one character (Han, Kana, Thai)."""

WINDOW = 5
"""Runs of which one is kept: with RUN, every shared run of 8 words is certain to be seen."""


def runs(words: Words, length: int, length_alone: int) -> NDArray[np.uint64]:
    """A hash for every word at which a whole run begins, in order.

    The run is `length` words, or `length_alone` where its first word is a single character:
    both texts measure by the word they share, so equal runs have equal hashes. The array has
    one entry a word; where the text ends before the run does, the entry is 0.
    """
    hashes = np.zeros(words.size, dtype=np.uint64)
    if not words.alone.all():
        found = _runs(words.ids, length)
        hashes[: len(found)] = found
    if words.alone.any():
        found = _runs(words.ids, length_alone)
        hashes[len(found) :][words.alone[len(found) :]] = 0
        alone = words.alone[: len(found)]
        hashes[: len(found)][alone] = found[alone]
    return hashes


def fingerprints(words: Words) -> NDArray[np.uint64]:
    """The winnowed runs of a text, sorted, each once; a text shorter than a run has none."""
    hashes = runs(words, RUN, RUN_ALONE)
    hashes = hashes[hashes != 0]
    if len(hashes) <= WINDOW:
        return np.unique(hashes)
    windows = np.lib.stride_tricks.sliding_window_view(hashes, WINDOW)
    return np.unique(windows.min(axis=1))


def _runs(ids: NDArray[np.uint64], length: int) -> NDArray[np.uint64]:
    count = len(ids) - length + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for step in range(length):
            total += ids[step : step + count] * _FACTORS[step]
    return mix(total)


_FACTORS = mix(np.arange(1, 65, dtype=np.uint64)) | np.uint64(1)
"""An odd factor for each place in a run, so that the order of its words counts."""
