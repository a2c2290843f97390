"""The approach that passim published, in our own words: word n-grams, then Smith–Waterman.

Smith, Cordell and Mullen, "Computational Methods for Uncovering Reprinted Texts in Antebellum
Newspapers" (American Literary History 27/3, 2015), and the parameters that passim's README gives:
runs of five words that 2 to 100 texts of the whole collection have, pairs of texts that share at
least five of them, and of each pair the best local alignment of characters, of at least fifty. No
line of it is theirs. Alignment is parasail's, which is faster than passim's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import parasail
from numpy.typing import NDArray
from systems import Answer, Item, shingles, words

ORDER, LEAST_TEXTS, MOST_TEXTS, SHARED, ALIGNED = 5, 2, 100, 5, 50
MATCH, MISMATCH, OPEN, EXTEND = 4, -2, 10, 1  # 2, -1, 5 and a half: parasail wants whole numbers
FIRST, SYMBOLS = 33, 94  # parasail's letters are the printable ones of ASCII

Hashes = NDArray[np.int64]


class Passage(NamedTuple):
    """The best alignment of two texts: its characters, and how many of them are alike."""

    length: int
    alike: int


def runs(text: str) -> Hashes:
    """The hashes of all runs of five words, each once."""
    return np.unique(np.fromiter(map(hash, shingles(words(text), ORDER)), dtype=np.int64))


class Passim:
    """Pairs of a document and a source, scored by the characters that are alike."""

    def __init__(self, documents: Iterable[str], sources: Iterable[Item]) -> None:
        held = list(sources)
        self._names = [name for name, _, _ in held]
        self._texts = [text for _, _, text in held]
        told = [runs(text) for text in self._texts]
        every = np.concatenate([*told, *map(runs, documents)])
        known, often = np.unique(every, return_counts=True)
        used = known[(often >= LEAST_TEXTS) & (often <= MOST_TEXTS)]
        hashes = np.concatenate(told)
        keys = np.repeat(np.arange(len(told), dtype=np.int32), [len(one) for one in told])
        kept = _within(hashes, used)
        order = np.argsort(hashes[kept], kind="stable")
        self._hashes, self._keys = hashes[kept][order], keys[kept][order]
        self._matrix = parasail.matrix_create(
            "".join(map(chr, range(FIRST, FIRST + SYMBOLS))), MATCH, MISMATCH, case_sensitive=True
        )

    def ask(self, text: str) -> Answer:
        """The sources that share five runs and an alignment, those with the most first."""
        found = []
        for key in self.pairs(text):
            passage = self.aligned(text, self._texts[key])
            if passage.length >= ALIGNED:
                found.append((self._names[key], float(passage.alike)))
        return sorted(found, key=lambda pair: -pair[1])

    def pairs(self, text: str) -> list[int]:
        """The sources that share enough runs."""
        asked = runs(text)
        starts = np.searchsorted(self._hashes, asked, "left")
        stops = np.searchsorted(self._hashes, asked, "right")
        keys = [self._keys[a:b] for a, b in zip(starts, stops, strict=True) if b > a]
        if not keys:
            return []
        shared, often = np.unique(np.concatenate(keys), return_counts=True)
        return shared[often >= SHARED].tolist()

    def aligned(self, text: str, source: str) -> Passage:
        """Smith and Waterman's alignment, with Gotoh's gaps."""
        found = parasail.sw_stats_striped_sat(
            _letters(text), _letters(source), OPEN, EXTEND, self._matrix
        )
        return Passage(found.length, found.matches)


def _within(hashes: Hashes, used: Hashes) -> NDArray[np.bool_]:
    """Which hashes are among those sorted ones."""
    if not len(used):
        return np.zeros(len(hashes), dtype=bool)
    places = np.minimum(np.searchsorted(used, hashes), len(used) - 1)
    return used[places] == hashes


def _letters(text: str) -> str:
    """Letters of any alphabet as some of ASCII; of Han, one in 94 pairs seems alike."""
    codes = np.frombuffer(text.lower().encode("utf-32-le"), dtype=np.uint32)
    return ((codes - FIRST) % SYMBOLS + FIRST).astype(np.uint8).tobytes().decode("ascii")
