"""Postings come out of their chunks as they went in, and a sieve never hides what a chunk holds."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from rightscheck.sources.chunks import CHUNK, SIEVE, Bits, Form, may_hold, sieves
from rightscheck.sources.postings import KEY_BITS, Postings

KEYS = st.integers(1, 2**KEY_BITS - 1)
POSTINGS = st.dictionaries(st.integers(0, 2**36 - 1), st.sets(KEYS, min_size=1), min_size=1)


def postings_of(held: dict[int, set[int]]) -> Postings:
    found = [(mark << KEY_BITS) + key for mark, keys in held.items() for key in keys]
    return np.array(sorted(found), dtype=np.uint64)


def through_chunks(form: Form, postings: Postings) -> Postings:
    starts = form.starts(postings)
    blobs = list(form.packed(postings, starts))
    return form.long(form.unpacked(blobs, postings[starts]))


@given(POSTINGS)
def test_what_is_packed_is_unpacked_however_far_apart(held: dict[int, set[int]]) -> None:
    postings = postings_of(held)

    assert through_chunks(Form.of(postings), postings).tolist() == postings.tolist()


@given(POSTINGS, POSTINGS)
def test_a_form_of_two_runs_fits_both(one: dict[int, set[int]], other: dict[int, set[int]]) -> None:
    parts = postings_of(one), postings_of(other)
    form = Form.joined([Form.of(part) for part in parts])

    for part in parts:
        assert through_chunks(form, part).tolist() == part.tolist()


@given(POSTINGS)
def test_no_chunk_is_longer_than_another(held: dict[int, set[int]]) -> None:
    postings = postings_of(held)
    form = Form.of(postings)

    assert max(map(len, form.packed(postings, form.starts(postings)))) <= 4 * CHUNK


def test_postings_far_apart_take_no_more_room_than_chunks_of_their_own() -> None:
    postings = np.arange(500, dtype=np.uint64) << np.uint64(KEY_BITS + 5) | np.uint64(2**27)
    postings[::2] &= ~np.uint64(2**27 - 1) | np.uint64(1)
    form = Form.of(postings)

    assert sum(map(len, form.packed(postings, form.starts(postings)))) <= 500 * (SIEVE + 4)


def test_a_library_of_any_size_needs_no_more_chunks_than_its_postings_fill() -> None:
    dice = np.random.default_rng(1)
    for sources in (1, 500, 2**27):
        marks = dice.integers(0, 2**36, 200 * CHUNK, dtype=np.uint64)
        # As close as the fingerprints of so many sources lie, each with 200 of them.
        marks >>= np.uint64((sources // CHUNK).bit_length())
        keys = dice.integers(1, sources + 1, len(marks), dtype=np.uint64)
        postings = np.unique(marks << np.uint64(KEY_BITS) | keys)

        assert len(Form.of(postings).starts(postings)) == -(-len(postings) // CHUNK)


@given(POSTINGS)
def test_a_sieve_lets_through_all_that_a_chunk_holds(held: dict[int, set[int]]) -> None:
    postings = postings_of(held)
    starts = Form.of(postings).starts(postings)

    chunk = np.searchsorted(starts, np.arange(len(postings)), "right") - 1
    assert may_hold(rows(postings, starts), chunk, Bits.of(postings)).all()


def test_a_sieve_holds_back_nine_in_ten_of_what_a_chunk_lacks() -> None:
    dice = np.random.default_rng(1)
    # As many fingerprints in a chunk as in the benchmarks' million, and as near to one another.
    marks = dice.integers(0, 2**20, 130 * 64, dtype=np.uint64)
    postings = np.unique(marks << np.uint64(KEY_BITS))
    starts = np.arange(0, len(postings), 130)
    others = np.setdiff1d(np.arange(2**20, dtype=np.uint64) << np.uint64(KEY_BITS), postings)

    chunk = np.searchsorted(postings[starts], others, "right") - 1
    assert may_hold(rows(postings, starts), chunk, Bits.of(others)).mean() < 0.1


def rows(postings: Postings, starts: NDArray[np.int64]) -> NDArray[np.uint8]:
    return np.frombuffer(sieves(postings, starts), dtype=np.uint8).reshape(-1, SIEVE)
