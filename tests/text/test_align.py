"""What two texts share is found whole, with exact ends, however one was treated."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from retelling import shared
from stories import GERMAN, HARBOUR, JAPANESE, OBSERVATORY

from rightscheck.text.align import Rules, passages
from rightscheck.text.fingerprints import CERTAIN, fingerprints
from rightscheck.text.words import split

LENIENT = Rules(telling=3, common=0.2, longer=0.1, gap=16)
VOCABULARY = [f"{a}{b}{c}" for a in "bdfgk" for b in "aeiou" for c in ("lm", "rt", "ns", "sk")]


@given(st.data())
@settings(max_examples=60)
def test_a_run_of_twelve_words_inside_anything_is_found_with_exact_ends(
    data: st.DataObject,
) -> None:
    inner = data.draw(st.lists(st.sampled_from(VOCABULARY), min_size=12, max_size=60))
    before = data.draw(st.lists(st.integers(0, 9999).map("x{}".format), max_size=50))
    after = data.draw(st.lists(st.integers(0, 9999).map("y{}".format), max_size=50))

    (found,) = passages(split(" ".join([*before, *inner, *after])), split(" ".join(inner)))

    assert (found.start, found.end) == (len(before), len(before) + len(inner))
    assert (found.source_start, found.source_end) == (0, len(inner))


@given(st.lists(st.sampled_from(VOCABULARY), max_size=200), st.lists(st.sampled_from(VOCABULARY)))
@settings(max_examples=60)
def test_no_word_is_shared_twice(one: list[str], other: list[str]) -> None:
    first, second = split(" ".join(one)), split(" ".join(other + one[:40]))
    for found in passages(first, second):
        for block in found.blocks:
            mine = first.ids[block.start : block.end].tolist()
            assert mine == second.ids[block.source_start : block.source_end].tolist()
    blocks = [block for found in passages(first, second) for block in found.blocks]
    for side in (0, 1):
        ordered = sorted((block[side], block[side] + block.length) for block in blocks)
        assert all(a[1] <= b[0] for a, b in pairwise(ordered))


@pytest.mark.parametrize("text", [HARBOUR, OBSERVATORY, GERMAN, JAPANESE])
def test_matching_finds_the_same_from_both_sides(text: str) -> None:
    page = f"{OBSERVATORY[:200]} {text[40:300]} {GERMAN[:100]}"
    forth = passages(split(page), split(text))
    back = passages(split(text), split(page))

    turned = sorted((p.source_start, p.source_end, p.start, p.end) for p in back)
    assert sorted((p.start, p.end, p.source_start, p.source_end) for p in forth) == turned


def test_a_sentence_that_a_story_has_twice_belongs_where_those_around_it_do() -> None:
    twice = "seven in one boat"
    story = f"Boats lost: {twice}. {HARBOUR[:300]} It was {twice} that the crews had seen. "
    excerpt = f"it was no less than {twice} when crews had seen on Monday"

    (found,) = passages(split(excerpt), split(story), LENIENT)

    assert found.source_start >= split(f"Boats lost: {twice}. {HARBOUR[:300]}").size


def test_every_tenth_word_changed_is_one_passage() -> None:
    words = HARBOUR.split()
    words[::10] = ["zebra"] * len(words[::10])

    (found,) = passages(split(" ".join(words)), split(HARBOUR))

    assert found.shared >= 0.88 * split(HARBOUR).size


def test_paragraphs_in_another_order_are_still_found() -> None:
    sentences = HARBOUR.split(". ")
    moved = ". ".join(sentences[4:] + sentences[:4])

    found = passages(split(moved), split(HARBOUR))

    assert sum(p.shared for p in found) >= 0.98 * split(HARBOUR).size


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", HARBOUR),
        ("word", "word"),
        ("!?…", HARBOUR),
        ("ha " * 50_000, "ha " * 50_000),
        ("ha ho " * 20_000, "ho ha ha " * 20_000),
        ("字" * 20_000, "字" * 10_000),
        ("x" * 500_000, "x" * 500_000),
        ("\ud800 \udfff a b", "\ud800"),
    ],
    ids=[
        "nothing",
        "one-word",
        "punctuation",
        "one-word-over-and-over",
        "two",
        "han",
        "long-word",
        "surrogates",
    ],
)
def test_degenerate_texts_do_no_harm(one: str, other: str) -> None:
    for found in [*passages(split(one), split(other)), *shared(one, other)]:
        assert found.shared > 0


def test_a_repeated_word_matches_itself_in_order() -> None:
    (found,) = passages(split("ha " * 5_000), split("ha " * 5_000))

    assert found.shared == 5_000


@given(st.lists(st.sampled_from(VOCABULARY), min_size=CERTAIN, max_size=40), st.text())
def test_texts_that_share_a_run_share_a_fingerprint(run: list[str], noise: str) -> None:
    inner = " ".join(run)

    mine = fingerprints(split(f"{noise} . {inner} . {noise}"))

    assert set(mine.tolist()) & set(fingerprints(split(inner)).tolist())
