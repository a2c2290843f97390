"""Boxes in, groups of boxes that lie near one another on both sides out."""

from __future__ import annotations

from typing import NamedTuple

_TURNS = 64
"""Rounds of splitting by one side and by the other; real texts settle within six."""


class Box(NamedTuple):
    """A stretch of both sides that belongs together, in words, half open.

    It is a run of equal words, or two sentences that are alike.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    run: bool = True


def near(boxes: list[Box], gap: int) -> list[list[Box]]:
    """Groups in which neighbours lie at most `gap` words apart, on both sides."""
    groups, unchanged = [boxes] if boxes else [], 0
    for turn in range(_TURNS):
        parts = [part for group in groups for part in _split(group, gap, side=2 * (turn % 2))]
        unchanged = unchanged + 1 if len(parts) == len(groups) else 0
        groups = parts
        if unchanged == len(("text", "source")):
            break
    return groups


def hull(boxes: list[Box]) -> Box:
    """The smallest box around all of them."""
    return Box(
        min(box.start for box in boxes),
        max(box.end for box in boxes),
        min(box.source_start for box in boxes),
        max(box.source_end for box in boxes),
    )


def clipped(box: Box, outer: Box) -> Box:
    """What of `box` is inside of `outer`."""
    return Box(
        max(box.start, outer.start),
        min(box.end, outer.end),
        max(box.source_start, outer.source_start),
        min(box.source_end, outer.source_end),
        box.run,
    )


def _split(group: list[Box], gap: int, side: int) -> list[list[Box]]:
    if len(group) == 1:
        return [group]
    ordered = sorted(group, key=lambda box: box[side])
    parts, reach = [[ordered[0]]], ordered[0][side + 1]
    for box in ordered[1:]:
        if box[side] - reach > gap:
            parts.append([])
        parts[-1].append(box)
        reach = max(reach, box[side + 1])
    return parts
