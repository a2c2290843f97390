"""A file given new bytes: all of them or none, under the same name and permissions."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

from rightscheck.atomic import replacing
from rightscheck.errors import UnwritableDocument, reasoned

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def original(path: Path) -> bytes:
    """The bytes of a file that can be replaced; UnwritableDocument, and why, where it cannot."""
    if path.is_symlink():
        raise UnwritableDocument("it is a link to another file", where=path)
    if not path.is_file():
        raise UnwritableDocument("it is no file of its own", where=path)
    with reasoned(UnwritableDocument("it cannot be read", where=path)):
        about = path.stat()
        if about.st_nlink > 1:
            raise UnwritableDocument("the file has several names (hard links)", where=path)
        if not about.st_mode & _WRITABLE or not os.access(path, os.W_OK):
            raise UnwritableDocument("the file is read-only", where=path)
        return path.read_bytes()


def replace(path: Path, old: bytes, new: bytes) -> None:
    """Give the file its new bytes, unless it is not as it was; UnwritableDocument where that fails.

    A reader sees the old bytes or the new ones.
    """
    if original(path) != old:
        raise UnwritableDocument("it was changed meanwhile", where=path, hint="check it again")
    with (
        reasoned(UnwritableDocument("it cannot be written", where=path)),
        replacing(path) as written,
    ):
        written.touch(mode=0o600, exist_ok=False)  # until it has the file's own
        with written.open("wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, written)
