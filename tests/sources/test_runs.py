"""Runs of postings are merged and swept without losing one, and stay few."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightscheck.sources import index, runs, schema
from rightscheck.sources.postings import CHUNK, POSTING, Postings, postings_of
from rightscheck.sources.runs import CROWD, RATIO


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "sources.db"
    schema.prepare(path, create=True, readonly=False, patience=0)
    with closing(schema.connect(path, readonly=False, patience=0)) as opened:
        yield opened


def load(connection: sqlite3.Connection) -> index.Index:
    connection.execute("UPDATE library SET layout = layout + 1")
    return index.load(connection)


def content(connection: sqlite3.Connection, run: index.Run) -> Postings:
    return index.read(connection, run, np.arange(len(run.fences)))


def some(seed: int, count: int, key: int) -> Postings:
    """Postings of one source; every ninth fingerprint is the same one."""
    hashes = np.random.default_rng(seed).integers(0, 2**64, size=count, dtype=np.uint64)
    hashes[::9] = 2**63
    return postings_of([hashes], [key])


def packed(postings: Postings) -> list[tuple[int, int]]:
    """The postings in one order that any two equal sets of them share."""
    order = np.lexsort((postings["source"], postings["hash"]))
    return [(int(hash_), int(key)) for hash_, key in postings[order].tolist()]


def test_a_merged_run_has_every_posting_of_its_parts_in_order(
    connection: sqlite3.Connection,
) -> None:
    parts = [some(1, 400_000, 1), some(2, 150_000, 2), some(3, 5, 3), some(4, 90_000, 4)]
    for part in parts:
        runs.write(connection, [part])

    before = load(connection)
    runs.merge(connection, before.runs, before.gone)

    (run,) = load(connection).runs
    merged = content(connection, run)
    assert run.postings == sum(map(len, parts))
    assert (merged["hash"][1:] >= merged["hash"][:-1]).all()
    assert packed(merged) == packed(np.concatenate(parts))
    assert run.fences.tolist() == merged["hash"][::CHUNK].tolist()


def test_merging_leaves_nothing_of_the_old_runs(connection: sqlite3.Connection) -> None:
    for seed in range(3):
        runs.write(connection, [some(seed, 3000, seed)])

    before = load(connection)
    runs.merge(connection, before.runs[:2], before.gone)

    (chunks,) = connection.execute("SELECT count(*) FROM chunks").fetchone()
    assert chunks == sum(len(run.fences) for run in load(connection).runs)


def test_merging_sweeps_out_what_is_gone_and_only_that(connection: sqlite3.Connection) -> None:
    for key in range(4):
        runs.write(connection, [some(key, 2000, key)])
    connection.executemany("INSERT INTO gone VALUES (?)", [(1,), (3,)])

    before = load(connection)
    runs.merge(connection, before.runs[:3], before.gone)

    after = load(connection)
    assert after.gone.tolist() == [3]
    assert set(content(connection, after.runs[-1])["source"].tolist()) == {0, 2}


def test_merging_only_what_is_gone_leaves_no_run(connection: sqlite3.Connection) -> None:
    runs.write(connection, [some(1, 100, 1)])
    connection.execute("INSERT INTO gone VALUES (1)")

    before = load(connection)
    runs.merge(connection, before.runs, before.gone)

    assert load(connection).runs == ()


def test_no_postings_make_no_run(connection: sqlite3.Connection) -> None:
    runs.write(connection, [np.empty(0, dtype=POSTING)])

    assert load(connection).runs == ()


def test_a_chunk_fills_a_page_and_needs_no_second(connection: sqlite3.Connection) -> None:
    runs.write(connection, [some(1, CHUNK * 100, 1)])

    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    assert pages < 100 + 20


@given(st.lists(st.integers(1, 100_000), max_size=60))
@settings(deadline=None)
def test_a_settled_library_has_no_run_near_the_size_of_all_smaller_ones(added: list[int]) -> None:
    sizes: list[int] = []
    for size in added:
        sizes = settle([*sizes, size])

    assert all(sizes[at] > RATIO * sum(sizes[:at]) for at in range(1, len(sizes)))


@given(st.lists(st.integers(1, 100_000), max_size=200))
@settings(deadline=None)
def test_a_long_delivery_never_piles_up_more_than_a_crowd(added: list[int]) -> None:
    sizes: list[int] = []
    for size in added:
        sizes = sorted([*sizes, size])
        count = runs.crowded(sizes)
        sizes = sorted([sum(sizes[:count]), *sizes[count:]]) if count else sizes

        assert len(sizes) <= CROWD


def settle(sizes: list[int]) -> list[int]:
    """One merge, as the end of every delivery does it."""
    sizes = sorted(sizes)
    count = runs.unsettled(sizes)
    return sorted([sum(sizes[:count]), *sizes[count:]]) if count else sizes
