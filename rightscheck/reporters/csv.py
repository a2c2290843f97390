"""`Report` in, a spreadsheet out: a row a finding, a permitted use, a document that was not read.

RFC 4180 in UTF-8 without a byte order mark, which readers other than Excel take for a letter; Excel
reads it by "From text". Columns are only added, and only at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rightscheck.model import (
    DocumentReport,
    Finding,
    PermittedUse,
    Place,
    Report,
    Suppression,
    Unread,
    Verdict,
)
from rightscheck.reporters.excerpts import excerpt
from rightscheck.reporters.sheet import sheet
from rightscheck.reporters.tally import weaknesses

COLUMNS = (
    *("verdict", "document", "line", "column", "unit", "check", "severity"),
    *("holder", "holder_name", "source", "source_title", "match", "words"),
    *("share_of_source", "share_of_document", "why", "remedy", "licence", "clause"),
    *("text", "id", "set_aside", "reason", "owner", "until"),
)
"""`verdict` is `unread` of a document that could not be checked, and `warning` where the run
itself is weaker than it looks; `set_aside` tells by what a finding does not count."""

PASSAGE = 500
"""Columns of a passage that are shown."""

Row = Mapping[str, object]


def render(report: Report) -> str:
    """Findings in the order of the run, those set aside, permitted uses, what was not read."""
    return sheet(COLUMNS, _rows(report))


def _rows(report: Report) -> Iterator[Row]:
    yield from (_finding(finding) for finding in report.findings)
    yield from (_finding(one.finding, one.suppression) for one in report.suppressed)
    yield from (_permitted(one, use) for one in report.documents for use in one.permitted)
    yield from map(_unread, report.unread)
    yield from ({"verdict": "warning", "why": warning} for warning in weaknesses(report))


def _finding(finding: Finding, aside: Suppression | None = None) -> Row:
    match, decision = finding.evidence.match, finding.evidence.decision
    told = {name: getattr(finding, name) for name in _FIELDS}
    told |= _place(finding.start)
    told["source"] = finding.source_id
    told["text"] = excerpt(finding.evidence.passage, PASSAGE).plain
    if match:
        told |= {"match": match.kind, "words": match.words}
        told["share_of_source"] = round(match.share_of_source, 4)
        told["share_of_document"] = round(match.share_of_document, 4)
    if decision:
        told |= {"licence": decision.licence, "clause": decision.clause}
    if aside:
        told |= {"set_aside": aside.kind, "reason": aside.reason, "owner": aside.owner}
        told["until"] = aside.until
    return told


_FIELDS = [name for name in COLUMNS if name in Finding.model_fields]


def _permitted(document: DocumentReport, used: PermittedUse) -> Row:
    return {
        "verdict": Verdict.PERMITTED,
        "document": document.name,
        **_place(used.start),
        "holder": used.use.holder,
        "holder_name": used.holder_name,
        "source": used.use.source_id,
        "source_title": used.source_title,
        "words": used.words,
        "why": used.decision.why,
        "licence": used.decision.licence,
        "clause": used.decision.clause,
    }


def _unread(unread: Unread) -> Row:
    return {
        "verdict": "unread",
        "document": unread.name,
        "why": unread.problem,
        "remedy": unread.hint,
    }


def _place(place: Place) -> Row:
    return {"line": place.line, "column": place.column, "unit": place.unit}
