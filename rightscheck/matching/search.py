"""The sources that may have a passage of a document, opened a few at a time, the likeliest first.

Most of them share a run by chance or a set phrase: a look around it tells, and only what promises
a copy is aligned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.matching.candidates import Candidate
from rightscheck.matching.finding import Find, found, see
from rightscheck.matching.glimpse import Side, around, promises, spelled
from rightscheck.matching.prose import Prose
from rightscheck.matching.reach import Reach
from rightscheck.matching.shelf import Opened, Shelf, opened
from rightscheck.text.words import split

MISSES = 8
"""Sources in a row that turn out to share nothing telling, after which the rest, with still less
evidence, is left alone. On a page about what hundreds of stories tell, a short excerpt's source has
been the seventh; four lose 1 in 200 heavily edited excerpts, and eight cost 6 % of the time."""

AHEAD = 4
"""Sources fetched and split at once: a page that has nothing of anybody's is held against two or
three in vain, and one that uses a story against its few versions."""

SINGLES = 8
"""Sources looked at for which a single run speaks, the rarest and newest. The million of the
benchmarks has fifteen a page, all by chance, 5,800 stories of real news two."""

RIVALS = 3
"""Sources compared for the same words: which of several versions is the closest only the
alignment tells."""

NEAR = 0.9
"""Share of the evidence for the likeliest source from which another one is its rival."""

AGAIN = 3.0
TOLD = 100
"""Weight in so many words from which a source is aligned without a look before, and its sentences
are read, where its runs tell nothing. What was told again keeps a rare run in every second
sentence; one or two of them are chance."""


class Search(NamedTuple):
    """A document, and those `near` it in a library; `worth` and `seen` have an entry a word."""

    text: str
    mine: Prose
    side: Side
    near: Reach
    shelf: Shelf
    worth: NDArray[np.float64]
    seen: NDArray[np.bool_]
    spent: Callable[[], bool]

    @property
    def first(self) -> list[int]:
        """The keys of the sources that are looked at in any case, or nearly."""
        return [each.key for each in (*self.near.likely[:AHEAD], *self.near.single[:SINGLES])]

    def finds(self) -> Iterator[Find]:
        """What is found, in the likeliest sources first."""
        yield from self._likely(self.near.likely)
        yield from self._unlikely(self.near.single)

    def _likely(self, ranked: Sequence[Candidate]) -> Iterator[Find]:
        """What is found in the sources that several runs speak for."""
        misses = 0
        rivals = {each.key for each in ranked[:RIVALS] if each.weight >= NEAR * ranked[0].weight}

        def wanted(candidate: Candidate) -> bool:
            return candidate.key in rivals or candidate.tells_more(self.seen)

        for first in range(0, len(ranked), AHEAD):
            if misses == MISSES or self.spent():
                return
            ahead = [each for each in ranked[first : first + AHEAD] if wanted(each)]
            for candidate, source in self._opened(ahead, lambda _, text: text):
                if misses == MISSES or self.spent():
                    return
                if wanted(candidate):
                    find = self._look(candidate, source, candidate.at.tolist())
                    misses = 0 if find.told else misses + 1
                    if find.told:
                        yield find

    def _unlikely(self, ranked: Sequence[Candidate]) -> Iterator[Find]:
        """What is found in the sources that a single run speaks for, most of them by chance."""
        singles = list(islice((each for each in ranked if each.alone(self.seen)), SINGLES))
        for candidate, source in self._opened(singles, self._excerpt):
            if self.spent():
                return
            find = self._look(candidate, source, candidate.alone(self.seen))
            if find.told:
                yield find

    def _opened(
        self, chosen: Sequence[Candidate], part: Callable[[Candidate, str], str]
    ) -> Iterator[tuple[Candidate, Opened]]:
        """Those chosen whose sources are still there, with the `part` of each text to look at."""
        held = self.shelf.sources([each.key for each in chosen])
        there = [each for each in chosen if each.key in held]
        parts = [(held[each.key], part(each, held[each.key].text)) for each in there]
        return zip(there, opened(parts), strict=True)

    def _excerpt(self, candidate: Candidate, text: str) -> str:
        """What of a source's `text` stands around the runs that speak for it."""
        places = candidate.alone(self.seen)
        return around(text, [spelled(self.mine, at) for at in places])

    def _look(self, candidate: Candidate, one: Opened, places: Sequence[int]) -> Find:
        """What of a source that shares the runs at `places` stands in the document.

        These words are seen from then on.
        """
        source, side, words = one
        many = candidate.within(TOLD, AGAIN)
        if not many and not promises(self.side, places, side, self.worth):
            return Find(source, 0, [])
        words = split(source.text) if words is None else words
        find = found(self.text if many else "", self.mine, source, words, self.worth)
        see(self.seen, (passage for passage, _ in find.told))
        return find
