"""One source held against a document: the passages that tell, and what each of them is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.matching.comparison import as_match
from rightscheck.matching.evidence import (
    LENIENT,
    TELLING,
    evidence,
    kept,
    unlisted,
    unspoken,
)
from rightscheck.matching.forms import unfilled
from rightscheck.matching.prose import Prose
from rightscheck.model import Match, MatchKind, Source
from rightscheck.text.align import Stretch, passages
from rightscheck.text.retold import retold
from rightscheck.text.sentences import sentences
from rightscheck.text.words import Words

_Measure = Callable[[Stretch, NDArray[np.float64]], float]
"""How much a passage tells, by what each of the document's words is worth."""


class Find(NamedTuple):
    """A source with the passages that tell, and what each of them is."""

    source: Source
    size: int
    told: list[tuple[Stretch, Match]]

    @property
    def rank(self) -> tuple[int, int, str]:
        """The most shared words first, of equals the source with the least besides."""
        return -sum(passage.shared for passage, _ in self.told), self.size, self.source.id


def found(text: str, mine: Prose, source: Source, words: Words, worth: NDArray[np.float64]) -> Find:
    """What of a source's `words` stands in the document, each of whose words counts its `worth`.

    `text` is the document's, or empty if its sentences are not to be read.
    """

    def by_runs(passage: Stretch, worth: NDArray[np.float64]) -> float:
        return evidence(passage, mine.words, words, worth)

    tells: _Measure = by_runs
    told = _telling(passages(mine.words, words, LENIENT), tells, worth)
    if not told and text:
        tells = kept
        again = retold(sentences(text, mine.words), sentences(source.text, words))
        told = _telling(again, tells, worth)
    if not told:
        return Find(source, words.size, [])
    theirs = Prose(source.text, words)
    finds = []
    for passage in told:
        prosaic = unfilled(passage, mine, theirs, unlisted(passage, theirs, worth))
        if not _telling([passage], tells, prosaic):
            continue
        match = as_match(passage, mine, theirs, source.id, source.holder)
        # Speech with a few words around it: they alone would tell nothing.
        if match.quoted_words and not _telling(
            [passage], tells, unspoken(passage, mine, theirs, worth)
        ):
            match = match.model_copy(update={"kind": MatchKind.QUOTATION})
        finds.append((passage, match))
    return Find(source, words.size, finds)


def _telling(
    passages: Iterable[Stretch], tells: _Measure, worth: NDArray[np.float64]
) -> list[Stretch]:
    return [passage for passage in passages if tells(passage, worth) >= TELLING]


def see(seen: NDArray[np.bool_], passages: Iterable[Stretch]) -> None:
    """Mark the words of `passages` as seen."""
    for block in (block for passage in passages for block in passage.blocks):
        seen[block.start : block.end] = True
