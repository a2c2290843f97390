"""Answers of earlier runs in one SQLite file of the user's: a cache that may be lost at any time.

What cannot be read, or is not as it was written, was never there: it costs time and nothing else.
Why the file itself is of no use, `Store.problem` says.
Many runs may use the file at once. It holds JSON only, and nobody but its owner can read it.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from rightscheck.errors import reason

FILE = "checked-1.db"
"""The number is that of the file's form."""

LARGEST = 256 << 20
"""Bytes of the file from which the answers go that were not asked for longest, to half as many."""

_TABLE = """
CREATE TABLE IF NOT EXISTS answers (
    key BLOB PRIMARY KEY, asked INTEGER NOT NULL, digest BLOB NOT NULL, answer BLOB NOT NULL
) WITHOUT ROWID
"""
_DAY = 86_400
_KEPT = 30  # days
_BATCH = 500  # answers written at once, or fewer
_HELD = 16 << 20  # bytes of them


class Store:
    """Answers by key, in a file of `folder`; without a folder that can be used, always empty.

    `problem` is why the file cannot be used, or no longer; empty as long as it can.
    """

    def __init__(self, folder: Path | None) -> None:
        self.path = folder / FILE if folder else None
        self.problem = "" if folder else "there is no home to keep it in"
        self._today = int(time.time()) // _DAY
        self._new: dict[bytes, bytes] = {}
        self._asked: list[bytes] = []
        self._size = 0
        self._file: sqlite3.Connection | None = None
        if self.path:
            try:
                self._file = _opened(self.path)
            except (sqlite3.Error, OSError) as error:
                self._give_up(error)

    def get(self, keys: Sequence[bytes]) -> list[bytes | None]:
        """The stored answers of these keys, None for each that is not there."""
        if self._file is None:
            return [None] * len(keys)
        asked = ", ".join("?" * len(keys))
        try:
            rows = self._file.execute(
                f"SELECT key, asked, digest, answer FROM answers WHERE key IN ({asked})",  # noqa: S608 -- question marks
                keys,
            ).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return [None] * len(keys)
        whole = [row for row in rows if isinstance(row[3], bytes) and row[2] == _digest(*row[::3])]
        self._asked += [key for key, day, *_ in whole if day != self._today]
        found = {key: answer for key, _, _, answer in whole}
        return [found.get(key) for key in keys]

    def put(self, key: bytes, answer: bytes) -> bool:
        """Keep an answer for the next `write`; True when that is due."""
        if self._file is not None:
            self._new[key] = answer
            self._size += len(answer)
        return len(self._new) >= _BATCH or self._size >= _HELD

    def write(self) -> None:
        """Write what was put in one transaction."""
        rows = [(key, self._today, _digest(key, new), new) for key, new in self._new.items()]
        asked = [(self._today, key) for key in self._asked]
        self.forget()
        if self._file is None or not (rows or asked):
            return
        try:
            with self._file:
                self._file.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", rows)
                self._file.executemany("UPDATE answers SET asked = ? WHERE key = ?", asked)
        except sqlite3.Error as error:
            self._give_up(error)

    def __bool__(self) -> bool:
        """True even when it is empty: it has a length."""
        return True

    def forget(self) -> None:
        """Drop what was put since the last `write`."""
        self._new, self._asked, self._size = {}, [], 0

    def __len__(self) -> int:
        """How many answers there are."""
        try:
            found = self._file and self._file.execute("SELECT count(*) FROM answers").fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return 0
        return int(found[0]) if found else 0

    def close(self) -> None:
        """Delete old answers and close the file."""
        try:
            if self._file is not None:
                tidy(self._file, self._today, LARGEST)
        except sqlite3.Error as error:
            self._give_up(error)
        finally:
            self._shut()

    def _give_up(self, error: Exception) -> None:
        """Go on without the file; a damaged one is deleted, and the next run makes it anew."""
        self._shut()
        self.problem = reason(error) if isinstance(error, OSError) else str(error)
        # Its children are about the run: locked by another, a full disk, no right to write.
        if self.path and type(error) is sqlite3.DatabaseError:
            remove(self.path)
            self.problem += "; the next check makes it anew"

    def _shut(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.close()


def remove(path: Path) -> None:
    """Delete the file, and what SQLite keeps beside it."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        with suppress(OSError):
            path.with_name(name).unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        if hasattr(os, "geteuid") and os.fstat(handle).st_uid != os.geteuid():
            raise PermissionError(f"{path} is somebody else's")
    finally:
        os.close(handle)
    file = sqlite3.connect(path, timeout=1.0)
    try:
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = NORMAL")  # a power cut may cost the last answers
        file.execute(_TABLE)
    except BaseException:
        file.close()
        raise
    return file


def tidy(file: sqlite3.Connection, today: int, largest: int) -> None:
    """Delete answers not asked for in a month, and more if the file is over `largest` bytes."""
    (size,) = file.execute("PRAGMA page_size").fetchone()
    (pages,) = file.execute("PRAGMA page_count").fetchone()
    with file:
        file.execute("DELETE FROM answers WHERE asked < ?", (today - _KEPT,))
        if size * pages > largest:
            file.execute(
                "DELETE FROM answers WHERE key IN (SELECT key FROM answers ORDER BY asked"
                " LIMIT (SELECT CAST(count(*) * ? AS INTEGER) FROM answers))",
                (1 - largest / 2 / (size * pages),),
            )
    if size * pages > largest:
        file.execute("VACUUM")


def _digest(key: bytes, answer: bytes) -> bytes:
    return hashlib.sha256(key + answer).digest()[:8]
