"""An index that another version made is made anew from the texts, whenever it was stopped."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest
from invented_sources import invented, source

from rightscheck.errors import UnusableSources
from rightscheck.sources import open_sources, reindex
from rightscheck.sources.shelving import BATCH
from rightscheck.text.fingerprints import fingerprints
from rightscheck.text.words import split

SOURCES = 2 * BATCH + 40


@pytest.fixture
def stale(tmp_path: Path) -> Path:
    """A library with a removed source, whose index knows nothing that we would ask for."""
    path = tmp_path / "sources.db"
    with open_sources(path) as library:
        library.add(source(n, text=invented(n, 20)) for n in range(SOURCES))
        library.remove(["item-0007"])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE library SET scheme = 'old'")
        connection.execute("UPDATE chunks SET postings = zeroblob(length(postings))")
        connection.execute("DROP TABLE sieves")
        connection.execute("ALTER TABLE runs DROP COLUMN bits")
        connection.commit()
    return path


def assert_finds_all(path: Path) -> None:
    with open_sources(path, create=False) as library:
        assert len(library) == SOURCES - 1
        for number in (0, 6, BATCH, SOURCES - 1):
            found = library.shared(fingerprints(split(invented(number, 20))))
            assert {e.id for e in library.entries(found.keys.tolist())} == {f"item-{number:04d}"}
        assert not len(library.shared(fingerprints(split(invented(7, 20)))).keys)
        assert len(library.sketches(range(library.last + 1))) == SOURCES - 1


def test_a_library_indexed_anew_finds_all_that_it_holds(stale: Path) -> None:
    assert sum(reindex(stale)) == SOURCES - 1

    assert_finds_all(stale)


@pytest.mark.parametrize("commits", [1, 2, 3])
def test_stopped_on_the_way_it_is_refused_and_goes_on_from_there(stale: Path, commits: int) -> None:
    done = sum(islice(reindex(stale), commits))

    with pytest.raises(UnusableSources, match="not finished"):
        open_sources(stale)
    assert done + sum(reindex(stale)) == SOURCES - 1
    assert_finds_all(stale)


def test_a_library_in_order_can_be_indexed_anew_too(tmp_path: Path) -> None:
    path = tmp_path / "sources.db"
    with open_sources(path) as library:
        library.add([source(1), source(2, text="Two words")])
        version = library.version

    assert sum(reindex(path)) == 2

    with open_sources(path) as library:
        assert library.version == version
        assert set(library.shared(fingerprints(split(invented(1)))).keys.tolist()) == {1}


def test_who_has_the_library_open_meanwhile_reads_the_new_index(tmp_path: Path) -> None:
    path = tmp_path / "sources.db"
    with open_sources(path) as before:
        before.add([source(1)])
        assert len(before.shared(fingerprints(split(invented(1)))).keys)
        with open_sources(path) as other:
            other.add([source(2)])
            other.remove(["item-0001"])
        assert sum(reindex(path)) == 1

        assert set(before.shared(fingerprints(split(invented(2)))).keys.tolist()) == {2}
