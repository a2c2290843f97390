"""A house's baseline: applied to a run, and written anew from one.

`update` and `prune` speak of the documents under their `roots` (names as entries have them, `.`
for all): what is known of others stays, and so does what is known of a document that could not
be read. What a waiver answers for is no business of a baseline's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from rightscheck.model import Known, Report, Suppression, SuppressionKind
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.recording import is_named
from rightscheck.pipeline.sifting.known import Name, entries, file, set_aside, settled, union
from rightscheck.pipeline.sifting.waiving import WAIVABLE


def under_baseline(report: Report, bench: Workbench) -> Report:
    """The report with the findings that the bench's baseline knows set aside."""
    if bench.baseline is None:
        return report
    found = settled(report, bench.baseline.known, bench.place, gone_from(bench.folder))
    why = Suppression(kind=SuppressionKind.BASELINE, where=bench.baseline.where)
    return set_aside(report, found, why)


def create(report: Report, name: Name) -> tuple[Known, ...]:
    """A baseline of all findings of a run, but for those on waivers, which are to be mended.

    Those in texts without a name are left out too: nobody finds them again.
    """
    found = (one for one in report.findings if one.check in WAIVABLE and is_named(one.document))
    return entries(found, name)


def update(
    known: Iterable[Known], report: Report, name: Name, roots: Iterable[str]
) -> tuple[Known, ...]:
    """The baseline with all findings of this run; what it knows of other documents stays."""
    looked_at = _looked_at(report, name, roots)
    others = (entry for entry in known if not looked_at(entry.document))
    return union((*others, *create(report, name)))


def prune(
    known: Iterable[Known], report: Report, name: Name, roots: Iterable[str], folder: Path
) -> tuple[Known, ...]:
    """The baseline without what is gone; a page that has moved is kept by its new name."""
    known = tuple(known)
    looked_at = _looked_at(report, name, roots)
    others = (entry for entry in known if not looked_at(entry.document))
    there = settled(report, known, name, gone_from(folder))
    return union((*others, *entries(there, name)))


def gone_from(folder: Path) -> Callable[[str], bool]:
    """A predicate: is the file of this name no longer in `folder`?"""
    return lambda file: not Path(folder, file).exists()


def lies_under(document: str, roots: Iterable[str]) -> bool:
    """Is a document one of `roots`, part of one (`feed.xml!2`), or below one?"""
    return any(
        root in {".", document, file(document)} or document.startswith(f"{root}/") for root in roots
    )


def _looked_at(report: Report, name: Name, roots: Iterable[str]) -> Callable[[str], bool]:
    under = tuple(roots)
    unread = tuple(name(one.name) for one in report.unread)
    return lambda document: lies_under(document, under) and not lies_under(document, unread)
