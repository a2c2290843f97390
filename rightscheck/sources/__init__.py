"""The licensed sources: everything that holders delivered to us, and who shares words with whom."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rightscheck.model import Source
from rightscheck.sources.holdings import Holdings
from rightscheck.sources.sqlite import SqliteSources

__all__ = ["Holdings", "Sources", "SqliteSources", "open_sources"]


class Sources(Protocol):
    """What matching asks of a library; any store that answers this will do."""

    def candidates(self, fingerprints: NDArray[np.uint64], limit: int) -> list[tuple[str, int]]:
        """Ids of sources that share any of `fingerprints` and how many, the likeliest first."""
        ...

    def get(self, id: str) -> Source | None:  # noqa: A002 -- the public word for it
        """The source of that id."""
        ...

    def __len__(self) -> int:
        """How many sources there are."""
        ...

    @property
    def version(self) -> str:
        """Another one whenever a source came, changed or went."""
        ...


def open_sources(
    path: str | Path, *, create: bool = True, readonly: bool = False, patience: float = 5.0
) -> SqliteSources:
    """The library in the file `path`; a context manager, and safe to read from many threads.

    `create` makes a new library where there is none, `readonly` never does and never writes.
    `patience` is how many seconds to wait while another process writes. UnusableSources says
    what is wrong with the file and what to do about it.
    """
    return SqliteSources(
        Path(path), create=create and not readonly, readonly=readonly, patience=patience
    )
