"""How many short stretches of letters two texts share, wherever they stand.

Retelling breaks runs of words and changes their endings; stems, names and set phrases stay. The
measure needs no words, so it sees through spelling apart and together, inflection and OCR: of
all overlap measures it told derived from independent news best in Urdu (Sharjeel, Nawab and
Rayson, COUNTER, 2017, there with five letters; six hold for alphabets with longer words too).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.text import alphabet
from rightscheck.text.arrays import each_once, in_both, spread
from rightscheck.text.fingerprints import grams
from rightscheck.text.words import Words

LENGTH = 6
"""Letters of a stretch: a word with its ending or its neighbour's beginning. Any two texts of one
language share shorter ones; of longer ones a retelling keeps few."""


class Letters(NamedTuple):
    """The letters of a text's words, folded, one after the other.

    `begins` says where in `points` each word begins, and at last where the last one ends.
    """

    points: NDArray[np.uint64]
    begins: NDArray[np.int64]


def letters(text: str, words: Words) -> Letters:
    """Those of `words`, words of `text`."""
    text_points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    sizes = words.ends - words.starts
    points = text_points[spread(words.starts, sizes)]
    codes = alphabet.codes(points)
    folded = alphabet.folds(codes)
    # What folds to several letters stands for itself: a syllable of Hangul is a letter here.
    several = alphabet.several(codes)
    folded[several] = points[several]
    seen = alphabet.kinds(codes) != alphabet.INVISIBLE
    before = np.append(0, np.cumsum(seen))
    return Letters(folded[seen].astype(np.uint64), before[np.append(0, np.cumsum(sizes))])


def overlap(first: Letters, second: Letters) -> float:
    """Different stretches that both have, over those of the side that has more of them.

    0 where a side has none.
    """
    mine, theirs = (each_once(grams(side.points, LENGTH)) for side in (first, second))
    return in_both(mine, theirs) / max(1, len(mine), len(theirs))
