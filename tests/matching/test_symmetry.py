"""What is found does not depend on which of two texts is called the source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import GERMAN, HARBOUR, JAPANESE, OBSERVATORY

from rightscheck import compare

STORIES = (HARBOUR, OBSERVATORY, GERMAN, JAPANESE)
CHUNKS = [*HARBOUR.split(". ")[:3], *JAPANESE.split("。")[:2]]
"""Few, so that the same sentence stands in several places of both texts."""


def found(text: str, source: str) -> list[tuple[object, ...]]:
    return sorted(
        (tuple(m.span), tuple(m.source_span), m.words, m.quoted_words, m.longest_run, m.kind)
        for m in compare(text, source).matches
    )


def turned(matches: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return sorted((source, text, *numbers) for text, source, *numbers in matches)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Sentences in any order, said again and again, some of their words changed."""
    words = ". ".join(draw(st.lists(st.sampled_from(CHUNKS), max_size=8))).split(" ")
    for at in draw(st.sets(st.integers(0, 150), max_size=12)):
        words[at % len(words)] = draw(st.sampled_from(["", "zebra", "the", "harbour", words[0]]))
    return " ".join(words)


@given(texts(), texts())
@settings(max_examples=200)
def test_texts_made_of_the_same_sentences_are_found_alike_from_either_side(
    one: str, other: str
) -> None:
    assert turned(found(one, other)) == found(other, one)


@given(
    st.lists(st.integers(0, 8).map("word{}".format), max_size=120).map(" ".join),
    st.lists(st.integers(0, 8).map("word{}".format), max_size=120).map(" ".join),
)
@settings(max_examples=200)
def test_texts_of_few_words_are_found_alike_from_either_side(one: str, other: str) -> None:
    assert turned(found(one, other)) == found(other, one)


@pytest.mark.parametrize("story", STORIES)
def test_a_story_and_what_became_of_it_are_found_alike_from_either_side(story: str) -> None:
    page = f"{OBSERVATORY[:200]} {story[40:300]} {GERMAN[:100]} {story[:90]}"

    assert turned(found(page, story)) == found(story, page)
