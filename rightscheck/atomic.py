"""Files that are written whole or not at all, whoever reads or writes them meanwhile."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

UNFINISHED = ".rightscheck-"
"""How the name of a file begins that is being written, or was when its process was killed."""


@contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """The path of a new file, to be written in the block; it takes the place of `file` at its end.

    If the block raises, the new file is removed, and `file` stays as it was. At the end it is on
    the disk, under its name: whatever is written after it is not there without it.
    """
    new = file.with_name(f"{UNFINISHED}{secrets.token_hex(8)}")
    try:
        yield new
        _sync(new, os.O_RDWR)
        os.replace(new, file)  # noqa: PTH105 -- the one that is atomic everywhere
        with suppress(OSError):  # not every system does that for a folder
            _sync(file.parent, os.O_RDONLY)
    finally:
        new.unlink(missing_ok=True)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
