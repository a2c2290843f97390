"""The fingerprints of many texts at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from rightscheck.text.fingerprints import fingerprints
from rightscheck.text.words import Words, split

_AT_ONCE = 40_000
"""Characters split in one go: the arithmetic costs half as much a dispatch as one by one, and
its arrays still fit the processor's cache (measured: 58 µs against 117, and 105 for 500)."""


def marks_of(texts: Sequence[str]) -> list[NDArray[np.uint64]]:
    """For each text what `fingerprints(split(text))` is."""
    return [fingerprints(words) for group in _groups(texts) for words in _split_together(group)]


def _split_together(texts: Sequence[str]) -> Iterator[Words]:
    words = split("\n".join(texts))
    lengths = np.array([len(text) + 1 for text in texts])
    borders = np.searchsorted(words.starts, np.cumsum(lengths))
    start = 0
    for end in borders.tolist():
        yield Words._make(column[start:end] for column in words)
        start = end


def _groups(texts: Sequence[str]) -> Iterator[list[str]]:
    group: list[str] = []
    size = 0
    for text in texts:
        if group and size + len(text) > _AT_ONCE:
            yield group
            group, size = [], 0
        group.append(text)
        size += len(text)
    if group:
        yield group
