"""What is known of an index's sources without their texts: dates, stories, and which are gone.

Arrays by key, of which every process that scores documents has a copy: a million sources, 12 MB.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from rightscheck.cluster.index.numbering import nodes
from rightscheck.sources.items import moment

_UNDATED = np.iinfo(np.int64).min


class Catalogue(NamedTuple):
    """The `moments` (seconds since 1970 UTC) and the `stories` of all sources, by their keys.

    A source that is nobody's version and has none has no story, which is -1. `members` are the keys
    of all that have one, by their stories, which are `member_stories`. `gone` are keys, ascending.
    """

    moments: NDArray[np.int64]
    stories: NDArray[np.int32]
    members: NDArray[np.uint32]
    member_stories: NDArray[np.int32]
    gone: NDArray[np.uint32]

    @classmethod
    def of(cls, rows: pa.Table, gone: NDArray[np.uint32], last: int) -> Self:
        """Make it of `key`, `id`, `moment`, `version_of` of all sources up to the key `last`."""
        moments = np.full(last + 1, _UNDATED)
        keys = rows["key"].to_numpy()
        moments[keys] = pc.fill_null(rows["moment"], _UNDATED).to_numpy()
        stories = np.full(last + 1, -1, dtype=np.int32)
        # Only who is a version, or has one, may be in a story with others.
        named = pc.is_in(rows["id"], pc.unique(rows["version_of"].drop_null()))
        some = rows.filter(pc.or_(named, pc.is_valid(rows["version_of"])))
        stories[some["key"].to_numpy()] = _joined(some["id"], some["version_of"])
        told = np.flatnonzero(stories >= 0)
        told = told[np.argsort(stories[told], kind="stable")]
        return cls(moments, stories, told.astype(np.uint32), stories[told], np.sort(gone))

    def published(self, keys: Sequence[int]) -> dict[int, datetime]:
        """When these sources were published, of those that say so."""
        seconds = self.moments[np.asarray(keys, dtype=np.int64)].tolist()
        moments = (
            (key, moment(at)) for key, at in zip(keys, seconds, strict=True) if at > _UNDATED
        )
        return {key: at for key, at in moments if at}

    def with_versions(self, keys: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """These sources and all versions of their stories, ascending."""
        stories = np.unique(self.stories[keys])
        first = np.searchsorted(self.member_stories, stories[stories >= 0], "left")
        last = np.searchsorted(self.member_stories, stories[stories >= 0], "right")
        parts = [self.members[a:b] for a, b in zip(first, last, strict=True)]
        return np.unique(np.concatenate([keys, *parts]))


def _joined(ids: pa.ChunkedArray, version_of: pa.ChunkedArray) -> NDArray[np.int32]:
    """The story of each id, as a number: ids that `version_of` links, directly or not, share one.

    The smallest number of a story's sources spreads from neighbour to neighbour, and leaps from
    there to the one of its neighbour's, so that a chain of n versions takes log n rounds.
    """
    mine, other = nodes(ids, version_of.drop_null())
    named = mine[pc.is_valid(version_of).to_numpy()]
    least = np.arange(max(mine.max(initial=-1), other.max(initial=-1)) + 1)
    while True:
        before = least.copy()
        near = np.minimum(least[named], least[other])
        np.minimum.at(least, before[named], near)
        np.minimum.at(least, before[other], near)
        least = least[least]
        if np.array_equal(least, before):
            stories: NDArray[np.int32] = least[mine].astype(np.int32)
            return stories
