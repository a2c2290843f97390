"""Which sources a document may be held against: the few that are ever fetched, by their keys.

The answer needs no text, neither the document's nor a source's: so whoever has to bring the texts
from afar (a cluster) can ask beforehand which.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.matching.candidates import ENOUGH, Candidate, DocumentMarks, candidates
from rightscheck.sources import Shared

CANDIDATES = 32
"""Sources fetched for one document; a page made from more of them is told of the likeliest."""

SINGLE = 64
"""Sources among which those are chosen for which a single run speaks: the million of the
benchmarks has fifteen a page."""

LATER = timedelta(days=2)
"""A page dated by a bare day somewhere on earth may carry news of the day after, by UTC."""

Published = Callable[[Sequence[int]], Mapping[int, datetime]]
"""When sources were published, by their keys; one of which that is not known is left out."""


class Reach(NamedTuple):
    """The candidates that may be fetched: those several runs speak for, those a single one does."""

    likely: list[Candidate]
    single: list[Candidate]

    @property
    def keys(self) -> list[int]:
        """The keys of all of them."""
        return [each.key for each in (*self.likely, *self.single)]


def reach(
    asked: DocumentMarks,
    shared: Shared,
    rare: NDArray[np.float64],
    date: datetime | None,
    published: Published,
) -> Reach:
    """The candidates that may be a source of a document of that `date`, the likeliest first.

    `rare` is what each mark weighs; a source that came LATER than the document cannot be its.
    """
    weighs = rare[shared.which] > 0  # whoever asks only for what does, gets the same answer
    rows = Shared(shared.which[weighs], shared.keys[weighs], shared.holders)
    ranked = candidates(asked, rows, rare)
    if date and ranked:
        moments = published([each.key for each in ranked])
        later = {key for key, moment in moments.items() if moment - date > LATER}
        ranked = [each for each in ranked if each.key not in later]
    likely = [each for each in ranked if each.local >= ENOUGH]
    single = [each for each in ranked if each.local < ENOUGH]
    return Reach(likely[:CANDIDATES], single[:SINGLE])
