"""Each thread has a connection of its own while it works, and few are left when all have ended."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rightscheck.sources.pool import KEPT, Connections

THREADS = 5 * KEPT


class Opened:
    """A pool, and every connection that it ever made."""

    def __init__(self, path: Path) -> None:
        self.connections: list[sqlite3.Connection] = []
        self.pool = Connections(lambda: self._connected(path))

    def _connected(self, path: Path) -> sqlite3.Connection:
        made = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.connections.append(made)
        return made

    @property
    def left(self) -> int:
        """How many are open."""
        return sum(map(_is_open, self.connections))


def _is_open(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT 1")
    except sqlite3.ProgrammingError:
        return False
    return True


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    found = Opened(tmp_path / "file.db")
    with found.pool.lent() as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE told (number)")
    return found


def test_threads_that_work_at_once_share_no_connection_and_few_are_kept(opened: Opened) -> None:
    all_at_once = threading.Barrier(THREADS)

    def work(_: int) -> int:
        with opened.pool.reading() as connection:
            all_at_once.wait(60)
            return id(connection)

    with ThreadPoolExecutor(THREADS) as threads:
        for _ in range(2):
            assert len(set(threads.map(work, range(THREADS)))) == THREADS

    assert opened.left == KEPT


def test_many_threads_that_write_lose_nothing(opened: Opened) -> None:
    def write(number: int) -> None:
        with opened.pool.writing() as connection:
            connection.execute("INSERT INTO told VALUES (?)", (number,))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(200)))

    with opened.pool.reading() as connection:
        told = connection.execute("SELECT number FROM told ORDER BY 1").fetchall()
    assert [number for (number,) in told] == list(range(200))


def test_what_went_wrong_in_one_thread_is_undone_and_its_connection_still_good(
    opened: Opened,
) -> None:
    def break_off(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO told VALUES (1)")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), opened.pool.writing() as connection:
        break_off(connection)

    with opened.pool.reading() as connection:
        assert connection.execute("SELECT count(*) FROM told").fetchone() == (0,)
    assert opened.left == 1


def test_who_still_works_when_it_is_closed_ends_his_work_and_leaves_nothing_open(
    opened: Opened,
) -> None:
    begun, closed = threading.Event(), threading.Event()

    def work() -> int:
        with opened.pool.reading() as connection:
            begun.set()
            assert closed.wait(60)
            return int(connection.execute("SELECT 7").fetchone()[0])

    with ThreadPoolExecutor(1) as threads:
        working = threads.submit(work)
        assert begun.wait(60)
        opened.pool.close()
        closed.set()
        assert working.result() == 7

    assert opened.left == 0
    with pytest.raises(ValueError, match="the library is closed"), opened.pool.reading():
        pass
