"""Which sources are worth fetching: those that share several rare runs of words in one place.

The library says which of the document's fingerprints stand in which sources, and where they
stand in the document is known here. So before any text is fetched a source must show *local*
evidence: set phrases are shared one by one all over a page, a copied passage in one place. A
fingerprint weighs the less the more sources have it, and nothing where it is common stock.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.sources import COMMON, Shared, Sources
from rightscheck.text.arrays import changes, each_once, firsts, spread, sums
from rightscheck.text.fingerprints import kept
from rightscheck.text.words import Words

REACH = 40
"""Words of the document in which shared fingerprints count together: two or three sentences."""

LEAST = 1.0
"""The weight of one fingerprint that only this source has: what a heavily edited excerpt keeps."""

ENOUGH = 1.5
"""What two rare fingerprints in one place weigh together: one may be chance, and in a library of a
million mostly is."""

ALONE = 0.85
"""What a fingerprint weighs that speaks for a source by itself: one or two sources have it."""

RARITY = ((1, 1.0), (4, 0.72), (6, 0.72), (COMMON, 0.0))
"""What a fingerprint weighs by the sources that have it; in between by the logarithm, as the
information that it carries. Versions of one story and other agencies' copies of it are half a
dozen sources, and twenty words in a row of them are to weigh enough (`evidence.TELLING`)."""

_PLACE = 31
"""Bits below a source's key for a place in the document; no document has 2³¹ words."""


class DocumentMarks(NamedTuple):
    """A document's fingerprints, sorted, each once, and the word at which each first begins.

    `places` are the words at which any begins, and `which` says of each which one.
    """

    hashes: NDArray[np.uint64]
    at: NDArray[np.int64]
    places: NDArray[np.int64]
    which: NDArray[np.int64]

    @classmethod
    def of(cls, words: Words) -> DocumentMarks:
        """The fingerprints of a text of these words; one that repeats itself has few."""
        found = kept(words)
        order = found.hashes.argsort()
        hashes, places = found.hashes[order], found.at[order]
        new = changes(hashes)
        at = np.minimum.reduceat(places, new.nonzero()[0]) if len(places) else places
        return cls(hashes[new], at, places, new.cumsum() - 1)


def together(
    asked: Sequence[DocumentMarks], sources: Sources, spent: Callable[[], bool]
) -> list[Shared]:
    """The sources that share fingerprints with each document; one query answers for all.

    OutOfTime once time is `spent`.
    """
    if len(asked) <= 1:
        return [sources.shared(marks.hashes, spent) for marks in asked]
    every = each_once(np.concatenate([marks.hashes for marks in asked]))
    shared = sources.shared(every, spent)
    counts = np.bincount(shared.which, minlength=len(every))
    starts = counts.cumsum() - counts
    found = []
    for marks in asked:
        at = every.searchsorted(marks.hashes)
        rows = spread(starts[at], counts[at])
        which = np.arange(len(at)).repeat(counts[at])
        found.append(Shared(which, shared.keys[rows], shared.holders[at]))
    return found


class Candidate(NamedTuple):
    """A source by its key, and the fingerprints that the document shares with it.

    Two parallel columns: the word of the document `at` which each begins, ascending, and what
    it weighs. `local` is what they weigh in one place.
    """

    key: int
    local: float
    at: NDArray[np.int64]
    weights: NDArray[np.float64]

    @property
    def weight(self) -> float:
        """Everything that speaks for this source, by itself: the sum of squares.

        So a run that one source has is worth ten that two dozen have: a footer is longer than an
        excerpt, and its every owner would come first.
        """
        return float(self.weights @ self.weights)

    def within(self, reach: int, least: float) -> bool:
        """Does so much speak for it in so many words? One fingerprint weighs 1 at most."""
        return len(self.at) >= least and _local(self.at, self.weights, reach).max() >= least

    def alone(self, seen: NDArray[np.bool_]) -> list[int]:
        """The words, not `seen` yet, at which runs begin that hardly any other source has."""
        runs = zip(self.at.tolist(), self.weights.tolist(), strict=True)
        return [at for at, weight in runs if weight >= ALONE and not seen[at]]

    def tells_more(self, seen: NDArray[np.bool_]) -> bool:
        """Is there enough in one place, in words of the document that are not `seen` yet?"""
        new = ~seen[self.at]
        return bool(new.any()) and _local(self.at[new], self.weights[new]).max() >= LEAST


def candidates(marks: DocumentMarks, shared: Shared, rare: NDArray[np.float64]) -> list[Candidate]:
    """The sources with local evidence, those with ENOUGH first and of these those with the most.

    Of the others, for which a single run speaks, the rarest come first, and of these the newest:
    news is copied when it is new. `rare` is what each mark weighs. Time grows with the postings
    (n log n).
    """
    if not len(shared.keys):
        return []
    places = shared.keys.astype(np.int64) << _PLACE | marks.at[shared.which]
    order = places.argsort()
    places, which = places[order], shared.which[order]
    weights = rare[which]
    keys = places >> _PLACE
    begins = firsts(keys)
    best = np.maximum.reduceat(_local(places, weights), begins)
    totals = np.add.reduceat(weights * weights, begins)
    telling = (best >= ENOUGH).nonzero()[0]
    telling = telling[(-totals[telling]).argsort(kind="stable")]
    rarest = np.maximum.reduceat(weights, begins)
    single = ((rarest >= ALONE) & (best < ENOUGH)).nonzero()[0][::-1]
    single = single[(-rarest[single]).argsort(kind="stable")]
    at, bounds = marks.at[which], [*begins.tolist(), len(keys)]
    return [
        Candidate(int(keys[start]), float(best[number]), at[start:end], weights[start:end])
        for number in (*telling.tolist(), *single.tolist())
        for start, end in (bounds[number : number + 2],)
    ]


def rarity(holders: NDArray[np.int64]) -> NDArray[np.float64]:
    """The weight of each fingerprint by the number of sources that have it, as in RARITY."""
    return _RARITY[np.minimum(holders, COMMON)]


def _rarity() -> NDArray[np.float64]:
    """A table of the weights for 0, 1, 2 … COMMON sources."""
    holders, weights = zip(*RARITY, strict=True)
    return np.interp(np.log(np.maximum(np.arange(COMMON + 1), 1)), np.log(holders), weights)


_RARITY = _rarity()


def _local(
    at: NDArray[np.int64], weights: NDArray[np.float64], reach: int = REACH
) -> NDArray[np.float64]:
    """For each place what it and those after it within `reach` weigh; places ascend."""
    total = sums(weights)
    found: NDArray[np.float64] = total[at.searchsorted(at + reach, "right")] - total[:-1]
    return found
