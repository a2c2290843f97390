"""A pattern that is compiled late does all that `re.compile` gives, once it is asked to."""

from __future__ import annotations

import copy
import pickle
import re

import pytest

from rightscheck.text import lazily


def test_it_finds_what_the_pattern_finds() -> None:
    late, early = (make(r"(?P<sort>b)c", re.IGNORECASE) for make in (lazily.pattern, re.compile))

    assert (late.pattern, late.flags, late.groupindex) == (
        early.pattern,
        early.flags,
        early.groupindex,
    )
    assert late.sub("x", "aBCd") == early.sub("x", "aBCd") == "axd"


def test_a_wrong_pattern_is_an_error_when_it_is_used() -> None:
    wrong = lazily.pattern("(")

    with pytest.raises(re.error):
        wrong.match("a")


@pytest.mark.parametrize("used", [False, True])
def test_it_can_be_copied_and_pickled(*, used: bool) -> None:
    late = lazily.pattern("b", re.IGNORECASE)
    if used:
        assert late.search("B")
    again = pickle.loads(pickle.dumps(late))  # noqa: S301 -- our own bytes

    assert again.search("aB")
    assert copy.deepcopy(late).search("aB")
