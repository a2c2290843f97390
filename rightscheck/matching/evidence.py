"""Whether a shared passage tells that one text was made from the other, in one number.

Reuse is dense: an excerpt keeps most of its words in their order, however it was edited. Two
reporters of one event share a run now and then, a name with its title or a set phrase, and
write other words around it. So a passage is judged by its densest stretch, as in the alignment
of proteins (Smith and Waterman 1981): a shared word counts for it, a word put in, left out or
changed counts against it, and words that many sources have count less.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rightscheck.matching.candidates import DocumentMarks
from rightscheck.matching.prose import Prose, speech
from rightscheck.text.align import Rules, Stretch
from rightscheck.text.arrays import sums
from rightscheck.text.fingerprints import RUN, RUN_ALONE
from rightscheck.text.seeds import Block
from rightscheck.text.words import Words

LENIENT = Rules(telling=3, common=0.2, longer=0.1, gap=30)
"""Passages are looked for with little asked, since `evidence` decides; a gap is a sentence cut."""

TELLING = 14.0
"""Rare shared words in one dense stretch that tell a copy. Two reporters of one event have a name
with its titles or a set phrase in common, and those are of a dozen words."""

ALONE = 0.875
"""What a character of a script without spaces weighs, or a mark between two that both sides
have: 16 in a row tell, about ten words of English."""

SPELLED = 0.5
"""The same for a letter where words are spelt and not set apart (Thai, Lao, Burmese, Khmer): five
make a word, and 28 in a row tell."""

CHARACTERS = 0x2E80
"""From here on code points that stand alone are whole words or parts of them: Han and Kana."""

CHANGED = 1.0
"""What a word between two blocks costs, on the side that has more of them: each undoes one that
is shared, so a stretch ends where more was changed than kept. An excerpt of which three words in
ten were changed is still one stretch."""

CUT = 6
"""What words that only one side has cost at most: to cut, or to put a sentence of one's own between
two, is one decision however long it is. Of 330 stories cut to a third, six to twelve words kept at
a time, .997 are found with six, .74 with eight, .23 where each word counts."""

LONG = 20
"""Words in a row that nobody writes twice by chance, though some of them be a set phrase; of
characters of a script without spaces 23."""


def weights(
    mine: Prose, marks: DocumentMarks, rare: NDArray[np.float64], stock: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """What each word of a document counts for: as much as the commonest run it stands in.

    `rare` is what each of the marks weighs; words that the mask `stock` chooses weigh nothing.
    """
    words = mine.words
    begins = np.ones(words.size)
    begins[marks.places] = rare[marks.which]
    found = np.where(stock, 0.0, 1.0)
    alone = words.alone.any()
    for step in range(min(RUN_ALONE if alone else RUN, words.size)):
        covered = begins if step < RUN else np.where(words.alone, begins, 1)
        np.minimum(found[step:], covered[: words.size - step], out=found[step:])
    return found * by_script(mine) if alone else found


def by_script(mine: Prose) -> NDArray[np.float64]:
    """What each word weighs by its script alone: 1, or as a character that is a word ALONE."""
    character = np.where(mine.begins < CHARACTERS, SPELLED, ALONE)
    return np.where(mine.words.alone, character, 1.0)


def evidence(passage: Stretch, mine: Words, theirs: Words, weights: NDArray[np.float64]) -> float:
    """The rare words shared in the densest stretch; `weights` has one entry a word of `mine`."""
    here = _unbroken(passage, mine, weights)
    if mine.alone[passage.start : passage.end].any():
        here = here * (1 + _marked(passage, mine, theirs))
    total = sums(here).tolist()
    at = passage.start
    shared = [total[block.end - at] - total[block.start - at] for block in passage.blocks]
    return _densest(passage.blocks, shared)


def kept(passage: Stretch, weights: NDArray[np.float64]) -> float:
    """The rare words shared in the whole of a passage, in whatever order, less all other words.

    Where sentences were turned round hardly a run is left, but most words still stand in the
    same place. The other words are those of the side that has more of them; `weights` has one
    entry a word of the document.
    """
    shared = sum(float(weights[block.start : block.end].sum()) for block in passage.blocks)
    longer = max(passage.end - passage.start, passage.source_end - passage.source_start)
    return shared - CHANGED * (longer - passage.shared)


def unspoken(
    passage: Stretch, mine: Prose, theirs: Prose, weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The weights, with none for the passage's words that are direct speech on both sides."""
    found = weights.copy()
    for block in passage.blocks:
        found[block.start : block.end][speech(block, mine, theirs)] = 0
    return found


def unlisted(passage: Stretch, theirs: Prose, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights, with less for words that the source only lists."""
    found = weights.copy()
    for block in passage.blocks:
        here, there = sides(block)
        found[here] *= theirs.running[there]
    return found


def _unbroken(passage: Stretch, mine: Words, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """What the passage's words count, no word of a LONG run less than half of that run's words.

    A set phrase between words that only this source has was copied with them, and so was what
    somebody said where most of the run is told by the agency.
    """
    found = weights[passage.start : passage.end].copy()
    for block in passage.blocks:
        if block.length < LONG:
            continue
        here, _ = sides(block)
        if block.length - (1 - ALONE) * mine.alone[here].sum() >= LONG:
            run = found[block.start - passage.start : block.end - passage.start]
            np.maximum(run, _median(run), out=run)
    return found


def _median(values: NDArray[np.float64]) -> float:
    """The middle one, or the mean of both. (`np.median` takes five times as long for a run.)"""
    ordered = np.sort(values)
    return float(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _marked(passage: Stretch, mine: Words, theirs: Words) -> NDArray[np.bool_]:
    """Which characters of the passage have a mark behind them, before the next, on both sides."""
    found = np.zeros(passage.end - passage.start, dtype=bool)
    for block in passage.blocks:
        here, there = sides(block)
        marks = _apart(mine, here) & _apart(theirs, there) & mine.alone[here][:-1]
        found[block.start - passage.start : block.end - passage.start - 1] = marks
    return found


def _apart(words: Words, here: slice) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = words.starts[here][1:] > words.ends[here][:-1]
    return found


def sides(block: Block) -> tuple[slice, slice]:
    """The words of a block on both sides."""
    return slice(block.start, block.end), slice(block.source_start, block.source_end)


def _densest(blocks: Sequence[Block], shared: Sequence[float]) -> float:
    """The words shared in the neighbouring blocks that are worth most, less what lies between."""
    best = value = words = densest = 0.0
    for number, block in enumerate(blocks):
        if number:
            value -= _between(blocks[number - 1], block)
        if value <= 0:
            value = words = 0.0
        value, words = value + shared[number], words + shared[number]
        if value > best:
            best, densest = value, words
    return densest


def _between(last: Block, block: Block) -> float:
    """What lies between two blocks costs, by CHANGED and CUT; a step back counts as one forward."""
    here, there = block.start - last.end, abs(block.source_start - last.source_end)
    return CHANGED * min(here, there) + min(CHANGED * abs(here - there), CUT)
