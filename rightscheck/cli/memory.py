"""Python's memory while a program starts."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

SELDOM = 20_000
"""Objects more, after which garbage is looked for among the young: what we make refers to what was
there before and not back, so that hardly any of it is garbage that only such a search finds."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Many objects are made here that stay to the end: looking for garbage among them is in vain.

    Afterwards it is looked for again, but among what the first use in a process has made: a process
    that runs command after command must be able to give back what each of them leaves.
    """
    gc.disable()
    try:
        yield
    finally:
        _keep()
        gc.enable()


@cache
def _keep() -> None:
    """Once in a process; to ask Python whether it was done means to count all that is kept."""
    gc.freeze()
    gc.set_threshold(SELDOM)
