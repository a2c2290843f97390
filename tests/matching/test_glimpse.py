"""A look at the sketches of two texts tells around a run whether the rest may be copied too."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_pages import invented
from stories import HARBOUR

from rightscheck.matching.candidates import REACH
from rightscheck.matching.glimpse import PAIRED, PLACES, Asking, promises
from rightscheck.text.fingerprints import sketch
from rightscheck.text.words import split

COPIED = HARBOUR.split()[37:73]
RUN = " ".join(COPIED[:4])


@given(
    st.integers(0, 100),
    st.integers(0, 100),
    st.sampled_from([" ", "\n\n", ", ", " – "]),
    st.lists(st.integers(6, len(COPIED) - 1), max_size=30),
)
def test_what_was_copied_is_promised_wherever_it_stands(
    before: int, after: int, between: str, changed: list[int]
) -> None:
    words = ["changed" if at in changed else word for at, word in enumerate(COPIED)]
    source = " ".join((invented(1, before), between.join(COPIED).upper(), invented(2, after)))

    pairs = [one == COPIED[at] for at, one in enumerate(words)]
    kept = sum(any(each) for each in zip(joined(pairs), [*joined(pairs)[1:], False], strict=True))
    assert promised(" ".join(words), source) or kept < PAIRED


def joined(same: list[bool]) -> list[bool]:
    """Whether each word stands in an equal pair with the one before it."""
    return [False, *(a and b for a, b in pairwise(same))]


@pytest.mark.parametrize("source", [f"{invented(1, 90)} {RUN} {invented(2, 90)}", "", "Port"])
def test_a_run_by_chance_promises_nothing(source: str) -> None:
    assert not promised(" ".join(COPIED), source)


def test_what_stands_far_away_promises_nothing() -> None:
    page = f"{RUN} {invented(3, REACH)} {' '.join(COPIED[4:])}"

    assert not promised(page, " ".join(COPIED))


def test_words_that_are_worth_nothing_promise_nothing() -> None:
    assert promised(" ".join(COPIED), " ".join(COPIED))
    assert not promised(" ".join(COPIED), " ".join(COPIED), worth=0.1)


def test_in_a_script_without_spaces_a_run_is_longer() -> None:
    page = "港湾局は新しい渡し船を来年の春に買うと発表した"

    assert promised(page, f"昨日{page}")
    assert not promised(page, "港湾局は新型の渡し船を来年の春に買うと発表した")  # no run of six


def test_a_run_is_looked_for_at_a_few_places() -> None:
    source = f"{RUN} {invented(4, 60)} "

    assert promised(" ".join(COPIED), source * (PLACES - 1) + " ".join(COPIED))
    assert not promised(" ".join(COPIED), source * PLACES + " ".join(COPIED))


def promised(page: str, source: str, worth: float = 1.0) -> bool:
    words = split(page)
    asking = Asking.of(words, np.full(words.size, worth))
    return promises(asking, [0], sketch(split(source)))
