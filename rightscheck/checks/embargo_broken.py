"""A text was published before its embargo ended.

The item carries the moment until which it must be held back, and the page is of an earlier
one, whatever a licence permits: the item's own terms go before the contract. Where the page
gives a day and the embargo ends within that day, nobody can say: review, and the page should
give its time with the zone.

Passes:  a story under embargo until 6 o'clock, on a page of 6:15 the same day.
Fails:   the same story on a page of 5:40.

Why:     An embargo is a condition of the delivery: no version of the item may be seen before it
         ends (NewsML-G2, `embargoed`). Figures that move markets, sealed reports and obituaries
         are sent under one; who breaks it may lose the feed and harms whoever relied on it.

Do:      take the page down until the embargo has ended. Where only the time of the page is in
         doubt, give it with its zone in the page's own data.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.faults import answers_of
from rightscheck.checks.answering.options import Nothing
from rightscheck.model import Answer, Case


def judge(case: Case, _: Nothing) -> Iterator[Answer]:
    """One answer for every use that came before its embargo ended, or may have."""
    yield from answers_of(case, "embargo-broken")
