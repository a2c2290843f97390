"""The index answers rightly wherever in its chunks and runs a fingerprint lies."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightscheck.sources import index, runs, schema
from rightscheck.sources.chunks import CHUNK
from rightscheck.sources.index import COMMON
from rightscheck.sources.postings import KEY_BITS
from rightscheck.sources.sieve import WORTH


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("index") / "sources.db"
    schema.prepare(path, create=True, readonly=False, patience=0)
    with closing(schema.connect(path, readonly=False, patience=0)) as opened:
        yield opened


def asked(
    connection: sqlite3.Connection, written: list[dict[int, range]], fingerprints: list[int]
) -> dict[int, int]:
    """What an index of these runs (fingerprint → the sources it stands in) answers."""
    connection.execute("BEGIN")
    for last, run in enumerate(written):
        postings = [(mark << KEY_BITS) + key for mark in run for key in run[mark]]
        runs.write(connection, np.array(sorted(postings), dtype=np.uint64), last)
    connection.execute("UPDATE library SET layout = layout + 1")
    loaded = index.load(connection)
    marks = np.array(fingerprints, dtype=np.uint64) << np.uint64(KEY_BITS)
    found = index.shared(connection, loaded, marks)
    for _ in range(WORTH):
        sieved = index.shared(connection, loaded, marks)
    assert [column.tolist() for column in sieved] == [column.tolist() for column in found]
    connection.rollback()
    assert np.all(np.diff(found.which) >= 0)
    keys, counts = np.unique(found.keys, return_counts=True)
    return dict(zip(keys.tolist(), counts.tolist(), strict=True))


def compared(written: list[dict[int, range]], fingerprints: list[int]) -> dict[int, int]:
    """The same by looking at every posting."""
    answer: Counter[int] = Counter()
    for mark in fingerprints:
        keys = [key for run in written for key in run.get(mark, ())]
        answer.update(keys if len(keys) <= COMMON else ())
    return dict(answer)


def filler(count: int, start: int = 0) -> dict[int, range]:
    return {mark: range(1, 2) for mark in range(start, start + count)}


@pytest.mark.parametrize("before", [CHUNK - 60, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 30])
def test_a_fingerprint_that_lies_across_two_chunks_is_found_whole(
    connection: sqlite3.Connection, before: int
) -> None:
    run = {**filler(before), 10_000: range(5, 65), **filler(900, 20_000)}

    assert asked(connection, [run], [10_000]) == dict.fromkeys(range(5, 65), 1)


def test_a_fingerprint_that_fills_chunks_in_one_run_is_common_in_all(
    connection: sqlite3.Connection,
) -> None:
    masses = {**filler(100), 10_000: range(5, 5 + 4 * CHUNK), **filler(100, 20_000)}

    assert asked(connection, [masses, {10_000: range(9_000, 9_003)}], [5, 10_000]) == {1: 1}


@pytest.mark.parametrize("chunks", [1, 2, 14, 15, 16, 17, 33])
def test_a_fingerprint_that_fills_one_chunk_is_common_wherever_it_begins(
    connection: sqlite3.Connection, chunks: int
) -> None:
    run = {**filler(chunks * CHUNK - 40), 10_000: range(5, 5 + CHUNK + 80), **filler(900, 20_000)}

    assert asked(connection, [run], [10_000, 5]) == {1: 1}


def test_however_many_are_asked_each_has_its_own_sources(connection: sqlite3.Connection) -> None:
    run = filler(2500)

    assert asked(connection, [run], list(reversed(run))) == {1: 2500}


@pytest.mark.parametrize("before", [CHUNK - 2, CHUNK - 1, CHUNK])
def test_of_few_sources_far_apart_none_is_taken_for_common(
    connection: sqlite3.Connection, before: int
) -> None:
    marks = [number << 20 for number in range(2 * CHUNK)]
    run = {mark: range(1, 2) for mark in marks} | {marks[before]: range(1, 2**20, 2**18)}

    assert asked(connection, [run], [marks[before]]) == dict.fromkeys(range(1, 2**20, 2**18), 1)


def test_what_lies_before_the_first_and_after_the_last_posting_is_not_there(
    connection: sqlite3.Connection,
) -> None:
    run = filler(3 * CHUNK, 1000)

    assert asked(connection, [run], [0, 999, 1000 + 3 * CHUNK, 2**36 - 1]) == {}
    assert asked(connection, [run], [1000, 1000 + 3 * CHUNK - 1]) == {1: 2}


@given(
    st.lists(
        st.dictionaries(st.integers(0, 40), st.integers(1, 900).map(range), max_size=12),
        max_size=4,
    ),
    st.lists(st.integers(0, 41), max_size=60),
)
@settings(max_examples=60)
def test_the_answer_is_what_looking_at_every_posting_gives(
    connection: sqlite3.Connection, sizes: list[dict[int, range]], fingerprints: list[int]
) -> None:
    # A source's postings lie in one run only.
    written = [
        {mark: range(at * 1000, at * 1000 + len(keys)) for mark, keys in run.items()}
        for at, run in enumerate(sizes)
    ]

    assert asked(connection, written, fingerprints) == compared(written, fingerprints)
