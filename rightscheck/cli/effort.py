"""How much a check may take: the options for it, memory and processes."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from rightscheck.cli.helping import option
from rightscheck.pipeline.caching.store import Store
from rightscheck.rulebook.cache import home

Jobs = Annotated[
    int | None,
    option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        help="Processes side by side; else as many as pay. The report is the same.",
    ),
]

Cache = Annotated[
    Path | None,
    option(
        "--cache",
        metavar="DIR",
        envvar="RIGHTSCHECK_CACHE_DIR",
        help="Where to keep what was found in files; else the user's cache.",
    ),
]

NoCache = Annotated[bool, typer.Option("--no-cache", help="Read every file anew, keep nothing.")]


WORTH = 100_000
"""Bytes of files from which memory pays: fewer are read anew in less time than it takes to open."""


class Effort(NamedTuple):
    """How much a check may take: processes, and a cache of what was found in files."""

    jobs: int | None = 1
    cache: Path | None = None
    kept: bool = False

    def store(self, documents: Iterable[object]) -> Store | None:
        """The cache in that folder, else in the user's; whoever uses it closes it.

        None where the documents are a few files that are faster read anew.
        """
        pays = self.kept and sum(map(_weight, documents)) >= WORTH
        return Store(self.cache or home()) if pays else None


def _weight(document: object) -> int:
    """Bytes of a file, `WORTH` for a folder, 0 for what is no path."""
    try:
        found = document.stat() if isinstance(document, Path) else None
    except (OSError, ValueError):
        return 0  # reading it will tell why
    return 0 if found is None else WORTH if stat.S_ISDIR(found.st_mode) else found.st_size
