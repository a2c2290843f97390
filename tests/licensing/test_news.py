"""The news suite: what licences say of uses, in rows that a lawyer reads (`news/README.md`)."""

from __future__ import annotations

import pytest
from newsrows import FOLDER, SUITE, Dimension, Row, contents, decided

ROWS = [pytest.param(one, row, id=row.title) for one in SUITE for row in one.rows]


@pytest.mark.parametrize(("dimension", "row"), ROWS)
def test_the_row_comes_out_as_it_says(dimension: Dimension, row: Row) -> None:
    decision = dimension.decision(row)

    assert decision.verdict == row.verdict, decision.why
    if row.decides:
        assert row.decides in set(decided(decision)), decision.rules
    if row.cites is not None:
        assert decision.clause == row.cites
    if row.cure is not None:
        assert decision.remedies == row.cure
    assert [words for words in row.says if words not in decision.why] == [], decision.why


def test_no_row_is_there_twice() -> None:
    titles = [row.title for one in SUITE for row in one.rows]

    assert [title for title in titles if titles.count(title) > 1] == []


@pytest.mark.parametrize("dimension", SUITE, ids=lambda one: one.dimension)
def test_a_dimension_has_a_row_in_every_state(dimension: Dimension) -> None:
    shown = {row.decides.state for row in dimension.rows if row.decides}

    assert set(dimension.states) <= shown


def test_the_table_of_contents_is_of_these_rows() -> None:
    shown = (FOLDER / "README.md").read_text("utf-8")

    assert contents() in shown, "python tests/licensing/newsrows.py prints the table anew"
