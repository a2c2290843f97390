"""The words of a text that could be somebody's, ready for comparison."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.model import Document, Role, Span
from rightscheck.text.align import Stretch
from rightscheck.text.arrays import each_once, sums
from rightscheck.text.seeds import Block
from rightscheck.text.speech import spoken
from rightscheck.text.words import Words, split, words_of

AROUND = 15
"""Words that are read together: a line of a list, or half a sentence."""

PLAIN = 0.15
"""Share of plain words from which those around are running prose. In news four words of five are
plain, in German, which gives every noun a capital, three; in results, tables and casts, none."""

SHOUTED = 0.1
"""Share of words that end in a small letter under which a text is in capitals."""

NOUNS = 0.18
"""Names to a word from which nouns have a capital as well: of 1,400 news stories nineteen in
twenty have at most 0.13, and those in German 0.21 to 0.30."""


@dataclass(frozen=True)
class Prose:
    """The `words` of a text; those in `quotations` are marked up as such."""

    text: str
    words: Words
    quotations: Sequence[Span] = ()

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Which words stand in direct speech; only of what was found does anybody ask."""
        return spoken(self.text, self.words) | _within(self.quotations, self.words)

    @cached_property
    def begins(self) -> NDArray[np.uint32]:
        """The code point with which each word begins."""
        return _points(self.text)[self.words.starts]

    @cached_property
    def figures(self) -> NDArray[np.bool_]:
        """Which words have a figure in them: 7, A52 or 4th; only of what was found is it asked."""
        count = sums((self._looks & _FIGURE > 0).astype(np.int64))
        found: NDArray[np.bool_] = count[self.words.ends] > count[self.words.starts]
        return found

    @cached_property
    def cased(self) -> bool:
        """Do capitals tell names here: have its letters a case, and are not all of them large?"""
        ends = self._looks[self.words.ends - 1]
        small, letters = (np.count_nonzero(ends & look) for look in (_SMALL, _LETTER))
        return bool(small > SHOUTED * letters and self.capitals.any())

    @cached_property
    def nameless(self) -> NDArray[np.bool_]:
        """Which words stand where capitals tell no names: of a script without, or all in capitals.

        A page may tell in English what it quotes in Arabic.
        """
        first = self._looks[self.words.starts]
        letter = (first & _LETTER > 0) & (first & (_SMALL | _CAPITAL) == 0)
        return letter if self.cased else np.ones(self.size, dtype=bool)

    @cached_property
    def running(self) -> NDArray[np.float64]:
        """How far each word stands in running prose: 1 wholly, 0 in a mere list.

        Names, times, scores and prices in a row are facts, which anybody may print, however many
        there are; what joins them to sentences is somebody's. So words that begin with a capital or
        a figure are told from plain ones, and a word counts as the plain words around it allow.
        Where letters have no case, and where all are capitals, only figures are seen.
        """
        named = self.figures | self.capitals if self.cased else self.figures
        total, at = sums((~named).astype(np.int64)), np.arange(self.size)
        low, high = np.maximum(at - AROUND // 2, 0), np.minimum(at + AROUND // 2 + 1, self.size)
        share = (total[high] - total[low]) / (high - low)
        found: NDArray[np.float64] = np.minimum(share / PLAIN, 1.0)
        return found

    @cached_property
    def capitals(self) -> NDArray[np.bool_]:
        """Which words begin with a capital, in German all nouns."""
        found: NDArray[np.bool_] = self._looks[self.words.starts] & _CAPITAL > 0
        return found

    @cached_property
    def names(self) -> NDArray[np.bool_]:
        """Which words are names, where capitals tell them: those with one inside of a sentence.

        Where nouns have one as well, only two such words in a row are a name.
        """
        found = self.capitals & ~self.figures & self.inside
        if not self.cased:
            return found & False
        if np.count_nonzero(heads(found)) > NOUNS * self.size:
            beside = found[1:] & found[:-1]
            found = np.append(beside, False) | np.append(False, beside)
        return found

    @cached_property
    def inside(self) -> NDArray[np.bool_]:
        """Which words have another one of their sentence before them."""
        stops = sums((self._looks & _STOP > 0).astype(np.int64))
        found = np.zeros(self.size, dtype=bool)
        found[1:] = stops[self.words.starts[1:]] == stops[self.words.ends[:-1]]
        return found

    @cached_property
    def _looks(self) -> NDArray[np.uint8]:
        """What each code point of the text looks like."""
        return _looks(_points(self.text))

    @property
    def size(self) -> int:
        """How many words."""
        return self.words.size

    def span(self, start: int, end: int) -> Span:
        """The stretch of text from word `start` up to word `end`."""
        return Span(int(self.words.starts[start]), int(self.words.ends[end - 1]))


def heads(chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The first of each run of those that a mask chooses."""
    found = chosen.copy()
    found[1:] &= ~chosen[:-1]
    return found


class PassageCounts(NamedTuple):
    """A passage in numbers: shared words, those quoted, the longest run, and its similarity."""

    shared: int
    quoted: int
    longest: int
    similarity: float


def prose(document: Document) -> Prose:
    """The document's prose: all but metadata, navigation and code.

    What the page marks up as a quotation is one, as the browser shows it, with no marks in the
    text. That a speaker said it the source must show: an agency's own sentence stays its own.
    """
    words = words_of(document.text)
    silent = _within([r.span for r in document.regions if not r.role.is_prose], words)
    words = words.only(~silent) if silent.any() else words
    quotations = [r.span for r in document.regions if r.role is Role.QUOTATION]
    return Prose(document.text, words, quotations)


def _within(spans: Sequence[Span], words: Words) -> NDArray[np.bool_]:
    """Which words begin in one of the `spans`, which are sorted and apart."""
    if not spans:
        return np.zeros(words.size, dtype=bool)
    bounds = np.array(spans, dtype=np.int64).reshape(-1, 2)
    inside = bounds[:, 0].searchsorted(words.starts, "right") - 1
    ends = np.append(bounds[:, 1], 0)  # where inside is -1, before the first
    found: NDArray[np.bool_] = words.starts < ends[inside]
    return found


def prose_of(text: str) -> Prose:
    """All words of a plain text."""
    return Prose(text, split(text))


def _points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


_FIGURE, _CAPITAL, _SMALL, _LETTER, _STOP, _KNOWN = (np.uint8(1 << bit) for bit in range(6))
_STOPS = frozenset('.:!?…\n"“”„«»')
_seen = np.zeros(sys.maxunicode + 1, dtype=np.uint8)
"""What is known of each code point; 0 of those that no text had yet."""


def _looks(points: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Whether each code point is a figure, capital, small letter, letter or stop, as bits."""
    found = _seen.take(points)
    if not found.all():
        for point in each_once(points[found == 0]).tolist():
            _seen[point] = _look(chr(point))
        found = _seen.take(points)
    return found


def _look(one: str) -> np.uint8:
    capital = one == one.upper() != one.lower()
    is_so = one.isnumeric(), capital, one != one.title(), one.isalpha(), one in _STOPS
    bits = zip((_FIGURE, _CAPITAL, _SMALL, _LETTER, _STOP), is_so, strict=True)
    return sum((bit for bit, yes in bits if yes), start=_KNOWN)


def speech(block: Block, mine: Prose, theirs: Prose) -> NDArray[np.bool_]:
    """Which words of a block are direct speech on both sides; the source's is read last."""
    found = mine.quoted[block.start : block.end]
    return found & theirs.quoted[block.source_start : block.source_end] if found.any() else found


def tally(passage: Stretch, mine: Prose, theirs: Prose) -> PassageCounts:
    """Count a passage; a shared word is quoted when it is direct speech on both sides.

    One side is not enough: a page that puts an agency's own sentence in quotation marks quotes
    the agency, and one that drops the marks of a speaker tells it in its own voice; both are
    for a person to see.
    """
    quoted = sum(int(np.count_nonzero(speech(block, mine, theirs))) for block in passage.blocks)
    both = passage.end - passage.start + passage.source_end - passage.source_start
    return PassageCounts(passage.shared, quoted, passage.longest, 2 * passage.shared / both)
