"""A look around the runs that a source shares, in its sketch, before any text is fetched.

In a library of a million a page shares a run of four words with half a dozen sources by chance,
and a set phrase with two or three. Where a run was copied, the words before and behind it were
too: some of them still stand in pairs on both sides, however the passage was edited. A byte a word
says so: of a million sources a page opens one or two, not ten, in five sixths of the time; of
a page of nobody's in three quarters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from rightscheck.matching.candidates import REACH
from rightscheck.text.fingerprints import RUN, RUN_ALONE, sketch
from rightscheck.text.words import Words

PAIRED = 10.0
"""What the words around a run, its own among them, weigh that stand in pairs of neighbours which
both sides have. Chance has less in 19 of 20 sources (of 6,900 of the benchmarks'), set phrases in
nine of ten. A copy has its fourteen rare words (`evidence.TELLING`), less the few that stand alone
between changed ones: of 2,800 excerpts that `match` tells, up to two words in five edited, one had
less."""

BESIDE = REACH // 4
"""Words behind a run in which another one is not looked around: it has the same neighbours."""

PLACES = 3
"""Places of the source at which a run is looked for: its summary has what its story has."""


class Asking(NamedTuple):
    """The document: its sketch and the pairs in it, which words are `alone`, what each is worth."""

    sketch: bytes
    pairs: NDArray[np.uint16]
    alone: NDArray[np.bool_]
    worth: NDArray[np.float64]

    @classmethod
    def of(cls, words: Words, worth: NDArray[np.float64]) -> Self:
        """A document of these words."""
        mine = sketch(words)
        return cls(mine, _pairs(mine), words.alone, worth)

    def run(self, at: int) -> bytes:
        """The run that begins with a word, as a sketch has it."""
        return self.sketch[at : at + (RUN_ALONE if self.alone[at] else RUN)]


def promises(mine: Asking, places: Iterable[int], theirs: bytes) -> bool:
    """Do the words around one of the runs at `places` suggest a copy? `theirs` is a sketch."""
    last = -BESIDE
    for at in places:
        if at - last < BESIDE:
            continue
        found = list(islice(_found(mine.run(at), theirs), PLACES + 1))
        # None where only the bits that the index keeps are equal. Of more than are looked at the
        # right one may be another, which a run behind it finds.
        if 0 < len(found) <= PLACES:
            last = at
        if any(_paired(mine, at, theirs, place) >= PAIRED for place in found[:PLACES]):
            return True
    return False


def _found(run: bytes, sketch: bytes) -> Iterator[int]:
    """The places of a run in a sketch, in order."""
    at = sketch.find(run)
    while at >= 0:
        yield at
        at = sketch.find(run, at + 1)


def _paired(mine: Asking, at: int, theirs: bytes, place: int) -> float:
    """The weight of the words around `at` that stand in pairs found around `place` as well."""
    first = max(0, at - REACH)
    others = np.zeros(1 << 16, dtype=bool)
    others[_pairs(theirs[max(0, place - REACH) : place + REACH + 1])] = True
    pairs = others[mine.pairs[first : at + REACH]]
    if 2 * np.count_nonzero(pairs) < PAIRED:  # a word weighs 1 at most
        return 0.0
    shared = np.zeros(len(pairs) + 1, dtype=bool)
    shared[1:] = pairs
    shared[:-1] |= pairs
    return float(mine.worth[first : first + len(shared)][shared].sum())


def _pairs(sketch: bytes) -> NDArray[np.uint16]:
    """Neighbouring words, each pair as one number."""
    words = np.frombuffer(sketch, dtype=np.uint8).astype(np.uint16)
    return words[:-1] << np.uint16(8) | words[1:]
