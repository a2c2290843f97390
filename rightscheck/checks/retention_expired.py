"""A text is kept for longer than the licence allows.

The licence asks for the text to be deleted some time after the source or the page was
published (`delete: P30D`), that time has run out, and the page is still there. Until then
the duty is only remembered; `rightscheck due` lists what comes next.

Passes:  a story of the 4th of May on the 2nd of June, under a licence to keep it for 30 days.
Fails:   the same page on the 4th of June.

Why:     A permission that ends covers the archive no more than the front page: making available
         goes on for as long as the page can be fetched (Directive 2001/29 art. 3; ODRL 2.2,
         `delete` with `elapsedTime`).

Do:      take the text down, in archives, feeds and apps as well, or ask the holder for a longer
         time. `rightscheck due --within 30d` tells what comes next while there is time.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.faults import answers_of
from rightscheck.checks.answering.options import Nothing
from rightscheck.model import Answer, Case


def judge(case: Case, _: Nothing) -> Iterator[Answer]:
    """One answer for every use whose time has run out, or may have."""
    yield from answers_of(case, "retention-expired")
