"""Only what a change brings: `check --diff REV`, `--staged`, `--merge-base BRANCH`.

The documents that changed are checked as they are now; then, if anything was found, as they were,
by the rules of today. What was found then as well is set aside as unchanged. So a change that
takes the credit away brings a finding though the words are the same, and a page that was renamed,
or a paragraph that moved to another page of the change, brings none.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Annotated, NamedTuple

import typer

from rightscheck.cli import streams
from rightscheck.cli.commands.check.git import Changed, Repository
from rightscheck.cli.effort import Effort
from rightscheck.cli.intake import check_documents
from rightscheck.model import (
    Document,
    Known,
    Report,
    Suppression,
    SuppressionKind,
    Unread,
    WaiverFile,
)
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.checking import check
from rightscheck.pipeline.intake.given import is_page, of_data
from rightscheck.pipeline.intake.ignores import Passed
from rightscheck.pipeline.sifting.known import entries, file, set_aside, settled, union
from rightscheck.readers.raw.refusal import ELSEWHERE
from rightscheck.reporters.inert import inert_name
from rightscheck.settings import Settings, deciding
from rightscheck.settings.schema import waiver_file

Diff = Annotated[
    str | None,
    typer.Option("--diff", metavar="REV", help="Only what that commit has not, new files too."),
]

Staged = Annotated[
    bool, typer.Option("--staged", help="Only what the next commit brings, as the index has it.")
]

MergeBase = Annotated[
    str | None,
    typer.Option("--merge-base", metavar="BRANCH", help="Only what came since BRANCH was left."),
]


class Asked(NamedTuple):
    """The change that is asked for: since a commit, since a branch was left, or what is staged."""

    diff: str | None
    branch: str | None

    @property
    def staged(self) -> bool:
        """Is it the index that is checked, not the files?"""
        return self.diff is None and self.branch is None

    def since(self, repository: Repository) -> list[str]:
        """The commits to compare with; two for a merge that is not finished."""
        if self.diff is not None:
            return [repository.commit(self.diff)]
        return repository.parents() if self.branch is None else [repository.base(self.branch)]


class Change(NamedTuple):
    """The paths that differ from each of these commits, and how they differ from it."""

    repository: Repository
    since: list[str]
    differs: list[dict[str, Changed]]

    @property
    def paths(self) -> list[str]:
        """The changed paths; what a merge takes over from one side as it is, is no change."""
        return sorted(set(self.differs[0]).intersection(*self.differs[1:]))

    def name(self, path: str) -> str:
        """A path of the repository, relative to the current folder."""
        return os.path.relpath(self.repository.root / path)


def asked(diff: str | None, branch: str | None, *, staged: bool) -> Asked | None:
    """The change that the options ask for; a usage error if they ask for several."""
    given = (diff is not None, branch is not None, staged)
    if sum(given) > 1:
        raise typer.BadParameter("--diff, --merge-base and --staged: only one at a time")
    return Asked(diff, branch) if any(given) else None


def check_change(
    of: Asked, paths: Sequence[Path], bench: Workbench, settings: Settings, effort: Effort
) -> Report:
    """Check the documents of a change that lie in `paths`, or all of them.

    What is ignored is passed by and counted, as in folders, unless `paths` name it.
    """
    repository = Repository(Path.cwd())
    since = of.since(repository)
    differs = [repository.changes(commit, staged=of.staged) for commit in since]
    change = Change(repository, since, differs)
    _note_rules(change, settings)
    passed = Passed()
    wanted = list(_wanted(change, paths, bench.ignores.passing(), passed))
    against = ", ".join(map(repository.called, since))
    documents = [*_lost(change, paths), *_now(change, wanted, staged=of.staged)]
    report = _checked(documents, bench, against, passed, effort)
    if not report.findings:
        return report
    unread = {file(one.name) for one in report.unread}
    known = _before(change, wanted, bench, report.checked_at, effort.jobs)
    found = settled(report, known, str, lambda page: page not in unread)
    waivers = waiver_file(settings).resolve()
    if not any(repository.root / path == waivers for path in change.paths):
        found += tuple(one for one in report.findings if one.document == bench.waivers.name)
    return set_aside(report, found, Suppression(kind=SuppressionKind.UNCHANGED, where=against))


def _wanted(
    change: Change, paths: Sequence[Path], passes: Callable[[Path], str | None], passed: Passed
) -> Iterator[str]:
    """The changed paths that are, or were, documents and that were asked for."""
    roots = [path.resolve() for path in paths]
    for path in change.paths:
        whole = change.repository.root / path
        if roots and not any(whole.is_relative_to(root) for root in roots):
            continue
        if change.differs[0][path].is_module:
            name = inert_name(change.name(path))
            streams.say(f"note: {name} is a repository of its own: a check in it tells of it")
        elif whole in roots:
            yield path
        elif is_page(PurePosixPath(path)):
            if said := passes(whole):
                passed[said, False] += 1
            else:
                yield path


def _lost(change: Change, paths: Iterable[Path]) -> Iterator[Path | Unread]:
    """Paths that were asked for and cannot have changed: a slip, not a clean run."""
    changed = [change.repository.root / path for path in change.paths]
    for path in paths:
        whole = path.resolve()
        if not whole.is_relative_to(change.repository.root):
            hint = "check it from inside its own"
            yield Unread(name=str(path), problem="is not in this git repository", hint=hint)
        elif not path.exists() and not any(one.is_relative_to(whole) for one in changed):
            yield path


def _now(
    change: Change, paths: Iterable[str], *, staged: bool
) -> Iterator[Path | Document | Unread]:
    """The changed documents: files, or contents of the index."""
    there = [one for path in paths if (one := change.differs[0][path]).is_file]
    if not staged:
        yield from (Path(change.name(one.path)) for one in there)
        return
    torn = [one for one in there if one.is_torn]
    for one in torn:
        hint = "resolve the conflict and `git add` it"
        yield Unread(name=change.name(one.path), problem="is not merged yet", hint=hint)
    whole = [one for one in there if not one.is_torn]
    for one, data in zip(whole, change.repository.contents(o.now for o in whole), strict=True):
        if data is None:
            yield Unread(name=change.name(one.path), problem=ELSEWHERE, hint="`git lfs pull`")
        else:
            yield from of_data(change.name(one.path), data)


def _before(
    change: Change, paths: Sequence[str], bench: Workbench, now: datetime, jobs: int | None
) -> tuple[Known, ...]:
    """What a check finds today in the same documents as they were; nothing is recorded."""
    known: list[Known] = []
    with bench.unrecorded() as rest:
        quiet = replace(rest, baseline=None, waivers=WaiverFile())
        for differs in change.differs:
            was = [differs[path] for path in paths if differs[path].was_file]
            contents = change.repository.contents(one.before for one in was)
            documents = [
                document
                for one, data in zip(was, contents, strict=True)
                if data is not None
                for document in of_data(change.name(one.path), data)
            ]
            if documents:
                known += entries(check(documents, quiet, now=now, jobs=jobs).findings, str)
    return union(known)


def _checked(
    documents: list[Path | Document | Unread],
    bench: Workbench,
    against: str,
    passed: Passed,
    effort: Effort,
) -> Report:
    """The documents of a change checked; the report tells what it was compared with."""
    report = check_documents(documents, bench, passed, effort)
    basis = report.basis.model_copy(update={"against": against})
    return report.model_copy(update={"basis": basis})


def _note_rules(change: Change, settings: Settings) -> None:
    """Say that rules changed: of pages that did not, another verdict may hold now."""
    rules = [path.resolve() for path in deciding(settings)]
    found = [
        inert_name(change.name(path))
        for path in change.paths
        if any((change.repository.root / path).is_relative_to(rule) for rule in rules)
    ]
    if found:
        more = f" and {len(found) - 3} more" if len(found) > 3 else ""  # noqa: PLR2004 -- one line
        streams.say(
            f"note: what decides has changed ({', '.join(found[:3])}{more}):"
            " other pages may be judged otherwise now; a check of all of them tells"
        )
