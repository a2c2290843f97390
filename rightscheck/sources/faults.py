"""What SQLite complains of, in words that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rightscheck.errors import UnusableSources

_DAMAGED = (
    "is damaged",
    "restore it from a copy, or move it away and add the sources again",
)
_LOCKED = ("is locked, another program is writing to it", "try again when that has ended")
_UNWRITABLE = ("cannot be written", "check the permissions of the file and its folder")

_SAYINGS = {
    sqlite3.SQLITE_PERM: _UNWRITABLE,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: _UNWRITABLE,
    sqlite3.SQLITE_IOERR: ("cannot be read or written", "check the disk"),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_FULL: ("cannot grow, the disk is full", "make room and run it again"),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot be opened",
        "check the permissions of the file and its folder",
    ),
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what is wrong with the file into UnusableSources; a bug of ours stays what it is."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        # Extended codes keep the plain one in their low byte.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code not in _SAYINGS:
            raise
        problem, hint = _SAYINGS[code]
        raise UnusableSources(problem, where=path, hint=hint) from error
