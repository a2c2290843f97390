"""Chunks: neighbouring postings of a run, four bytes each, and which fingerprints they lack.

In a chunk a posting is told by its distance from the one before it, the first by the fence. How
many bits that takes hardly hangs on the library's size: as there are more sources, keys grow by a
bit and fingerprints lie nearer by one. Where a run counts keys from its first source it is 29 bits
of 32, and whatever lies further off comes in steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from rightscheck.sources.faults import Torn
from rightscheck.sources.postings import KEY_BITS, KEYS, Postings, keys
from rightscheck.text.arrays import firsts
from rightscheck.text.words import mix

PAGE = 8192
"""Bytes of a page of the database file. On average a page is left with half an item of empty
space: a tenth of it, where 4096 would waste a fifth."""

_TO_A_PAGE = 8
"""Chunks to a page: a look-up reads one for every other fingerprint, and smaller ones would only
lengthen the list of fences (a number a chunk, kept in memory)."""

_STEP = np.dtype("<u4")

_FAR = np.uint64(np.iinfo(_STEP).max)
"""The longest step; no posting is where it ends, and the next one goes on from there."""

_MOST = np.uint64(32)
"""So many of the longest in a row take the room of a chunk's sieve: then another chunk begins."""

CHUNK = (PAGE // _TO_A_PAGE - 20) // _STEP.itemsize
"""Postings in a chunk, with room for its row's header and the page's share, by
https://sqlite.org/fileformat2.html#b_tree_pages."""

SIEVE = 144
"""Bytes of a chunk's sieve: six bits for each of the 195 fingerprints that it has on average in the
benchmarks' million. It holds back 92 in 100 that are not there; with a third less 84."""

_WORD = np.dtype("<u8")
"""A fingerprint has its bits in one word of a sieve, a blocked Bloom filter (Putze, Sanders and
Singler 2007): to read it is one look into memory, which is what a look costs."""

_WORDS = SIEVE // _WORD.itemsize

_SET = 3
"""Bits of a fingerprint."""


class Form(NamedTuple):
    """How the postings of a run are shortened: keys count from `first` on, in so many `bits`.

    A short posting is the fingerprint above that key. They sort as the postings do.
    """

    first: int
    bits: int

    @classmethod
    def of(cls, postings: Postings) -> Self:
        """The shortest form for these postings."""
        sources = keys(postings)
        return cls._between(int(sources.min()), int(sources.max()))

    @classmethod
    def joined(cls, forms: Sequence[Form]) -> Self:
        """The shortest form for the postings of several runs together."""
        last = max(form.first + (1 << form.bits) - 1 for form in forms)
        return cls._between(min(form.first for form in forms), min(last, int(KEYS)))

    @classmethod
    def _between(cls, first: int, last: int) -> Self:
        return cls(first, (last - first).bit_length())

    def short(self, postings: Postings) -> Postings:
        """Full postings to short ones."""
        return self.floor(postings) | (postings & KEYS) - np.uint64(self.first)

    def long(self, short: Postings) -> Postings:
        """Short postings to full ones."""
        found: Postings = (short >> np.uint64(self.bits)) << np.uint64(KEY_BITS)
        found |= self.sources(short)
        return found

    def sources(self, short: Postings) -> NDArray[np.uint32]:
        """The keys of short postings."""
        return ((short & self.keys) + np.uint64(self.first)).astype(np.uint32)

    def floor(self, postings: Postings) -> Postings:
        """The least short posting that each posting's fingerprint can have: with key 0."""
        found: Postings = (postings >> np.uint64(KEY_BITS)) << np.uint64(self.bits)
        return found

    @property
    def keys(self) -> np.uint64:
        """The bits of the key."""
        return np.uint64((1 << self.bits) - 1)

    def starts(self, postings: Postings) -> NDArray[np.int64]:
        """Where to cut `postings` into chunks, each of CHUNK steps or fewer.

        Only what lies far from the next one ends a chunk before it is full: `_aim` knows by that
        how many sources a fingerprint has that fills one.
        """
        steps = np.diff(self.short(postings), prepend=np.uint64(0))
        apart = steps > _MOST * _FAR
        apart[:1] = True
        steps[apart] = 0
        places = _places(steps)
        begins = np.maximum.accumulate(np.where(apart, places, 0))
        apart[firsts((places - begins) // CHUNK)] = True
        return apart.nonzero()[0]

    def packed(self, postings: Postings, starts: NDArray[np.int64]) -> Iterator[bytes]:
        """The chunks that begin at `starts`."""
        steps = np.diff(self.short(postings), prepend=np.uint64(0))
        steps[starts] = 0
        places = _places(steps)
        found = np.full(places[-1] + 1, _FAR, dtype=_STEP)
        found[places] = steps % _FAR
        bounds = _STEP.itemsize * np.append(places[starts], len(found))
        blob = found.tobytes()
        return (blob[start:end] for start, end in pairwise(bounds.tolist()))

    def unpacked(self, blobs: Sequence[bytes], fences: Postings) -> Postings:
        """Chunks of one run, in their order, with their `fences`, as short postings."""
        begins = self.short(fences)
        parts = []
        at = 0
        for size, alike in groupby(blobs, len):  # nearly all are full
            if not size or size % _STEP.itemsize:
                raise Torn("chunks")
            steps = np.frombuffer(b"".join(alike), dtype=_STEP).reshape(-1, size // _STEP.itemsize)
            found = steps.astype(np.uint64)
            found[:, 0] = begins[at : at + len(steps)]
            np.add.accumulate(found, axis=1, out=found)
            parts.append(found[steps != _FAR] if steps.max() == _FAR else found.ravel())
            at += len(steps)
        return parts[0] if len(parts) == 1 else np.concatenate([begins[:0], *parts])


def _places(steps: Postings) -> NDArray[np.int64]:
    """The index of each posting in the array of steps: one step for it, and one for each _FAR."""
    places: NDArray[np.int64] = np.cumsum(steps // _FAR + np.uint64(1)).astype(np.int64) - 1
    return places


class Bits(NamedTuple):
    """Where a sieve has its bits for each of some fingerprints: in which word, and which of it."""

    words: NDArray[np.int64]
    bits: NDArray[np.uint64]

    @classmethod
    def of(cls, postings: Postings) -> Self:
        """Those of the fingerprints of `postings`."""
        hashes = mix(postings >> np.uint64(KEY_BITS))
        words = (hashes >> np.uint64(32)) * np.uint64(_WORDS) >> np.uint64(32)
        bits = np.zeros(len(hashes), dtype=np.uint64)
        for shift in range(0, 6 * _SET, 6):
            bits |= np.uint64(1) << (hashes >> np.uint64(shift) & np.uint64(63))
        return cls(words.astype(np.int64), bits)


def sieves(postings: Postings, starts: NDArray[np.int64]) -> bytes:
    """For each chunk SIEVE bytes, in which the bits of each fingerprint that it has are set."""
    chunk = np.arange(len(starts)).repeat(np.diff(starts, append=len(postings)))
    words, bits = Bits.of(postings)
    held = np.zeros(len(starts) * _WORDS, dtype=_WORD)
    np.bitwise_or.at(held, chunk * _WORDS + words, bits)
    return held.tobytes()


def may_hold(sieve: NDArray[np.uint8], chunk: NDArray[np.int64], wanted: Bits) -> NDArray[np.bool_]:
    """Whether each of the `wanted` fingerprints may stand in the chunk of that number."""
    found: NDArray[np.bool_] = sieve.view(_WORD)[chunk, wanted.words] & wanted.bits == wanted.bits
    return found
