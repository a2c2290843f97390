"""Words with the way back: normalising never loses a position.

A word is a run of letters, digits and marks; in scripts without spaces (Han, Kana, Thai …)
every character is one. Words are told apart by a 64-bit hash of their folded code points,
so equal words have equal ids on every machine and in every process.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.text import alphabet

_ODD = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio, the usual odd multiplier


class Words(NamedTuple):
    """The words of a text in order: parallel arrays, one entry a word.

    `starts` and `ends` are offsets in the text, in code points, half open. `ids` are equal
    where words are equal but for case, accents, composition, width and invisible characters.
    `alone` tells the words that are one character of a script without spaces.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    ids: NDArray[np.uint64]
    alone: NDArray[np.bool_]

    @property
    def size(self) -> int:
        """How many words there are."""
        return len(self.ids)

    def only(self, chosen: NDArray[np.bool_]) -> Words:
        """The words that a mask chooses; what stood between them is gone."""
        return Words(self.starts[chosen], self.ends[chosen], self.ids[chosen], self.alone[chosen])


def split(text: str) -> Words:
    """The words of `text`; time and memory grow with its length."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if not len(points):
        return _NONE
    kinds = alphabet.kinds(points)
    where = np.flatnonzero(kinds)
    if len(where) and (kinds == alphabet.INVISIBLE).any():
        where = _without_invisible(kinds)
    if not len(where):
        return _NONE
    first = _first_of_each_word(kinds, where)
    heads = np.flatnonzero(first)
    tails = np.append(heads[1:], len(where)) - 1
    alone = kinds[where[heads]] == alphabet.ALONE
    return Words(where[heads], where[tails] + 1, _ids(points[where], heads), alone)


_NONE = Words(
    np.empty(0, dtype=np.int64),
    np.empty(0, dtype=np.int64),
    np.empty(0, dtype=np.uint64),
    np.empty(0, dtype=np.bool_),
)


def _without_invisible(kinds: NDArray[np.uint8]) -> NDArray[np.int64]:
    return np.flatnonzero((kinds == alphabet.WORD) | (kinds == alphabet.ALONE))


def _first_of_each_word(kinds: NDArray[np.uint8], where: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of the characters at `where` begin a word."""
    first = np.ones(len(where), dtype=bool)
    gaps = np.cumsum(kinds == alphabet.BETWEEN, dtype=np.int64)[where]
    both_word = (kinds[where][1:] == alphabet.WORD) & (kinds[where][:-1] == alphabet.WORD)
    first[1:] = (gaps[1:] != gaps[:-1]) | ~both_word
    return first


def _ids(points: NDArray[np.uint32], heads: NDArray[np.int64]) -> NDArray[np.uint64]:
    """A hash of each word's folded code points: multiplied by a factor for the place, summed."""
    folded = alphabet.folds(points)
    if not folded.all():
        folded, heads = _lengthened(points, folded, heads)
    lengths = np.diff(np.append(heads, len(folded)))
    position = np.arange(len(folded)) - np.repeat(heads, lengths)
    with np.errstate(over="ignore"):
        letters = folded * _FACTORS[position & (len(_FACTORS) - 1)]
        return mix(np.add.reduceat(letters, heads))


def _lengthened(
    points: NDArray[np.uint32], folded: NDArray[np.uint32], heads: NDArray[np.int64]
) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Put the several code points that ß, ﬁ or 각 fold to in the place of the one."""
    several = np.flatnonzero(folded == 0)
    parts = [alphabet.longer(point) for point in points[several].tolist()]
    sizes = np.ones(len(points), dtype=np.int64)
    sizes[several] = [len(part) for part in parts]
    begins = np.cumsum(sizes) - sizes
    longer = np.repeat(folded, sizes)
    flat = [point for part in parts for point in part]
    longer[np.flatnonzero(np.repeat(folded == 0, sizes))] = flat
    return longer, begins[heads]


def mix(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread every bit of `values` over all 64 (the finaliser of splitmix64)."""
    with np.errstate(over="ignore"):
        values = (values + _ODD) & np.uint64(0xFFFFFFFFFFFFFFFF)
        values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return values ^ (values >> np.uint64(31))


_FACTORS = mix(np.arange(64, dtype=np.uint64)) | np.uint64(1)
"""One odd factor for each place in a word; they come round again after 64 letters."""
