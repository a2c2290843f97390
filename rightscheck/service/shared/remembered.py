"""What is long to work out and asked for again and again, as long as nothing has changed."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Remembered(Generic[T]):
    """A cached value; of many that ask at once, one computes it and the others wait."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: tuple[object, T] | None = None

    def of(self, basis: object, make: Callable[[], T]) -> T:
        """The value for this `basis`: the cached one, if that was computed for an equal one."""
        with self._lock:
            if self._known is None or self._known[0] != basis:
                self._known = basis, make()
            return self._known[1]
