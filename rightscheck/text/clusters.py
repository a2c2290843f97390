"""Blocks in, groups of blocks that lie near one another on both sides out."""

from __future__ import annotations

from rightscheck.text.seeds import Block

_TURNS = 64
"""Rounds of splitting by one side and by the other; real texts settle within six."""


def near(blocks: list[Block], gap: int) -> list[list[Block]]:
    """Groups in which neighbours lie at most `gap` words apart, on both sides."""
    groups, unchanged = [blocks] if blocks else [], 0
    for turn in range(_TURNS):
        parts = [part for group in groups for part in _split(group, gap, side=turn % 2)]
        unchanged = unchanged + 1 if len(parts) == len(groups) else 0
        groups = parts
        if unchanged == len(("text", "source")):
            break
    return groups


def _split(group: list[Block], gap: int, side: int) -> list[list[Block]]:
    ordered = sorted(group, key=lambda block: block[side])
    parts, reach = [[ordered[0]]], ordered[0][side] + ordered[0].length
    for block in ordered[1:]:
        if block[side] - reach > gap:
            parts.append([])
        parts[-1].append(block)
        reach = max(reach, block[side] + block.length)
    return parts
