"""A look around a run says of a long source what a look at all of it says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_pages import invented
from stories import HARBOUR

from rightscheck.matching.candidates import REACH
from rightscheck.matching.glimpse import Side, around, promises, spelled
from rightscheck.matching.prose import prose_of
from rightscheck.text.words import split

LONG = 600  # words of a source on either side of what was copied
COPIED = HARBOUR.split()[37:73]


@given(
    st.integers(0, LONG),
    st.integers(0, LONG),
    st.sampled_from([" ", "\n\n", ", ", " – "]),
    st.lists(st.integers(6, len(COPIED) - 1), max_size=30),
)
def test_around_a_run_is_what_promises_a_copy(
    before: int, after: int, between: str, changed: list[int]
) -> None:
    words = ["changed" if at in changed else word for at, word in enumerate(COPIED)]
    page = prose_of(" ".join(words))
    source = " ".join((invented(1, before), between.join(COPIED), invented(2, after)))

    part = around(source, [spelled(page, 0)])

    assert part in source
    assert promised(page.text, part) == promised(page.text, source)


@pytest.mark.parametrize(
    ("run", "text"),
    [
        ("the quays of Marstrand", "The Quays of MARSTRAND"),
        ("渡し船は港を出た", "渡し船は、港を出た"),
    ],
)
def test_a_run_that_is_written_otherwise_is_looked_for_everywhere(run: str, text: str) -> None:
    source = f"{invented(1, LONG)} {text} {invented(2, LONG)}"

    assert around(source, [spelled(prose_of(run), 0)]) == source


def test_of_a_long_source_a_small_part_is_split() -> None:
    source = f"{invented(1, LONG)} {' '.join(COPIED)} {invented(2, LONG)}"
    page = prose_of(" ".join(COPIED))

    part = around(source, [spelled(page, 0)])

    assert 2 * REACH < split(part).size < LONG / 2


def promised(page: str, source: str) -> bool:
    words = split(page)
    return promises(Side.of(words), [0], Side.of(split(source)), np.ones(words.size))
