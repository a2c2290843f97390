"""`Report` in, workflow commands out, which GitHub Actions turn into annotations of the files.

A step shows ten errors, ten warnings and ten notices (GitHub, "Workflow commands" and the limits of
annotations): the worst come first, what is more stands in the log as plain lines, and a last
notice sums up. Escapes are those of actions/toolkit, `packages/core/src/command.ts`.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.model import Finding, Report, Severity
from rightscheck.reporters.files import region, where
from rightscheck.reporters.inert import inert, inert_name
from rightscheck.reporters.layout import place
from rightscheck.reporters.tally import ignored, sentence, weaknesses

SHOWN = 10
"""Annotations of one kind that a step shows."""

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

Line = tuple[str, str]
"""The kind of an annotation, and what stands behind it."""


def render(report: Report) -> str:
    """The report as workflow commands, one a line; no name or text of a document makes another."""
    left = dict.fromkeys(_KINDS.values(), SHOWN)
    left["notice"] -= 1  # the last one sums up
    commands: list[str] = []
    more: list[str] = []
    for kind, properties, message, plain in _annotations(report):
        if left[kind] > 0:
            left[kind] -= 1
            commands.append(_command(kind, properties, message))
        else:
            more.append(plain)
    commands += [f"note: {inert(one)}" for one in ignored(report)]
    total = inert(sentence(report))
    if more:
        commands += [_command("group", {}, f"{len(more):,} more"), *more, "::endgroup::"]
        total = f"{total}; {len(more):,} more in the log"
    commands.append(_command("notice", {"title": f"rightscheck: {report.verdict.value}"}, total))
    return "".join(f"{line}\n" for line in commands)


def _annotations(report: Report) -> Iterator[tuple[str, dict[str, object], str, str]]:
    """Kind, properties, message, and all of it as a line of the log."""
    for unread in report.unread:
        message = "; ".join(filter(None, (inert(unread.problem), inert(unread.hint))))
        properties: dict[str, object] = {
            "file": inert_name(where(unread.name).file),
            "title": "could not be checked",
        }
        plain = f"{inert_name(unread.name)}  NOT READ  {message}"
        yield "error", properties, message, plain
    for warning in weaknesses(report):
        yield "warning", {"title": "rightscheck"}, inert(warning), inert(warning)
    for finding in sorted(report.findings, key=lambda one: one.verdict.rank):
        message = inert(finding.why)
        holder = inert(finding.holder_name)
        remedy = f"\ndo: {inert(finding.remedy)}" if finding.remedy else ""
        at = place(finding.document, finding.start)
        plain = f"{at}  {finding.verdict.value.upper()}  {finding.check}  {holder}  {message}"
        told = f"{at}\n{message}{remedy}" if not region(finding) else f"{message}{remedy}"
        yield _KINDS[finding.severity], _properties(finding, holder), told, plain


def _properties(finding: Finding, holder: str) -> dict[str, object]:
    """An annotation's properties; columns only within one line, else the runner refuses them."""
    found: dict[str, object] = {"file": inert_name(where(finding.document).file)}
    if at := region(finding):
        found |= {"line": at.start.line, "endLine": at.end.line}
        if at.start.line == at.end.line:
            found |= {"col": at.start.column, "endColumn": at.end.column}
    title = ", ".join(filter(None, (finding.check, holder)))
    return {**found, "title": f"{finding.verdict.value}: {title}"}


def _command(name: str, properties: dict[str, object], message: str) -> str:
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name}{' ' * bool(told)}{told}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
