"""Connections for many threads: each works with one of its own, and hands it back."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from rightscheck.errors import OutOfTime

_LOOK = 20
"""Milliseconds after which who waits for another to write looks at the clock."""


KEPT = 8
"""Connections that are kept for those who come next: each may hold 4 MB of pages."""


class Connections:
    """As many connections as are needed at once, of which a few are kept.

    Threads come and go in a service; a connection for each that ever lived would run out of
    file handles.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False
        self._mine = threading.local()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the library from begin to end.

        What this thread asks meanwhile is asked of the same state.
        """
        if held := self._held:
            yield held
            return
        with self.lent() as connection:
            connection.execute("BEGIN")
            self._mine.connection = connection
            try:
                yield from _transaction(connection)
            finally:
                self._mine.connection = None

    @contextmanager
    def asking(self) -> Iterator[sqlite3.Connection]:
        """A connection for one statement, which sees one state by itself."""
        if held := self._held:
            yield held
            return
        with self.lent() as connection:
            yield connection

    @property
    def _held(self) -> sqlite3.Connection | None:
        """What this thread is reading from."""
        return getattr(self._mine, "connection", None)

    @contextmanager
    def writing(self, spent: Callable[[], bool] | None = None) -> Iterator[sqlite3.Connection]:
        """A connection whose work is kept whole, or not at all.

        OutOfTime once time is `spent` and another process still writes.
        """
        with self.lent() as connection:
            if spent:
                _await(connection, spent)
            else:
                connection.execute("BEGIN IMMEDIATE")
            yield from _transaction(connection)

    def close(self) -> None:
        """Close what is idle now and the rest when it comes back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    @contextmanager
    def lent(self) -> Iterator[sqlite3.Connection]:
        """A connection outside any transaction."""
        with self._lock:
            if self._closed:
                raise ValueError("the library is closed")
            connection = self._idle.pop() if self._idle else None
        connection = connection or self._connect()
        try:
            yield connection
        finally:
            self._take_back(connection)

    def _take_back(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if not self._closed and len(self._idle) < KEPT:
                self._idle.append(connection)
                return
        connection.close()


def _await(connection: sqlite3.Connection, spent: Callable[[], bool]) -> None:
    """Begin to write as soon as nobody else does."""
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    end = monotonic() + patience / 1000
    connection.execute(f"PRAGMA busy_timeout = {_LOOK}")
    try:
        while not _begun(connection, last=monotonic() >= end):
            if spent():
                raise OutOfTime
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}")


def _begun(connection: sqlite3.Connection, *, last: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if last or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
