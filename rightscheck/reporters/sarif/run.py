"""What a SARIF run says beside its results: the rules, what went wrong, what decided."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from rightscheck.model import Report, Rule
from rightscheck.model.amounts import count
from rightscheck.reporters.sarif.artifacts import Artifacts, Json
from rightscheck.reporters.sarif.results import MOST, checks, message
from rightscheck.reporters.tally import ignored, tally, weaknesses

LONGEST = 1024
"""Characters of a description that GitHub shows (GitHub, "SARIF support for code scanning")."""

_LABELS = re.compile(r"^([A-Z][a-z]+):\s+", re.MULTILINE)
"""Of the parts of a manual: passes, fails, why, what to do."""


def rules(report: Report) -> list[Json]:
    """The checks that the results name, with their manual as text and as Markdown."""
    manuals = {rule.name: rule for rule in report.rules}
    told: list[Json] = []
    for name in checks(report):
        rule = manuals.get(name, Rule(name=name, summary=name, manual=name))
        link = {"helpUri": rule.url} if rule.url else {}
        tags = {"tags": ["copyright", "licensing"]}
        told.append({**described(name, rule.summary, rule.manual), **link, "properties": tags})
    return told


def described(name: str, summary: str, manual: str = "") -> Json:
    """A reporting descriptor (§3.49) with all that GitHub asks of one."""
    manual = manual.strip() or summary
    return {
        "id": name,
        "name": "".join(map(str.capitalize, name.split("-"))),
        "shortDescription": {"text": summary[:LONGEST]},
        "fullDescription": {"text": manual[:LONGEST]},
        "help": {"text": manual, "markdown": _LABELS.sub(r"\n**\1:** ", manual)},
    }


def invocation(report: Report, artifacts: Artifacts) -> Json:
    """The `invocation` (§3.20): when, and what was not checked, which makes it unsuccessful."""
    notes = [
        _notification(
            "unread-document",
            "error",
            "; ".join(filter(None, (f"{one.name}: {one.problem}", one.hint))),
            locations=[artifacts.location(one.name, None)],
        )
        for one in report.unread
    ]
    notes += [_notification("weak-answer", "warning", text) for text in weaknesses(report)]
    notes += [_notification("ignored", "note", text) for text in ignored(report)]
    more = len(report.findings) + len(report.suppressed) - MOST
    if more > 0:
        said = f"{count(more, 'result')} more, the least bad ones, are left out"
        notes.append(_notification("left-out", "warning", said))
    return {
        "executionSuccessful": not report.unread,
        "startTimeUtc": _moment(report.checked_at),
        "toolExecutionNotifications": notes,
    }


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _notification(name: str, level: str, text: str, **more: object) -> Json:
    descriptor = {"id": name}
    return {"descriptor": descriptor, "level": level, "message": {"text": message(text)}, **more}


def properties(report: Report) -> Json:
    """The property bag of the run: verdict, sums, versions and hashes of all that decided."""
    basis = report.basis.model_dump(mode="json", exclude={"warnings"})
    return {
        "verdict": report.verdict.value,
        "summary": tally(report).model_dump(mode="json"),
        "basis": {name: value for name, value in basis.items() if value},
    }
