"""`match(document, sources)`: what a document shares with the library, the most telling first.

The library answers a document's fingerprints with the sources that share any of them; only
those few are aligned. Each passage is told once: another source that has the same words, and
no more of them, adds nothing (a lead beside its write-through, an agency's own reprint).
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from rightscheck.matching.comparison import as_match
from rightscheck.matching.prose import Prose, prose, prose_of
from rightscheck.model import Document, Match, MatchKind, Source
from rightscheck.text.align import Passage, passages
from rightscheck.text.fingerprints import fingerprints

CANDIDATES = 32
"""Sources aligned for one document; a page made from more of them is told of the likeliest."""

NEW = 0.2
"""Share of a passage's words that no likelier source has told; with less it is the same."""


REWRITTEN = 60
"""Shared words from which a paraphrase counts: two reporters of one event, each in their own
words, share as many as forty; copies that were edited are alike enough to be no paraphrase."""


class Library(Protocol):
    """What matching asks of a library of sources."""

    def candidates(self, fingerprints: NDArray[np.uint64], limit: int) -> list[tuple[str, int]]:
        """Ids of sources that share fingerprints, and how many; the likeliest first."""
        ...

    def get(self, id: str) -> Source | None:  # noqa: A002 -- the public word for it
        """One source."""
        ...


class _Find(NamedTuple):
    source: Source
    theirs: Prose
    passages: list[Passage]

    @property
    def words(self) -> int:
        return sum(passage.shared for passage in self.passages)


def match(document: Document | str, sources: Library) -> tuple[Match, ...]:
    """Passages of `document` that stand in `sources`, in the order of the document.

    A run of 12 words (16 characters of a script without spaces) is always found, unless it
    stands in so many sources that it is common stock.
    """
    if isinstance(document, str):
        document = Document.of(document)
    mine = prose(document)
    finds = [
        find
        for id_, _ in sources.candidates(fingerprints(mine.words), CANDIDATES)
        if (source := sources.get(id_)) and (find := _aligned(mine, source)).passages
    ]
    finds.sort(key=lambda find: (-find.words, find.source.id))
    told: list[Match] = []
    seen = np.zeros(mine.size, dtype=bool)
    for find in finds:
        new = [passage for passage in find.passages if _is_new(passage, seen)]
        told += filter(_accuses, (_named(passage, mine, find) for passage in new))
        for block in (block for passage in new for block in passage.blocks):
            seen[block.start : block.end] = True
    return tuple(sorted(told, key=lambda m: (m.span, m.source_id)))


def _aligned(mine: Prose, source: Source) -> _Find:
    theirs = prose_of(source.text)
    return _Find(source, theirs, passages(mine.words, theirs.words))


def _accuses(match: Match) -> bool:
    return match.kind is not MatchKind.PARAPHRASE or match.words >= REWRITTEN


def _is_new(passage: Passage, seen: NDArray[np.bool_]) -> bool:
    fresh = sum(int(np.count_nonzero(~seen[b.start : b.end])) for b in passage.blocks)
    return fresh > NEW * passage.shared


def _named(passage: Passage, mine: Prose, find: _Find) -> Match:
    return as_match(passage, mine, find.theirs).model_copy(
        update={"source_id": find.source.id, "holder": find.source.holder}
    )
