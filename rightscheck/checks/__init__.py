"""Room 4: `Case` or `WaiverCase` in, `Finding`s out: one check, one question, one module."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from rightscheck.checks import (
    altered_text,
    contradictory_rights,
    embargo_broken,
    faulty_waiver,
    licence_breach,
    missing_credit,
    missing_link,
    missing_notice,
    not_finished,
    outdated_version,
    quota_exceeded,
    retention_expired,
    stale_source,
    stripped_notice,
    too_long_excerpt,
    unlicensed_notice,
    unlicensed_reuse,
    unused_waiver,
    withdrawn_source,
)
from rightscheck.checks.answering.findings import finding
from rightscheck.checks.answering.options import Nothing
from rightscheck.errors import UnusableRules, nearest
from rightscheck.model import Answer, Case, Finding, Severity, Value, WaiverCase
from rightscheck.rulebook.policy import CheckPolicy, Policy


class Check(NamedTuple):
    """A row of the table: the function that asks the question, what can be set, what it judges.

    What must `always` be asked is, whatever the policy says of it; nobody can waive it.
    """

    judge: Callable[[Any, Any], Iterator[Answer]]
    options: type[Value] = Nothing
    always: bool = False
    of: type[Case | WaiverCase] = Case

    @property
    def is_waivable(self) -> bool:
        """Can a person accept what it finds? No fault of a waiver, nor what was not looked at."""
        return self.of is Case and not self.always


CHECKS: dict[str, Check] = {
    "unlicensed-reuse": Check(unlicensed_reuse.judge),
    "licence-breach": Check(licence_breach.judge),
    "withdrawn-source": Check(withdrawn_source.judge),
    "embargo-broken": Check(embargo_broken.judge),
    "retention-expired": Check(retention_expired.judge),
    "outdated-version": Check(outdated_version.judge, outdated_version.Options),
    "quota-exceeded": Check(quota_exceeded.judge),
    "too-long-excerpt": Check(too_long_excerpt.judge),
    "altered-text": Check(altered_text.judge),
    "missing-credit": Check(missing_credit.judge),
    "missing-link": Check(missing_link.judge),
    "missing-notice": Check(missing_notice.judge),
    "unlicensed-notice": Check(unlicensed_notice.judge, unlicensed_notice.Options),
    "stripped-notice": Check(stripped_notice.judge, stripped_notice.Options),
    "contradictory-rights": Check(contradictory_rights.judge),
    "stale-source": Check(stale_source.judge),
    "not-finished": Check(not_finished.judge, always=True),
    "faulty-waiver": Check(faulty_waiver.judge, of=WaiverCase),
    "unused-waiver": Check(unused_waiver.judge, of=WaiverCase),
}


class Question(NamedTuple):
    """A check as a policy asks it."""

    name: str
    check: Check
    options: Value
    severity: Severity | None


def questions(policy: Policy) -> tuple[Question, ...]:
    """The checks that a policy runs, in the table's order; UnusableRules for a wrong option."""
    unknown = sorted(set(policy.checks) - set(CHECKS))
    if unknown:
        raise UnusableRules(
            f"policy {policy.policy} asks for the check {unknown[0]!r}, which there is not",
            hint=nearest(unknown[0], CHECKS, f"checks: {', '.join(CHECKS)}"),
        )
    said = {name: policy.checks.get(name, CheckPolicy(run=False)) for name in CHECKS}
    return tuple(
        Question(name, check, _options(name, check, said[name], policy.policy), said[name].severity)
        for name, check in CHECKS.items()
        if said[name].run or check.always
    )


def decide(case: Case | WaiverCase, asked: Sequence[Question]) -> tuple[Finding, ...]:
    """The findings on one document, or waiver, in the order of the text; the same every time."""
    found = [
        finding(answer, case, question.name, question.severity)
        for question in asked
        if isinstance(case, question.check.of)
        for answer in question.check.judge(case, question.options)
    ]
    return tuple(sorted(found, key=lambda f: (f.span, f.verdict.rank, f.check, f.source_id or "")))


def _options(name: str, check: Check, said: CheckPolicy, policy: str) -> Value:
    try:
        return check.options.model_validate(said.options)
    except ValidationError as error:
        detail = error.errors()[0]
        key = ".".join(str(step) for step in detail["loc"])
        known = check.options.model_fields
        raise UnusableRules(
            f"policy {policy}, check {name}: {key}: {detail['msg'].lower()}",
            hint=nearest(key, known, f"options of {name}: {', '.join(known) or 'none'}"),
        ) from error
