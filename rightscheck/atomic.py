"""Files that are written whole or not at all, whoever reads or writes them meanwhile."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNFINISHED = ".rightscheck-"
"""How the name of a file begins that is being written, or was when its process was killed."""


@contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """The path of a new file, to be written in the block; it takes the place of `file` at its end.

    If the block raises, the new file is removed, and `file` stays as it was.
    """
    new = file.with_name(f"{UNFINISHED}{secrets.token_hex(8)}")
    try:
        yield new
        os.replace(new, file)  # noqa: PTH105 -- the one that is atomic everywhere
    finally:
        new.unlink(missing_ok=True)
