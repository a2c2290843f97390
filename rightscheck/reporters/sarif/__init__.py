"""`Report` in, SARIF 2.1.0 out (OASIS Standard, 2020): one run, its rules, its results.

Read by GitHub code scanning, Azure, Visual Studio, `sarif-tools`. What is waived or was accepted
is there as a suppressed result, what a change did not bring as an `unchanged` one. GitHub keeps
suppressed alerts open unless a step of the workflow closes them (`dismiss-alerts`).
"""

from __future__ import annotations

import json

from rightscheck.model import Report
from rightscheck.reporters.inert import inert_json
from rightscheck.reporters.sarif.artifacts import Artifacts
from rightscheck.reporters.sarif.results import MOST, results
from rightscheck.reporters.sarif.run import described, invocation, properties, rules

__all__ = ["MOST", "render"]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOTS = {
    "%SRCROOT%": {"description": {"text": "the folder that rightscheck was run in"}},
    "SOURCES": {"description": {"text": "the library of licensed sources, by their ids"}},
}
_NOTIFICATIONS = {
    "unread-document": "A document could not be checked.",
    "weak-answer": "The answer is weaker than it looks.",
    "ignored": "Files or folders were passed by.",
    "left-out": "There are more results than GitHub takes of one run.",
}


def render(report: Report) -> str:
    """The report as SARIF on one line; the worst results first, at most `MOST`."""
    artifacts = Artifacts(report)
    found = results(report, artifacts)
    driver = {
        "name": "rightscheck",
        "version": report.basis.rightscheck,
        "semanticVersion": report.basis.rightscheck,
        "rules": rules(report),
        "notifications": [described(name, text) for name, text in _NOTIFICATIONS.items()],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [invocation(report, artifacts)],
        "originalUriBaseIds": _ROOTS,
        "columnKind": "unicodeCodePoints",
        "artifacts": artifacts.listed(),
        "results": found,
        "properties": properties(report),
    }
    whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return inert_json(json.dumps(whole, ensure_ascii=False)) + "\n"
