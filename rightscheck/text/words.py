"""Words with the way back: normalising never loses a position.

A word is a run of letters, digits and marks; in scripts without spaces (Han, Kana, Thai …)
every character is one. Words are told apart by a 64-bit hash of their folded code points,
so equal words have equal ids on every machine and in every process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.text import alphabet

_ODD = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio, the usual odd multiplier
_ROUNDS = (
    (np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)),
    (np.uint64(27), np.uint64(0x94D049BB133111EB)),
)
_LAST_SHIFT = np.uint64(31)


class Words(NamedTuple):
    """The words of a text in order: parallel arrays, one entry a word.

    `starts` and `ends` are offsets in the text, in code points, half open. `ids` are equal
    where words are equal but for case, accents, composition, width, invisible characters and
    what the keyboards of different countries give for one letter or digit.
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

    def part(self, here: slice) -> Words:
        """The words of a stretch; their places stay those in the whole text."""
        return Words(self.starts[here], self.ends[here], self.ids[here], self.alone[here])

    def shifted(self, by: int) -> Words:
        """The same words in a text that began so many code points later."""
        return self._replace(starts=self.starts + by, ends=self.ends + by)

    def only(self, chosen: NDArray[np.bool_]) -> Words:
        """The words that a mask chooses; what stood between them is gone."""
        return Words(self.starts[chosen], self.ends[chosen], self.ids[chosen], self.alone[chosen])


def split(text: str) -> Words:
    """The words of `text`; time and memory grow with its length."""
    if len(text) <= _BLOCK:
        return _split(text)
    blocks = []
    for start, end in _blocks(text):
        blocks.append(_split(text[start:end]).shifted(start))
    return Words(*map(np.concatenate, zip(*blocks, strict=True)))


def words_of(document: str) -> Words:
    """`split`, for the text of a document, which one room after the other asks for its words."""
    return _words_of_few(document) if len(document) <= _PAGE else _words_of_last(document)


_PAGE = 20_000
"""Characters of a document that is one of several which go from room to room together."""

_words_of_few = lru_cache(maxsize=32)(split)
_words_of_last = lru_cache(maxsize=1)(split)


def split_lines(texts: Sequence[str]) -> tuple[Words, list[tuple[int, int, int]]]:
    """The words of all texts as lines of one, and of each its first word, its end, and its place.

    Most of the price of a short text is the number of calls.
    """
    words = split("\n".join(texts))
    begins = np.cumsum([0] + [len(text) + 1 for text in texts])
    bounds = words.starts.searchsorted(begins).tolist()
    return words, list(zip(bounds, bounds[1:], begins.tolist(), strict=False))


_BLOCK = 50_000
"""Characters split at a time. Their arrays fit the processor's cache: a long text costs half
of what it does in one piece."""


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Where to cut a long text: at spaces. What has none of them stays whole."""
    start = 0
    while len(text) - start > _BLOCK:
        end = text.rfind(" ", start + 1, start + _BLOCK)
        end = text.find(" ", start + _BLOCK) if end < 0 else end
        if end < 0:
            break
        yield start, end
        start = end
    yield start, len(text)


def _split(text: str) -> Words:
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = alphabet.codes(points)
    invisible = alphabet.kinds(codes) == alphabet.INVISIBLE
    if not invisible.any():
        return _words(points, codes)
    seen = (~invisible).nonzero()[0]
    words = _words(points[seen], codes[seen])
    return words._replace(starts=seen[words.starts], ends=seen[words.ends - 1] + 1)


def _words(points: NDArray[np.uint32], codes: NDArray[np.uint32]) -> Words:
    """The words of characters that are all visible."""
    kinds = alphabet.kinds(codes)
    alone = kinds == alphabet.ALONE
    letter = np.zeros(len(kinds) + 2, dtype=bool)
    letter[1:-1] = kinds == alphabet.WORD
    starts = ((letter[1:-1] > letter[:-2]) | alone).nonzero()[0]
    ends = ((letter[1:-1] > letter[2:]) | alone).nonzero()[0] + 1
    return Words(starts, ends, _ids(points, codes, starts), alone[starts])


def _ids(
    points: NDArray[np.uint32], codes: NDArray[np.uint32], starts: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """A hash of each word's folded code points: the value of a polynomial, modulo 2^64.

    Every letter is multiplied by the power of its place in the text, and the sum from one word to
    the next, between which all is 0, is divided by the power of the word's first place. That takes
    one pass over the letters, whatever the lengths of the words.
    """
    folded = alphabet.folds(codes)
    several = alphabet.several(codes)
    if len(several):
        begins, folded = _lengthened(points, folded, several)
        starts = begins[starts]
    placed = folded * _POWERS.first(len(folded))[: len(folded)]
    inverse = _INVERSE_POWERS.first(len(folded))
    return mix(np.add.reduceat(placed, starts) * inverse[starts])


def _lengthened(
    points: NDArray[np.uint32], folded: NDArray[np.uint32], several: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    """Put the several code points that ß, ﬁ or 각 fold to in the place of the one.

    First comes where each of `points` is then.
    """
    parts = [alphabet.longer(point) for point in points[several].tolist()]
    sizes = np.ones(len(points), dtype=np.int64)
    sizes[several] = [len(part) for part in parts]
    begins = sizes.cumsum() - sizes
    longer = folded.repeat(sizes)
    wide = np.zeros(len(points), dtype=bool)
    wide[several] = True
    longer[wide.repeat(sizes)] = [point for part in parts for point in part]
    return begins, longer


class _Powers:
    """The first powers of a base, modulo 2^64; kept for as long a text as there was, up to some."""

    def __init__(self, base: np.uint64) -> None:
        self._base = base
        self._known = np.ones(1, dtype=np.uint64)

    def first(self, count: int) -> NDArray[np.uint64]:
        """So many of them, or more."""
        known = self._known
        if count > len(known):
            known = np.full(max(count, min(4 * _BLOCK, 2 * count)), self._base, dtype=np.uint64)
            known[0] = 1
            known = np.cumprod(known, dtype=np.uint64)
            if count <= 4 * _BLOCK:
                self._known = known
        return known


def mix(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread every bit of `values` over all 64 (the finaliser of splitmix64)."""
    mixed = values + _ODD
    for shift, factor in _ROUNDS:
        mixed ^= mixed >> shift
        mixed *= factor
    return mixed ^ (mixed >> _LAST_SHIFT)


_BASE = mix(np.arange(1, dtype=np.uint64))[0] | np.uint64(1)
_POWERS = _Powers(_BASE)
_INVERSE_POWERS = _Powers(np.uint64(pow(int(_BASE), -1, 1 << 64)))  # odd numbers have an inverse
