"""A look around the one run that a source shares, for a third of what aligning it all costs.

In a library of a million a page shares a run of four words with half a dozen sources by chance.
Where that run was copied, the words before and behind it were too: some of them still stand in
pairs on both sides, however the passage was edited, and aligned by themselves they tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.matching.candidates import REACH, Candidate
from rightscheck.matching.evidence import LENIENT, TELLING, evidence
from rightscheck.model import Source
from rightscheck.text.align import passages
from rightscheck.text.fingerprints import RUN, RUN_ALONE, grams, runs
from rightscheck.text.words import Words, split_lines

PAIRS = 8
"""Pairs of neighbouring words around the run, its own three among them, that both sides have.
Chance has fewer in 19 of 20 sources (of 890 of the benchmarks' million), and no copy had less
than eleven; fourteen words told in pairs and threes have eight."""

ALIGNED = 2 * REACH
"""Words on either side of the run that are aligned, be they the next source's: a passage that goes
on beyond them tells within them."""


def confirmed(
    candidates: Sequence[Candidate],
    held: dict[int, Source],
    mine: Words,
    worth: NDArray[np.float64],
    seen: NDArray[np.bool_],
) -> Iterator[tuple[Candidate, Source]]:
    """Those of `candidates` that share more than a run with the words of a document.

    `held` has their sources by key; `worth` is what each word counts for, and which are `seen`
    may change on the way. All sources are read in one go: most of the price of a short text is
    the number of calls.
    """
    there = [(each, held[each.key]) for each in candidates if each.key in held]
    if not there:
        return
    words, bounds = split_lines([source.text for _, source in there])
    here, theirs = _Side.of(mine), _Side.of(words)
    for (candidate, source), (first, last, _) in zip(there, bounds, strict=True):
        for at in candidate.alone(seen):
            places = np.flatnonzero(theirs.runs[first:last] == here.runs[at])
            # None where only the bits that the index keeps are equal.
            if len(places) and _tells(here, at, theirs, range(first, last)[places[0]], worth):
                yield candidate, source
                break


class _Side(NamedTuple):
    """Words, and the runs that begin with each of them."""

    words: Words
    runs: NDArray[np.uint64]

    @classmethod
    def of(cls, words: Words) -> _Side:
        return cls(words, runs(words, RUN, RUN_ALONE))

    def pairs(self, at: int) -> set[int]:
        """The pairs of neighbouring words around one of them."""
        here = _around(at, REACH)
        return set(grams(self.words.ids[here.start : here.stop + 1], 2).tolist())


def _tells(mine: _Side, at: int, theirs: _Side, place: int, worth: NDArray[np.float64]) -> bool:
    """Do the words around a run that stands `at` here and `place` there tell a copy?"""
    if len(mine.pairs(at) & theirs.pairs(place)) < PAIRS:
        return False
    here = _around(at, ALIGNED)
    first, second = mine.words.part(here), theirs.words.part(_around(place, ALIGNED))
    found = passages(first, second, LENIENT)
    return any(evidence(each, first, second, worth[here]) >= TELLING for each in found)


def _around(at: int, reach: int) -> slice:
    return slice(max(0, at - reach), at + reach)
