"""Single rare words that two texts share, where several of them stand together on both sides.

Rewriting breaks every run, but names, numbers and the words of the matter stay, in any order.
One such word is chance; a dozen within a few lines of each other, on both sides, is not.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rightscheck.text.seeds import Block
from rightscheck.text.words import Words

RARE = 2
"""A word that stands more often than this on one side is the subject's, not the passage's."""

LETTERS = 4
"""Shorter words are grammar in most languages. Single characters of Han and Kana count."""

REACH = 15
"""Words, on either side, within which echoes and blocks hold one another up."""

COMPANY = 3
"""Shared words that an echo needs within its reach; alone it is chance."""

_SURE = 5
"""Words of a block that needs no company."""


def echoes(first: Words, second: Words, blocks: list[Block]) -> list[Block]:
    """Blocks of one word each, beside `blocks` and each other; the best accompanied first."""
    at, to = _rare(first, second)
    if not len(at):
        return []
    rows = np.array([*blocks, *zip(at, to, np.ones_like(at), strict=True)], dtype=np.int64)
    company = _company(rows)[len(blocks) :]
    order = np.lexsort((at + to, np.abs(at - to), -company))  # the same from either side
    kept = order[company[order] >= COMPANY]
    return [Block(*pair, 1) for pair in zip(at[kept].tolist(), to[kept].tolist(), strict=True)]


def held(blocks: list[Block], echoes: list[Block]) -> list[Block]:
    """The blocks that are long, or in company: a short run far from everything is chance."""
    if not blocks:
        return []
    company = _company(np.array([*blocks, *echoes], dtype=np.int64))
    return [
        block
        for block, near in zip(blocks, company.tolist(), strict=False)
        if block.length >= _SURE or near >= COMPANY
    ]


def _rare(first: Words, second: Words) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where words that are rare on both sides stand: every pair of their places."""
    mine, theirs = _seldom(first), _seldom(second)
    common = np.intersect1d(mine, theirs, assume_unique=True)
    at = np.flatnonzero(np.isin(first.ids, common))
    order = np.argsort(second.ids, kind="stable")
    ordered = second.ids[order]
    left = np.searchsorted(ordered, first.ids[at], "left")
    counts = np.searchsorted(ordered, first.ids[at], "right") - left
    step = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(at, counts), order[np.repeat(left, counts) + step]


def _seldom(words: Words) -> NDArray[np.uint64]:
    ids, where, counts = np.unique(words.ids, return_index=True, return_counts=True)
    long = (words.ends[where] - words.starts[where] >= LETTERS) | words.alone[where]
    found: NDArray[np.uint64] = ids[(counts <= RARE) & long]
    return found


def _company(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many shared words stand within reach of each block, its own not counted."""
    order = np.lexsort((rows[:, 1], rows[:, 0]))
    start, source, length = rows[order].T
    words = np.zeros(len(rows), dtype=np.int64)
    for step in range(1, len(rows)):
        apart = start[step:] - (start + length)[:-step]
        if not (apart <= REACH).any() or step > _MOST:
            break
        lower = source[step:] - (source + length)[:-step]
        upper = source[:-step] - (source + length)[step:]
        near = (apart <= REACH) & (np.maximum(lower, upper) <= REACH)
        words[:-step] += near * length[step:]
        words[step:] += near * length[:-step]
    found = np.empty_like(words)
    found[order] = words
    return found


_MOST = 200
"""Neighbours looked at on each side: more than rare words can have within their reach."""
