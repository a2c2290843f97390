"""How many short stretches of letters two texts share, wherever they stand.

Retelling breaks runs of words and changes their endings; stems, names and set phrases stay. The
measure needs no words, so it sees through spelling apart and together, inflection and OCR: of
all overlap measures it told derived from independent news best in Urdu (Sharjeel, Nawab and
Rayson, COUNTER, 2017, there with five letters; nine hold for alphabets with longer words too).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rightscheck.text import alphabet
from rightscheck.text.arrays import each_once, spread
from rightscheck.text.fingerprints import grams
from rightscheck.text.words import Words

LENGTH = 9
"""Letters of a stretch: about two words. Any two texts of one language share shorter ones."""


def stretches(text: str, words: Words) -> NDArray[np.uint64]:
    """A hash for each different stretch of letters of `words`, words of `text`; ascending."""
    text_points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    points = text_points[spread(words.starts, words.ends - words.starts)]
    codes = alphabet.codes(points)
    letters = alphabet.folds(codes)
    # What folds to several letters stands for itself: a syllable of Hangul is a letter here.
    several = alphabet.several(codes)
    letters[several] = points[several]
    read = letters[alphabet.kinds(codes) != alphabet.INVISIBLE]
    return each_once(grams(read.astype(np.uint64), LENGTH))


def overlap(first: NDArray[np.uint64], second: NDArray[np.uint64]) -> float:
    """Stretches that both have, over those of the side that has more; 0 where a side has none."""
    fewer, more = sorted((first, second), key=len)
    if not len(fewer):
        return 0.0
    at = np.minimum(np.searchsorted(more, fewer), len(more) - 1)
    return int(np.count_nonzero(more[at] == fewer)) / len(more)
