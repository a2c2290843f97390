"""A look around the one run that a source shares, for a tenth of what aligning it costs.

In a library of a million a page shares a run of four words with half a dozen sources by chance.
Where that run was copied, the words before and behind it were too: some of them still stand in
pairs on both sides, however the passage was edited.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from rightscheck.matching.candidates import REACH, Candidate
from rightscheck.model import Source
from rightscheck.text.fingerprints import RUN, RUN_ALONE, grams, runs
from rightscheck.text.words import Words, split

PAIRS = 8
"""Pairs of neighbouring words around the run, its own three among them, that both sides have.
Chance has fewer in 19 of 20 sources (of 890 of the benchmarks' million), and no copy had less
than eleven; fourteen words told in pairs and threes have eight."""


def confirmed(
    candidates: Sequence[Candidate], held: dict[int, Source], mine: Words
) -> Iterator[tuple[Candidate, Source]]:
    """Those of `candidates` that share more than a run with the words of a document.

    `held` has their sources by key. All of them are read in one go: most of the price of a
    short text is the number of calls.
    """
    there = [(each, held[each.key]) for each in candidates if each.key in held]
    if not there:
        return
    theirs, bounds = _together([source.text for _, source in there])
    runs_here, runs_there = (runs(words, RUN, RUN_ALONE) for words in (mine, theirs))
    pairs_here, pairs_there = grams(mine.ids, 2), grams(theirs.ids, 2)
    for number, (candidate, source) in enumerate(there):
        first, last = bounds[number : number + 2]
        for at in candidate.at.tolist():
            places = np.flatnonzero(runs_there[first:last] == runs_here[at])
            if not len(places):  # only the bits that the index keeps are equal
                continue
            here = _around(pairs_here, at, 0, len(pairs_here))
            if len(here & _around(pairs_there, first + int(places[0]), first, last)) >= PAIRS:
                yield candidate, source
                break


def _together(texts: list[str]) -> tuple[Words, list[int]]:
    """The words of all texts, and which is the first of each; then their number."""
    words = split("\n".join(texts))
    begins = np.cumsum([0] + [len(text) + 1 for text in texts])
    return words, np.searchsorted(words.starts, begins).tolist()


def _around(pairs: NDArray[np.uint64], at: int, first: int, last: int) -> set[int]:
    """The pairs of words within REACH of a word, from `first` up to `last`."""
    return set(pairs[max(first, at - REACH) : min(last, at + REACH)].tolist())
