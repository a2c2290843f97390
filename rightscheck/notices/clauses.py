"""Known clauses: where one may stand is looked for first, by a phrase that it must hold.

Only there are words split and compared (`wordings`), so that a page without any costs one scan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from rightscheck.model import Claim
from rightscheck.notices.phrases import anywhere
from rightscheck.notices.scan import Encoded
from rightscheck.notices.sought import Pattern
from rightscheck.rulebook.packs import Ruled
from rightscheck.rulebook.rules import Clause

if TYPE_CHECKING:
    from rightscheck.notices.wordings import Wordings

_REACH = 1200
"""Characters around a required phrase that are compared; no clause we know is longer."""


class ClauseIndex:
    """The clauses in force, each with its pack; `anchors` are the phrases that they must hold.

    Their wordings are made ready once a text holds one of these.
    """

    def __init__(self, clauses: Ruled[Clause], anchors: Sequence[str]) -> None:
        self.anchors: Pattern = anywhere(tuple(anchors))
        self._clauses = clauses

    @cached_property
    def wordings(self) -> Wordings:
        """All their wordings, ready to be compared."""
        # Only here, since numpy takes longer to load than a page to read, and most hold no clause.
        from rightscheck.notices.wordings import wordings_of  # noqa: PLC0415

        return wordings_of(self._clauses)


class Found(NamedTuple):
    """A clause in plain offsets, the share of its words that are there, and what it claims."""

    start: int
    end: int
    pack: str
    clause: Clause
    coverage: float
    claims: tuple[Claim, ...]


def find_clauses(page: Encoded, index: ClauseIndex) -> Iterator[Found]:
    """The clauses in a plain text, in order; of wordings that overlap the fullest."""
    for start, end in _windows(page, index.anchors):
        found = sorted(index.wordings.within(page.text, start, end), key=_fullest)
        kept: list[Found] = []
        for one in found:
            if all(one.end <= other.start or other.end <= one.start for other in kept):
                kept.append(one)
        yield from sorted(kept, key=lambda one: one.start)


def _fullest(found: Found) -> tuple[float, int]:
    return -found.coverage * (found.end - found.start), found.start


def _windows(page: Encoded, anchors: Pattern) -> Iterator[tuple[int, int]]:
    start = end = -1
    for at, until in page.spans(anchors):
        first, last = max(0, at - _REACH), min(len(page.text), until + _REACH)
        if first > end:
            if end > 0:
                yield start, end
            start = first
        end = last
    if end > 0:
        yield start, end
