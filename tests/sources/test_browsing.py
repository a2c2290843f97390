"""A library leafed through: newest first, whole, in pages, by words of a title."""

from __future__ import annotations

from pathlib import Path

import pytest

import rightscheck
from rightscheck.model import Source
from rightscheck.sources import SqliteSources


def filled(path: Path, number: int = 7) -> SqliteSources:
    library = rightscheck.open_sources(path / "sources.db")
    titles = ("Ferry at sea", "Bridge closed", None)
    library.add(
        Source(
            id=f"n{at}", holder="ap" if at % 2 else "afp", title=titles[at % 3], text=f"Text {at}"
        )
        for at in range(number)
    )
    return library


@pytest.mark.parametrize("most", [1, 2, 7, 9])
@pytest.mark.parametrize("room", [1, 3, 7, 9])
def test_every_source_is_on_one_page_whatever_the_size(
    tmp_path: Path, most: int, room: int
) -> None:
    found: list[str] = []
    before = None
    with filled(tmp_path) as library:
        while before or not found:
            leaf = library.leaf(before=before, most=most, room=room)
            found += [one.id for one in leaf.sources]
            before = leaf.next

    assert found == [f"n{at}" for at in reversed(range(7))]


def test_an_exact_id_is_found_however_far_down_it_lies(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        leaf = library.leaf("n0", room=2)
        after = library.leaf("n0", before=leaf.next)

    assert [one.id for one in leaf.sources] == ["n0"]
    assert (leaf.looked, leaf.full) == (2, False)
    assert after.sources == ()  # it was told already


def test_words_are_looked_for_in_any_order_and_case(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        assert [one.id for one in library.leaf("SEA ferry").sources] == ["n6", "n3", "n0"]
        assert [one.id for one in library.leaf("sea", "ap").sources] == ["n3"]
        assert library.leaf("nobody").sources == ()
