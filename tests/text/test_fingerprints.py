"""The few runs that stand for a text are spread over all of it and the same wherever they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.text.fingerprints import (
    CERTAIN,
    CERTAIN_ALONE,
    RUN,
    RUN_ALONE,
    fingerprints,
    kept,
    runs,
)
from rightscheck.text.words import Words, split

ENGLISH = st.sampled_from(["ferry", "sails", "from", "Kalvik", "at", "noon"])
WORDS = st.lists(ENGLISH | st.sampled_from("北市"))


def places(words: Words) -> list[int]:
    return runs(words, RUN, RUN_ALONE).nonzero()[0].tolist()


@given(st.lists(ENGLISH))
def test_a_run_is_kept_whose_smallest_word_is_the_first_or_the_last(words: list[str]) -> None:
    text = split(" ".join(words))
    ids = text.ids.tolist()

    found = kept(text)

    assert found.at.tolist() == [
        at for at in places(text) if min(ids[at : at + RUN]) in {ids[at], ids[at + RUN - 1]}
    ]
    assert found.hashes.tolist() == runs(text, RUN, RUN_ALONE)[found.at].tolist()


@given(WORDS, WORDS, WORDS)
def test_what_is_kept_of_a_passage_hangs_on_nothing_around_it(
    before: list[str], passage: list[str], after: list[str]
) -> None:
    alone = fingerprints(split(" ".join(passage)))

    amid = fingerprints(split(" ".join([*before, *passage, *after])))

    assert set(alone.tolist()) <= set(amid.tolist())


@given(
    st.lists(ENGLISH, min_size=CERTAIN)
    | st.lists(st.sampled_from("渡し船は港を出た"), min_size=CERTAIN_ALONE)
)
def test_so_many_words_in_a_row_have_a_fingerprint_for_certain(words: list[str]) -> None:
    assert fingerprints(split(" ".join(words))).size


@given(WORDS)
def test_fingerprints_are_the_kept_runs_sorted_and_each_once(words: list[str]) -> None:
    text = split(" ".join(words))

    assert fingerprints(text).tolist() == sorted(set(kept(text).hashes.tolist()))


@pytest.mark.parametrize("words", range(RUN))
def test_a_text_shorter_than_a_run_has_no_fingerprint(words: int) -> None:
    assert not fingerprints(split("ferry " * words)).size


@given(st.lists(WORDS, max_size=6))
def test_texts_taken_together_keep_what_each_keeps_alone(texts: list[list[str]]) -> None:
    alone = [split(" ".join(words)) for words in texts]

    together = kept(split("\n".join(map(" ".join, texts))), [each.size for each in alone])

    begins = [sum(each.size for each in alone[:number]) for number in range(len(alone))]
    assert together.at.tolist() == [
        begin + at for begin, each in zip(begins, alone, strict=True) for at in kept(each).at
    ]
