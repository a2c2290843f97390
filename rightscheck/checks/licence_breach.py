"""A licence of ours covers the holder, but not this use, or not for certain.

Breach: the use is outside what was signed (channel, territory, date, an action the licence
forbids). Review: a fact that the licence asks for is not known (the page's territory, its
date). Duty: something is still to be done. Faults that have a check of their own are told
there: `too-long-excerpt`, `missing-credit`, `embargo-broken`, `quota-exceeded` and others.

Passes:  a dispatch on the web in Germany, under a licence for the web in Germany.
Fails:   the same dispatch in print, or in March under a licence that ended in February.

Why:     A licence is limited to what it names, in content, place and time (German Copyright Act
         § 31(1)); what is outside is use without a licence (17 USC 501; Directive 2001/29 art.
         2 and 3). An unknown fact is told, since silence would look like a yes.

Do:      follow the remedy of the finding: it names the condition that fails and what would
         change the answer. Give the missing fact on the page or in the settings (`[[scopes]]`),
         or ask whoever holds the contract to widen it.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.faults import because, left
from rightscheck.checks.answering.options import Nothing
from rightscheck.model import Answer, Case


def judge(case: Case, _: Nothing) -> Iterator[Answer]:
    """One answer for everything that stands against a licensed use and has no check of its own."""
    for used in case.uses:
        if used.licensed:
            yield from (because(used, case, one) for one in used.decision.reasons if left(one))
