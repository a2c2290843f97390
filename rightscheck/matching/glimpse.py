"""A look around the runs that a source shares, for a tenth of what aligning it all costs.

In a library of a million a page shares a run of four words with half a dozen sources by chance,
and a set phrase with two or three. Where a run was copied, the words before and behind it were
too: some of them still stand in pairs on both sides, however the passage was edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from rightscheck.matching.candidates import REACH
from rightscheck.matching.prose import Prose
from rightscheck.text.fingerprints import RUN, RUN_ALONE, grams, runs
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


FAR = 10 * REACH
"""Characters of a source beside a run that are split to look around it: REACH words of nine
letters, and what stands between them."""


class Side(NamedTuple):
    """Of a text's words the runs that begin with each, and the pairs of each and the next."""

    runs: NDArray[np.uint64]
    pairs: NDArray[np.uint64]

    @classmethod
    def of(cls, words: Words, sizes: Sequence[int] = ()) -> Self:
        """The side of a text, or of several one after the other, of so many words each."""
        return cls(runs(words, RUN, RUN_ALONE, sizes), grams(words.ids, 2))

    def part(self, first: int, end: int) -> Self:
        """The side of one text of several, whose words these are."""
        pairs = self.pairs[first : max(first, end - 1)]  # its last word has no neighbour there
        return self._replace(runs=self.runs[first:end], pairs=pairs)


def spelled(mine: Prose, at: int) -> str:
    """What to look for where a run is that begins with a word of the document: its longest word.

    Of a script without spaces the whole run. What stands between words, and how the others are
    written, may be different in a source.
    """
    if mine.words.alone[at]:
        here = mine.words.part(slice(at, at + RUN_ALONE))
        return mine.text[here.starts[0] : here.ends[-1]]
    here = mine.words.part(slice(at, at + RUN))
    words = zip(here.starts.tolist(), here.ends.tolist(), strict=True)
    return max((mine.text[start:end] for start, end in words), key=len)


def around(text: str, spellings: Sequence[str]) -> str:
    """The stretch of a source's `text` in which all `spellings` stand, with FAR on both sides.

    The whole text if one of them is written otherwise there.
    """
    firsts = [text.find(one) for one in spellings]
    if min(firsts, default=-1) < 0:
        return text
    return text[max(0, min(firsts) - FAR) : max(map(text.rfind, spellings)) + FAR]


def promises(mine: Side, places: Iterable[int], theirs: Side, worth: NDArray[np.float64]) -> bool:
    """Do the words around one of the runs at `places` suggest a copy? `worth` is each word's."""
    last = -BESIDE
    for at in places:
        if at - last < BESIDE:
            continue
        found = np.flatnonzero(theirs.runs == mine.runs[at])
        # None where only the bits that the index keeps are equal. Of more than are looked at the
        # right one may be another, which a run behind it finds.
        if 0 < len(found) <= PLACES:
            last = at
        for place in found[:PLACES].tolist():
            if _paired(mine, at, theirs, place, worth) >= PAIRED:
                return True
    return False


def _paired(mine: Side, at: int, theirs: Side, place: int, worth: NDArray[np.float64]) -> float:
    """What the words weigh that stand in the same pairs around `at` here and `place` there."""
    here = _around(at)
    pairs, others = mine.pairs[here].tolist(), set(theirs.pairs[_around(place)].tolist())
    if 2 * len(others.intersection(pairs)) < PAIRED:
        return 0.0
    shared = np.zeros(len(pairs) + 1, dtype=bool)
    shared[:-1] = [pair in others for pair in pairs]
    shared[1:] |= shared[:-1]
    return float(worth[here.start : here.start + len(shared)][shared].sum())


def _around(at: int) -> slice:
    return slice(max(0, at - REACH), at + REACH)
