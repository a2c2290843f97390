"""Phrases are found alike by the automaton of all of them and, in the first texts, without it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.notices.phrases import anywhere, is_unspaced, plainly
from rightscheck.notices.scan import Encoded, Gate
from rightscheck.notices.sought import Phrases

LONG = b"\n" * 100_000  # past what counts as first texts
TEXTS = (
    "All rights reserved",
    "reproduc* or redistribut*",
    "Straße",
    "masse",
    "kiosk",
    "著作権",
    "not * be",
    "Ἀθήνα",
    "İzmir",
    "AP",
)
PIECES = (*TEXTS, *(text.upper() for text in TEXTS), *(text.lower() for text in TEXTS))
ODD = (
    "ſ",
    "K",
    "ß",
    "SS",
    "\n",
    ", ",
    " ",
    "reproduced or\nREDISTRIBUTION",
    "not to be",
    "9",
    "a",
    "\u0345",
    "Ⓐ",
)


def found(text: str, *, first: bool, unspaced: bool) -> list[tuple[int, int]]:
    pattern = anywhere.__wrapped__(TEXTS, unspaced=unspaced)
    assert pattern
    if not first:
        list(pattern.finditer(LONG))
    return list(Encoded.of(text, Gate(())).spans(pattern))


@given(st.lists(st.sampled_from(PIECES + ODD)).map("".join), st.booleans())
def test_the_first_texts_are_read_as_all_others(
    text: str,
    unspaced: bool,  # noqa: FBT001 -- as it is drawn
) -> None:
    assert found(text, first=True, unspaced=unspaced) == found(text, first=False, unspaced=unspaced)


@pytest.mark.parametrize("said", ["AP", "ALL RIGHTS\nRESERVED", "Kioſk", "KIOSK", "STRAẞE"])
def test_a_phrase_is_found_however_it_is_written(said: str) -> None:
    assert found(f"- {said}.", first=True, unspaced=False) == [(1, len(said) + 2)]


@pytest.mark.parametrize("before", [b"", LONG])
@pytest.mark.parametrize(
    ("said", "ends"), [("It may not be copied.", 10), ("It may not.", 10), ("Be copied.", None)]
)
def test_what_another_phrase_leads_to_is_found_by_that_alone(
    said: str, ends: int | None, before: bytes
) -> None:
    texts = ("may not", "may not be copied", "be copied not")
    sought = Phrases(texts, plainly, is_unspaced, needed={"may not"}.__contains__)
    list(sought.finditer(before))

    assert [match.end() for match in sought.finditer(said.encode())] == [ends] * (ends is not None)


def test_what_a_gate_calls_absent_is_not_there() -> None:
    pattern = anywhere.__wrapped__(("alpha",))
    other = anywhere.__wrapped__(("beta",))
    gate = Gate([pattern, other])

    assert not gate.absent(b"alpha")  # too few texts to know anything
    gate.absent(LONG)

    assert pattern
    assert other
    assert gate.absent(b"alpha") == {other.pattern}
