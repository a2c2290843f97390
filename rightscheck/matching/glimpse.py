"""A look around the runs that a source shares, in its sketch, before any text is fetched.

In a library of a million a page shares a run of four words with half a dozen sources by chance,
and a set phrase with two or three. Where a run was copied, the words before and behind it were
too: some of them still stand in pairs on both sides, however the passage was edited. A byte a word
says so: of a million sources a page opens one or two, not ten, in two thirds of the time.
"""

from __future__ import annotations

from collections.abc import Iterable
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
    """The document: its side, which words are `alone`, and what each is worth."""

    side: Side
    alone: NDArray[np.bool_]
    worth: NDArray[np.float64]

    @classmethod
    def of(cls, words: Words, worth: NDArray[np.float64]) -> Self:
        """A document of these words."""
        return cls(Side.of(sketch(words)), words.alone, worth)

    def run(self, at: int) -> bytes:
        """The run that begins with a word, as a sketch has it."""
        return self.side.words[at : at + (RUN_ALONE if self.alone[at] else RUN)]


class Side(NamedTuple):
    """A text by its `sketch`, and by the pairs of each word and the next."""

    words: bytes
    pairs: NDArray[np.uint16]

    @classmethod
    def of(cls, words: bytes) -> Self:
        """The side of which that is the sketch."""
        each = np.frombuffer(words, dtype=np.uint8).astype(np.uint16)
        return cls(words, each[:-1] << np.uint16(8) | each[1:])

    def places(self, run: bytes) -> list[int]:
        """Where a run stands, one place more than PLACES at most."""
        found: list[int] = []
        at = self.words.find(run)
        while at >= 0 and len(found) <= PLACES:
            found.append(at)
            at = self.words.find(run, at + 1)
        return found


def promises(mine: Asking, places: Iterable[int], theirs: Side) -> bool:
    """Do the words around one of the runs at `places` suggest a copy?"""
    last = -BESIDE
    for at in places:
        if at - last < BESIDE:
            continue
        found = theirs.places(mine.run(at))
        # None where only the bits that the index keeps are equal. Of more than are looked at the
        # right one may be another, which a run behind it finds.
        if 0 < len(found) <= PLACES:
            last = at
        for place in found[:PLACES]:
            if _paired(mine, at, theirs, place) >= PAIRED:
                return True
    return False


def _paired(mine: Asking, at: int, theirs: Side, place: int) -> float:
    """What the words weigh that stand in the same pairs around `at` here and `place` there."""
    here = _around(at)
    pairs, others = mine.side.pairs[here].tolist(), set(theirs.pairs[_around(place)].tolist())
    if 2 * len(others.intersection(pairs)) < PAIRED:
        return 0.0
    shared = np.zeros(len(pairs) + 1, dtype=bool)
    shared[:-1] = [pair in others for pair in pairs]
    shared[1:] |= shared[:-1]
    return float(mine.worth[here.start : here.start + len(shared)][shared].sum())


def _around(at: int) -> slice:
    return slice(max(0, at - REACH), at + REACH)
