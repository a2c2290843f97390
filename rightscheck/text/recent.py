"""`Recent`: what was worked for a short while ago, for whoever asks for it again.

The pages of a site have their furniture and their set phrases in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

_K = TypeVar("_K")
_V = TypeVar("_V")


class Recent(Generic[_K, _V]):
    """Values by key: the last `room` that were asked for, and of those before as many at most.

    Threads may share it, without a lock: at worst one works for a value that another has, or as
    many as come at the same moment find room for theirs. No value is ever another's.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._new: dict[_K, _V] = {}
        self._old: dict[_K, _V] = {}

    def among(self, keys: Iterable[_K]) -> dict[_K, _V]:
        """Those of `keys` that are here."""
        new, old = self._new, self._old
        return {
            key: new[key] if key in new else old[key] for key in keys if key in new or key in old
        }

    def keep(self, values: Mapping[_K, _V]) -> None:
        """These were asked for now; so many that there is no room for them are let go."""
        if len(values) > self._room:
            return
        if len(self._new) + len(values) > self._room:
            self._old, self._new = self._new, {}
        self._new.update(values)
