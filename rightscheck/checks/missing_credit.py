"""A licensed text is used as agreed, but the credit that the licence asks for is not there.

The licence says which wording counts; a dateline such as `PARIS (AFP) -` names the agency and
counts as its credit. A credit of a picture does not.

Passes:  `... the minister said. (AFP)`
Fails:   the same text without `(AFP)`.

Why:     Authors may claim to be named (Berne Convention art. 6bis), and for most licences the
         credit is the price: without it CC BY 4.0 ends by itself, and comes back if the credit
         is given within 30 days of the discovery (§ 3(a)(1)(A), § 6).

Do:      add the credit in one of the wordings that the licence names, on the page and near the
         text. `rightscheck explain LICENCE` lists them; `rightscheck check --fix` adds the first.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.faults import missing
from rightscheck.checks.answering.options import Nothing
from rightscheck.model import Answer, Case, Duty


def judge(case: Case, _: Nothing) -> Iterator[Answer]:
    """One answer for every licensed use that lacks its credit."""
    yield from missing(case, Duty.CREDIT, "the credit")
