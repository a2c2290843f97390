"""`rightscheck cache`, and the options by which a check is faster: memory and processes."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from rightscheck.cli import streams
from rightscheck.errors import RightscheckError
from rightscheck.pipeline.store import FILE, Store, remove
from rightscheck.rulebook.cache import home

app = typer.Typer(no_args_is_help=True, help="What was found in files before, kept by `check`.")

Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        help="Processes side by side; else as many as pay. The report is the same.",
        show_default=False,
    ),
]

Cache = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        metavar="DIR",
        envvar="RIGHTSCHECK_CACHE_DIR",
        help="Where to keep what was found in files; else the user's cache.",
        show_default=False,
    ),
]

NoCache = Annotated[bool, typer.Option("--no-cache", help="Read every file anew, keep nothing.")]


WORTH = 100_000
"""Bytes of files from which memory pays: fewer are read anew in less time than it takes to open."""


class Effort(NamedTuple):
    """How much a check may take: so many processes, and what was found in files before."""

    jobs: int | None = 1
    cache: Path | None = None
    kept: bool = False

    def store(self, documents: Iterable[object]) -> Store | None:
        """The store in that folder, else in the user's cache; it is closed by whoever uses it.

        None where the documents are a few files that are faster read anew.
        """
        pays = self.kept and sum(map(_weight, documents)) >= WORTH
        return Store(self.cache or home()) if pays else None


def _weight(document: object) -> int:
    """Bytes of a file; a folder is worth it in any case, and what is no path is not remembered."""
    try:
        found = document.stat() if isinstance(document, Path) else None
    except (OSError, ValueError):
        return 0  # reading it will tell why
    return 0 if found is None else WORTH if stat.S_ISDIR(found.st_mode) else found.st_size


@app.command("status")
def status(cache: Cache = None) -> None:
    """Say where the cache is, and how much it keeps."""
    path = _path(cache)
    if not path.exists():
        streams.put(f"{path}: nothing is kept yet\n")
        return
    store = Store(path.parent)
    files = len(store)
    store.close()
    size = path.stat().st_size if path.exists() else 0
    streams.put(f"{path}: {files:,} files, {size / 1e6:,.1f} MB\n")


@app.command("clear")
def clear(cache: Cache = None) -> None:
    """Forget everything; the next check reads every file anew."""
    path = _path(cache)
    remove(path)
    if path.exists():
        raise RightscheckError("cannot be removed", where=path, hint="check its permissions")
    streams.put(f"{path}: cleared\n")


def _path(cache: Path | None) -> Path:
    folder = cache or home()
    if folder is None:
        raise RightscheckError("there is no home to keep a cache in", hint="--cache DIR names one")
    return folder / FILE
