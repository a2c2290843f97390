"""`match(document, sources)`: what a document shares with the library, the most telling first.

The library answers a document's fingerprints with the sources that share any of them; only the
few with local evidence are fetched and aligned, by runs and if these tell nothing by sentences,
and only passages that tell a copy are told.
Each of them once: another source that has the same words, and no more of them, adds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.errors import OutOfTime
from rightscheck.matching.candidates import Candidate, Marks, rarity
from rightscheck.matching.comparison import as_match
from rightscheck.matching.evidence import (
    LENIENT,
    TELLING,
    evidence,
    kept,
    unlisted,
    unspoken,
    weights,
)
from rightscheck.matching.families import family
from rightscheck.matching.glimpse import confirmed
from rightscheck.matching.prose import Prose, prose, running
from rightscheck.matching.reach import reach
from rightscheck.model import Document, Match, MatchKind, Source
from rightscheck.model.dates import published
from rightscheck.sources import Sources
from rightscheck.text.align import Passage, passages
from rightscheck.text.retold import retold
from rightscheck.text.seeds import blocks
from rightscheck.text.sentences import sentences
from rightscheck.text.words import Words, split, split_lines

MISSES = 8
"""Sources in a row that turn out to share nothing telling, after which the rest, with still less
evidence, is left alone. On a page about what hundreds of stories tell, a short excerpt's source has
been the seventh; four lose 1 in 200 heavily edited excerpts, and eight cost 6 % of the time."""

AHEAD = 4
"""Sources fetched and split at once: a page that has nothing of anybody's is held against two or
three in vain, and one that uses a story against its few versions."""

SINGLES = 8
"""Sources looked at for which a single run speaks, the rarest and newest: 0.1 ms each. The million
of the benchmarks has fifteen a page, all by chance, 5,800 stories of real news two."""

RIVALS = 3
"""Sources compared for the same words: which of several versions is the closest only the
alignment tells."""

NEAR = 0.9
"""Share of the evidence for the likeliest source from which another one is its rival."""

AGAIN = 3.0
TOLD = 100
"""Weight in so many words from which a source's sentences are read, where its runs tell nothing.
What was told again keeps a rare run in every second sentence; one or two of them are chance."""

NEW = 0.2
"""Share of a passage's words that no likelier source has told; with less it is the same."""

STOCK = 5
"""Words in a row that a document has from the house's boilerplate; fewer are anybody's."""

_Measure = Callable[[Passage, NDArray[np.float64]], float]
"""How much a passage tells, by what each of the document's words is worth."""


class _Find(NamedTuple):
    """A source with the passages that tell, and what each of them is."""

    source: Source
    size: int
    told: list[tuple[Passage, Match]]

    @property
    def rank(self) -> tuple[int, int, str]:
        """The most shared words first, of equals the source with the least besides."""
        return -sum(passage.shared for passage, _ in self.told), self.size, self.source.id


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

    A run of 14 words (16 characters of a script without spaces) is found if few other sources
    have it, and so are 14 words that were edited as long as more of them was kept than changed.
    Of a source that has several runs in one place, but none that tells, sentences that were
    turned round are found too, by the same count.

    Once time is `spent`, what is found by then is all that is told.
    """
    if isinstance(document, str):
        document = Document.of(document)
    mine = prose(document)
    told: list[Match] = []
    seen, stories = np.zeros(mine.size, dtype=bool), set()
    for find in sorted(
        _finds(document, mine, sources, boilerplate, spent), key=lambda find: find.rank
    ):
        new = [(passage, match) for passage, match in find.told if _is_new(passage, seen)]
        story = family(find.source.id, sources)
        if not new or story.story in stories:
            continue
        stories.add(story.story)
        newest = {"newest_version": story.newer(find.source.id)}
        told += [match.model_copy(update=newest) for _, match in new]
        _see(seen, (passage for passage, _ in new))
    return tuple(sorted(told, key=lambda m: (m.span, m.source_id)))


class _Search(NamedTuple):
    """A document against a library; `worth` and `seen` have one entry for each of its words."""

    text: str
    mine: Prose
    sources: Sources
    worth: NDArray[np.float64]
    seen: NDArray[np.bool_]
    spent: Callable[[], bool]

    def look(self, candidate: Candidate, source: Source, words: Words) -> _Find:
        """What of a source stands in the document, which are seen words from then on."""
        text = self.text if candidate.within(TOLD) >= AGAIN else ""
        find = _found(text, self.mine, source, words, self.worth)
        _see(self.seen, (passage for passage, _ in find.told))
        return find


def _finds(
    document: Document,
    mine: Prose,
    sources: Sources,
    boilerplate: str,
    spent: Callable[[], bool],
) -> Iterator[_Find]:
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
    worth = weights(mine.words, asked, rare, set_text)
    seen = np.zeros(mine.size, dtype=bool)
    search = _Search(document.text, mine, sources, worth, seen, spent)
    yield from _likely(search, near.likely)
    yield from _unlikely(search, near.single)


def _likely(search: _Search, ranked: Sequence[Candidate]) -> Iterator[_Find]:
    """What is found in the sources that several runs speak for."""
    misses = 0
    rivals = {each.key for each in ranked[:RIVALS] if each.weight >= NEAR * ranked[0].weight}

    def wanted(candidate: Candidate) -> bool:
        return candidate.key in rivals or candidate.tells_more(search.seen)

    for first in range(0, len(ranked), AHEAD):
        if misses == MISSES or search.spent():
            return
        ahead = [each for each in ranked[first : first + AHEAD] if wanted(each)]
        for candidate, source, words in _opened(search.sources, ahead):
            if misses == MISSES or search.spent():
                return
            if wanted(candidate):
                find = search.look(candidate, source, words)
                misses = 0 if find.told else misses + 1
                if find.told:
                    yield find


def _opened(
    sources: Sources, chosen: Sequence[Candidate]
) -> Iterator[tuple[Candidate, Source, Words]]:
    """Those chosen whose sources are still there, with these and their words."""
    held = sources.fetch([each.key for each in chosen]) if chosen else {}
    there = [each for each in chosen if each.key in held]
    words, bounds = split_lines([held[each.key].text for each in there])
    for candidate, (first, last, begin) in zip(there, bounds, strict=True):
        yield candidate, held[candidate.key], words.part(slice(first, last)).shifted(-begin)


def _unlikely(search: _Search, ranked: Sequence[Candidate]) -> Iterator[_Find]:
    """What is found in the sources that a single run speaks for, most of them by chance."""
    singles = list(islice((each for each in ranked if each.alone(search.seen)), SINGLES))
    held = search.sources.fetch([each.key for each in singles])
    for candidate, source in confirmed(singles, held, search.mine.words, search.worth, search.seen):
        if search.spent():
            return
        find = search.look(candidate, source, split(source.text))
        if find.told:
            yield find


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


def _found(
    text: str, mine: Prose, source: Source, words: Words, worth: NDArray[np.float64]
) -> _Find:
    """What of a source's `words` stands in the document, each of whose words counts its `worth`.

    `text` is the document's, or empty if its sentences are not to be read.
    """

    def by_runs(passage: Passage, worth: NDArray[np.float64]) -> float:
        return evidence(passage, mine.words, words, worth)

    tells: _Measure = by_runs
    told = _telling(passages(mine.words, words, LENIENT), tells, worth)
    if not told and text:
        tells = kept
        again = retold(sentences(text, mine.words), sentences(source.text, words))
        told = _telling(again, tells, worth)
    if not told:
        return _Find(source, words.size, [])
    theirs, plain = Prose(source.text, words), running(source.text, words)
    found = []
    for passage in told:
        if not _telling([passage], tells, unlisted(passage, plain, worth)):
            continue
        match = as_match(passage, mine, theirs)
        # Speech with a few words around it: they alone would tell nothing.
        own = _telling([passage], tells, unspoken(passage, mine, theirs, worth))
        kind = match.kind if own else MatchKind.QUOTATION
        named = {"kind": kind, "source_id": source.id, "holder": source.holder}
        found.append((passage, match.model_copy(update=named)))
    return _Find(source, words.size, found)


def _telling(
    passages: Iterable[Passage], tells: _Measure, worth: NDArray[np.float64]
) -> list[Passage]:
    return [passage for passage in passages if tells(passage, worth) >= TELLING]


def _is_new(passage: Passage, seen: NDArray[np.bool_]) -> bool:
    fresh = sum(int(np.count_nonzero(~seen[b.start : b.end])) for b in passage.blocks)
    return fresh > NEW * passage.shared


def _see(seen: NDArray[np.bool_], passages: Iterable[Passage]) -> None:
    for block in (block for passage in passages for block in passage.blocks):
        seen[block.start : block.end] = True
