"""Part of a report: which findings somebody wants to see, and how the report says it is a part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from rightscheck.errors import RightscheckError
from rightscheck.model import DocumentReport, Finding, Report, Verdict
from rightscheck.model.overview import UNKNOWN

_MONTH = re.compile(r"(?!0000)\d{4}-(?:0[1-9]|1[0-2])")


class Wanted(NamedTuple):
    """A filter of findings: any value of a list, and every list that is not empty."""

    holders: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    @property
    def everything(self) -> bool:
        """Does it let everything through?"""
        return not any(self)

    @property
    def phrase(self) -> str:
        """`holder afp or ap, month 2026-11`; empty where nothing is left out."""
        told = zip(("holder", "section", "month", "verdict"), self, strict=True)
        return ", ".join(f"{name} {' or '.join(values)}" for name, values in told if values)


def is_month(written: str) -> bool:
    """Is it written like `2026-11`, or `unknown`?"""
    return written == UNKNOWN or _MONTH.fullmatch(written) is not None


def part(report: Report, wanted: Wanted) -> Report:
    """The findings and permitted uses that the filter lets through; unread documents stay.

    A part says that it is one, and is never clean. A report knows the holders and verdicts of its
    findings, but no section and no month: RightscheckError where these are asked for.
    """
    if wanted.everything:
        return report
    if wanted.sections or wanted.months:
        raise RightscheckError(
            "a report does not tell the section or the month of its documents",
            hint="the folder that `rightscheck batch check` has written does",
        )
    found = [finding for finding in report.findings if _fits(finding, wanted)]
    aside = tuple(one for one in report.suppressed if _fits(one.finding, wanted))
    told = f"{wanted.phrase}: {len(found):,} of {len(report.findings):,} findings"
    named = {one.check for one in (*found, *(one.finding for one in aside))}
    rules = tuple(rule for rule in report.rules if rule.name in named)
    return assembled(
        report, found, report.documents, wanted, warnings=(f"this is a part of the report, {told}",)
    ).model_copy(update={"suppressed": aside, "rules": rules})


def assembled(
    run: Report,
    findings: Iterable[Finding],
    documents: Iterable[DocumentReport],
    wanted: Wanted,
    warnings: Iterable[str] = (),
) -> Report:
    """A report of these findings and documents, which says by which filter it was cut.

    `run` tells what decided, when, and what was not read; with `warnings` it is not clean.
    """
    basis = run.basis.model_copy(update={"warnings": (*run.basis.warnings, *warnings)})
    bare = Report.of((), (), run.unread, basis, run.checked_at, run.ignored)
    return bare.also(findings, (_cut(one, wanted) for one in documents))


def _fits(finding: Finding, wanted: Wanted) -> bool:
    return _one_of(finding.holder, wanted.holders) and _one_of(finding.verdict, wanted.verdicts)


def _one_of(value: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or value in wanted


def _cut(one: DocumentReport, wanted: Wanted) -> DocumentReport:
    """A document with the permitted uses that the filter lets through."""
    uses = one.permitted if _one_of(Verdict.PERMITTED, wanted.verdicts) else ()
    kept = tuple(used for used in uses if _one_of(used.use.holder, wanted.holders))
    return one.model_copy(update={"permitted": kept})
