"""Python's garbage collector while a program starts."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

SELDOM = 20_000
"""Objects more, after which garbage is looked for among the young: what we make refers to what was
there before and not back, so that hardly any of it is garbage that only such a search finds."""


@contextmanager
def uncollected(made: str) -> Iterator[None]:
    """No garbage collection within: what is `made` here stays to the end of the process.

    Afterwards it is looked for again, but among what was the first of its kind in a process: one
    that runs command after command must be able to give back what each of them leaves.
    """
    gc.disable()
    try:
        yield
    finally:
        _keep(made)
        gc.enable()


@cache
def _keep(made: str) -> None:  # noqa: ARG001 -- the cache knows it
    """Freeze once for each: to ask Python whether that was done means to count every object."""
    gc.freeze()
    gc.set_threshold(SELDOM)
