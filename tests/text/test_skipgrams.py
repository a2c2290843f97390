"""Agreement is of words that keep their company, beyond what chance and the subject explain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import GERMAN, HARBOUR, JAPANESE, OBSERVATORY

from rightscheck.text.letters import letters, overlap
from rightscheck.text.skipgrams import agreement
from rightscheck.text.words import split


def agreed(one: str, other: str) -> float:
    return agreement(letters(one, split(one)), letters(other, split(other)))


@pytest.mark.parametrize("story", [HARBOUR, OBSERVATORY, GERMAN, JAPANESE])
def test_a_story_agrees_with_itself_wholly(story: str) -> None:
    assert agreed(story, story.upper()) == 1


def test_the_same_words_in_another_order_agree_no_more_than_by_chance() -> None:
    listed = " ".join(sorted(HARBOUR.split()))

    assert agreed(listed, HARBOUR) < 0.02
    assert overlap(letters(listed, split(listed)), letters(HARBOUR, split(HARBOUR))) > 0.15


def test_grammar_that_two_texts_share_is_no_agreement() -> None:
    frame = "the {} of the {} in the {} on the {} at the {} for the {} and the {}. "
    one = "".join(frame.format(*(f"{side}{n}" for side in "abcdefg")) for n in range(10, 50))
    other = "".join(frame.format(*(f"{side}{n}" for side in "tuvwxyz")) for n in range(10, 50))

    assert agreed(one, other) < 0.02


def test_words_that_moved_or_changed_their_endings_keep_their_company() -> None:
    told = "On Tuesday fishermen promised to end the blockade of the northern harbour by autumn"
    again = "Fisherman promises to end blockades of northern harbours by autumn, on Tuesday"

    assert agreed(told, again) > 0.4
    assert agreed(told, "A ridge by the northern sea is the home of a telescope") < 0.1


@given(
    st.lists(st.integers(0, 30).map("{}word".format), max_size=80).map(" ".join),
    st.lists(st.integers(0, 30).map("{}word".format), max_size=80).map(" ".join),
)
def test_agreement_is_a_share_and_the_same_from_either_side(one: str, other: str) -> None:
    assert 0 <= agreed(one, other) == agreed(other, one) <= 1


@pytest.mark.parametrize("text", ["", "one", "one " * 1_000, "!", "\u00ad", "字" * 100])
def test_what_has_no_pairs_agrees_with_nothing(text: str) -> None:
    assert agreed(text, HARBOUR) == agreed(text, text) == 0
