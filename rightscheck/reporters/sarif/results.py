"""Findings as SARIF results (§3.27): what, where, of which source, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rightscheck.model import (
    Finding,
    Report,
    Suppression,
    SuppressionKind,
)
from rightscheck.reporters.excerpts import excerpt
from rightscheck.reporters.files import keys, region, relative, where
from rightscheck.reporters.grounds import sentence_of
from rightscheck.reporters.inert import inert
from rightscheck.reporters.sarif import fixes
from rightscheck.reporters.sarif.artifacts import Artifacts, Json

MOST = 25_000
"""Results of a run that GitHub code scanning takes: a file of more is refused as a whole (GitHub,
"SARIF results exceed one or more limits")."""

PASSAGE = 400
"""Columns of a passage that are shown: what the whole of it is, the JSON report has."""

Entry = tuple[Finding, Suppression | None]


def results(report: Report, artifacts: Artifacts) -> list[Json]:
    """The `results` of the run, the worst first, then those set aside; at most `MOST` of all."""
    entries: list[Entry] = [(finding, None) for finding in report.findings]
    entries += [(one.finding, one.suppression) for one in report.suppressed]
    compared = bool(report.basis.against) or any(
        why is not None and why.kind in _COMPARED for _, why in entries
    )
    answered = fixes.proposed(report)
    numbers = {name: at for at, name in enumerate(checks(report))}
    keyed = zip(entries, keys(finding for finding, _ in entries), strict=True)
    ordered = sorted(keyed, key=lambda one: (one[0][1] is not None, one[0][0].verdict.rank))
    return [
        {
            "ruleId": finding.check,
            "ruleIndex": numbers[finding.check],
            **_told(finding, artifacts),
            **_identity(finding, key),
            **_standing(why, finding, artifacts, compared=compared),
            **fixes.of(finding, answered, artifacts),
            "properties": _properties(finding),
        }
        for (finding, why), key in ordered[:MOST]
    ]


_COMPARED = (SuppressionKind.BASELINE, SuppressionKind.UNCHANGED)


def checks(report: Report) -> Iterator[str]:
    """The checks that the results name: those with a manual first, in its order."""
    named = [one.finding.check for one in report.suppressed]
    yield from dict.fromkeys(
        [*(rule.name for rule in report.rules), *(f.check for f in report.findings), *named]
    )


def _told(finding: Finding, artifacts: Artifacts) -> Json:
    located = region(finding)
    place = artifacts.location(finding.document, located, finding.start)
    told: Json = {
        "level": finding.severity.value,
        "message": {"text": message(sentence_of(finding))},
        "locations": [place],
    }
    if finding.source_id:
        told["relatedLocations"] = [_source(finding, finding.source_id)]
    return told


def message(text: str) -> str:
    """A message, escaped so that it has no link (§3.11.6) and no placeholder (§3.11.5)."""
    plain = inert(text)
    if "](" in plain:
        plain = re.sub(r"([\\\[\]])", r"\\\1", plain)
    return re.sub(r"([{}])", r"\1\1", plain) if _PLACEHOLDER.search(plain) else plain


_PLACEHOLDER = re.compile(r"\{\d+\}")


def _source(finding: Finding, source_id: str) -> Json:
    """The source as a related location: by its id as a URI, as GitHub wants a physical one."""
    title = f", {finding.source_title}" if finding.source_title else ""
    passage = finding.evidence.source_passage
    words = f": {excerpt(passage, PASSAGE).plain}" if passage else ""
    return {
        "id": 1,
        "physicalLocation": {
            "artifactLocation": {"uri": relative(source_id), "uriBaseId": "SOURCES"}
        },
        "logicalLocations": [{"fullyQualifiedName": source_id, "kind": "resource"}],
        "message": {"text": message(f"{finding.holder_name}, source {source_id}{title}{words}")},
    }


def _identity(finding: Finding, key: str) -> Json:
    """The fingerprints by which a result is known again: of its words, so that lines may move.

    GitHub's uploader counts a hash of the line by itself, and complains of another one; where
    there is no line it makes none, and alerts would double.
    """
    known = {"rightscheckFinding/v1": key}
    if not region(finding):
        known["primaryLocationLineHash"] = key
    return {"partialFingerprints": known}


def _standing(
    why: Suppression | None, finding: Finding, artifacts: Artifacts, *, compared: bool
) -> Json:
    """`suppressions` for a waiver or the baseline, `baselineState` for what a change brought."""
    if why is None:
        return {"baselineState": "new"} if compared else {}
    state: Json = {"baselineState": "unchanged"} if why.kind in _COMPARED else {}
    if why.kind is SuppressionKind.UNCHANGED:
        return state
    inside = why.kind is SuppressionKind.WAIVER and why.where.startswith(f"{finding.document}:")
    at = where(finding.document if inside else re.sub(r"(?::\d+){1,2}\Z", "", why.where)).file
    told: Json = {
        "kind": "inSource" if inside else "external",
        "status": "accepted",
        "justification": inert(why.reason or f"accepted in the {why.kind.value}"),
    }
    if at:
        told["location"] = {"physicalLocation": {"artifactLocation": artifacts.reference(at)}}
    told["properties"] = (
        {"by": why.kind.value, "where": why.where}
        | ({"owner": why.owner} if why.owner else {})
        | ({"until": why.until.isoformat()} if why.until else {})
    )
    return {**state, "suppressions": [told]}


def _properties(finding: Finding) -> Json:
    """The property bag of a result: what SARIF has no word for."""
    decision = finding.evidence.decision
    match = finding.evidence.match
    told: dict[str, object | None] = {
        "verdict": finding.verdict.value,
        "holder": finding.holder,
        "passage": excerpt(finding.evidence.passage, PASSAGE).plain,
        "licence": decision.licence if decision else None,
        "clause": decision.clause if decision else None,
        "match": match.kind.value if match else None,
        "words": match.words if match else None,
        "shareOfSource": match.share_of_source if match else None,
    }
    return {name: value for name, value in told.items() if value not in {None, ""}}
