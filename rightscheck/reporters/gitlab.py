"""`Report` in, GitLab's Code Quality report out (docs.gitlab.com, "Code Quality report format").

A merge request tells what is new by the fingerprints of both branches, so what is set aside is left
out, and warnings of the run, which speak of no file, have no place in this form.
"""

from __future__ import annotations

import hashlib
import json

from rightscheck.model import Finding, Report, Severity, Unread
from rightscheck.reporters.files import keys, region, where
from rightscheck.reporters.grounds import sentence_of
from rightscheck.reporters.inert import inert, inert_json
from rightscheck.reporters.layout import place

_SEVERITIES = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.NOTE: "minor",
}
"""GitLab's are info, minor, major, critical and blocker."""


def render(report: Report) -> str:
    """The report as a JSON list of issues; what has no line is put on line 1 of its file."""
    issues = [_unread(unread) for unread in report.unread]
    told = zip(report.findings, keys(report.findings), strict=True)
    issues += [_issue(finding, key) for finding, key in told]
    return inert_json(json.dumps(issues, ensure_ascii=False, indent=2)) + "\n"


def _issue(finding: Finding, key: str) -> dict[str, object]:
    at = region(finding)
    lines = {"begin": at.start.line, "end": at.end.line} if at else {"begin": 1}
    there = "" if at else f" ({place(finding.document, finding.start)})"
    return {
        "description": inert(f"{finding.verdict.value}: {sentence_of(finding)}{there}"),
        "check_name": finding.check,
        "fingerprint": _fingerprint(finding.document, key),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": _path(finding.document), "lines": lines},
    }


def _unread(unread: Unread) -> dict[str, object]:
    why = "; ".join(filter(None, (f"could not be checked: {unread.problem}", unread.hint)))
    return {
        "description": inert(why),
        "check_name": "unread",
        "fingerprint": _fingerprint(unread.name, "unread"),
        "severity": "major",
        "location": {"path": _path(unread.name), "lines": {"begin": 1}},
    }


def _path(document: str) -> str:
    return where(document).file.removeprefix("./")


def _fingerprint(document: str, key: str) -> str:
    """An issue's fingerprint: unique in a report, unchanged while the passage's words are."""
    return hashlib.sha256(f"{document}\0{key}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
