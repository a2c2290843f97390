"""The edit script tells what an editor did, and accounts for every word of both sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.text.edits import PART, Step, edits

WORDS = st.lists(st.integers(0, 6), max_size=60)

STORY = list(range(1, 41))
FIRST, SECOND, THIRD, FOURTH = STORY[:10], STORY[10:20], STORY[20:30], STORY[30:]


def told(source: list[int], text: list[int]) -> list[tuple[str, list[int], list[int]]]:
    return [
        (step.op, source[step.source_start : step.source_end], text[step.start : step.end])
        for step in edits(source, text)
    ]


def accounts_for_every_word(steps: list[Step], source: list[int], text: list[int]) -> bool:
    mine = [at for s in steps for at in range(s.start, s.end)]
    theirs = [at for s in steps for at in range(s.source_start, s.source_end)]
    alike = all(
        text[s.start : s.end] == source[s.source_start : s.source_end]
        for s in steps
        if s.op in {"kept", "moved"}
    )
    return alike and mine == list(range(len(text))) and sorted(theirs) == list(range(len(source)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (STORY, [("kept", STORY, STORY)]),
        ([0, *STORY, 0], [("inserted", [], [0]), ("kept", STORY, STORY), ("inserted", [], [0])]),
        (STORY[1:-1], [("deleted", [1], []), ("kept", *[STORY[1:-1]] * 2), ("deleted", [40], [])]),
        (
            [0, *STORY[1:-1], 0],
            [("replaced", [1], [0]), ("kept", *[STORY[1:-1]] * 2), ("replaced", [40], [0])],
        ),
        (
            [*FIRST, 0, 0, *THIRD, *FOURTH],
            [("kept", FIRST, FIRST), ("replaced", SECOND, [0, 0]), ("kept", *[STORY[20:]] * 2)],
        ),
        ([], [("deleted", STORY, [])]),
    ],
    ids=["the same", "both ends longer", "both ends cut", "both ends changed", "rewritten", "gone"],
)
def test_what_was_done_is_told(
    text: list[int], expected: list[tuple[str, list[int], list[int]]]
) -> None:
    assert told(STORY, text) == expected


def test_a_sentence_put_elsewhere_is_told_as_moved() -> None:
    text = FIRST + THIRD + FOURTH + SECOND[:4]

    assert told(STORY, text) == [
        ("kept", FIRST, FIRST),
        ("deleted", SECOND[4:], []),
        ("kept", THIRD + FOURTH, THIRD + FOURTH),
        ("moved", SECOND[:4], SECOND[:4]),
    ]


def test_of_two_paragraphs_that_changed_places_one_moved_and_the_others_stayed() -> None:
    parts = told(STORY, FIRST + THIRD + SECOND + FOURTH)

    assert [op for op, _, _ in parts].count("moved") == 1
    assert {op for op, _, _ in parts} == {"kept", "moved"}
    assert [word for _, _, new in parts for word in new] == FIRST + THIRD + SECOND + FOURTH


def test_a_moved_run_is_found_whole_though_its_first_words_vanished_elsewhere_too() -> None:
    source = [1, 2, 3, 91, *THIRD, *FOURTH, 1, 2, 3, 4, 5, 6]

    assert told(source, [*THIRD, 1, 2, 3, 4, 5, 6, *FOURTH]) == [
        ("deleted", [1, 2, 3, 91], []),
        ("kept", THIRD, THIRD),
        ("moved", [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6]),
        ("kept", FOURTH, FOURTH),
    ]


@given(WORDS, WORDS)
def test_every_word_of_both_sides_is_in_exactly_one_step(
    source: list[int], text: list[int]
) -> None:
    assert accounts_for_every_word(edits(source, text), source, text)


@given(st.permutations([FIRST, SECOND, THIRD, FOURTH]))
def test_nothing_of_a_reordered_text_is_told_as_new_or_lost(parts: list[list[int]]) -> None:
    text = [word for part in parts for word in part]

    assert {step.op for step in edits(STORY, text)} <= {"kept", "moved"}


@pytest.mark.parametrize("size", [PART, 10 * PART])
def test_a_long_text_is_told_as_a_short_one_is(size: int) -> None:
    source = list(range(size))
    text = [*source[:100], -1, *source[101:600], *source[620:900], -2, -3, *source[900:]]

    assert [
        (s.op, s.end - s.start, s.source_end - s.source_start) for s in edits(source, text)
    ] == [
        ("kept", 100, 100),
        ("replaced", 1, 1),
        ("kept", 499, 499),
        ("deleted", 0, 20),
        ("kept", 280, 280),
        ("inserted", 2, 0),
        ("kept", size - 900, size - 900),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ([1] * 9 * PART, [1] * 5 * PART),
        ([1, 2] * 4 * PART, [2, 1, 1] * 3 * PART),
        (list(range(9 * PART)), [-1] * PART),
        (list(range(9 * PART)), []),
    ],
    ids=["one word", "two words", "nothing shared", "nothing left"],
)
def test_long_degenerate_texts_are_accounted_for(source: list[int], text: list[int]) -> None:
    assert accounts_for_every_word(edits(source, text), source, text)
