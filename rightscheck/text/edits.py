"""How one run of words became another: kept, replaced, inserted, deleted, moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

Op = Literal["kept", "replaced", "inserted", "deleted", "moved"]

MOVED = 3
"""Words that vanish in one place and stand in another, in one run: fewer is chance."""


class Step(NamedTuple):
    """Words `start` to `end` of the text come from words `source_start` to `source_end`."""

    op: Op
    start: int
    end: int
    source_start: int
    source_end: int


def edits(source: Sequence[int], text: Sequence[int]) -> list[Step]:
    """The steps from `source` to `text`, in the order of the text; words are told by their ids.

    Every word of both sides is in exactly one step; a moved run is told once, where it
    stands in the text.
    """
    steps = [
        Step(_OPS[code.tag], code.dest_start, code.dest_end, code.src_start, code.src_end)
        for code in Indel.opcodes(source, text)
    ]
    moves = _moves(steps, source, text)
    steps = [part for step in steps for part in _without(step, moves)]
    return _joined(sorted([*steps, *moves], key=lambda step: (step.start, step.source_start)))


_OPS: dict[str, Op] = {
    "equal": "kept",
    "insert": "inserted",
    "delete": "deleted",
    "replace": "replaced",
}


def _moves(steps: list[Step], source: Sequence[int], text: Sequence[int]) -> list[Step]:
    """Runs that were deleted in one place and inserted in another; each word moves once."""
    gone: dict[tuple[int, ...], list[int]] = {}
    vanished: set[int] = set()
    for step in steps:
        if step.op == "deleted":
            vanished.update(range(step.source_start, step.source_end))
            for at in range(step.source_start, step.source_end - MOVED + 1):
                gone.setdefault(tuple(source[at : at + MOVED]), []).append(at)
    found = []
    for step in steps:
        at = step.start
        while step.op == "inserted" and at <= step.end - MOVED:
            run = _run(
                gone.get(tuple(text[at : at + MOVED]), ()), source, text, at, step.end, vanished
            )
            if run is None:
                at += 1
                continue
            begin, length = run
            vanished.difference_update(range(begin, begin + length))
            found.append(Step("moved", at, at + length, begin, begin + length))
            at += length
    return found


def _run(  # noqa: PLR0913, PLR0917 -- one place on each side, and what bounds the run
    begins: Sequence[int],
    source: Sequence[int],
    text: Sequence[int],
    at: int,
    end: int,
    vanished: set[int],
) -> tuple[int, int] | None:
    """The first place in the source, and the length, of the run that stands at `at`."""
    for begin in begins[:_TRIES]:
        length = 0
        while (
            at + length < end
            and begin + length in vanished
            and source[begin + length] == text[at + length]
        ):
            length += 1
        if length >= MOVED:
            return begin, length
    return None


_TRIES = 8
"""Places in the source looked at for one moved run; a run in more places is stock."""


def _without(step: Step, moves: list[Step]) -> Iterator[Step]:
    """What is left of an insertion or deletion once the moved words are taken out."""
    if step.op == "inserted":
        for start, end in _rest(step.start, step.end, [(m.start, m.end) for m in moves]):
            yield step._replace(start=start, end=end)
    elif step.op == "deleted":
        moved = [(m.source_start, m.source_end) for m in moves]
        for start, end in _rest(step.source_start, step.source_end, moved):
            yield step._replace(source_start=start, source_end=end)
    else:
        yield step


def _rest(start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for low, high in sorted(taken):
        if start <= low < end:
            if low > start:
                yield start, low
            start = high
    if start < end:
        yield start, end


def _joined(steps: list[Step]) -> list[Step]:
    """A deletion and an insertion that touch are a replacement."""
    joined: list[Step] = []
    for step in steps:
        last = joined[-1] if joined else None
        if (
            last
            and {last.op, step.op} == {"deleted", "inserted"}
            and last.end == step.start
            and last.source_end == step.source_start
        ):
            joined[-1] = Step("replaced", last.start, step.end, last.source_start, step.source_end)
        else:
            joined.append(step)
    return joined
