"""`check`: documents in, a `Report` out; each is read, spotted, matched and decided."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from rightscheck.errors import NothingToCheck, OutOfTime
from rightscheck.model import Basis, Document, DocumentReport, Finding, Report, Unread
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.budget import Spent, time_limit
from rightscheck.pipeline.caching.memory import Memory
from rightscheck.pipeline.caching.store import Store
from rightscheck.pipeline.intake.given import Errand, Given, errands
from rightscheck.pipeline.intake.ignores import Passed
from rightscheck.pipeline.judging import Judge, Judged
from rightscheck.pipeline.recording import sweep
from rightscheck.pipeline.running.tasks import outcomes
from rightscheck.pipeline.seeing import Sight, unheard
from rightscheck.pipeline.sifting.sifted import sifted
from rightscheck.pipeline.staleness import stale


def check(  # noqa: PLR0913 -- each of them may be left out
    documents: Iterable[Given],
    bench: Workbench,
    *,
    now: datetime | None = None,
    on_done: Callable[[str], None] | None = None,
    passed: Passed | None = None,
    jobs: int | None = 1,
    store: Store | None = None,
    budget: float | None = None,
    cancelled: Spent | None = None,
    on_seen: Callable[[Sight], None] = unheard,
) -> Report:
    """Check documents: paths (files or folders), texts, bytes or `Document`s.

    What cannot be read, also what is given as `Unread`, is in the report's `unread` and keeps it
    from being clean; no document at all is NothingToCheck. `now` is the time of the check;
    `on_done` hears each name, `on_seen` of each document what is seen as soon as it is: first the
    notices, then also the matches; what is ignored in folders is counted in `passed`. A lone
    string would be a text for every letter, and is refused.
    `jobs` are processes that do it side by side; None is as many as pay, and the report is the
    same. `store` keeps what was found in files for the next time, and is closed.
    After `budget` seconds, or once it is `cancelled`, the answer is what is known by then: what was
    not looked at is a finding of the check `not-finished`, or unread, so that it is never clean.
    """
    if isinstance(documents, str | bytes | os.PathLike | Document):
        raise TypeError(f"check takes several documents: [{type(documents).__name__}], not one")
    spent = time_limit(budget, cancelled)
    bench, now = bench.current(budget and budget / 2), now or datetime.now(UTC)
    judge = Judge(bench, stale(bench, now), now, spent, on_seen)
    found, passed = _Collected([], [], [], []), Passed() if passed is None else passed
    given = _in_time(errands(found.noted(documents), bench.ignores, passed), spent)
    warnings = (*bench.warnings, *judge.silent.values())
    basis = bench.basis.model_copy(update={"warnings": warnings})
    with closing(Memory(store, bench, basis)) if store else nullcontext() as memory:
        found.take(outcomes(given, judge, memory, jobs), on_done)
    found.swept(judge)
    return sifted(found.report(basis, now, passed), bench, found.folders)


class _Collected(NamedTuple):
    """What has been found so far, in the order of the documents, and the folders given."""

    seen: list[DocumentReport]
    findings: list[Finding]
    unread: list[Unread]
    folders: list[Path]

    def noted(self, documents: Iterable[Given]) -> Iterator[Given]:
        """The documents as they come; the folders among them are noted."""
        for document in documents:
            if isinstance(document, os.PathLike) and os.path.isdir(document):  # noqa: PTH112 -- never raises
                self.folders.append(Path(document))
            yield document

    def take(
        self, outcomes: Generator[Judged | Unread], on_done: Callable[[str], None] | None
    ) -> None:
        """Put them together; `on_done` hears the name of each."""
        with closing(outcomes):
            for one in outcomes:
                if isinstance(one, Unread):
                    self.unread.append(one)
                else:
                    self.seen.append(one.document)
                    self.findings.extend(one.findings)
                if on_done:
                    on_done(one.name if isinstance(one, Unread) else one.document.name)

    def swept(self, judge: Judge) -> None:
        """Note in the ledger what is gone from the folders, if there is time for that."""
        names = (document.name for document in self.seen)
        try:
            sweep(self.folders, names, self.unread, judge.bench, judge.now, judge.spent)
        except OutOfTime:
            problem = "the ledger still has what is gone: time ran out while another wrote to it"
            self.unread.extend(
                Unread(name=str(folder), problem=problem, hint="ask again with more time")
                for folder in self.folders
            )

    def report(self, basis: Basis, now: datetime, passed: Passed) -> Report:
        """All of it as a report."""
        if not self.seen and not self.unread:
            raise NothingToCheck(
                "no document was given", hint="name files or folders, or - for stdin"
            )
        parts = (tuple(self.seen), tuple(self.findings), tuple(self.unread))
        return Report.of(*parts, basis, now, ignored=passed.as_ignored)


def _in_time(given: Iterable[Errand], spent: Spent) -> Iterator[Errand]:
    """What is to be read, as it comes; once time is spent, the rest as unread.

    The first is read in any case, so that no answer is about nothing.
    """
    for number, errand in enumerate(given):
        if number and not isinstance(errand, Unread) and spent():
            yield Unread(
                name=errand.name,
                problem="was not checked: time ran out before",
                hint="ask again with more time",
            )
        else:
            yield errand
