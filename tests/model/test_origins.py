"""An offset in a document's text leads back to line and column of the original."""

from __future__ import annotations

import pickle

import pytest

from rightscheck.errors import RightscheckError, UnusableRules
from rightscheck.model import Document, Origin, Place, Span, Verdict, line_starts, worst


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_end_with_any_of_the_three_ends(newline: str) -> None:
    document = Document.of(f"one{newline}two{newline}three")
    at = document.text.index("three")

    assert document.start(Span(at, at + 5)) == Place(3, 1)
    assert document.end(Span(at, at + 5)) == Place(3, 6)


def test_an_end_is_one_past_the_last_character_not_the_place_of_the_next() -> None:
    # `one</b> two`: the text is "one two", and markup stands between the two words.
    document = Document(
        name="x",
        text="one two",
        origin=Origin([0, 3], [0, 7], [-1, -1], line_starts("one</b> two")),
    )

    assert document.end(Span(0, 3)) == Place(1, 4)
    assert document.start(Span(3, 7)) == Place(1, 8)


def test_an_entity_is_one_code_point_of_the_text_and_several_of_the_file() -> None:
    document = Document(
        name="x",
        text="a&b",
        origin=Origin([0, 1, 2], [0, 1, 6], [-1, 5, -1], line_starts("a&amp;b")),
    )

    assert document.start(Span(1, 2)) == Place(1, 2)
    assert document.end(Span(1, 2)) == Place(1, 7)
    assert document.start(Span(2, 3)) == Place(1, 7)


def test_the_worst_verdict_counts() -> None:
    assert worst([Verdict.DUTY, Verdict.REVIEW, Verdict.PERMITTED]) is Verdict.REVIEW
    assert worst([]) is Verdict.PERMITTED


def test_an_error_says_what_where_and_what_to_do_and_crosses_processes() -> None:
    error = UnusableRules("is empty", where="a.yaml:3", hint="write something")

    again: RightscheckError = pickle.loads(pickle.dumps(error))  # noqa: S301 -- our own bytes

    assert str(again) == "a.yaml:3: is empty; write something"
    assert type(again) is UnusableRules
