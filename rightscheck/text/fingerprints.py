"""Runs of words as integers, and the few of them that stand for a whole text.

Closed syncmers (Edgar, PeerJ 2021): a run is kept if, of the parts it is made of, the one with the
smallest hash is its first or its last. That hangs on the run alone, so that an edit beside it
takes nothing away, and of RUN - PART runs in a row one is always kept: two texts that share six
words in a row (nine characters of a script without spaces) share a fingerprint for certain.
(Winnowing, where the neighbours decide, finds less: of 1,919 tenths of news stories with 15 % of
the words edited 20 lost every fingerprint, now 2; 50 kept one, now 17.)
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

PART = 1
PART_ALONE = 2
"""Words in a part: of a run's four parts, or five, the smallest stands at an end in half of all
runs, or two in five. A text of 400 words is told by 200 numbers."""

CERTAIN = 2 * RUN - PART - 1
CERTAIN_ALONE = 2 * RUN_ALONE - PART_ALONE - 1
"""Words in a row that are certain to have a fingerprint."""


def runs(
    words: Words, length: int, length_alone: int, sizes: Sequence[int] = ()
) -> NDArray[np.uint64]:
    """A hash for every word at which a whole run begins, in order.

    The run is `length` words, or `length_alone` where its first word is a single character:
    both texts measure by the word they share, so equal runs have equal hashes. The array has
    one entry a word; where the text ends before the run does, the entry is 0.

    Where `words` are those of several texts one after the other, `sizes` says how many words
    each has; the answer is then, one after the other, what each text has alone.
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
    if len(sizes) > 1:
        text = np.arange(len(sizes)).repeat(sizes)
        last = np.arange(words.size) + np.where(words.alone, length_alone, length) - 1
        hashes[text[np.minimum(last, words.size - 1)] != text] = 0
    return hashes


class Winnowed(NamedTuple):
    """The runs kept of a text, in its order: the word each begins with, and its hash."""

    at: NDArray[np.int64]
    hashes: NDArray[np.uint64]


def kept(words: Words, sizes: Sequence[int] = ()) -> Winnowed:
    """The runs that stand for a text, or for several (see `runs`); a shorter one has none."""
    hashes = runs(words, RUN, RUN_ALONE, sizes)
    at = (_are_kept(words) & (hashes != 0)).nonzero()[0]
    return Winnowed(at, hashes[at])


def _are_kept(words: Words) -> NDArray[np.bool_]:
    """For every word, whether the run that begins with it has its smallest part at an end."""
    found = np.zeros(words.size, dtype=bool)
    spaced = _at_an_end(words.ids, RUN - PART + 1)
    found[: len(spaced)] = spaced
    if words.alone.any():
        alone = _at_an_end(grams(words.ids, PART_ALONE), RUN_ALONE - PART_ALONE + 1)
        here = words.alone[: len(alone)]
        found[: len(alone)][here] = alone[here]
    return found


def _at_an_end(parts: NDArray[np.uint64], count: int) -> NDArray[np.bool_]:
    """For every `count` neighbours, whether the first or the last is their smallest."""
    if len(parts) < count:
        return np.zeros(0, dtype=bool)
    # Of pairs, then of pairs of pairs.
    least, reach = parts, 1
    while reach < count:
        step = min(reach, count - reach)
        least = np.minimum(least[:-step], least[step:])
        reach += step
    found: NDArray[np.bool_] = (least == parts[: len(least)]) | (least == parts[count - 1 :])
    return found


def fingerprints(words: Words) -> NDArray[np.uint64]:
    """The runs kept of a text, sorted, each once."""
    return each_once(kept(words).hashes)


def sketch(words: Words) -> bytes:
    """A byte of each word's hash: different words share it once in 256, pairs once in 65,536."""
    return words.ids.astype(np.uint8).tobytes()


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
