"""The check ran out of time before all of the document was looked at.

Whoever asks with a budget, as a CMS does while an editor waits, gets what is known by then. What
was not looked at may hold a notice or somebody's text, so no such answer is clean.

Passes:  all of the document was looked at in time.
Fails:   an editor's request allows 200 ms, and a book of 900 pages was pasted in.

Why:     An answer that came too early looks like one that found nothing, and the story is out.

Do:      ask again with more time, or let a check decide that nobody waits for: in CI, or by the
         service's jobs for long documents.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.options import Nothing
from rightscheck.model import UNKNOWN_HOLDER, Answer, Case, Span, Verdict


def judge(case: Case, _: Nothing) -> Iterator[Answer]:
    """One answer for a document of which something was not looked at."""
    if case.unseen:
        yield Answer(
            span=Span(0, 0),
            verdict=Verdict.REVIEW,
            holder=UNKNOWN_HOLDER,
            why=f"time ran out before {case.unseen}",
            remedy="ask again with more time, or leave it to a check that nobody waits for",
        )
