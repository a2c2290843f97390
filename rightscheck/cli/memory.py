"""Python's memory while a program starts."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Many objects are made here that stay to the end: looking for garbage among them is in vain.

    Afterwards it is looked for again, though among those objects no more.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
