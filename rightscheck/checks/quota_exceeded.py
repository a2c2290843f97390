"""More uses are made under a rule than the licence allows in the period.

The licence permits so many uses a day, week, month or year, or in all, and the ledger has as
many from before this one. Without a ledger, or with one that nobody writes, it is not known:
review, never a guess. `rightscheck check --record` writes it.

Passes:  the 300th story of March, under a licence for 300 a month.
Fails:   the 301st.

Why:     A permission for a number of uses is one rule of the contract (ODRL 2.2, `count`); the
         next use has none, and is paid for separately or is an infringement. Agencies count by
         themselves, and send the bill at the end of the year.

Do:      take a use down, wait for the next period, or ask the holder for more. `rightscheck
         ledger` lists the uses that were counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.faults import answers_of
from rightscheck.checks.answering.options import Nothing
from rightscheck.model import Answer, Case


def judge(case: Case, _: Nothing) -> Iterator[Answer]:
    """One answer for every use beyond its quota, or of which nobody knows."""
    yield from answers_of(case, "quota-exceeded")
