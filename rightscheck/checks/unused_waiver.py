"""A waiver fits no finding any more.

What it was for has gone: the passage was taken out, a licence came, the page moved. Left standing,
it would waive the next finding that happens to fit. A page's own waiver is told whenever the page
is checked; one of the file only where every document that its `paths` may mean was in the run and
could be read. A run without a library finds too little to tell.

Passes:  the waiver names `unlicensed-reuse` of AFP, and the page still has the AFP passage.
Fails:   the same waiver, and the page has been rewritten.

Why:     What is left of old decisions hides new faults: nobody will look at a finding that somebody
         seems to have accepted.

Do:      take it out of the page or the file. If it should fit, look what it names: a check is
         called otherwise, a passage was edited, a path was moved.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.options import Nothing
from rightscheck.checks.answering.wording import of_waiver
from rightscheck.model import Answer, WaiverCase


def judge(case: WaiverCase, _: Nothing) -> Iterator[Answer]:
    """One answer for a waiver that is known to fit nothing."""
    if case.used is False:
        yield of_waiver(
            case,
            why="this waiver fits nothing that was found",
            remedy="remove it, or correct what it names",
        )
