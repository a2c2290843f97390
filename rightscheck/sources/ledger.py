"""The ledger: which document used what, since when, under which licence. In the library's file.

One row for a document, a holder and a source; checking the document again updates it. Every
document is one commit, so a process that is killed leaves whole documents. Its tables have a
form of their own, apart from the library's: a library without them has no ledger yet.
"""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from rightscheck.errors import UnusableSources
from rightscheck.model import RecordedUse
from rightscheck.sources.faults import explained, row
from rightscheck.sources.pool import Connections
from rightscheck.sources.schema import connector

FORM = 1

_TABLES = """
CREATE TABLE IF NOT EXISTS ledger (form INTEGER NOT NULL, changes INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS uses (
    key INTEGER PRIMARY KEY AUTOINCREMENT, document TEXT NOT NULL, holder TEXT NOT NULL,
    source TEXT NOT NULL, licence TEXT, rule TEXT, day TEXT NOT NULL, facts TEXT NOT NULL,
    first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, gone TEXT,
    UNIQUE (document, holder, source)
);
CREATE INDEX IF NOT EXISTS uses_of_rules ON uses (rule, day);
INSERT INTO ledger SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM ledger);
"""

_KEEP = """
INSERT INTO uses (document, holder, source, licence, rule, day, facts, first_seen, last_seen)
VALUES (:document, :holder, :source, :licence, :rule, :day, :facts, :now, :now)
ON CONFLICT (document, holder, source) DO UPDATE SET
    licence = excluded.licence, rule = excluded.rule, facts = excluded.facts, gone = NULL,
    last_seen = max(last_seen, excluded.last_seen),
    day = CASE WHEN :dated THEN excluded.day ELSE day END
"""

_SEEN = {"day", "first_seen", "last_seen", "gone"}
"""Fields of a recorded use that have columns of their own."""


class Who(NamedTuple):
    """What tells one use from another; a use without a source is one of its notices."""

    document: str
    holder: str
    source: str


Write = Callable[[Iterable[RecordedUse]], None]
"""Writes down what a document uses now."""


def who(use: RecordedUse) -> Who:
    """Whose row it is."""
    return Who(use.document, use.use.holder, use.use.source_id or "")


class Ledger:
    """The uses that were recorded; many threads and processes may read and write.

    Opened to record, it makes its tables where there are none. Opened to read, it never writes.
    """

    def __init__(self, path: Path, *, records: bool = False, patience: float = 30.0) -> None:
        self.path = path
        self.records = records
        self._pool = Connections(connector(path, readonly=not records, patience=patience))
        weakref.finalize(self, self._pool.close)  # when nobody holds it any longer
        self._there = False
        if records:
            self._lay_out()

    def close(self) -> None:
        """Give the file back."""
        self._pool.close()

    @property
    def exists(self) -> bool:
        """Has anybody recorded anything in this file yet?"""
        if not self._there:
            with self._reading() as connection:
                found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'ledger'")
                self._there = found.fetchone() is not None
                if self._there:
                    self._refuse_other_forms(connection)
        return self._there

    @property
    def version(self) -> str:
        """Another one whenever something was recorded; empty where nothing ever was."""
        if not self.exists:
            return ""
        with self._reading() as connection:
            (changes,) = row(connection, "ledger", "changes")
        return str(changes)

    def record(
        self,
        document: str,
        uses: Sequence[RecordedUse],
        now: datetime,
        spent: Callable[[], bool] | None = None,
    ) -> None:
        """What a document uses at the moment `now`; what it used before and no more is gone.

        OutOfTime once time is `spent` and another still writes to the file.
        """
        with self.recording(document, now, spent) as write:
            write(uses)

    @contextmanager
    def recording(
        self, document: str, now: datetime, spent: Callable[[], bool] | None = None
    ) -> Iterator[Write]:
        """What records as of `record`; until the end nobody else does, so that counts stay so."""
        with explained(self.path), self._pool.writing(spent) as connection:

            def write(uses: Iterable[RecordedUse]) -> None:
                kept = {who(use): use for use in uses}
                connection.executemany(_KEEP, [_row(use, now) for use in kept.values()])
                connection.execute("UPDATE ledger SET changes = changes + 1")
                rows = connection.execute(
                    "SELECT document, holder, source FROM uses WHERE document = ? AND gone IS NULL",
                    (document,),
                )
                gone = (row for row in map(Who._make, rows) if row not in kept)
                _mark_gone(connection, gone, now)

            yield write

    def sweep(
        self,
        is_gone: Callable[[str], bool],
        now: datetime,
        spent: Callable[[], bool] | None = None,
    ) -> None:
        """Mark as gone the uses of all documents of which that is so; OutOfTime as of `record`."""
        with explained(self.path), self._pool.writing(spent) as connection:
            rows = connection.execute(
                "SELECT document, holder, source FROM uses WHERE gone IS NULL"
            ).fetchall()
            _mark_gone(connection, (row for row in map(Who._make, rows) if is_gone(row[0])), now)
            connection.execute("UPDATE ledger SET changes = changes + 1")

    def uses(self, *, holder: str | None = None, licence: str | None = None) -> list[RecordedUse]:
        """The uses in the order in which they were made, those that are gone among them."""
        if not self.exists:
            return []
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT facts, day, first_seen, last_seen, gone FROM uses"
                " WHERE (?1 IS NULL OR holder = ?1) AND (?2 IS NULL OR licence = ?2)"
                " ORDER BY day, key",
                (holder, licence),
            ).fetchall()
        return [_recorded(*row) for row in rows]

    def day(self, use: Who) -> date | None:
        """The day that a use was recorded under; None for one that is new."""
        if not self.exists:
            return None
        with self._reading() as connection:
            found = connection.execute(
                "SELECT day FROM uses WHERE (document, holder, source) = (?, ?, ?)", use
            ).fetchone()
        return date.fromisoformat(found[0]) if found else None

    def count(self, rule: str, days: tuple[date, date], before: tuple[date, Who]) -> int | None:
        """How many uses were made under a rule within those days, before that use.

        Of one day those that were recorded earlier come first, and a use that is new comes
        last. None where there is no ledger.
        """
        if not self.exists:
            return None
        at, use = before
        with self._reading() as connection:
            (number,) = connection.execute(
                "SELECT count(*) FROM uses WHERE rule = :rule AND day BETWEEN :first AND :last"
                " AND (document, holder, source) <> (:document, :holder, :source)"
                " AND (day < :day OR day = :day AND key < coalesce((SELECT key FROM uses WHERE"
                " (document, holder, source) = (:document, :holder, :source)), key + 1))",
                {
                    "rule": rule,
                    "first": days[0].isoformat(),
                    "last": days[1].isoformat(),
                    "day": at.isoformat(),
                    **use._asdict(),
                },
            ).fetchone()
        return int(number)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with explained(self.path), self._pool.reading() as connection:
            yield connection

    def _lay_out(self) -> None:
        if not self.exists:
            with explained(self.path), self._pool.writing() as connection:
                for statement in _TABLES.split(";")[:-1]:
                    connection.execute(statement)
        with explained(self.path), self._pool.lent() as connection:
            # A check records while it reads. In a copy that VACUUM INTO made one would wait for
            # the other, in vain.
            connection.execute("PRAGMA journal_mode = WAL")

    def _refuse_other_forms(self, connection: sqlite3.Connection) -> None:
        (form,) = row(connection, "ledger", "form")
        if form != FORM:
            raise UnusableSources(
                f"holds a ledger of form {form}, this rightscheck reads form {FORM}",
                where=self.path,
                hint="use the version of rightscheck that made it",
            )


def _mark_gone(connection: sqlite3.Connection, rows: Iterable[Who], now: datetime) -> None:
    connection.executemany(
        "UPDATE uses SET gone = ? WHERE (document, holder, source) = (?, ?, ?)",
        [(_moment(now), *row) for row in rows],
    )


def _row(use: RecordedUse, now: datetime) -> dict[str, object]:
    return {
        **who(use)._asdict(),
        "licence": use.licence,
        "rule": use.rule,
        "day": use.day.isoformat(),
        "dated": use.use.origins.get("date") not in {None, "clock"},
        "facts": use.model_dump_json(exclude=_SEEN, exclude_defaults=True),
        "now": _moment(now),
    }


def _recorded(facts: str, day: str, first: str, last: str, gone: str | None) -> RecordedUse:
    seen = {"day": day, "first_seen": first, "last_seen": last, "gone": gone}
    try:
        return RecordedUse.model_validate({**json.loads(facts), **seen})
    except ValueError as error:
        raise UnusableSources(
            "a use in the ledger is damaged", hint="restore the library's file from a copy"
        ) from error


def _moment(moment: datetime) -> str:
    """In UTC, to the second, so that text sorts as time."""
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).isoformat(timespec="seconds")
