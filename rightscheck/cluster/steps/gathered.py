"""What was gathered for one document, as the library that `match` and `uses` ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from rightscheck.cluster.steps.holders import Holders, index_marks
from rightscheck.model import Source
from rightscheck.sources import COMMON, Entry, Shared
from rightscheck.sources.items import moment
from rightscheck.sources.postings import among
from rightscheck.text.fingerprints import sketch
from rightscheck.text.words import split


class Holding(NamedTuple):
    """Of the whole library: how many sources, which state of it, the newest of each holder.

    `common` are the marks, ascending, that so many sources hold that nobody need ask for them.
    """

    size: int
    version: str
    newest: Mapping[str, datetime]
    common: NDArray[np.int64]


class Item(NamedTuple):
    """A source that came along: a row of `schemas.SOURCES`; times are seconds since 1970 UTC."""

    generation: int
    key: int
    id: str
    moment: int | None
    added: int
    version_of: str | None
    source: str

    @property
    def entry(self) -> Entry:
        """As the catalogue of a library tells it."""
        return Entry(self.key, self.id, moment(self.moment), self.version_of, moment(self.added))


class Gathered:
    """A part of a library: all that one document can ask of it, and what is true of the whole.

    It answers as the library does, for the fingerprints of this document, for the sources that it
    may be held against (`matching.reach`), and for the versions of their stories.
    """

    def __init__(self, holders: Holders, items: Iterable[Item], whole: Holding) -> None:
        newest = sorted(items)  # of one key the row of the last generation counts
        self._items = {item.key: item for item in newest}
        self._holders = holders
        self._whole = whole

    @classmethod
    def nothing(cls, whole: Holding) -> Self:
        """For a document that shares nothing with anybody."""
        return cls(Holders.none(), (), whole)

    def shared(
        self, fingerprints: NDArray[np.uint64], spent: Callable[[], bool] = lambda: False
    ) -> Shared:
        """Who holds each of `fingerprints`, of those that came along; time is never `spent`."""
        del spent
        found = self._holders.shared(fingerprints)
        common = among(index_marks(fingerprints), self._whole.common)
        return found._replace(holders=np.where(common, COMMON + 1, found.holders))

    def entries(self, keys: Collection[int]) -> list[Entry]:
        """What is known of these sources, in that order, of those that came along."""
        return [self._items[key].entry for key in keys if key in self._items]

    def fetch(self, keys: Collection[int]) -> dict[int, Source]:
        """The sources that have these keys, of those that came along."""
        return {key: _source(self._items[key]) for key in keys if key in self._items}

    def sketches(self, keys: Collection[int]) -> dict[int, bytes]:
        """The `sketch` of the words of these sources, of those that came along."""
        return {key: sketch(split(source.text)) for key, source in self.fetch(keys).items()}

    def get(self, id: str) -> Source | None:  # noqa: A002 -- the public word for it
        """The source of that id, if it came along."""
        item = self._by_id.get(id)
        return _source(item) if item else None

    def versions(self, id: str) -> list[Entry]:  # noqa: A002 -- the public word for it
        """All that is joined to source `id` by `version_of`, up and down, the oldest first."""
        found, new = set[str](), {id}
        while new:
            found |= new
            new = {other for one in new for other in self._beside[one]} - found
        told = [item for one in found if (item := self._by_id.get(one))]
        told.sort(key=lambda item: (item.added if item.moment is None else item.moment, item.key))
        return [item.entry for item in told]

    def newest(self) -> Mapping[str, datetime]:
        """When the newest item of each holder came to the whole library."""
        return self._whole.newest

    @property
    def version(self) -> str:
        """The state of the whole library."""
        return self._whole.version

    def __len__(self) -> int:
        return self._whole.size

    def __bool__(self) -> bool:
        return True

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self._items.values()}

    @cached_property
    def _beside(self) -> defaultdict[str, set[str]]:
        """Who names whom as what it is a version of, in both directions."""
        beside = defaultdict[str, set[str]](set)
        for item in self._items.values():
            if item.version_of is not None:
                beside[item.id].add(item.version_of)
                beside[item.version_of].add(item.id)
        return beside


def _source(item: Item) -> Source:
    return Source.model_validate_json(item.source)
