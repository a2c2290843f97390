"""`Report` in, Markdown out for a comment on a pull request, or for the summary of a job.

The verdict first, a table of what was found, and folded below it why and what to do. GitHub takes
65,536 characters of a comment: what does not fit is counted in a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from rightscheck.model import Finding, PermittedUse, Report, Unread
from rightscheck.reporters.grounds import parts
from rightscheck.reporters.layout import place
from rightscheck.reporters.prose import code, prose, tagged
from rightscheck.reporters.tally import ignored, sentence, weaknesses

T = TypeVar("T")

LONGEST = 65_536
"""Characters of a comment."""

ROWS, DETAILS = 24_000, 32_000
"""Characters that the table gets, and what is folded below it."""

OTHERS = 6_000
"""Characters that warnings, unread documents and permitted uses get."""

TRIED = 500
"""Items that are tried: so many would fit if each were as short as can be."""

PASSAGE = 400
"""Columns of a passage that are shown."""

LINE = 600
"""Characters of a sentence, before it is escaped."""


def render(report: Report) -> str:
    """The report as Markdown, the worst findings first; no word of a page or a name is active."""
    findings = sorted(report.findings, key=lambda one: one.verdict.rank)
    others = [
        *(
            f"- note: {prose(_cut(warning))}\n"
            for warning in (*weaknesses(report), *ignored(report))
        ),
        *map(_unread, report.unread),
        *(_permitted(one.name, use) for one in report.documents for use in one.permitted),
    ]
    parts = [
        f"### rightscheck: {report.verdict.value}\n\n{prose(sentence(report))}\n\n",
        _HEAD * bool(findings),
        *_bounded(findings, _row, ROWS, " in the report"),
        *_bounded(findings, _details, DETAILS, " of which the report says why"),
        *_bounded(others, str, OTHERS, " in the report"),
    ]
    return f"{''.join(parts).rstrip()}\n"


_HEAD = "| verdict | where | check | holder | why |\n|---|---|---|---|---|\n"


def _bounded(items: Sequence[T], told: Callable[[T], str], room: int, what: str) -> Iterator[str]:
    """The items that fit into `room` characters, without those too long, and how many are left."""
    more = 0
    for at, item in enumerate(items):
        part = told(item) if at < TRIED else ""
        if part and len(part) <= room:
            room -= len(part)
            yield part
        else:
            more += 1
    if more:
        yield f"\n… and {more:,} more{what}\n"
    if items:
        yield "\n"


def _row(finding: Finding) -> str:
    cells = (
        f"**{finding.verdict.value}**",
        _place(finding),
        prose(finding.check),
        prose(_cut(finding.holder_name)),
        prose(_cut(finding.why)),
    )
    return f"| {' | '.join(cells)} |\n"


def _details(finding: Finding) -> str:
    where = tagged(_cut(place(finding.document, finding.start)))
    said = parts(finding, PASSAGE)
    told = "".join(f"- {label}: {prose(_cut(words))}\n" for label, words in said)
    title = f"{finding.verdict.value} {where} {finding.check}"
    return f"<details><summary>{title}</summary>\n\n{told}\n</details>\n\n"


def _place(finding: Finding) -> str:
    return code(_cut(place(finding.document, finding.start)))


def _unread(unread: Unread) -> str:
    said = "; ".join(filter(None, (_cut(unread.problem), _cut(unread.hint))))
    return f"- **not read** {code(_cut(unread.name))} {prose(said)}\n"


def _permitted(document: str, use: PermittedUse) -> str:
    where = code(_cut(place(document, use.start)))
    clause = use.decision.clause or use.decision.why
    return f"- permitted {where} {prose(_cut(use.holder_name))}: {prose(_cut(clause))}\n"


def _cut(text: str) -> str:
    return text if len(text) <= LINE else f"{text[: LINE - 1]}…"
