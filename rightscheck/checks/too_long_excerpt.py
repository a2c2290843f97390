"""More of a source is taken than the licence allows.

The licence permits excerpts up to a number of words, a share of the source or an unbroken
run, every other condition is met, and the page takes more. The remedy says how much to cut.

Passes:  48 words under a licence for excerpts of up to 60.
Fails:   340 words under the same licence.

Why:     No number of words is safe by law: eleven can be a reproduction in part (Court of
         Justice of the EU, Infopaq, C-5/08), some 300 of a whole book's were too many (Harper &
         Row v. Nation Enterprises, 471 U.S. 539). Contracts set a number so that nobody has to
         ask, and it binds.

Do:      cut the number of words that the remedy names, or take the whole text under a
         permission that covers it. Direct speech of third persons may stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.faults import answers_of, comes_down
from rightscheck.checks.answering.options import Nothing
from rightscheck.model import Answer, Case


def judge(case: Case, _: Nothing) -> Iterator[Answer]:
    """One answer for every licensed use that takes too much, unless all of it must go anyway."""
    yield from (
        answer
        for answer in answers_of(case, "too-long-excerpt")
        if not (answer.decision and comes_down(answer.decision))
    )
