"""A licence of ours covers the holder, but not this use, or not for certain.

Breach: the use is outside what was signed (channel, territory, date, an action the licence
forbids), or the item may not be used at all (withheld, canceled, embargoed). Review: a fact
that the licence asks for is not known (the page's territory, its date). Duty: something is
still to be done besides the credit. What only takes too much is `too-long-excerpt`, a credit
that is not there is `missing-credit`.

Passes:  a dispatch on the web in Germany, under a licence for the web in Germany.
Fails:   the same dispatch in print, or in March under a licence that ended in February.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.too_long_excerpt import is_only_too_long
from rightscheck.checks.wording import about, amount
from rightscheck.licensing.duties import SEEN
from rightscheck.model import Answer, Case, Duty, JudgedUse, Value, Verdict


class Options(Value):
    """Nothing to set: the licences are the options."""


def judge(case: Case, options: Options) -> Iterator[Answer]:  # noqa: ARG001 -- one shape for all
    """One answer for every licensed use that its licence does not simply permit."""
    for used in case.uses:
        decision = used.decision
        if not used.licensed or is_only_too_long(decision) or not _is_ours(used):
            continue
        what = f"{amount(used)} from" if used.matches else "text credited to"
        yield about(
            used,
            why=f"{what} {case.name(used.use.holder)}: {decision.why}",
            remedy="; or ".join(decision.remedies) or "ask whoever holds the contract",
        )


def _is_ours(used: JudgedUse) -> bool:
    if used.decision.verdict is Verdict.DUTY:
        return bool({duty.duty for duty in used.decision.open_duties} & (SEEN - {Duty.CREDIT}))
    return used.decision.verdict in {Verdict.BREACH, Verdict.REVIEW}
