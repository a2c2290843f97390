"""The corridor: read, spotted, matched, decided. The only place that knows all rooms."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rightscheck import notices as room
from rightscheck.checks import CHECKS, decide
from rightscheck.checks.manual import manual, summary
from rightscheck.errors import NothingToCheck
from rightscheck.matching import match
from rightscheck.model import (
    Case,
    Document,
    DocumentReport,
    Finding,
    Match,
    Notice,
    PermittedUse,
    Report,
    Rule,
    Unread,
    Verdict,
    worst,
)
from rightscheck.notices import CompiledPacks, compile_packs
from rightscheck.pipeline.baseline import under_baseline
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.doubt import doubted
from rightscheck.pipeline.ignores import Passed
from rightscheck.pipeline.intake import gather
from rightscheck.pipeline.recording import record, sweep
from rightscheck.pipeline.staleness import stale
from rightscheck.pipeline.uses import uses
from rightscheck.pipeline.waiving import waived
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.packs import load_packs
from rightscheck.rulebook.waivers import waivers_of
from rightscheck.text.words import split

_Given = os.PathLike[str] | str | bytes | Document | Unread


def check(
    documents: Iterable[_Given],
    bench: Workbench,
    *,
    now: datetime | None = None,
    on_done: Callable[[str], None] | None = None,
    passed: Passed | None = None,
) -> Report:
    """Check documents: paths (files or folders), texts, bytes or `Document`s.

    What cannot be read, also what is given as `Unread`, is in the report's `unread` and keeps it
    from being clean; no document at all is NothingToCheck. `now` is the time of the check;
    `on_done` hears each name; what is ignored in folders is counted in `passed`.
    One document is a list of one: a lone string would be a text for every letter.
    """
    if isinstance(documents, str | bytes | os.PathLike | Document):
        raise TypeError(f"check takes several documents: [{type(documents).__name__}], not one")
    bench, now = bench.current(), now or datetime.now(UTC)
    silent = stale(bench, now)
    seen: list[DocumentReport] = []
    findings: list[Finding] = []
    unread: list[Unread] = []
    folders: list[Path] = []
    passed = Passed() if passed is None else passed
    for item in gather(_noted(documents, folders), bench.ignores, passed):
        if isinstance(item, Unread):
            unread.append(item)
        else:
            judged = judge(item, bench, silent, now)
            seen.append(judged.document)
            findings += judged.findings
        if on_done:
            on_done(item.name)
    if not seen and not unread:
        raise NothingToCheck("no document was given", hint="name files or folders, or - for stdin")
    sweep(folders, (document.name for document in seen), unread, bench, now)
    basis = bench.basis.model_copy(update={"warnings": (*bench.warnings, *silent.values())})
    parts = (tuple(seen), tuple(findings), tuple(unread), basis, now)
    report = under_baseline(waived(Report.of(*parts, ignored=passed.told), bench, folders), bench)
    return _explained(report.without(doubted(bench.min_confidence)), bench)


class Judged(NamedTuple):
    """What a report says of one document."""

    document: DocumentReport
    findings: tuple[Finding, ...]


def judge(document: Document, bench: Workbench, silent: Mapping[str, str], now: datetime) -> Judged:
    """One document examined, recorded and decided; `silent` is what is wrong with which feed."""
    case = examine(document, bench, now).model_copy(update={"stale": silent})
    record(case, bench, now)
    found = decide(case, bench.questions)
    return Judged(_summary(case, found), found)


def _explained(report: Report, bench: Workbench) -> Report:
    """The report with the checks that its findings name, in the order of the table."""
    named = {one.check for one in report.findings}
    named |= {one.finding.check for one in report.suppressed}
    rules = tuple(
        Rule(name=name, summary=summary(name), manual=manual(name), url=bench.policy.page(name))
        for name in CHECKS
        if name in named
    )
    return report.model_copy(update={"rules": rules})


def _noted(documents: Iterable[_Given], folders: list[Path]) -> Iterator[_Given]:
    """The documents as they come; those that are folders are remembered."""
    for document in documents:
        if isinstance(document, os.PathLike) and Path(document).is_dir():
            folders.append(Path(document))
        yield document


def examine(document: Document, bench: Workbench, now: datetime) -> Case:
    """Everything that is seen in one document: its notices, its matches, what it uses."""
    notices = room.spot(document, bench.packs, bench.house.own)
    matches: tuple[Match, ...] = ()
    if bench.sources:
        matches = match(document, bench.sources, boilerplate=bench.boilerplate)
    return Case(
        document=document,
        notices=notices,
        matches=matches,
        uses=uses(document, notices, matches, bench, now),
        names=bench.names,
    )


def spot(document: Document | str) -> tuple[Notice, ...]:
    """The rights notices of a document, by the packs that come with rightscheck."""
    if isinstance(document, str):
        document = Document.of(document)
    return room.spot(document, _shipped())


@cache
def _shipped() -> CompiledPacks:
    return compile_packs(load_packs([SHELF / "holders"]))


def _summary(case: Case, findings: tuple[Finding, ...]) -> DocumentReport:
    document = case.document
    return DocumentReport(
        name=document.name,
        sha256=document.sha256,
        media_type=document.media_type,
        verdict=worst(finding.verdict for finding in findings),
        words=split(document.text).size,
        notices=len(case.notices),
        matches=len(case.matches),
        waivers=waivers_of(document),
        permitted=tuple(
            PermittedUse(
                use=used.use,
                decision=used.decision,
                holder_name=case.name(used.use.holder),
                start=document.start((used.matches or used.notices)[0].span),
                words=used.use.words,
                source_title=used.source.title if used.source else None,
            )
            for used in case.uses
            if used.licensed
            and used.decision.verdict is Verdict.PERMITTED
            and used.use.holder not in case.stale
        ),
    )
