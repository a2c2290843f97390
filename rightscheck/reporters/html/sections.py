"""The findings of a report by document, each with its address in the page."""

from __future__ import annotations

from typing import NamedTuple

from rightscheck.model import DocumentReport, Finding, Report
from rightscheck.reporters.html.marks import anchors
from rightscheck.reporters.inert import inert_name


class Section(NamedTuple):
    """One document that has findings; `document` is None where the report does not tell of it."""

    anchor: str
    name: str
    document: DocumentReport | None
    findings: list[tuple[str, Finding]]


def sections(report: Report) -> list[Section]:
    """The documents that have findings, in the order of the run."""
    found: dict[str, list[tuple[str, Finding]]] = {one.name: [] for one in report.documents}
    for anchor, finding in zip(anchors(report.findings), report.findings, strict=True):
        found.setdefault(finding.document, []).append((anchor, finding))
    known = {one.name: one for one in report.documents}
    told = ((name, each) for name, each in found.items() if each)
    return [
        Section(f"document-{number}", inert_name(name), known.get(name), each)
        for number, (name, each) in enumerate(told, 1)
    ]
