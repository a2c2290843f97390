"""Where the sentences of a text begin, in words: the unit in which people retell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.text import lazily
from rightscheck.text.arrays import each_once
from rightscheck.text.words import Words

SHORTEST = 3
"""Words under which a sentence is read with the next: "No." and "By Jo Roe" say little."""

LONGEST = 60
"""Words at which a sentence is cut: scripts and transcripts without full stops have none."""

_STOP = lazily.pattern(r"[.!?…][\"'”’»)\]]{0,3}(?=\s)|[。！？؟۔।॥။។]|\n\s*\n")
_LINE = lazily.pattern(r"\n")


class Sentences(NamedTuple):
    """A text's words with the words at which its sentences, and its lines, begin.

    `heads` and `lines` begin with 0 and end with the number of words, ascending, each once;
    `lines` has all heads of whole sentences too. A text without words has none of either.
    """

    words: Words
    heads: NDArray[np.int64]
    lines: NDArray[np.int64]

    @property
    def number(self) -> int:
        """How many sentences there are."""
        return max(0, len(self.heads) - 1)

    def numbers(self) -> NDArray[np.int64]:
        """For each word the number of its sentence."""
        return np.repeat(np.arange(self.number), np.diff(self.heads))


def sentences(text: str, words: Words) -> Sentences:
    """The sentences of `text`, whose words (or some of whose words) `words` are."""
    if not words.size:
        return Sentences(words, _NONE, _NONE)
    stops = _firsts(_STOP, text, words)
    lines = each_once(np.concatenate([_firsts(_LINE, text, words), stops]))
    return Sentences(words, np.fromiter(_evened(stops.tolist()), np.int64), lines)


_NONE = np.empty(0, dtype=np.int64)


def _firsts(pattern: re.Pattern[str], text: str, words: Words) -> NDArray[np.int64]:
    """The word after each place that a pattern finds, and both ends of the text."""
    places = np.fromiter((found.end() for found in pattern.finditer(text)), np.int64)
    after = np.searchsorted(words.starts, places)
    return each_once(np.concatenate([[0], after, [words.size]]))


def _evened(stops: list[int]) -> Iterator[int]:
    """The heads without those of sentences that are too short, and with more in long ones."""
    yield stops[0]
    last, end = stops[0], stops[-1]
    for stop in stops[1:]:
        while stop - last > LONGEST:
            last += LONGEST
            yield last
        if stop - last >= SHORTEST or (stop == end and stop > last):
            last = stop
            yield last
