"""Python's memory while a program starts."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
        if not gc.get_freeze_count():
            gc.freeze()
        gc.enable()
