"""A report with its waivers applied: what they fit is set aside, what is wrong with them is told.

A page's waiver speaks of that page, one of the file of its `paths`. What is used is used, waived
or not: the ledger does not hear of waivers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from rightscheck.checks import CHECKS, decide, faulty_waiver
from rightscheck.model import (
    OWN_SITE,
    UNKNOWN_HOLDER,
    DocumentReport,
    Finding,
    Report,
    Suppression,
    SuppressionKind,
    Verdict,
    Waiver,
    WaiverCase,
)
from rightscheck.model.house import fits
from rightscheck.pipeline.bench import Workbench
from rightscheck.text import lazily
from rightscheck.text.words import split

_NOT_HERE = "the settings let no page waive anything ([waivers] pages); write it into the file"

WAIVABLE = frozenset(name for name, check in CHECKS.items() if check.is_waivable)
"""What a person can accept."""


_WILD = lazily.pattern(r"[*?]|/$")
"""What makes a pattern of a name, as scopes write them."""


def waived(report: Report, bench: Workbench, folders: Iterable[Path] = ()) -> Report:
    """The report with waived findings set aside, and with findings on the waivers themselves.

    `folders` are those of which the run has every document.
    """
    there = bench.waivers.waivers or any(page.waivers for page in report.documents)
    if not (bench.waives and there):
        return report
    cases = waiver_cases(report, bench, folders)
    told = [finding for case in cases for finding in decide(case, bench.questions)]
    fitting = _Fitting.of((case.waiver for case in cases if case.used), bench)

    def why(finding: Finding) -> Suppression | None:
        waiver = next(fitting(finding), None)
        return _suppression(waiver) if waiver else None

    return report.without(why).also(told, _file(told, bench))


def waiver_cases(
    report: Report, bench: Workbench, folders: Iterable[Path] = ()
) -> list[WaiverCase]:
    """Every waiver, those of pages first, with what the run can say of its use.

    Findings that are set aside already count as found.
    """
    holders = _holders(report, bench)
    today = report.checked_at.astimezone(UTC).date()
    pages = (_allowed(one, bench) for page in report.documents for one in page.waivers)
    cases = [
        WaiverCase(waiver=waiver, today=today, checks=WAIVABLE, holders=holders)
        for waiver in (*pages, *bench.waivers.waivers)
    ]
    sound = {case.waiver: None for case in cases if not any(faulty_waiver.faults(case))}
    fitting, known = _Fitting.of(sound, bench), _Known.of(report, bench, folders)
    found = (*report.findings, *(one.finding for one in report.suppressed))
    used = {waiver for finding in found for waiver in fitting(finding)}
    return [
        case.model_copy(update={"used": case.waiver in used or known.nothing_for(case.waiver)})
        if case.waiver in sound
        else case
        for case in cases
    ]


def _suppression(waiver: Waiver) -> Suppression:
    return Suppression(
        kind=SuppressionKind.WAIVER,
        reason=waiver.reason,
        owner=waiver.owner,
        until=waiver.until,
        where=waiver.where,
    )


class _Fitting(NamedTuple):
    """The waivers that a finding fits: those of its page, then those of the file.

    They are kept by what few findings have, so that many waivers and many findings seldom meet.
    """

    pages: defaultdict[str, list[Waiver]]
    ids: defaultdict[str, list[Waiver]]
    names: defaultdict[str, list[Waiver]]
    others: list[Waiver]
    place: Callable[[str], str]

    @classmethod
    def of(cls, waivers: Iterable[Waiver], bench: Workbench) -> _Fitting:
        """Make the index of these waivers."""
        place = cache(bench.place)
        self = cls(defaultdict(list), defaultdict(list), defaultdict(list), [], place)
        for one in waivers:
            if one.document != bench.waivers.name:
                self.pages[one.document].append(one)
            elif one.finding:
                self.ids[one.finding].append(one)
            elif one.paths and not any(map(_WILD.search, one.paths)):
                for path in one.paths:
                    self.names[path].append(one)
            else:
                self.others.append(one)
        return self

    def __call__(self, finding: Finding) -> Iterator[Waiver]:
        if finding.check not in WAIVABLE:
            return
        own = self.pages.get(finding.document, ())
        by_id = self.ids.get(finding.id, ())
        by_name = self.names.get(self.place(finding.document), ()) if self.names else ()
        for waiver in chain(own, by_id, by_name, self.others):
            if _fits(waiver, finding, self.place):
                yield waiver


def _fits(waiver: Waiver, finding: Finding, place: Callable[[str], str]) -> bool:
    """Does a finding fit everything that a waiver names?"""
    return (
        waiver.check in {"", finding.check}
        and waiver.holder in {"", finding.holder}
        and waiver.source in {"", finding.source_id}
        and waiver.finding in {"", finding.id}
        and (not waiver.paths or fits(place(finding.document), waiver.paths))
        and (not waiver.passage or _has(finding.evidence.passage.text, waiver.passage))
    )


def _has(text: str, passage: str) -> bool:
    """Does `text` hold the words of `passage` in a row?"""
    wanted, there = split(passage).ids, split(text).ids.tobytes()
    at = there.find(wanted.tobytes())
    while at % wanted.itemsize and at > 0:
        at = there.find(wanted.tobytes(), at + 1)
    return at >= 0 and wanted.size > 0


class _Known(NamedTuple):
    """What a run can know of a waiver that fits nothing: whether all was there to be found."""

    bench: Workbench
    matches: bool
    folders: tuple[str, ...]
    pages: frozenset[str]
    unseen: tuple[str, ...]

    @classmethod
    def of(cls, report: Report, bench: Workbench, folders: Iterable[Path]) -> _Known:
        """What was in the run, and what was not."""
        return cls(
            bench,
            bool(report.basis.source_count),
            tuple(bench.place(str(folder)) for folder in folders),
            frozenset(bench.place(page.name) for page in report.documents),
            tuple(map(bench.place, _unseen(report))),
        )

    def nothing_for(self, waiver: Waiver) -> bool | None:
        """False for a waiver of which the run read everything, and found nothing that it fits."""
        return False if self._all_of(waiver) else None

    def _all_of(self, waiver: Waiver) -> bool:
        """Was every document read that a waiver may speak of, and compared with a library?"""
        own = waiver.document != self.bench.waivers.name
        globs = (self.bench.place(waiver.document),) if own else waiver.paths or ("**",)
        shut = any(fits(name, globs) for name in self.unseen)
        return self.matches and not shut and all(map(self._covered, globs))

    def _covered(self, glob: str) -> bool:
        """Does all that a pattern may mean lie in a folder of the run, or is it a page of it?"""
        fixed = re.split(r"[*?]", glob, maxsplit=1)[0]
        inside = any(one == "." or fixed.startswith(f"{one}/") for one in self.folders)
        return inside or glob in self.pages


def _unseen(report: Report) -> Iterator[str]:
    """Documents of which something was not looked at."""
    yield from (one.name for one in report.unread)
    yield from (one.document for one in report.findings if CHECKS[one.check].always)


def _allowed(waiver: Waiver, bench: Workbench) -> Waiver:
    """A page's waiver; if the settings allow none in pages, the same with that fault."""
    return waiver if bench.pages_waive else waiver.model_copy(update={"fault": _NOT_HERE})


def _holders(report: Report, bench: Workbench) -> dict[str, str]:
    """Whoever a finding may speak of, with what people call them."""
    own = bench.house.name or "this house"
    return {
        **{one.holder: one.holder for one in bench.licences},
        **dict.fromkeys(bench.house.holders, own),
        **{one.holder: one.holder_name for one in report.findings},
        UNKNOWN_HOLDER: UNKNOWN_HOLDER,
        OWN_SITE: own,
        **bench.names,
    }


def _file(told: Sequence[Finding], bench: Workbench) -> Iterator[DocumentReport]:
    """The file of waivers as a document of the report, if there are findings on it."""
    if any(finding.document == bench.waivers.name for finding in told):
        yield DocumentReport(
            name=bench.waivers.name,
            sha256=bench.waivers.sha256,
            media_type="application/yaml",
            verdict=Verdict.REVIEW,
            words=0,
            notices=0,
            matches=0,
        )
