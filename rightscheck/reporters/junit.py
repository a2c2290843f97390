"""`Report` in, JUnit's XML out, as Jenkins, GitLab and Azure read it: a test case a document.

Keeps to Jenkins' `junit-10.xsd`. One failure a case, since most readers show only the first, with
every finding of the document in it; no case has a time, since none is measured.
"""

from __future__ import annotations

from datetime import UTC
from xml.etree import ElementTree as ET

from rightscheck.model import Finding, Report
from rightscheck.model.amounts import count
from rightscheck.reporters.files import by_document
from rightscheck.reporters.grounds import parts, sentence_of
from rightscheck.reporters.inert import inert, inert_name
from rightscheck.reporters.layout import place
from rightscheck.reporters.tally import ignored, sentence, weaknesses

PASSAGE = 400
"""Columns of a passage that are shown."""


def render(report: Report) -> str:
    """The report as JUnit's XML: findings are failures, documents that were not read are errors.

    A case of which all findings are set aside is skipped.
    """
    aside: dict[str, list[str]] = {}
    for one in report.suppressed:
        why = f"{one.finding.check}: {one.suppression.kind} {one.suppression.reason}"
        aside.setdefault(one.finding.document, []).append(inert(why))
    cases = [
        _case(name, findings, aside.get(name, [])) for name, findings in by_document(report).items()
    ]
    cases += [_unread(one.name, one.problem, one.hint) for one in report.unread]
    suite = ET.Element("testsuite", _counts(cases, report))
    properties = ET.SubElement(suite, "properties")
    for name, value in _basis(report).items():
        ET.SubElement(properties, "property", name=name, value=inert(value))
    suite.extend(cases)
    for name, told in (("system-out", ignored(report)), ("system-err", weaknesses(report))):
        if notes := "\n".join(map(inert, told)):
            ET.SubElement(suite, name).text = notes
    suites = ET.Element("testsuites")
    suites.append(suite)
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _counts(cases: list[ET.Element], report: Report) -> dict[str, str]:
    kinds = [child.tag for case in cases for child in case]
    return {
        "name": "rightscheck",
        "tests": str(len(cases)),
        "failures": str(kinds.count("failure")),
        "errors": str(kinds.count("error")),
        "skipped": str(kinds.count("skipped")),
        "timestamp": f"{report.checked_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}",
    }


def _basis(report: Report) -> dict[str, str]:
    return {
        "verdict": report.verdict.value,
        "summary": sentence(report),
        "version": report.basis.rightscheck,
        "policy": report.basis.policy,
        "sources": report.basis.sources,
    }


def _case(name: str, findings: list[Finding], aside: list[str]) -> ET.Element:
    case = ET.Element("testcase", classname="rightscheck", name=inert_name(name))
    if findings:
        first = min(findings, key=lambda finding: finding.verdict.rank)
        more = f" and {len(findings) - 1:,} more" if len(findings) > 1 else ""
        message = inert(f"{first.verdict.value}: {sentence_of(first)}{more}")
        failure = ET.SubElement(case, "failure", type=first.verdict.value, message=message)
        failure.text = "\n".join(map(_text, findings))
    elif aside:
        message = f"{count(len(aside), 'finding')} set aside"
        ET.SubElement(case, "skipped", message=message).text = "\n".join(aside)
    return case


def _text(finding: Finding) -> str:
    at = place(finding.document, finding.start)
    head = f"{at}  {finding.verdict.value.upper()}  {finding.check}  {inert(finding.holder_name)}"
    told = (f"  {label}: {inert(words)}" for label, words in parts(finding, PASSAGE))
    return "\n".join((head, *told, ""))


def _unread(name: str, problem: str, hint: str) -> ET.Element:
    case = ET.Element("testcase", classname="rightscheck", name=inert_name(name))
    error = ET.SubElement(case, "error", type="unread", message=inert(problem))
    error.text = inert(hint)
    return case
