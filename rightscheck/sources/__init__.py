"""The licensed sources: everything that holders delivered to us, and who shares words with whom."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rightscheck.model import Source
from rightscheck.sources.catalogue import Entry
from rightscheck.sources.holdings import Holdings
from rightscheck.sources.index import COMMON, Shared
from rightscheck.sources.ledger import Ledger
from rightscheck.sources.sqlite import SqliteSources

__all__ = [
    "COMMON",
    "Entry",
    "Holdings",
    "Ledger",
    "Shared",
    "Sources",
    "SqliteSources",
    "open_sources",
    "reindex",
]


class Sources(Protocol):
    """What a check asks of a library; any store that answers this will do."""

    def shared(self, fingerprints: NDArray[np.uint64], spent: Callable[[], bool]) -> Shared:
        """Which sources hold each of `fingerprints`, by key; OutOfTime once time is `spent`."""
        ...

    def entries(self, keys: Collection[int]) -> list[Entry]:
        """What is known of these sources without their texts; one that went is left out."""
        ...

    def fetch(self, keys: Collection[int]) -> dict[int, Source]:
        """The sources that have these keys; one that went is left out."""
        ...

    def sketches(self, keys: Collection[int]) -> dict[int, bytes]:
        """The `sketch` of the words of these sources; one that went is left out."""
        ...

    def versions(self, id: str) -> list[Entry]:  # noqa: A002 -- the public word for it
        """The story that source `id` belongs to, all its versions, the oldest first."""
        ...

    def get(self, id: str) -> Source | None:  # noqa: A002 -- the public word for it
        """The source of that id."""
        ...

    def newest(self) -> Mapping[str, datetime]:
        """When the newest item of each holder was published, or came if that was earlier."""
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


def reindex(path: str | Path, *, patience: float = 5.0) -> Iterator[int]:
    """Make the index of the library in the file `path` anew, whichever version made the old one.

    Yields after each commit how many sources it took in. Stopped on the way, the library is
    refused until this has been done again, which goes on from there.
    """
    with SqliteSources(
        Path(path), create=False, readonly=False, patience=patience, stale=True
    ) as library:
        yield from library.reindex()
