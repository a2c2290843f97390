"""A report sifted: what is not told of it is set aside, with the reason, and counted."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from pathlib import Path

from rightscheck.checks import CHECKS
from rightscheck.checks.manual import manual, summary
from rightscheck.model import Finding, Report, Rule, Suppression, SuppressionKind
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.sifting.baseline import under_baseline
from rightscheck.pipeline.sifting.waiving import waived


def sifted(report: Report, bench: Workbench, folders: Sequence[Path] = ()) -> Report:
    """The report without findings that waivers, the baseline or low confidence set aside.

    `folders` are those of which the run had every document. The report explains the checks that its
    findings name, in the order of the table.
    """
    report = under_baseline(waived(report, bench, folders), bench)
    report = report.without(_doubted(bench.min_confidence))
    named = {one.check for one in report.findings}
    named |= {one.finding.check for one in report.suppressed}
    return report.model_copy(update={"rules": explained(named, bench.policy.page)})


def explained(named: Container[str], page: Callable[[str], str] = lambda _: "") -> tuple[Rule, ...]:
    """The checks of these names as a report lists them; `page` gives the address of each manual."""
    return tuple(
        Rule(name=name, summary=summary(name), manual=manual(name), url=page(name))
        for name in CHECKS
        if name in named
    )


def _doubted(least: float) -> Callable[[Finding], Suppression | None]:
    """Why a finding is set aside that is less certain than `least` (0..1): `Finding.confidence`."""

    def why(finding: Finding) -> Suppression | None:
        if finding.confidence >= least:
            return None
        words = f"{finding.confidence:g} is less than {least:g}"
        return Suppression(kind=SuppressionKind.CONFIDENCE, reason=words)

    return why
