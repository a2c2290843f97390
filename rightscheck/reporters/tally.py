"""`Report` in, its sums out: how many of what, and the one sentence that says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from rightscheck.model import Report, SuppressionKind, Value, Verdict
from rightscheck.model.amounts import count

_PLURALS = {
    Verdict.BREACH: "breaches",
    Verdict.REVIEW: "reviews",
    Verdict.DUTY: "duties",
}
"""Of the verdicts that a finding has, the worst first."""

_ASIDE = {
    SuppressionKind.WAIVER: "waived",
    SuppressionKind.BASELINE: "by the baseline",
    SuppressionKind.UNCHANGED: "not of this change",
    SuppressionKind.CONFIDENCE: "in doubt",
}


class Tally(Value):
    """What a run comes to.

    `clean` needs every document read and nothing found in any, nor set aside: as waived, by the
    baseline, or because it was there before this change (`unchanged`), or less certain than was
    asked for (`doubted`).
    """

    breach: int
    review: int
    duty: int
    permitted: int
    documents: int
    with_findings: int
    unread: int
    waived: int = 0
    baseline: int = 0
    unchanged: int = 0
    doubted: int = 0
    clean: bool


def tally(report: Report) -> Tally:
    """Findings by verdict, permitted uses, and documents; `documents` counts the unread too."""
    found = Counter(finding.verdict for finding in report.findings)
    names = {finding.document for finding in report.findings}
    aside = Counter(one.suppression.kind for one in report.suppressed)
    return Tally(
        breach=found[Verdict.BREACH],
        review=found[Verdict.REVIEW],
        duty=found[Verdict.DUTY],
        permitted=sum(len(document.permitted) for document in report.documents),
        documents=len(report.documents) + len(report.unread),
        with_findings=len(names),
        unread=len(report.unread),
        waived=aside[SuppressionKind.WAIVER],
        baseline=aside[SuppressionKind.BASELINE],
        unchanged=aside[SuppressionKind.UNCHANGED],
        doubted=aside[SuppressionKind.CONFIDENCE],
        clean=not (report.findings or report.suppressed or report.unread or report.basis.warnings)
        and bool(report.documents or report.basis.against),
    )


def counted(findings: Mapping[Verdict, int]) -> str:
    """`2 breaches, 1 duty`; empty where nothing was found."""
    return ", ".join(
        count(number, verdict.value, plural)
        for verdict, plural in _PLURALS.items()
        if (number := findings.get(verdict, 0))
    )


def sentence(report: Report) -> str:
    """`2 breaches, 1 duty in 3 of 5 documents; 1 document could not be read`."""
    sums = tally(report)
    uses = count(sums.permitted, "permitted use") if sums.permitted else ""
    if report.basis.against and not sums.documents:
        return f"no document was changed since {report.basis.against}: there is nothing to check"
    if not sums.documents:
        return "no document was named: there is nothing to check"
    if sums.clean:
        nothing = f"clean: nothing to object to in {count(sums.documents, 'document')}"
        return f"{nothing}, {uses}" if uses else nothing
    parts = [_found(report, sums)]
    if uses:
        parts.append(uses)
    if report.suppressed:
        parts.append(_aside(report))
    if sums.unread:
        parts.append(f"{count(sums.unread, 'document')} could not be read")
    return "; ".join(parts)


def weaknesses(report: Report) -> Iterator[str]:
    """What makes the answer weaker than it looks; every form tells it."""
    if not report.basis.source_count:
        yield "no sources to match with: only notices were looked for"
    if report.basis.waivers == "off":
        yield "no waiver was applied: what is waived is told as well"
    yield from report.basis.warnings


def ignored(report: Report) -> Iterator[str]:
    """`2 files and 1 folder ignored: .gitignore`, for each place that says so."""
    for one in report.ignored:
        counted = ((one.files, "file"), (one.folders, "folder"))
        much = " and ".join(count(number, what) for number, what in counted if number)
        yield f"{much} ignored: {one.by}"


def _aside(report: Report) -> str:
    """`3 findings set aside: 2 by the baseline, 1 not of this change`."""
    found = Counter(one.suppression.kind for one in report.suppressed)
    told = [f"{found[kind]:,} {words}" for kind, words in _ASIDE.items() if found[kind]]
    return f"{count(found.total(), 'finding')} set aside: {', '.join(told)}"


def _found(report: Report, sums: Tally) -> str:
    told = counted(Counter(finding.verdict for finding in report.findings))
    where = f"{sums.with_findings:,} of {count(sums.documents, 'document')}"
    if not told:
        where = f"{len(report.documents):,} of {count(sums.documents, 'document')}"
    return f"{told or 'no findings'} in {where}"
