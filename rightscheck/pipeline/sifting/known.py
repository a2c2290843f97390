"""What was there already, told from what is new: for baselines and for changes alike.

Findings are known by what they say (`Finding.id`), not by where they stand: a paragraph that
moves brings none, and one that is worse than it was is new. A page that repeats what another
has is new as well, unless that one is gone: then it has moved.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from rightscheck.model import Finding, Known, Report, Suppression, Verdict, worst

Name = Callable[[str], str]
"""A document's name as entries have it: mostly `Workbench.place`."""

_Key = tuple[str, str]


def entries(findings: Iterable[Finding], name: Name) -> tuple[Known, ...]:
    """Findings as entries of a baseline."""
    alike: defaultdict[_Key, list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[name(finding.document), finding.id].append(finding)
    return union(
        Known(
            document=document,
            check=of[0].check,
            verdict=worst(one.verdict for one in of),
            holder=of[0].holder,
            source=of[0].source_id or "",
            finding=finding,
            times=len(of),
        )
        for (document, finding), of in alike.items()
    )


def union(known: Iterable[Known]) -> tuple[Known, ...]:
    """Entries merged, one a finding of a page, and sorted as their file has them.

    Where two entries tell of the same one, it is known as often as either says, and as badly.
    """
    found: dict[_Key, Known] = {}
    for entry in known:
        key = entry.document, entry.finding
        other = found.setdefault(key, entry)
        if other != entry:
            both = {
                "times": max(other.times, entry.times),
                "verdict": worst((other.verdict, entry.verdict)),
            }
            found[key] = other.model_copy(update=both)
    return tuple(sorted(found.values(), key=lambda e: (e.document, e.check, e.holder, e.finding)))


def settled(
    report: Report, known: Iterable[Known], name: Name, is_free: Callable[[str], bool]
) -> tuple[Finding, ...]:
    """The findings of a report that are known: each entry answers for one (or `times`).

    It answers for its own page, all items of a file being one, and for any other if that page
    `is_free`. A finding that is waived takes its entry along: nothing else may stand on it.
    """
    stock = _Stock(known)
    own = [stock.answers(one, file(name(one.document))) for one in report.findings]
    for aside in report.suppressed:
        stock.spend(aside.finding.id, file(name(aside.finding.document)))
    return tuple(
        finding
        for finding, was_known in zip(report.findings, own, strict=True)
        if was_known
        or any(stock.answers(finding, page) for page in stock.pages(finding.id) if is_free(page))
    )


class _Stock:
    """How many findings of each page the entries may still answer for, and how bad they may be."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._left: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._verdicts: dict[_Key, Verdict] = {}
        for entry in known:
            key = page, finding = file(entry.document), entry.finding
            self._left[finding][page] += entry.times
            self._verdicts[key] = worst((entry.verdict, self._verdicts.get(key, entry.verdict)))

    def answers(self, finding: Finding, page: str) -> bool:
        """Does an entry of the page answer for the finding? Then that entry is spent."""
        known = self._verdicts.get((page, finding.id))
        return bool(known and known.reaches(finding.verdict) and self.spend(finding.id, page))

    def spend(self, finding: str, page: str) -> bool:
        """Use up one entry, if there is one left."""
        is_left = self._left[finding][page] > 0
        self._left[finding][page] -= is_left
        return is_left

    def pages(self, finding: str) -> list[str]:
        """The pages that had the finding."""
        return list(self._left[finding])


def set_aside(report: Report, known: Iterable[Finding], why: Suppression) -> Report:
    """The report with these of its findings set aside."""
    these = {id(finding) for finding in known}
    return report.without(lambda finding: why if id(finding) in these else None)


def file(document: str) -> str:
    """The file of a document that is one of several (`feed.xml!2`)."""
    return document.partition("!")[0]
