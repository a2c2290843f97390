"""Paths and standard input in, a `Report` out, with a bar for the person who waits."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from rightscheck.cli import streams
from rightscheck.cli.effort import Effort
from rightscheck.cli.listing import listed
from rightscheck.cli.reading import STDIN, read_stdin
from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Report, Unread
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.checking import check
from rightscheck.pipeline.intake.given import walk
from rightscheck.pipeline.intake.ignores import Passed
from rightscheck.reporters.inert import inert_name

_ALONE = Effort()


def check_paths(
    paths: Sequence[Path],
    name: str,
    bench: Workbench,
    files_from: Path | None = None,
    effort: Effort = _ALONE,
) -> Report:
    """Check files and folders, and standard input for `-` under the name that it is given.

    `files_from` lists more of them. The report lists standard input as unread if it cannot be;
    alone, that is the error itself.
    """
    documents: list[Path | Document | Unread] = [path for path in paths if path != STDIN]
    if STDIN in paths:
        try:
            documents.insert(0, read_stdin(name))
        except UnreadableDocument as error:
            if not documents:
                raise
            documents.insert(0, Unread(name=name, problem=error.problem, hint=error.hint))
    passed = Passed()
    if files_from:
        documents += listed(files_from, bench.ignores, passed)
    return check_documents(documents, bench, passed, effort)


def check_documents(
    documents: Sequence[Path | Document | Unread],
    bench: Workbench,
    passed: Passed | None = None,
    effort: Effort = _ALONE,
) -> Report:
    """Check them, with the bar; `passed` counts what is ignored.

    A list or a change may well hold no document: then the report is empty.
    """
    passed = Passed() if passed is None else passed
    if not documents:
        return Report.of((), (), (), bench.basis, datetime.now(UTC), ignored=passed.as_ignored)
    store = effort.store(documents)
    with _progress(documents, bench) as on_done:
        report = check(
            documents, bench, on_done=on_done, passed=passed, jobs=effort.jobs, store=store
        )
    if store and store.problem:
        cache = inert_name(str(store.path or ""))
        streams.say(
            f"note: the cache {cache} cannot be used ({store.problem});"
            " --cache DIR names another, --no-cache does without"
        )
    return report


@contextmanager
def _progress(
    documents: Sequence[Path | Document | Unread], bench: Workbench
) -> Iterator[Callable[[str], None] | None]:
    """A bar on standard error that vanishes when it is done; nothing where nobody looks."""
    if not streams.is_seen(sys.stderr):
        yield None
        return
    # Only here, since it takes a while and most runs have nobody who looks.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("checking", total=sum(_size(one, bench) for one in documents))
        yield lambda _: bar.advance(task)


def _size(document: Path | Document | Unread, bench: Workbench) -> int:
    if isinstance(document, Path) and os.path.isdir(document):  # noqa: PTH112 -- never raises
        return sum(1 for _ in walk(document, bench.ignores))
    return 1
