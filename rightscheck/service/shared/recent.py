"""The last checks, as facts: when, of what name, with which verdict. Never a word of a text."""

from __future__ import annotations

from collections import Counter, deque
from datetime import datetime
from threading import Lock
from typing import NamedTuple

from rightscheck.model import Report, Verdict


class Checked(NamedTuple):
    """One document of one check; `by` is the name of the key that asked."""

    at: datetime
    by: str
    name: str
    sha256: str
    verdict: Verdict
    findings: dict[Verdict, int]
    words: int


class RecentChecks:
    """The last `most` documents that this process checked; with 0 none is remembered.

    In memory alone: nothing of it is on a disk, and it ends with the process.
    """

    def __init__(self, most: int) -> None:
        self._kept: deque[Checked] = deque(maxlen=most)
        self._lock = Lock()
        self.remembers = most > 0

    def note(self, report: Report, by: str) -> None:
        """Remember the documents of a report."""
        if not self.remembers:
            return
        found: dict[str, Counter[Verdict]] = {}
        for finding in report.findings:
            found.setdefault(finding.document, Counter())[finding.verdict] += 1
        rows = [
            Checked(
                at=report.checked_at,
                by=by,
                name=one.name,
                sha256=one.sha256,
                verdict=one.verdict,
                findings=dict(found.get(one.name, {})),
                words=one.words,
            )
            for one in report.documents
        ]
        with self._lock:
            self._kept.extend(rows)

    def list(self) -> list[Checked]:
        """All that are remembered, the newest first."""
        with self._lock:
            return list(reversed(self._kept))
