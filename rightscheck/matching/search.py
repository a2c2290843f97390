"""The sources that may have a passage of a document, a few at a time, the likeliest first.

Most of them share a run by chance or a set phrase: a look around it in their sketches tells, and
only what promises a copy is opened and aligned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.matching.candidates import Candidate
from rightscheck.matching.finding import Find, found, see
from rightscheck.matching.glimpse import Asking, promises
from rightscheck.matching.prose import Prose
from rightscheck.matching.reach import Reach
from rightscheck.matching.shelf import Opened, Shelf

MISSES = 8
"""Sources in a row that turn out to share nothing telling, after which the rest, with still less
evidence, is left alone. On a page about what hundreds of stories tell, a short excerpt's source has
been the seventh; four lose 1 in 200 heavily edited excerpts, and eight cost 6 % of the time."""

AHEAD = 4
"""Sources fetched and split at once: a page that uses a story is held against its few versions."""

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
    """A document, and those `near` it in a library; `seen` has an entry a word."""

    text: str
    mine: Prose
    asking: Asking
    near: Reach
    shelf: Shelf
    seen: NDArray[np.bool_]
    spent: Callable[[], bool]

    @property
    def first(self) -> list[int]:
        """The keys of the sources that are looked at in any case, or nearly."""
        return [each.key for each in (*self.near.likely[:AHEAD], *self.near.single[:SINGLES])]

    def finds(self) -> Iterator[Find]:
        """The sources that share passages with the document, the likeliest first."""
        yield from self._likely(self.near.likely)
        yield from self._unlikely(self.near.single)

    def _likely(self, ranked: Sequence[Candidate]) -> Iterator[Find]:
        """Finds in sources that share several runs with the document."""
        misses = 0
        rivals = {each.key for each in ranked[:RIVALS] if each.weight >= NEAR * ranked[0].weight}

        def wanted(candidate: Candidate) -> bool:
            return candidate.key in rivals or candidate.tells_more(self.seen)

        for first in range(0, len(ranked), AHEAD):
            if misses == MISSES or self.spent():
                return
            ahead = [each for each in ranked[first : first + AHEAD] if wanted(each)]
            opened = self._opened([(each, each.at.tolist()) for each in ahead])
            for candidate in ahead:
                if misses == MISSES or self.spent():
                    return
                if wanted(candidate):
                    find = self._found(candidate, opened)
                    misses = 0 if find else misses + 1
                    if find:
                        yield find

    def _unlikely(self, ranked: Sequence[Candidate]) -> Iterator[Find]:
        """Finds in sources that share a single run with the document, most of them by chance."""
        places = ((each, each.alone(self.seen)) for each in ranked)
        singles = list(islice(((each, at) for each, at in places if at), SINGLES))
        opened = self._opened(singles)
        for candidate, _ in singles:
            if candidate.key in opened and candidate.alone(self.seen) and not self.spent():
                find = self._found(candidate, opened)
                if find:
                    yield find

    def _opened(self, chosen: Sequence[tuple[Candidate, Sequence[int]]]) -> dict[int, Opened]:
        """Fetch those that share many runs, or have similar words around the runs they share."""
        doubtful = [each.key for each, _ in chosen if not each.within(TOLD, AGAIN)]
        sketches = self.shelf.sketches(doubtful)
        return self.shelf.opened(
            [
                each.key
                for each, places in chosen
                if each.key not in doubtful
                or (each.key in sketches and promises(self.asking, places, sketches[each.key]))
            ]
        )

    def _found(self, candidate: Candidate, opened: Mapping[int, Opened]) -> Find | None:
        """Align a source with the document; what both have is seen then. None if nothing tells."""
        if candidate.key not in opened:
            return None
        source, words = opened[candidate.key]
        text = self.text if candidate.within(TOLD, AGAIN) else ""
        find = found(text, self.mine, source, words, self.asking.worth)
        see(self.seen, (passage for passage, _ in find.told))
        return find if find.told else None
