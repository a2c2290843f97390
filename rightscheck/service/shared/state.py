"""The SQLite file of the service: keys and jobs, for the eyes of its user only."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from rightscheck.errors import RightscheckError, reasoned

_TABLES = """
CREATE TABLE IF NOT EXISTS keys (
    name TEXT PRIMARY KEY, hash BLOB NOT NULL, scopes TEXT NOT NULL, created TEXT NOT NULL,
    last_used TEXT, revoked TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS jobs (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, idempotency TEXT, digest BLOB NOT NULL,
    request BLOB, state TEXT NOT NULL, created REAL NOT NULL, lease REAL NOT NULL DEFAULT 0,
    finished REAL, report TEXT, problem TEXT, attempts INTEGER NOT NULL DEFAULT 0,
    callback TEXT, delivery TEXT, delivery_attempts INTEGER NOT NULL DEFAULT 0,
    delivery_due REAL NOT NULL DEFAULT 0, delivery_problem TEXT,
    UNIQUE (owner, idempotency)
) STRICT;
"""

PATIENCE = 5.0
"""Seconds to wait while another process writes."""


class State:
    """The SQLite file of the service, opened for each question: threads and processes share it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        problem, hint = "the service's file cannot be written", "name another under [service] path"
        with reasoned(RightscheckError(problem, where=path, hint=hint)):
            # SQLite's own files beside it take over its permissions when they are made.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            for beside in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    path.with_name(path.name + beside).chmod(0o600)
        with self.reading() as connection:
            connection.execute("PRAGMA journal_mode = WAL")  # stays with the file
        with self.writing() as connection:
            for table in _TABLES.split(";")[:-1]:
                connection.execute(table)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read by."""
        try:
            with closing(sqlite3.connect(self.path, PATIENCE, isolation_level=None)) as connection:
                connection.row_factory = sqlite3.Row
                yield connection
        except sqlite3.DatabaseError as error:
            raise RightscheckError(
                f"the service's file cannot be used ({error})",
                where=self.path,
                hint="if it is damaged, move it away: keys and jobs have to be made anew",
            ) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection for a transaction: committed at the end, rolled back by an error."""
        with self.reading() as connection:
            connection.execute("PRAGMA synchronous = FULL")  # what is acknowledged stays
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
