"""Keys are given as a library gives them: to what is new, or came with other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pyarrow", reason="needs the extra spark")

import pyarrow as pa

from rightscheck.cluster.index.numbering import Numbered, numbered

Given = tuple[str, str, str]
"""A source: its id, its words, and what else it says."""

DELIVERIES = st.lists(
    st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("xy"), st.sampled_from("12"))),
    max_size=4,
)


def numbers(delivery: Sequence[Given], known: dict[Given, int], last: int) -> Numbered:
    """The same of a delivery, after sources with these keys."""
    there = table("key", [*known], [*known.values()])
    return numbered(table("place", delivery, range(len(delivery))), there, last)


def table(name: str, rows: Sequence[Given], numbers_: Sequence[int]) -> pa.Table:
    columns = {
        name: pa.array(numbers_, pa.int32()),
        "id": pa.array([id_ for id_, *_ in rows], pa.string()),
        "sha256": pa.array([(words + other).encode() for _, words, other in rows], pa.binary()),
        "text_sha256": pa.array([words.encode() for _, words, _ in rows], pa.binary()),
    }
    return pa.table({name: pa.chunked_array([column]) for name, column in columns.items()})


def last_of_each(delivery: Sequence[Given]) -> Iterator[Given]:
    for at, source in enumerate(delivery):
        if all(source[0] != later[0] for later in delivery[at + 1 :]):
            yield source


class Shelf:
    """A library of one source at a time."""

    def __init__(self) -> None:
        self.last = 0
        self.keys: dict[Given, int] = {}

    def take(self, source: Given) -> None:
        """One more, or in place of another."""
        id_, words, _ = source
        there = {each[0]: each for each in self.keys}.get(id_)
        key = self.keys.pop(there) if there else 0
        if not there or there[1] != words:
            key = self.last = self.last + 1
        self.keys[source] = key


@given(DELIVERIES)
def test_a_delivery_is_numbered_as_one_source_after_the_other(
    deliveries: list[list[Given]],
) -> None:
    shelf = Shelf()
    for delivery in deliveries:
        before, last = dict(shelf.keys), shelf.last

        found = numbers(delivery, before, last)

        final = [*last_of_each(delivery)]
        for source in final:
            shelf.take(source)
        told = {delivery[row]: int(key) for row, key in zip(found.rows, found.keys, strict=True)}
        assert told == {one: key for one, key in shelf.keys.items() if one not in before}
        assert found.last == shelf.last
        gone = {key for key in before.values() if key not in shelf.keys.values()}
        assert found.removed.tolist() == sorted(gone)
        assert found.new == len(shelf.keys) - len(before)
        assert found.same == len([one for one in final if one in before])
        assert found.new + found.changed + found.same == len(final)


def test_of_one_id_the_last_counts() -> None:
    found = numbers([("a", "x", "1"), ("b", "x", "1"), ("a", "y", "1")], {}, 7)

    assert found.rows.tolist() == [1, 2]
    assert found.keys.tolist() == [8, 9]
