"""Whose turn it is, where many threads ask at once.

Python runs one thread at a time, and a check is a thousand short calls that give that lock away
and want it back: eight threads that do so at once get half as much done as one after the other.
So articles take turns, a few milliseconds each; a long text does not, or all would wait for it.
A turn is for computing alone: who waits for a file, or tells somebody, has none meanwhile.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rightscheck.pipeline.deadline import Spent

SHORT = 100_000
"""Code points of a text up to which it waits for its turn: fifty milliseconds of work or so."""

_LOOK = 0.01
"""Seconds after which who waits for a turn looks at the clock."""


class _Process:
    """What there is one of in a process, as there is of the interpreter's lock."""

    turn = threading.Lock()


def _forked() -> None:
    """In a new process the thread whose turn it was is not there to end it."""
    _Process.turn = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


@contextmanager
def turn(length: int, spent: Spent) -> Iterator[None]:
    """The turn of a text of that length; without one for who has no time, or is too long."""
    if length > SHORT:
        yield
        return
    lock = _Process.turn
    taken = lock.acquire(timeout=_LOOK)
    while not taken and not spent():
        taken = lock.acquire(timeout=_LOOK)
    try:
        yield
    finally:
        if taken:
            lock.release()
