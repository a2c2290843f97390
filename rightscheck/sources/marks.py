"""The fingerprints and the sketches of many texts at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.text.fingerprints import kept, sketch
from rightscheck.text.words import split

_AT_ONCE = 50_000
"""Characters taken at once: the arithmetic's fixed cost is then paid once for many dispatches,
and its arrays still fit the processor's cache."""


class Marks(NamedTuple):
    """Fingerprints of several texts: `hashes[i]` stands in text number `texts[i]`.

    The texts come in order; a hash may stand in its text more than once. `sketches` has one of
    each text.
    """

    hashes: NDArray[np.uint64]
    texts: NDArray[np.int64]
    sketches: list[bytes]


def marks_of(texts: Sequence[str]) -> Marks:
    """The fingerprints (`kept`) and the `sketch` of each text, worked out for many at once."""
    parts = [_marks(group, first) for first, group in _groups(texts)]
    if not parts:
        return Marks(np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64), [])
    hashes, numbers, sketches = zip(*parts, strict=True)
    return Marks(np.concatenate(hashes), np.concatenate(numbers), [*chain(*sketches)])


def _marks(texts: Sequence[str], first: int) -> Marks:
    """The marks of texts that are numbered from `first` on."""
    words = split("\n".join(texts))
    ends = np.searchsorted(words.starts, np.cumsum([len(text) + 1 for text in texts]))
    at, hashes = kept(words, np.diff(ends, prepend=0).tolist())
    whole = sketch(words)
    sketches = [whole[start:end] for start, end in pairwise([0, *ends.tolist()])]
    return Marks(hashes, first + np.searchsorted(ends, at, "right"), sketches)


def _groups(texts: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """`texts` in groups, each with the number of its first."""
    group: list[str] = []
    size = first = 0
    for number, text in enumerate(texts):
        if group and size + len(text) > _AT_ONCE:
            yield first, group
            group, size, first = [], 0, number
        group.append(text)
        size += len(text)
    if group:
        yield first, group
