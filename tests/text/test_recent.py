"""What was asked for of late is kept, and never more than there is room for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rightscheck.text.recent import Recent

ROOM = 4


@given(st.lists(st.lists(st.integers(0, 20), max_size=6), max_size=30))
def test_what_is_here_is_what_was_kept_and_the_last_of_it_is_here(
    asked: list[list[int]],
) -> None:
    recent = Recent[int, str](ROOM)
    for keys in asked:
        found = recent.among(keys)
        assert found == {key: str(key) for key in found}
        recent.keep({key: str(key) for key in keys})

        if len(set(keys)) <= ROOM:
            assert recent.among(keys).keys() == set(keys)
        assert len(recent.among(range(21))) <= 2 * ROOM


def test_what_is_asked_for_again_and_again_stays() -> None:
    recent = Recent[int, str](ROOM)
    for number in range(1, 100):
        recent.keep({0: "furniture", number: "prose"})

    assert recent.among([0, 1]) == {0: "furniture"}
