"""`match(document, sources)`: what a document shares with the library, the most telling first.

The library answers a document's fingerprints with the sources that share any of them; only the
few with local evidence are fetched and aligned, by runs and if these tell nothing by sentences,
and only passages that tell a copy are told.
Each of them once: another source that has the same words, and no more of them, adds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from rightscheck.errors import OutOfTime
from rightscheck.matching.candidates import DocumentMarks, rarity, together
from rightscheck.matching.evidence import weights
from rightscheck.matching.families import family
from rightscheck.matching.finding import see
from rightscheck.matching.glimpse import Asking
from rightscheck.matching.prose import Prose, prose
from rightscheck.matching.reach import Reach, reach
from rightscheck.matching.search import Search
from rightscheck.matching.shelf import Shelf
from rightscheck.model import Document, Match
from rightscheck.model.dates import published
from rightscheck.sources import Sources
from rightscheck.text.align import Stretch
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
    counts six words at most. A short form with other facts in it is no copy (`forms`).
    Of a source that has several runs in one place, but none that tells, sentences that were
    turned round are found too, by the same count.

    Once time is `spent`, what is found by then is all that is told.
    """
    if isinstance(document, str):
        document = Document.of(document)
    return matches([document], sources, boilerplate=boilerplate, spent=spent)[0]


def matches(
    documents: Sequence[Document],
    sources: Sources,
    *,
    boilerplate: str = "",
    spent: Callable[[], bool] = lambda: False,
) -> list[tuple[Match, ...]]:
    """`match` for each of a few documents, for which the library is asked once."""
    asked = [Asked.of(document) for document in documents]
    try:
        shared = together([one.marks for one in asked], sources, spent)
    except OutOfTime:
        return [()] * len(asked)
    shelf = Shelf(sources)
    searches = []
    for one, each in zip(asked, shared, strict=True):
        set_text = stock(one.mine.words, boilerplate)
        rare = np.where(set_text[one.marks.at], 0.0, rarity(each.holders))
        date = published(one.document)
        near = reach(one.marks, each, rare, date, lambda keys: _dates(sources, keys))
        searches.append(_search(one, near, rare, set_text, shelf, spent) if near.keys else None)
    if len(asked) > 1:
        shelf.sketches(key for search in searches if search for key in search.first)
    return [_told(search, sources) if search else () for search in searches]


class Asked(NamedTuple):
    """A document whose words are looked for."""

    document: Document
    mine: Prose
    marks: DocumentMarks

    @classmethod
    def of(cls, document: Document) -> Self:
        """Its prose, and the marks of that."""
        mine = prose(document)
        return cls(document, mine, DocumentMarks.of(mine.words))


def _search(  # noqa: PLR0913, PLR0917 -- what is known of a document by then
    one: Asked,
    near: Reach,
    rare: NDArray[np.float64],
    set_text: NDArray[np.bool_],
    shelf: Shelf,
    spent: Callable[[], bool],
) -> Search:
    """The document among the sources that it may be held against."""
    return Search(
        text=one.document.text,
        mine=one.mine,
        asking=Asking.of(one.mine.words, weights(one.mine, one.marks, rare, set_text)),
        near=near,
        shelf=shelf,
        seen=np.zeros(one.mine.size, dtype=bool),
        spent=spent,
    )


def _told(search: Search, sources: Sources) -> tuple[Match, ...]:
    """Every passage that tells, by the source that has the most of it."""
    told: list[Match] = []
    seen, stories = np.zeros(search.mine.size, dtype=bool), set()
    for find in sorted(search.finds(), key=lambda find: find.rank):
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


def _is_new(passage: Stretch, seen: NDArray[np.bool_]) -> bool:
    fresh = sum(int(np.count_nonzero(~seen[b.start : b.end])) for b in passage.blocks)
    return fresh > NEW * passage.shared
