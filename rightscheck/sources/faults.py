"""What SQLite complains of, in words that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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


_TORN = ("no such ", "unsupported file format", "Could not decode to UTF-8", "malformed")
"""How messages begin of which SQLite tells no code, or Python none: our own tables and columns are
missing only where the file is damaged."""


class Torn(sqlite3.DatabaseError):
    """Something is missing that must be there, of which SQLite knows nothing."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what is wrong with the file into UnusableSources; a bug of ours stays what it is."""
    try:
        yield
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        said = _SAYINGS.get(_code(error))
        if said is None:
            raise
        problem, hint = said
        raise UnusableSources(problem, where=path, hint=hint) from error


def row(connection: sqlite3.Connection, table: str, *columns: str) -> tuple[Any, ...]:
    """The one row of a table that always has one."""
    told = connection.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchone()  # noqa: S608 -- names of ours
    if told is None:
        raise Torn(table)
    return tuple(told)


def _code(error: sqlite3.DatabaseError | UnicodeDecodeError) -> int:
    # A schema of torn bytes is quoted in a message that Python then cannot decode.
    if isinstance(error, UnicodeDecodeError):
        said = error.object.decode(errors="replace")
    else:
        said = str(error)
    if said.startswith(_TORN):
        return sqlite3.SQLITE_CORRUPT
    # Extended codes keep the plain one in their low byte.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
