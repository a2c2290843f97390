"""Clauses by their words: each wording is a very short source for the word engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.notices.claiming import claims_of
from rightscheck.notices.clauses import Found
from rightscheck.notices.phrases import holds
from rightscheck.rulebook.rules import Clause
from rightscheck.text import align
from rightscheck.text.arrays import each_once
from rightscheck.text.fingerprints import runs
from rightscheck.text.seeds import Block
from rightscheck.text.words import Words, split

_RUN = 3
_RUN_ALONE = 5
_LEAST_RUNS = 2
"""Runs of three words that a passage shares with a wording before it is compared at all."""

_FEW = 4
"""Words at an end of a clause that may have got there by chance."""


class Known(NamedTuple):
    """One wording of a clause, ready to be compared."""

    pack: str
    clause: Clause
    words: Words


class Wordings(NamedTuple):
    """All wordings of all packs: sorted runs of words, each with the wording it is from."""

    known: tuple[Known, ...]
    runs: NDArray[np.uint64]
    owners: NDArray[np.int64]

    def within(self, text: str, start: int, end: int) -> Iterator[Found]:
        """The clauses in a stretch of a plain text, as its words tell them; some may overlap."""
        words = split(text[start:end])
        for which in _candidates(words, self):
            known = self.known[which]
            for each in align.passages(words, known.words, _CLOSE):
                passage = _together(each, words, text[start:end])
                coverage = passage.shared / known.words.size
                first, last = int(words.starts[passage.start]), int(words.ends[passage.end - 1])
                found = _judged(text, start + first, start + last, known, coverage)
                if found:
                    yield found


def wordings_of(clauses: Iterable[tuple[str, Clause]]) -> Wordings:
    """Every wording of clauses, each of a pack."""
    known = tuple(
        Known(holder, clause, split(wording.text))
        for holder, clause in clauses
        for wording in clause.wordings
    )
    hashes = [each_once(runs(one.words, _RUN, _RUN_ALONE)) for one in known]
    hashes = [one[one != 0] for one in hashes]
    every = np.concatenate([np.empty(0, dtype=np.uint64), *hashes])
    owners = np.repeat(np.arange(len(known)), [len(one) for one in hashes])
    order = np.argsort(every, kind="stable")
    return Wordings(known, every[order], owners[order])


_CLOSE = align.Rules(telling=2, common=0.3, longer=0.3, gap=12)
"""A clause is short and known: a few words in order will do, coverage and phrases decide."""


def _together(passage: align.Stretch, words: Words, text: str) -> align.Stretch:
    """Without a few words at either end that other words and a new paragraph set apart.

    A name in the © line above the text is not how the clause below it begins.
    """
    blocks = passage.blocks
    main = max(range(len(blocks)), key=lambda at: blocks[at].length)
    first = next((at for at in range(main, 0, -1) if _apart(blocks[: at + 1], words, text)), 0)
    last = next(
        (at for at in range(main, len(blocks) - 1) if _apart(blocks[at:][::-1], words, text)),
        len(blocks) - 1,
    )
    head, tail = blocks[first], blocks[last]
    return passage._replace(
        start=head.start,
        end=tail.end,
        source_start=head.source_start,
        source_end=tail.source_start + tail.length,
        blocks=blocks[first : last + 1],
    )


def _apart(blocks: Sequence[Block], words: Words, text: str) -> bool:
    """Are all but the last of `blocks` few, and cut off from it by other words?"""
    *few, inner = blocks
    left, right = (few[0], inner) if few[0].start < inner.start else (inner, few[0])
    own = sum(block.length for block in few)
    between = text[int(words.ends[left.end - 1]) : int(words.starts[right.start])]
    more = (right.start - left.start) - (right.source_start - left.source_start)
    return own <= _FEW and more >= _FEW and "\n\n" in between


def _candidates(words: Words, known: Wordings) -> Sequence[int]:
    hashes = each_once(runs(words, _RUN, _RUN_ALONE))
    left = np.searchsorted(known.runs, hashes, "left")
    right = np.searchsorted(known.runs, hashes, "right")
    hits = np.zeros(len(known.known), dtype=np.int64)
    for first, last in zip(left[right > left].tolist(), right[right > left].tolist(), strict=True):
        hits[known.owners[first:last]] += 1
    found: list[int] = np.flatnonzero(hits >= _LEAST_RUNS).tolist()
    return found


def _judged(text: str, start: int, end: int, known: Known, coverage: float) -> Found | None:
    """The passage as a clause, if enough of its words and all that is required are there."""
    if coverage < known.clause.coverage:
        return None
    said = text[start:end]
    if not all(holds(one, said) for one in known.clause.required):
        return None
    end += text[end : end + 1] == "."
    claims = tuple(claims_of(known.clause, said))
    return Found(start, end, known.pack, known.clause, min(1.0, coverage), claims)
