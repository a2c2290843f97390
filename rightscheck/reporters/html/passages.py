"""Two passages in, rows of marked words out: what the page kept of its source, and what it did.

The rows are the page's paragraphs; what a row shows of the source is what those were made from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from rightscheck.text.edits import Op, Step, edits
from rightscheck.text.speech import quotations
from rightscheck.text.words import Words, split

PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
"""Where one paragraph ends and another begins."""


class Piece(NamedTuple):
    """Text of one side under one mark; `op` is None for what stands between words.

    `spoken` says that it stands in direct speech.
    """

    op: Op | None
    text: str
    spoken: bool = False


class Row(NamedTuple):
    """A row of the table: a paragraph of the page, and what of the source it was made from."""

    mine: list[Piece]
    theirs: list[Piece]


class Rows(NamedTuple):
    """The rows that are shown, and how many words of either side are not."""

    shown: list[Row]
    cut: int = 0
    source_cut: int = 0


class _Stretch(NamedTuple):
    start: int
    end: int
    op: Op


def compared(text: str, source: str, room: int) -> Rows:
    """The passage beside its source, in rows; of either, `room` code points are shown.

    Every word of both sides is in one piece, in the order of its side. Time grows with length.
    """
    mine, theirs = split(text), split(source)
    steps = edits(theirs.ids.tolist(), mine.ids.tolist())
    cuts = list(_cuts(text, mine, theirs, steps))
    here = [_Stretch(*_part(mine, s.start, s.end), s.op) for s in steps if s.start < s.end]
    there = [
        _Stretch(*_part(theirs, s.source_start, s.source_end), s.op)
        for s in sorted(steps, key=lambda step: step.source_start)
        if s.source_start < s.source_end
    ]
    left = _sliced(text, here, [cut for cut, _ in cuts])
    right = _sliced(source, there, [cut for _, cut in cuts])
    return _bounded([Row(*sides) for sides in zip(left, right, strict=True)], room)


def alone(text: str, room: int) -> Rows:
    """A passage without a source, in rows of a paragraph; all of it is marked as kept."""
    cuts = [break_.end() for break_ in PARAGRAPH.finditer(text)]
    whole = [_Stretch(0, len(text), "kept")] if text else []
    return _bounded([Row(pieces, []) for pieces in _sliced(text, whole, cuts)], room)


def _part(words: Words, start: int, end: int) -> tuple[int, int]:
    return int(words.starts[start]), int(words.ends[end - 1])


def _cuts(
    text: str, mine: Words, theirs: Words, steps: Iterable[Step]
) -> Iterator[tuple[int, int]]:
    """Where rows begin on either side: with paragraphs of the page that begin in kept words."""
    starts = mine.starts.tolist()
    begun = [bisect_right(starts, found.end() - 1) for found in PARAGRAPH.finditer(text)]
    kept = [step for step in steps if step.op == "kept"]
    first = [step.start for step in kept]
    for word in dict.fromkeys(begun):
        at = bisect_right(first, word) - 1
        if 0 < word < mine.size and at >= 0 and word < kept[at].end:
            step = kept[at]
            there = int(theirs.starts[step.source_start + word - step.start])
            if there:
                yield starts[word], there


def _sliced(text: str, marked: Sequence[_Stretch], cuts: Sequence[int]) -> list[list[Piece]]:
    """The text in rows that begin at `cuts`, each in pieces of one mark."""
    speech = quotations(text)
    begins = [0, *cuts]
    rows: list[list[Piece]] = [[] for _ in begins]
    edges = {0, len(text), *cuts}
    edges.update(edge for start, end, _ in marked for edge in (start, end))
    edges.update(edge for pair in speech for edge in pair)
    ops, said = [one.start for one in marked], [start for start, _ in speech]
    for start, end in pairwise(sorted(edges)):
        at, quote = bisect_right(ops, start) - 1, bisect_right(said, start) - 1
        op = marked[at].op if at >= 0 and start < marked[at].end else None
        spoken = quote >= 0 and start < speech[quote][1]
        rows[bisect_right(begins, start) - 1].append(Piece(op, text[start:end], spoken))
    return rows


def _bounded(rows: list[Row], room: int) -> Rows:
    """The rows that fit into `room` code points of either side; the last one is cut to fit."""
    fits = sum(max(used) < room for used in _used(rows))
    if fits == len(rows):
        return Rows(rows)
    before = rows[:fits]
    left = [room - sum(len(p.text) for row in before for p in row[side]) for side in (0, 1)]
    last = Row(_first(rows[fits].mine, left[0]), _first(rows[fits].theirs, left[1]))
    shown = [*before, last]
    cut = [_count(side, rows) - _count(side, shown) for side in (0, 1)]
    return Rows(shown, *cut)


def _used(rows: list[Row]) -> Iterator[tuple[int, int]]:
    """The code points of both sides up to the end of each row."""
    mine = accumulate(sum(len(piece.text) for piece in row.mine) for row in rows)
    theirs = accumulate(sum(len(piece.text) for piece in row.theirs) for row in rows)
    return zip(mine, theirs, strict=True)


def _first(pieces: Iterable[Piece], room: int) -> list[Piece]:
    """The pieces that fit into `room` code points, the last cut between words if it has blanks."""
    kept: list[Piece] = []
    for piece in pieces:
        if len(piece.text) > room:
            part = piece.text[: max(room, 0)]
            kept.append(piece._replace(text=part.rpartition(" ")[0] or part))
            break
        kept.append(piece)
        room -= len(piece.text)
    return kept


def _count(side: int, rows: Iterable[Row]) -> int:
    return sum(split("".join(piece.text for piece in row[side])).size for row in rows)
