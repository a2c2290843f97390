"""A licensed text is used as agreed, but the credit that the licence asks for is not there.

The licence says which wording counts; a dateline such as "PARIS (AFP) -" names the agency and
counts as its credit. A credit of a picture does not.

Passes:  "... the minister said. (AFP)"
Fails:   the same text without "(AFP)".
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.wording import about, amount
from rightscheck.model import Answer, Case, Duty, Value, Verdict
from rightscheck.model.amounts import series


class Options(Value):
    """Nothing to set: the licence says whether and how to credit."""


def judge(case: Case, options: Options) -> Iterator[Answer]:  # noqa: ARG001 -- one shape for all
    """One answer for every licensed use that lacks its credit."""
    for used in case.uses:
        missing = [duty for duty in used.decision.open_duties if duty.duty is Duty.CREDIT]
        if not (used.licensed and used.matches and missing):
            continue
        yield about(
            used,
            verdict=Verdict.DUTY,
            why=f"{amount(used)} from {case.name(used.use.holder)} without the credit that "
            f"{used.decision.clause} asks for",
            remedy=series((duty.remedy for duty in missing), last="and"),
        )
