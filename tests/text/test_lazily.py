"""A pattern that is compiled late does all that `re.compile` gives, once it is asked to."""

from __future__ import annotations

import copy
import importlib
import pickle
import pkgutil
import re
from collections.abc import Iterator
from contextlib import suppress

import pytest

import rightscheck
from rightscheck.text import lazily

OTHERS = ("rightscheck.integrations", "rightscheck.__main__")
"""What needs a CMS around it, and what is a program."""


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


def late(held: object) -> Iterator[lazily.Pattern]:
    """The patterns in what a module holds, tables included."""
    if isinstance(held, lazily.Pattern):
        yield held
    elif isinstance(held, tuple | list | dict):
        for one in held.values() if isinstance(held, dict) else held:
            yield from late(one)


def test_every_pattern_of_ours_is_one() -> None:
    found = []
    for module in pkgutil.walk_packages(rightscheck.__path__, "rightscheck."):
        if not module.name.startswith(OTHERS):
            with suppress(ImportError):  # of an extra
                held = vars(importlib.import_module(module.name)).values()
                found += [one for value in held for one in late(value)]

    assert len({*map(id, found)}) > 250
    for one in found:
        assert one.groups is not None, one.pattern
