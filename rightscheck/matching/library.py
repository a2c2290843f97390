"""`match(document, sources)`: what a document shares with the library, the most telling first.

The library answers a document's fingerprints with the sources that share any of them; only the
few with local evidence are fetched and aligned, by runs and if these tell nothing by sentences,
and only passages that tell a copy are told.
Each of them once: another source that has the same words, and no more of them, adds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from rightscheck.errors import OutOfTime
from rightscheck.matching.candidates import Marks, rarity
from rightscheck.matching.evidence import weights
from rightscheck.matching.families import family
from rightscheck.matching.finding import Find, see
from rightscheck.matching.glimpse import Side
from rightscheck.matching.prose import Prose, prose
from rightscheck.matching.reach import reach
from rightscheck.matching.search import Search
from rightscheck.model import Document, Match
from rightscheck.model.dates import published
from rightscheck.sources import Sources
from rightscheck.text.align import Passage
from rightscheck.text.seeds import blocks
from rightscheck.text.words import Words, split

NEW = 0.2
"""Share of a passage's words that no likelier source has told; with less it is the same."""

STOCK = 5
"""Words in a row that a document has from the house's boilerplate; fewer are anybody's."""


def match(
    document: Document | str,
    sources: Sources,
    *,
    boilerplate: str = "",
    spent: Callable[[], bool] = lambda: False,
) -> tuple[Match, ...]:
    """Passages of `document` that stand in `sources`, in the order of the document.

    A source that was published after the document, by the dates that both declare, is not
    looked at. Of several versions of one story the closest is told, with the newest there is.
    What the document has in common with `boilerplate`, the house's own set texts, is no reuse, and
    no more are names and figures that the source only lists.

    A run of 14 words (of scripts without spaces 16 characters, 28 where they spell words) is
    found if few other sources have it, one of 20 if that is true of most of it, and 14 words that
    were edited as long as more of them was kept than changed: what was cut out, or put between,
    counts six words at most. A form with other figures in it is no copy (`forms`).
    Of a source that has several runs in one place, but none that tells, sentences that were
    turned round are found too, by the same count.

    Once time is `spent`, what is found by then is all that is told.
    """
    if isinstance(document, str):
        document = Document.of(document)
    mine = prose(document)
    told: list[Match] = []
    seen, stories = np.zeros(mine.size, dtype=bool), set()
    finds = _finds(document, mine, sources, boilerplate, spent)
    for find in sorted(finds, key=lambda find: find.rank):
        new = [(passage, match) for passage, match in find.told if _is_new(passage, seen)]
        story = family(find.source.id, sources)
        if not new or story.story in stories:
            continue
        stories.add(story.story)
        newer = story.newer(find.source.id)
        newest = {"newest_version": newer}
        told += [match.model_copy(update=newest) if newer else match for _, match in new]
        see(seen, (passage for passage, _ in new))
    return tuple(sorted(told, key=lambda m: (m.span, m.source_id)))


def _finds(
    document: Document,
    mine: Prose,
    sources: Sources,
    boilerplate: str,
    spent: Callable[[], bool],
) -> Iterator[Find]:
    """Sources that the document shares telling passages with, the likeliest first."""
    asked = Marks.of(mine.words)
    try:
        shared = sources.shared(asked.hashes, spent)
    except OutOfTime:
        return
    set_text = stock(mine.words, boilerplate)
    rare = np.where(set_text[asked.at], 0.0, rarity(shared.holders))
    near = reach(asked, shared, rare, published(document), lambda keys: _dates(sources, keys))
    if not near.keys:
        return
    worth = weights(mine, asked, rare, set_text)
    seen = np.zeros(mine.size, dtype=bool)
    search = Search(document.text, mine, Side.of(mine.words), sources, worth, seen, spent)
    yield from search.likely(near.likely)
    yield from search.unlikely(near.single)


def _dates(sources: Sources, keys: Sequence[int]) -> dict[int, datetime]:
    """When these sources were published, of those that say so."""
    return {each.key: each.published for each in sources.entries(keys) if each.published}


def stock(words: Words, boilerplate: str) -> NDArray[np.bool_]:
    """Which words of the document come from the house's boilerplate."""
    found = np.zeros(words.size, dtype=bool)
    if boilerplate:
        for block in blocks(words, split(boilerplate)):
            found[block.start : block.end] = block.length >= STOCK
    return found


def _is_new(passage: Passage, seen: NDArray[np.bool_]) -> bool:
    fresh = sum(int(np.count_nonzero(~seen[b.start : b.end])) for b in passage.blocks)
    return fresh > NEW * passage.shared
