"""Readers find all that was committed, whatever a writer adds and merges meanwhile."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from invented_sources import invented, source

from rightscheck.sources import SqliteSources, open_sources, runs
from rightscheck.text.fingerprints import fingerprints
from rightscheck.text.words import split

OLD = 150
NEW = 60


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library whose merges take many commits, as those of a large one do."""
    monkeypatch.setattr(runs, "STEP", 4)
    monkeypatch.setattr(runs, "SMALL", 100)
    with open_sources(tmp_path / "sources.db") as library:
        library.add(source(n) for n in range(OLD))
    return tmp_path / "sources.db"


def finds(library: SqliteSources, number: int) -> bool:
    found = library.shared(fingerprints(split(invented(number))))
    return f"item-{number:04d}" in {e.id for e in library.entries(set(found.keys.tolist()))}


def read(library: SqliteSources, written: Event) -> int:
    """How often every old source was looked for, until all is written."""
    rounds = 0
    while not written.is_set() or not rounds:
        assert all(finds(library, number) for number in range(rounds % 7, OLD, 7))
        rounds += 1
    return rounds


def test_several_readers_find_every_source_while_one_writes(path: Path) -> None:
    written = Event()
    with (
        open_sources(path) as library,
        open_sources(path, readonly=True) as other,
        ThreadPoolExecutor(4) as pool,
    ):
        readers = [pool.submit(read, each, written) for each in (library, library, other, other)]
        try:
            for number in range(OLD, OLD + NEW):
                library.add([source(number)])
                assert finds(other, number)
                library.remove([f"item-{number - 1:04d}"] if number > OLD else [])
        finally:
            written.set()
        assert all(reader.result() for reader in readers)
        assert len(library) == OLD + 1


def test_who_opens_a_library_twice_loses_nothing_that_comes_later(path: Path) -> None:
    with open_sources(path) as library:
        library.add([source(OLD)])
        open_sources(path).close()
        assert count(path) == OLD + 1
        library.add([source(OLD + 1)])
        assert count(path) == OLD + 2


def count(path: Path) -> int:
    """How many sources another process finds in a library, which leaves it after that."""
    asked = (
        "import sqlite3, sys; library = sqlite3.connect(sys.argv[1]);"
        "print(*library.execute('SELECT count(*) FROM sources').fetchone()); library.close()"
    )
    return int(subprocess.check_output([sys.executable, "-c", asked, str(path)]))  # noqa: S603


def test_no_small_delivery_waits_for_a_long_merge(path: Path) -> None:
    most = 0
    with open_sources(path) as library, closing(sqlite3.connect(path)) as connection:
        for number in range(OLD, OLD + NEW):
            (before,) = connection.execute("SELECT layout FROM library").fetchone()
            library.add([source(number)])
            (after,) = connection.execute("SELECT layout FROM library").fetchone()
            most = max(most, after - before)

    assert most <= 3  # the delivery, and a step of merging for it and for its end
