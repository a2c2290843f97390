"""Verdicts, states, places and moments, shown alike all over the page."""

from __future__ import annotations

from datetime import datetime
from itertools import count as numbers

from rightscheck.licensing.moments import is_bare, utc
from rightscheck.model import Finding, Place, Standing, State, Unit, Verdict
from rightscheck.reporters.html.markup import Html, tag

SHAPES = {
    Verdict.BREACH: "■",
    Verdict.REVIEW: "◆",
    Verdict.DUTY: "●",
    Verdict.PERMITTED: "✓",
}
"""A verdict is told by its word, its shape and its colour: any one of them is enough."""

STATES = {State.TRUE: "✓", State.FALSE: "✗", State.UNKNOWN: "?"}
STANDINGS = {
    Standing.DONE: "✓",
    Standing.PENDING: "○",
    Standing.VIOLATED: "✗",
    Standing.UNKNOWN: "?",
}


def badge(verdict: Verdict) -> Html:
    """The verdict's shape and word."""
    return tag("b", shape(verdict), " ", verdict.value, class_=f"badge {verdict.value}")


def shape(verdict: Verdict) -> Html:
    """The verdict's shape alone, hidden from screen readers; its word must stand beside it."""
    return tag("b", SHAPES[verdict], class_=f"shape {verdict.value}", aria_hidden="true")


def lines(start: Place, end: Place) -> str:
    """`line 13`, `lines 13–18`, `page 3`, `Body, paragraph 2 to Body, paragraph 4`."""
    if start.line == end.line:
        return start.whole
    if isinstance(start.unit, Unit):
        return f"{start.unit}s {start.line}–{end.line}"
    return f"{start.whole} to {end.whole}"


def moment(when: datetime) -> str:
    """`2 March 2026, 12:00 UTC`; a bare date has no hour."""
    told = when if is_bare(when) else utc(when)
    day = f"{told.day} {told:%B %Y}"
    return day if is_bare(when) else f"{day}, {told:%H:%M} UTC"


def anchors(findings: tuple[Finding, ...]) -> list[str]:
    """The anchor of each finding in the page: its id, numbered where two share one."""
    taken: set[str] = set()
    found = []
    for finding in findings:
        names = (f"{finding.id}-{number}" if number > 1 else finding.id for number in numbers(1))
        found.append(next(name for name in names if name not in taken))
        taken.add(found[-1])
    return found
