"""The folder of a batch in, a `Report` out, as the local corridor would have made it.

A report is held as a whole by whoever shows it, so it has at most so many findings: the worst.
Whatever it leaves out stands in its warnings, and a report with warnings is never clean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyarrow.dataset as ds

from rightscheck.cluster.results.outcome import Filter, Outcome, V, matching, outcome
from rightscheck.errors import RightscheckError
from rightscheck.model import DocumentReport, Finding, Report, Unread, Verdict
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.sifting.sifted import explained, sifted
from rightscheck.pipeline.sifting.wanted import Wanted, assembled


def stored(folder: Path, wanted: Wanted, most: int) -> Report:
    """A report of the wanted part of a batch, of at most so many findings, documents, unread ones.

    RightscheckError for a folder that no batch has written, and for a file that is damaged.
    """
    batch = outcome(folder)
    where = matching(wanted)
    found, of_findings = _findings(batch, where, most)
    documents, of_documents = _documents(batch, found, wanted, most)
    unread = tuple(islice(_unread(batch), most))
    warnings = [*batch.warnings]
    if not wanted.everything:
        warnings.append(f"this is a part of the report: {wanted.phrase}")
    warnings += _cut(found, of_findings, "findings", ", the worst first")
    warnings += _cut(documents, of_documents, "documents")
    warnings += _cut(unread, batch.count("unread"), "documents that were not read")
    run = Report.of((), (), unread, batch.run.basis, batch.run.now)
    made = assembled(run, found, documents, wanted, warnings)
    return made.model_copy(update={"rules": explained({one.check for one in found})})


def settled(folder: Path, bench: Workbench, most: int) -> Report:
    """All of a batch's folder, with set aside what `check` would set aside by this bench.

    What a waiver or an entry of the baseline answers for is seen where all findings are, never in
    a part of them: RightscheckError where there are more than `most`.
    """
    batch = outcome(folder)
    size = max(map(batch.count, ("findings", "documents", "unread")))
    if size > most:
        raise RightscheckError(
            "what is set aside can only be told of all findings and documents at once",
            where=folder,
            hint=f"it has {size:,} of one of them: --most {size} holds them all",
        )
    whole, told = stored(folder, Wanted(), most), bench.basis
    by = {"baseline": told.baseline, "waivers": told.waivers}
    basis = whole.basis.model_copy(update=by)
    return sifted(whole.model_copy(update={"basis": basis}), bench)


def _findings(batch: Outcome, where: Filter, most: int) -> tuple[list[Finding], int]:
    """The findings, the worst where there are more, and how many there are."""
    worst_first = [ds.field("verdict") == verdict.value for verdict in Verdict]
    return _first(batch, ("findings", "finding"), Finding, where, most, worst_first)


def _documents(
    batch: Outcome, found: Iterable[Finding], wanted: Wanted, most: int
) -> tuple[list[DocumentReport], int]:
    """The documents, those of the findings first where there are more, and how many there are."""
    where = matching(wanted, of_findings=False)
    named = ds.field("name").isin(sorted({finding.document for finding in found}))
    return _first(batch, ("documents", "report"), DocumentReport, where, most, (named, ~named))


def _first(  # noqa: PLR0913, PLR0917 -- which values, which of them, in which order
    batch: Outcome,
    column: tuple[str, str],
    kind: type[V],
    where: Filter,
    most: int,
    order: Iterable[ds.Expression],
) -> tuple[list[V], int]:
    """The values of a table's column, `most` of them in that order, and how many there are."""
    total = batch.count(column[0], where)
    if total <= most:
        return list(batch.values(*column, kind, where)), total
    shown: list[V] = []
    for part in order:
        both = part if where is None else part & where
        shown += islice(batch.values(*column, kind, both), most - len(shown))
    return shown, total


def _unread(batch: Outcome) -> Iterator[Unread]:
    for name, problem, hint in batch.rows("unread", ["name", "problem", "hint"]):
        yield Unread(name=name, problem=problem, hint=hint or "")


def _cut(shown: Iterable[object], total: int, what: str, which: str = "") -> Iterator[str]:
    number = sum(1 for _ in shown)
    if number < total:
        yield (
            f"{number:,} of {total:,} {what} are shown{which}: choose a part by --holder,"
            " --section, --month or --verdict, or show more by --most"
        )
