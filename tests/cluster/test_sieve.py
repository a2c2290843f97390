"""What is asked of an index: all that somebody holds, nothing that everybody does, little else."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.cluster.steps.sieve import Sieve

MARKS = st.lists(st.integers(0, (1 << 36) - 1), max_size=50)


def array(marks: list[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(marks, dtype=np.int64)


@given(MARKS, MARKS, MARKS)
def test_what_is_held_is_asked_for_and_what_is_common_is_not(
    held: list[int], common: list[int], others: list[int]
) -> None:
    sieve = Sieve.of(np.unique(array(common)), [array(held)], len(held))

    asked = sieve.asks(array([*held, *common, *others])).tolist()

    assert asked[: len(held)] == [mark not in common for mark in held]
    assert not any(asked[len(held) : len(held) + len(common)])


def test_most_of_what_nobody_holds_is_held_back() -> None:
    dice = np.random.default_rng(1)
    held, others = dice.integers(0, 1 << 36, 10_000), dice.integers(0, 1 << 36, 10_000)

    sieve = Sieve.of(array([]), [held[:5_000], held[5_000:]], len(held))

    assert sieve.asks(others).mean() < 0.15
