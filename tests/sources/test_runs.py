"""Runs of postings are merged and swept without losing one, and stay few."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.sources import index, runs, schema
from rightscheck.sources.chunks import CHUNK
from rightscheck.sources.postings import KEY_BITS, KEYS, Postings
from rightscheck.sources.runs import CROWD, RATIO
from rightscheck.sources.sieve import WORTH


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "sources.db"
    schema.prepare(path, create=True, readonly=False, patience=0)
    with closing(schema.connect(path, readonly=False, patience=0)) as opened:
        yield opened


def load(connection: sqlite3.Connection) -> index.Index:
    connection.execute("UPDATE library SET layout = layout + 1")
    return index.load(connection)


def merge(connection: sqlite3.Connection, count: int = 99, steps: int = 99) -> int:
    """Merge so many of the newest runs in at most so many steps; how many it took."""
    for taken in range(steps):
        found = load(connection)
        if not runs.advance(connection, found, lambda sizes: min(count, len(sizes))):
            return taken
        if not any(run.into for run in load(connection).runs):
            return taken + 1
    return steps


def content(connection: sqlite3.Connection, run: index.Run) -> Postings:
    rows = connection.execute(
        "SELECT postings FROM chunks WHERE id BETWEEN ? AND ? ORDER BY id",
        (run.chunk(0), run.chunk(2**24 - 1)),
    )
    return run.form.long(run.form.unpacked([blob for (blob,) in rows], run.fences))


def some(seed: int, count: int, key: int) -> Postings:
    """Postings of one source and a mass of one fingerprint that all of them have."""
    dice = np.random.default_rng(seed)
    hashes = dice.integers(0, 2**26, size=count, dtype=np.uint64)
    hashes[: count // 9] = 2**25
    keys = np.where(hashes == 2**25, np.arange(count) + key * count, key).astype(np.uint64)
    return np.unique((hashes << np.uint64(KEY_BITS)) | keys)


def told(connection: sqlite3.Connection, asked: Postings) -> list[tuple[int, ...]]:
    found = index.shared(connection, load(connection), asked)
    return sorted(zip(found.which.tolist(), found.keys.tolist(), strict=True))


def test_a_merged_run_has_every_posting_of_its_parts_in_order(
    connection: sqlite3.Connection,
) -> None:
    parts = [some(1, 400_000, 1), some(2, 150_000, 2), some(3, 5, 3), some(4, 90_000, 4)]
    for key, part in enumerate(parts, 1):
        runs.write(connection, part, key)

    assert merge(connection) > 1

    (run,) = load(connection).runs
    merged = content(connection, run)
    assert run.postings == len(merged)
    assert merged.tolist() == np.sort(np.concatenate(parts)).tolist()


def test_half_merged_runs_answer_as_before_and_take_what_comes_meanwhile(
    connection: sqlite3.Connection,
) -> None:
    parts = [some(1, 400_000, 1), some(2, 250_000, 2)]
    for key, part in enumerate(parts, 1):
        runs.write(connection, part, key)
    asked = np.concatenate([part[::997] for part in (*parts, some(3, 900, 3))])
    before = told(connection, asked)

    steps = 0
    while merge(connection, 2, steps=1) and len(load(connection).runs) > 1:
        steps += 1
        assert told(connection, asked) == before
        assert sum(len(run.fences) for run in load(connection).runs) > 0

    assert steps > 1
    runs.write(connection, some(3, 900, 3), 3)
    assert len(told(connection, asked)) > len(before)


def test_who_asks_again_and_again_is_told_of_all_that_came_meanwhile(
    connection: sqlite3.Connection,
) -> None:
    """Sieves are kept from state to state, and know of each chunk that a merge has added."""
    parts = [some(1, 400_000, 1), some(2, 250_000, 2)]
    for key, part in enumerate(parts, 1):
        runs.write(connection, part, key)
    asked = np.concatenate([part[::997] for part in (*parts, some(3, 900, 3))])
    known, answers = load(connection), []

    for state in range(8):
        if state == 4:
            runs.write(connection, some(3, 900, 3), 3)
        connection.execute("UPDATE library SET layout = layout + 1")
        known = index.load(connection, known)
        for _ in range(WORTH + 1):
            found = index.shared(connection, known, asked)
        answers.append(list(zip(found.which.tolist(), found.keys.tolist(), strict=True)))
        assert sorted(answers[-1]) == told(connection, asked)
        runs.advance(connection, load(connection), len)

    assert len(answers[-1]) > len(answers[0])


def test_a_damaged_sieve_hides_nothing(connection: sqlite3.Connection) -> None:
    runs.write(connection, some(1, 90_000, 1), 1)
    asked = some(1, 90_000, 1)[::97]
    before = told(connection, asked)
    connection.execute("UPDATE sieves SET sieves = zeroblob(length(sieves) - 1)")

    known = load(connection)
    for _ in range(WORTH + 1):
        found = index.shared(connection, known, asked)

    assert sorted(zip(found.which.tolist(), found.keys.tolist(), strict=True)) == before


def test_an_older_state_is_read_rightly_by_who_has_seen_a_newer_one(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    for key in (1, 2):
        runs.write(connection, some(key, 300_000, key), key)
    merge(connection, steps=1)
    asked = some(1, 300_000, 1)[::997]
    before = told(connection, asked)
    path = tmp_path / "sources.db"
    with closing(schema.connect(path, readonly=True, patience=0)) as reader:
        reader.execute("BEGIN")
        index.load(reader)
        merge(connection, steps=1)
        connection.execute("INSERT INTO gone SELECT layout + 1, 1 FROM library")

        old = index.load(reader, load(connection))

        found = index.shared(reader, old, asked)
    assert sorted(zip(found.which.tolist(), found.keys.tolist(), strict=True)) == before


def test_small_runs_are_merged_while_a_long_merge_is_under_way(
    connection: sqlite3.Connection,
) -> None:
    for key in (1, 2):
        runs.write(connection, some(key, 400_000, key), key)
    merge(connection, steps=1)
    for key in (3, 4):
        runs.write(connection, some(key, 500, key), key)

    merge(connection, steps=1)

    assert [run.last for run in load(connection).runs if run.into is None] == [2, 4]
    merge(connection, 1)
    assert [run.last for run in load(connection).runs] == [2, 4]


def test_merging_leaves_nothing_of_the_old_runs(connection: sqlite3.Connection) -> None:
    for key in range(1, 4):
        runs.write(connection, some(key, 300_000, key), key)

    merge(connection)

    for table in ("chunks", "fences", "sieves"):
        rows = connection.execute(f"SELECT DISTINCT id >> 24 FROM {table}").fetchall()  # noqa: S608 -- ours
        assert rows == [(run.id,) for run in load(connection).runs]


def test_merging_sweeps_out_what_was_gone_when_it_began_and_only_that(
    connection: sqlite3.Connection,
) -> None:
    for key in range(1, 5):
        runs.write(connection, some(key, 300_000, key), key)
    connection.executemany("INSERT INTO gone VALUES (0, ?)", [(1,), (3,)])

    merge(connection, 2, steps=1)
    connection.execute("INSERT INTO gone SELECT layout + 1, 4 FROM library")
    merge(connection, 1)

    after = load(connection)
    assert after.gone.tolist() == [1, 4]
    assert 3 not in (content(connection, after.runs[-1]) & KEYS).tolist()


def test_merging_only_what_is_gone_leaves_no_run(connection: sqlite3.Connection) -> None:
    runs.write(connection, some(1, 8, 1), 1)
    connection.execute("INSERT INTO gone VALUES (0, 1)")

    merge(connection)

    assert load(connection).runs == ()


def test_no_postings_make_no_run(connection: sqlite3.Connection) -> None:
    runs.write(connection, np.empty(0, dtype=np.uint64), 1)

    assert load(connection).runs == ()


def test_chunks_fill_their_pages_and_need_no_others(connection: sqlite3.Connection) -> None:
    runs.write(connection, np.arange(CHUNK * 400, dtype=np.uint64) << np.uint64(40), 1)

    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    assert pages < 100 + 20


@given(st.lists(st.integers(1, 100_000), max_size=60))
def test_a_settled_library_has_no_run_near_the_size_of_all_smaller_ones(added: list[int]) -> None:
    sizes: list[int] = []
    for size in added:
        sizes = merged([*sizes, size], runs.unsettled)

    assert all(size > RATIO * sum(sizes[at:]) for at, size in enumerate(sizes[:-1], 1))


@given(st.lists(st.integers(1, 100_000), max_size=200))
def test_a_long_delivery_never_piles_up_more_than_a_crowd(added: list[int]) -> None:
    sizes: list[int] = []
    for size in added:
        sizes = merged([*sizes, size], runs.crowded)

        assert len(sizes) <= CROWD


def merged(sizes: list[int], rule: runs.Rule) -> list[int]:
    """One merge of the newest, as the rule asks for it."""
    kept = len(sizes) - rule(sizes)
    return [*sizes[:kept], sum(sizes[kept:])] if kept < len(sizes) else sizes
