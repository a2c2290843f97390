"""Whose a clause is: the name in it, the © line beside it, our own, or nobody's we know."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple, TypeVar

from rightscheck.model import OWN_SITE, UNKNOWN_HOLDER
from rightscheck.notices.compiled import CompiledPacks
from rightscheck.notices.copyright import CopyrightLine
from rightscheck.notices.names import Mention
from rightscheck.notices.scan import Encoded
from rightscheck.text import lazily

BESIDE = 260
"""Characters between a clause and the © line before it that names its holder."""

_LONGEST = 1000
"""Characters of a © line with what it asserts; the longest we know has 300."""

_PAUSE = lazily.pattern(r"\s*(?:[-;:|/•·]+|\.)\s*")
"""What parts a © line or an assertion from a clause that follows it in the same sentence."""

_START = attrgetter("start")
Placed = TypeVar("Placed", Mention, CopyrightLine)


class Page(NamedTuple):
    """A text with what was found in it once for all finders."""

    scanned: Encoded
    text: str
    packs: CompiledPacks
    own: tuple[str, ...]
    mentions: list[Mention]
    lines: list[CopyrightLine]


def owner_of(page: Page, said: str) -> str:
    """Ourselves if `said` holds a name or domain of ours, else nobody we know."""
    folded = said.casefold()
    return OWN_SITE if any(name in folded for name in page.own) else UNKNOWN_HOLDER


def holders_of(names: Iterable[Mention]) -> tuple[str, ...]:
    """The holders of names, each once, in order."""
    return tuple(dict.fromkeys(name.name.holder for name in names))


def holder_beside(page: Page, start: int, end: int, pack: str | None) -> str:
    """Who is named in the clause, else in the © line beside it, else nobody we know."""
    inside = [name for name in _within(page.mentions, start, end) if name.end <= end]
    holders = holders_of(name for name in inside if name.exact or not name.name.acronym)
    if holders:
        return pack if pack in holders and pack else holders[0]
    if owner_of(page, page.text[start:end]) == OWN_SITE:
        return OWN_SITE
    line = _line_beside(page, start, end)
    if line is None:
        return pack if pack and _named_near(page, start, end, pack) else UNKNOWN_HOLDER
    named = holders_of(line.names)
    return named[0] if len(named) == 1 else owner_of(page, line.holder)


def behind_line(page: Page, start: int, end: int) -> int:
    """Where a clause begins behind a © line or assertion that opens its sentence ("… - No …")."""
    for line in _within(page.lines, start, end):
        pause = _PAUSE.match(page.text, line.end, end)
        if line.start == start and pause and pause.end() < end:
            start = pause.end()
    return start


def _within(placed: Sequence[Placed], first: int, last: int) -> Sequence[Placed]:
    """Those that begin from `first` to `last`; all stand in their order."""
    start = bisect_left(placed, first, key=_START)
    return placed[start : bisect_right(placed, last, lo=start, key=_START)]


def _named_near(page: Page, start: int, end: int, holder: str) -> bool:
    """Does the same paragraph name the holder whose wording this is?"""
    near = _within(page.mentions, start - 2 * BESIDE, end + BESIDE)
    return any(
        name.name.holder == holder and _same_paragraph(page.text, name.start, name.end, start, end)
        for name in near
    )


def _same_paragraph(text: str, start: int, end: int, first: int, last: int) -> bool:
    gap = (end, first) if end <= first else (last, start)
    return gap[1] - gap[0] <= BESIDE and "\n\n" not in text[gap[0] : gap[1]]


def _line_beside(page: Page, start: int, end: int) -> CopyrightLine | None:
    """The © line that a clause belongs to: the last one before it, else the next one after."""
    lines = _within(page.lines, start - BESIDE - _LONGEST, end + BESIDE // 2)
    before = [line for line in lines if line.end <= start + 2 and start - line.end <= BESIDE]
    after = [line for line in lines if line.start >= end - 2]
    inside = [line for line in lines if start <= line.start and line.end <= end and line.signed]
    return next(iter([*before[-1:], *inside[:1], *after[:1]]), None)
