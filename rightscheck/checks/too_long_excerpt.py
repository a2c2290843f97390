"""More of a source is taken than the licence allows.

The licence permits excerpts up to a number of words, a share of the source or an unbroken
run, every other condition is met, and the page takes more. The remedy says how much to cut.

Passes:  48 words under a licence for excerpts of up to 60.
Fails:   340 words under the same licence.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.wording import about, amount
from rightscheck.licensing.constraints import AMOUNTS
from rightscheck.model import Answer, Case, Decision, Effect, State, Value, Verdict


class Options(Value):
    """Nothing to set: the licence names the limits."""


def judge(case: Case, options: Options) -> Iterator[Answer]:  # noqa: ARG001 -- one shape for all
    """One answer for every licensed use of which only the amount is wrong."""
    for used in case.uses:
        if not used.licensed or not used.matches or not is_only_too_long(used.decision):
            continue
        yield about(
            used,
            why=f"{amount(used)} from {case.name(used.use.holder)}: {used.decision.why}",
            remedy="; or ".join(used.decision.remedies),
        )


def is_only_too_long(decision: Decision) -> bool:
    """Would some permission apply if less were taken, and does nothing forbid the use?"""
    if decision.verdict is not Verdict.BREACH:
        return False
    forbidding = [rule for rule in decision.rules if rule.effect is Effect.FORBIDS]
    if any(rule.state is State.TRUE for rule in forbidding):
        return False
    for rule in decision.rules:
        unmet = {premise.name for premise in rule.premises if premise.state is not State.TRUE}
        if rule.effect is Effect.PERMITS and unmet and unmet <= AMOUNTS:
            return True
    return False
