"""How one run of words became another: kept, replaced, inserted, deleted, moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

Op = Literal["kept", "replaced", "inserted", "deleted", "moved"]

MOVED = 3
"""Words that vanish in one place and stand in another, in one run: fewer is chance."""

PART = 1024
"""Words of a part that is aligned at once; its cost is the square of this, so that the cost of
any text grows with its length: 100,000 words on both sides take some 0.4 s."""

ANCHOR = 4
"""Words of a run that stands once on either side: where it does, a long text may be parted."""

_TRIES = 8
"""Places in the source looked at for one moved run; a run in more places is stock."""


class Step(NamedTuple):
    """Words `start` to `end` of the text come from words `source_start` to `source_end`."""

    op: Op
    start: int
    end: int
    source_start: int
    source_end: int


class _Run(NamedTuple):
    """Equal words: where they begin on both sides, and how many they are."""

    source: int
    text: int
    length: int


def edits(source: Sequence[int], text: Sequence[int]) -> list[Step]:
    """The steps from `source` to `text`, in the order of the text; words are told by their ids.

    Every word of both sides is in exactly one step; a moved run is told once, where it stands
    in the text. What vanished and what is new in one place is a replacement. As many words are
    kept as can be, within parts of `PART` words.
    """
    kept = [run for part in _parts(source, text) for run in _kept(source, text, part)]
    gone, new = [True] * len(source), [True] * len(text)
    _strike(kept, gone, new)
    moved = list(_moved(source, text, gone, new))
    _strike(moved, gone, new)
    steps = [Step("moved", r.text, r.text + r.length, r.source, r.source + r.length) for r in moved]
    steps += _joined(kept)
    bounds = [_Run(0, 0, 0), *kept, _Run(len(source), len(text), 0)]
    for last, run in pairwise(bounds):
        olds = _runs(gone, last.source + last.length, run.source)
        news = _runs(new, last.text + last.length, run.text)
        steps += _changed(list(olds), list(news), run)
    return sorted(steps, key=lambda step: (step.start, step.end, step.source_start))


def _changed(
    olds: list[tuple[int, int]], news: list[tuple[int, int]], following: _Run
) -> Iterator[Step]:
    """What happened in one place between two kept runs: the first for the first, and so on."""
    for old, new in zip(olds, news, strict=False):
        yield Step("replaced", *new, *old)
    for old in olds[len(news) :]:
        yield Step("deleted", following.text, following.text, *old)
    for new in news[len(olds) :]:
        yield Step("inserted", *new, following.source, following.source)


def _runs(words: list[bool], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where unbroken runs of True begin and end."""
    begin = start
    for at in range(start, end):
        if not words[at]:
            if begin < at:
                yield begin, at
            begin = at + 1
    if begin < end:
        yield begin, end


def _joined(kept: list[_Run]) -> Iterator[Step]:
    """Kept runs as steps; two that touch on both sides were parted by us only."""
    runs = iter([*kept, _Run(-1, -1, 0)])
    last = next(runs)
    for run in runs:
        if (last.source + last.length, last.text + last.length) == (run.source, run.text):
            last = last._replace(length=last.length + run.length)
            continue
        yield Step(
            "kept", last.text, last.text + last.length, last.source, last.source + last.length
        )
        last = run


def _strike(runs: list[_Run], gone: list[bool], new: list[bool]) -> None:
    for run in runs:
        gone[run.source : run.source + run.length] = [False] * run.length
        new[run.text : run.text + run.length] = [False] * run.length


def _kept(source: Sequence[int], text: Sequence[int], part: tuple[_Run, _Run]) -> Iterator[_Run]:
    """The longest common subsequence of one part, as runs."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 -- most pages share nothing to align

    (left, top, _), (right, bottom, _) = part
    steps = LCSseq.opcodes(source[left:right], text[top:bottom])
    for step in steps:
        if step.tag == "equal":
            yield _Run(left + step.src_start, top + step.dest_start, step.src_end - step.src_start)


def _parts(source: Sequence[int], text: Sequence[int]) -> Iterator[tuple[_Run, _Run]]:
    """Stretches of both sides that belong together: parted at anchors, or else by length."""
    last, end = _Run(0, 0, 0), _Run(len(source), len(text), 0)
    if max(len(source), len(text)) > PART:
        for anchor in _anchors(source, text):
            if max(anchor.source - last.source, anchor.text - last.text) >= PART:
                yield from _cut(last, anchor)
                last = anchor
    yield from _cut(last, end)


def _cut(start: _Run, end: _Run) -> Iterator[tuple[_Run, _Run]]:
    """One part, or equal shares of one in which nothing stands only once."""
    wide, high = end.source - start.source, end.text - start.text
    shares = max(1, -(-max(wide, high) // (2 * PART)))
    marks = [
        _Run(start.source + wide * at // shares, start.text + high * at // shares, 0)
        for at in range(shares + 1)
    ]
    yield from pairwise(marks)


def _anchors(source: Sequence[int], text: Sequence[int]) -> list[_Run]:
    """Runs that stand once on either side, as many as are in one order (patience sorting)."""
    mine, theirs = _once(text), _once(source)
    pairs = [(theirs[run], at) for run, at in mine.items() if run in theirs]
    piles: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for index, (place, _) in enumerate(pairs):
        pile = bisect_left(piles, place)
        piles[pile : pile + 1] = [place]
        tops[pile : pile + 1] = [index]
        before.append(tops[pile - 1] if pile else -1)
    chain: list[_Run] = []
    index = tops[-1] if tops else -1
    while index >= 0:
        chain.append(_Run(*pairs[index], 0))
        index = before[index]
    return chain[::-1]


def _once(words: Sequence[int]) -> dict[tuple[int, ...], int]:
    """Where the runs begin that stand only once, in order."""
    places: dict[tuple[int, ...], int] = {}
    often = set()
    for at, run in enumerate(zip(*(words[shift:] for shift in range(ANCHOR)), strict=False)):
        if places.setdefault(run, at) != at:
            often.add(run)
    return {run: at for run, at in places.items() if run not in often}


def _moved(
    source: Sequence[int], text: Sequence[int], gone: list[bool], new: list[bool]
) -> Iterator[_Run]:
    """Runs that vanished in one place and are new in another; each word moves once."""
    places: dict[tuple[int, ...], list[int]] = {}
    free = list(gone)
    for begin, end in _runs(gone, 0, len(gone)):
        for at in range(begin, end - MOVED + 1):
            places.setdefault(tuple(source[at : at + MOVED]), []).append(at)
    for begin, end in _runs(new, 0, len(new)):
        at = begin
        while at <= end - MOVED:
            found = places.get(tuple(text[at : at + MOVED]), ())[:_TRIES]
            run = max((_run(source, text, free, to, at, end) for to in found), default=None)
            if not run or run[0] < MOVED:
                at += 1
                continue
            length, to = run[0], -run[1]
            free[to : to + length] = [False] * length
            yield _Run(to, at, length)
            at += length


def _run(  # noqa: PLR0913, PLR0917 -- one place on each side, and what bounds the run
    source: Sequence[int], text: Sequence[int], free: list[bool], to: int, at: int, end: int
) -> tuple[int, int]:
    """How far the words at `to` and at `at` are equal; the longer, then the earlier is greater."""
    length = 0
    while (
        at + length < end
        and to + length < len(source)
        and free[to + length]
        and source[to + length] == text[at + length]
    ):
        length += 1
    return length, -to
