"""Text of a holder is reused, and no licence of ours covers that holder.

The library says whose the words are; the licences say that we hold nothing from them. If a
notice of the holder forbids what the page does, on the page or in the source, that is a
breach. If nobody forbids it the policy's `unlicensed` decides (`review` as shipped), since a
quotation or a licence that we were not told of may allow it. Direct speech is not the
agency's own text and does not count.

Passes:  the minister's words in quotation marks, the rest is ours.
Fails:   forty words of a dispatch, and no licence file names its holder.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.options import Nothing
from rightscheck.checks.wording import about, amount
from rightscheck.model import Answer, Case


def judge(case: Case, _: Nothing) -> Iterator[Answer]:
    """One answer for every source that is reused without a licence."""
    for used in case.uses:
        if used.licensed or not used.matches:
            continue
        reason = used.decision.reasons[0]
        yield about(
            used,
            verdict=reason.verdict,
            why=f"{amount(used)} from {case.name(used.use.holder)}, and {reason.why}",
            remedy="; or ".join(reason.remedies),
            notices=used.notices or used.source_notices,
        )
