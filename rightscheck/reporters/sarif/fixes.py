"""What `check --fix` would write as SARIF fixes (§3.55), for a viewer that can apply them."""

from __future__ import annotations

from rightscheck.model import Finding, Fix, Report
from rightscheck.reporters.files import where
from rightscheck.reporters.sarif.artifacts import Artifacts, Json

Proposed = dict[tuple[str, str], Fix]
"""The fix that answers a finding, by the finding's document and id."""


def proposed(report: Report) -> Proposed:
    """The report's fixes by the findings that they answer."""
    return {(fix.document, finding): fix for fix in report.fixes for finding in fix.findings}


def of(finding: Finding, fixes: Proposed, artifacts: Artifacts) -> Json:
    """The `fixes` of a result, if it has one: text inserted into an empty region (§3.57.3)."""
    fix = fixes.get((finding.document, finding.id))
    if fix is None:
        return {}
    line, column = fix.start.line, fix.start.column
    point = {"startLine": line, "startColumn": column, "endLine": line, "endColumn": column}
    change = {
        "artifactLocation": artifacts.reference(where(fix.document).file),
        "replacements": [{"deletedRegion": point, "insertedContent": {"text": fix.text}}],
    }
    words = "insert what the licence dictates"
    return {"fixes": [{"description": {"text": words}, "artifactChanges": [change]}]}
