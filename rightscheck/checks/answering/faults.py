"""Which check tells which fault: each of them once, by the check that says it most precisely."""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.wording import about, amount
from rightscheck.licensing.asking.premises import TAKE_DOWN
from rightscheck.licensing.deciding.parts import cited
from rightscheck.licensing.terms.conditions import AMOUNTS
from rightscheck.model import Answer, Case, Decision, Duty, JudgedUse, Reason, Verdict
from rightscheck.model.amounts import series

TOLD_BY: dict[str, str] = {
    "embargo": "embargo-broken",
    "status": "withdrawn-source",
    "delete": "retention-expired",
    "update": "outdated-version",
    "count": "quota-exceeded",
    "modify": "altered-text",
    "no-changes": "altered-text",
    "credit": "missing-credit",
    "link": "missing-link",
    "notice": "missing-notice",
    **dict.fromkeys(AMOUNTS, "too-long-excerpt"),
}
"""What can stand against a use (`Reason.of`), and the check that tells it; `licence-breach` tells
the rest, and a reason in which both meet."""


def left(reason: Reason) -> bool:
    """Is there anything in a reason that no check of its own tells?"""
    return any(name not in TOLD_BY for name in reason.of) or not reason.of


def answers_of(case: Case, check: str) -> Iterator[Answer]:
    """One answer for every reason that is that check's to tell.

    A reason in which the faults of several checks meet is told by the check of the first;
    duties that are owed together are told apart, each by its own.
    """
    for used in case.uses:
        for reason in used.decision.reasons:
            if left(reason):
                continue
            mine = {name for name in reason.of if TOLD_BY[name] == check}
            if reason.verdict is Verdict.DUTY and mine and len(reason.of) > 1:
                yield _of_several(used, case, reason, mine)
            elif reason.of[0] in mine:
                yield because(used, case, reason)


def comes_down(decision: Decision) -> bool:
    """Does something stand against the use that only taking it down can mend?"""
    return any(
        reason.verdict is Verdict.BREACH
        and reason.remedies
        and all(way.startswith(TAKE_DOWN) for way in reason.remedies)
        for reason in decision.reasons
    )


def because(used: JudgedUse, case: Case, reason: Reason) -> Answer:
    """A use, and what stands against it, cited by the clause of that."""
    remedy = "; or ".join(reason.remedies) or "ask whoever holds the contract"
    return _citing(reason.clause, used, case, reason.verdict, f": {reason.why}", remedy)


def _of_several(used: JudgedUse, case: Case, reason: Reason, mine: set[str]) -> Answer:
    owed = [duty for duty in used.decision.open_duties if duty.duty in mine]
    asked = series((duty.wanted for duty in owed), last="and")
    apart = {
        "why": f"{reason.clause} asks for {asked}",
        "remedies": (series((duty.remedy for duty in owed), last="and"),),
    }
    return because(used, case, reason.model_copy(update=apart))


def missing(case: Case, duty: Duty, what: str) -> Iterator[Answer]:
    """One answer for every licensed use that lacks what its licence asks the page to show."""
    for used in case.uses:
        owed = [one for one in used.decision.open_duties if one.duty is duty]
        if used.licensed and owed:
            clause = cited(used.decision, owed[0])
            why = f" without {what} that {clause} asks for"
            remedy = series((one.remedy for one in owed), last="and")
            yield _citing(clause, used, case, Verdict.DUTY, why, remedy)


def _citing(  # noqa: PLR0913, PLR0917 -- the parts of an answer, each one told by its caller
    clause: str, used: JudgedUse, case: Case, verdict: Verdict, why: str, remedy: str
) -> Answer:
    """How much was taken of whom, and why that is wrong, by the clause that says so."""
    taken = f"{amount(used)} from" if used.matches else "text credited to"
    whole = f"{taken} {case.name(used.use.holder)}{why}"
    decision = used.decision.model_copy(update={"clause": clause})
    answer = about(used, verdict=verdict, why=whole, remedy=remedy)
    return answer.model_copy(update={"decision": decision})
