"""Checks that nobody waits for at the line: kept in the service's file until they are told.

A process that ends, in whatever way, leaves its job to the next one: what is `running` and has not
been renewed for a while is taken up again. So a report may be computed twice, and is kept once.
"""

from __future__ import annotations

import hashlib
import sqlite3
import uuid
from datetime import UTC, datetime
from http import HTTPStatus
from time import time
from typing import NamedTuple

from rightscheck.service.http.problems import Refused
from rightscheck.service.shared.state import State

LEASE = 15.0
"""Seconds that a job is left alone by others after it was last renewed."""

TRIES = 3
"""Times that a job is begun: one that ends its process each time is given up."""

MOST = 1000
"""Jobs that may wait."""


class Job(NamedTuple):
    """A row of the table of jobs; times are seconds since 1970."""

    id: str
    owner: str
    digest: bytes
    request: bytes | None
    state: str
    created: float
    finished: float | None
    report: str | None
    problem: str | None
    attempts: int
    callback: str | None
    delivery: str | None
    delivery_attempts: int
    delivery_problem: str | None


_COLUMNS = ", ".join(Job._fields)

_BEGIN = f"""
UPDATE jobs SET state = 'running', lease = :until, attempts = attempts + 1 WHERE id = (
    SELECT id FROM jobs WHERE state = 'queued' OR (state = 'running' AND lease < :now)
    ORDER BY created LIMIT 1
) RETURNING {_COLUMNS}
"""  # noqa: S608 -- our own words

_DELIVER = f"""
UPDATE jobs SET delivery_due = :until, delivery_attempts = delivery_attempts + 1 WHERE id = (
    SELECT id FROM jobs WHERE delivery = 'pending' AND delivery_due <= :now
    AND state IN ('done', 'failed') ORDER BY delivery_due LIMIT 1
) RETURNING {_COLUMNS}
"""  # noqa: S608 -- our own words


class Jobs:
    """The jobs; every change is committed when its method returns."""

    def __init__(self, state: State) -> None:
        self._state = state

    def add(self, owner: str, key: str | None, request: bytes, callback: str | None) -> Job:
        """Add a job; with an idempotency `key` that its owner has used before, return that job.

        Refused where that one was another request, and where too many wait.
        """
        digest = hashlib.sha256(request).digest()
        with self._state.writing() as connection:
            known = _select(connection, "owner = ? AND idempotency = ?", (owner, key))
            if known and known.digest != digest:
                raise Refused(
                    HTTPStatus.UNPROCESSABLE_ENTITY,
                    "this Idempotency-Key was used for another request",
                    "a new request needs a new key",
                )
            if known:
                return known
            _refuse_crowd(connection)
            id_ = f"job_{uuid.uuid4().hex}"
            delivery = "pending" if callback else None
            connection.execute(
                "INSERT INTO jobs (id, owner, idempotency, digest, request, state, created,"
                " callback, delivery) VALUES (?, ?, ?, ?, ?, 'queued', ?, ?, ?)",
                (id_, owner, key, digest, request, time(), callback, delivery),
            )
            job = _select(connection, "id = ?", (id_,))
        assert job  # noqa: S101 -- just written
        return job

    def get(self, id: str) -> Job | None:  # noqa: A002 -- the public word for it
        """The job of that id."""
        with self._state.reading() as connection:
            return _select(connection, "id = ?", (id,))

    def waiting(self) -> int:
        """How many jobs are not done."""
        with self._state.reading() as connection:
            return _waiting(connection)

    def begin(self) -> Job | None:
        """Take the oldest job that nobody works at."""
        job = self._claim(_BEGIN)
        if job and job.attempts > TRIES:
            self.fail(job.id, "was given up: it ended the process each time that it was begun")
            return self.begin()
        return job

    def renew(self, id: str) -> None:  # noqa: A002 -- the public word for it
        """Extend the lease of a job that is still being worked at."""
        self._work(id, "lease = :until", until=time() + LEASE)

    def put_back(self, id: str) -> None:  # noqa: A002 -- the public word for it
        """Give a job back that was begun and not done, by no fault of its own."""
        self._work(id, "state = 'queued', lease = 0, attempts = attempts - 1")

    def finish(self, id: str, report: str) -> None:  # noqa: A002 -- the public word for it
        """Store the report of a job, and forget what was sent."""
        self._work(
            id, "state = 'done', report = :report, request = NULL, finished = :now", report=report
        )

    def fail(self, id: str, problem: str) -> None:  # noqa: A002 -- the public word for it
        """Store why a job will never be done, and forget what was sent."""
        self._work(
            id,
            "state = 'failed', problem = :problem, request = NULL, finished = :now",
            problem=problem,
        )

    def deliver(self) -> Job | None:
        """Take a finished job whose callback is due."""
        return self._claim(_DELIVER)

    def delivered(self, id: str) -> None:  # noqa: A002 -- the public word for it
        """Note that the callback was taken."""
        self._change(id, "delivery = 'delivered', delivery_problem = NULL")

    def postpone(self, id: str, problem: str, seconds: float | None) -> None:  # noqa: A002 -- the public word for it
        """Note that the callback failed: due again in so many seconds, or never if that is None."""
        self._change(
            id,
            "delivery = :state, delivery_problem = :problem, delivery_due = :due",
            state="dead" if seconds is None else "pending",
            problem=problem,
            due=time() + (seconds or 0),
        )

    def forget(self, before: float) -> int:
        """Delete the jobs that were finished before then; how many those were."""
        with self._state.writing() as connection:
            return connection.execute("DELETE FROM jobs WHERE finished < ?", (before,)).rowcount

    def _claim(self, statement: str) -> Job | None:
        with self._state.writing() as connection:
            now = time()
            row = connection.execute(statement, {"now": now, "until": now + LEASE}).fetchone()
        return Job(*row) if row else None

    def _work(self, id_: str, what: str, **values: object) -> None:
        """Change a job that is ours; nothing if another process took it over and finished it."""
        self._change(id_, what, "AND state = 'running'", **values)

    def _change(self, id_: str, what: str, where: str = "", **values: object) -> None:
        with self._state.writing() as connection:
            connection.execute(
                f"UPDATE jobs SET {what} WHERE id = :id {where}",  # noqa: S608 -- our own words
                {"now": time(), "id": id_, **values},
            )


def moment(seconds: float | None) -> str | None:
    """A time as people and programs read it (ISO 8601, UTC)."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds") if seconds else None


def _select(connection: sqlite3.Connection, where: str, values: tuple[object, ...]) -> Job | None:
    row = connection.execute(f"SELECT {_COLUMNS} FROM jobs WHERE {where}", values).fetchone()  # noqa: S608 -- our own words
    return Job(*row) if row else None


def _waiting(connection: sqlite3.Connection) -> int:
    statement = "SELECT count(*) FROM jobs WHERE state IN ('queued', 'running')"
    return int(connection.execute(statement).fetchone()[0])


def _refuse_crowd(connection: sqlite3.Connection) -> None:
    if _waiting(connection) >= MOST:
        raise Refused(
            HTTPStatus.SERVICE_UNAVAILABLE,
            f"{MOST:,} jobs wait already",
            "ask again when some are done",
            {"Retry-After": "30"},
        )
