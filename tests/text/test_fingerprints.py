"""The few runs that stand for a text are spread over all of it and the same wherever they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.text.fingerprints import RUN, RUN_ALONE, WINDOW, fingerprints, runs, winnowed
from rightscheck.text.words import Words, split

WORDS = st.lists(st.sampled_from(["ferry", "sails", "from", "Kalvik", "at", "noon", "北", "市"]))


def places(words: Words) -> list[int]:
    return runs(words, RUN, RUN_ALONE).nonzero()[0].tolist()


@given(WORDS)
def test_of_any_neighbouring_runs_the_smallest_is_kept_and_nothing_else(words: list[str]) -> None:
    text = split(" ".join(words))
    hashes = runs(text, RUN, RUN_ALONE)
    whole = places(text)
    windows = [whole[at : at + WINDOW] for at in range(max(len(whole) - WINDOW + 1, 0))]

    kept = winnowed(text)

    least = {at for each in windows for at in each if hashes[at] == min(hashes[each])}
    assert kept.at.tolist() == sorted(least if len(whole) > WINDOW else whole)
    assert kept.hashes.tolist() == hashes[kept.at].tolist()


@given(WORDS)
def test_fingerprints_are_the_kept_runs_sorted_and_each_once(words: list[str]) -> None:
    text = split(" ".join(words))

    assert fingerprints(text).tolist() == sorted(set(winnowed(text).hashes.tolist()))


@pytest.mark.parametrize("words", range(RUN))
def test_a_text_shorter_than_a_run_has_no_fingerprint(words: int) -> None:
    assert not fingerprints(split("ferry " * words)).size


@given(st.lists(WORDS, max_size=6))
def test_texts_taken_together_keep_what_each_keeps_alone(texts: list[list[str]]) -> None:
    alone = [split(" ".join(words)) for words in texts]

    together = winnowed(split("\n".join(map(" ".join, texts))), [each.size for each in alone])

    begins = [sum(each.size for each in alone[:number]) for number in range(len(alone))]
    assert together.at.tolist() == [
        begin + at for begin, each in zip(begins, alone, strict=True) for at in winnowed(each).at
    ]
