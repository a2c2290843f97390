"""Kleene's laws hold, and so does what they are for: facts sharpen an answer, never turn it."""

from __future__ import annotations

from itertools import product

import pytest

from rightscheck.licensing.logic import between, every, exactly_one, negate, of, some
from rightscheck.model import State

T, F, U = State.TRUE, State.FALSE, State.UNKNOWN
ALL = (T, F, U)
PAIRS = tuple(product(ALL, ALL))
TRIPLES = tuple(product(ALL, ALL, ALL))


@pytest.mark.parametrize("a", ALL)
def test_not_not_is_nothing(a: State) -> None:
    assert negate(negate(a)) is a


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_de_morgan(a: State, b: State) -> None:
    assert negate(every((a, b))) is some((negate(a), negate(b)))


@pytest.mark.parametrize(("a", "b", "c"), TRIPLES)
def test_and_distributes_over_or(a: State, b: State, c: State) -> None:
    assert every((a, some((b, c)))) is some((every((a, b)), every((a, c))))


@pytest.mark.parametrize(("a", "b", "c"), TRIPLES)
def test_order_and_grouping_do_not_matter(a: State, b: State, c: State) -> None:
    assert every((a, every((b, c)))) is every((every((c, b)), a))
    assert some((a, some((b, c)))) is some((some((c, b)), a))


def test_one_false_decides_and_one_true_decides() -> None:
    assert every((U, F)) is F
    assert some((U, T)) is T
    assert (every(()), some(()), exactly_one(())) == (T, F, F)


def known(states: tuple[State, ...]) -> list[tuple[State, ...]]:
    """Every way in which what is unknown may turn out."""
    return list(product(*[(T, F) if state is U else (state,) for state in states]))


@pytest.mark.parametrize("fold", [every, some, exactly_one])
@pytest.mark.parametrize("states", TRIPLES)
def test_an_answer_is_definite_only_if_every_outcome_agrees(
    fold: object, states: tuple[State, ...]
) -> None:
    assert callable(fold)
    outcomes = {fold(outcome) for outcome in known(states)}

    assert fold(states) is (outcomes.pop() if len(outcomes) == 1 else U)


def test_truth_values_become_states() -> None:
    assert (of(True), of(False), of(None)) == (T, F, U)  # noqa: FBT003 -- truth values are the point
    assert (between(True, True), between(False, True)) == (T, U)  # noqa: FBT003 -- the same
