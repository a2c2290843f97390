"""Who shares words with a text: the library answers as if it had compared every source."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_sources import found, invented, shared, source
from numpy.typing import NDArray

from rightscheck.model import Source
from rightscheck.sources import SqliteSources, open_sources
from rightscheck.sources.index import COMMON
from rightscheck.sources.marks import marks_of
from rightscheck.text.fingerprints import fingerprints, kept
from rightscheck.text.words import split

Marks = NDArray[np.uint64]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[SqliteSources]:
    with open_sources(tmp_path / "sources.db") as opened:
        yield opened


def marks(text: str) -> Marks:
    return fingerprints(split(text))


def test_a_copy_is_found_with_every_fingerprint_it_shares(library: SqliteSources) -> None:
    library.add(source(n) for n in range(20))
    page = f"{invented(900)} {invented(7)} {invented(901)}"

    (best, *others) = found(library, page).items()

    assert best == ("item-0007", shared(page, invented(7)))
    assert all(count < best[1] for _, count in others)


def test_nothing_asked_is_nothing_found(library: SqliteSources) -> None:
    library.add([source(1)])

    assert found(library, "") == {}
    assert found(library, invented(2)) == {}


@pytest.mark.parametrize("sources", [COMMON, COMMON + 1, 900])
def test_words_that_stand_in_very_many_sources_count_nothing(
    library: SqliteSources, sources: int
) -> None:
    stock = invented(5000, 30)
    library.add(source(n, text=f"{stock} {invented(n, 20)}") for n in range(sources))

    assert len(found(library, stock)) == (sources if sources <= COMMON else 0)


def test_common_words_do_not_hide_the_source_they_stand_in(library: SqliteSources) -> None:
    stock = invented(5000, 30)
    library.add(source(n, text=f"{stock} {invented(n, 20)}") for n in range(900))

    assert list(found(library, f"{stock} {invented(444, 20)}")) == ["item-0444"]


def test_a_changed_source_is_found_by_its_new_words_only(library: SqliteSources) -> None:
    library.add([source(1)])
    library.add([source(1, text=invented(2))])

    assert found(library, invented(1)) == {}
    assert list(found(library, invented(2))) == ["item-0001"]


def test_a_removed_source_is_no_candidate(library: SqliteSources) -> None:
    library.add([source(1), source(2)])
    library.remove(["item-0001"])

    assert found(library, invented(1)) == {}


def test_a_reader_finds_what_was_written_since_it_last_looked(tmp_path: Path) -> None:
    path = tmp_path / "sources.db"
    with open_sources(path) as writer, open_sources(path, readonly=True) as reader:
        for number in range(12):
            writer.add([source(number)])

            assert next(iter(found(reader, invented(number)))) == f"item-{number:04d}"


def test_a_page_of_many_fingerprints_is_answered_whole(library: SqliteSources) -> None:
    library.add(source(n) for n in range(300))
    page = " ".join(invented(n) for n in range(300))

    assert len(marks(page)) > 3000
    assert found(library, page) == {f"item-{n:04d}": shared(page, invented(n)) for n in range(300)}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["add", "remove"]),
            st.lists(st.tuples(st.integers(0, 8), st.integers(0, 5)), max_size=6),
        ),
        max_size=14,
    )
)
@settings(max_examples=40)
def test_the_index_says_what_comparing_every_source_would(
    acts: list[tuple[str, list[tuple[int, int]]]],
) -> None:
    held: dict[str, Source] = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        open_sources(Path(folder) / "sources.db") as library,
    ):
        for act, numbers in acts:
            given_ = [source(number, text=invented(text, 25)) for number, text in numbers]
            if act == "add":
                library.add(given_)
                held.update((each.id, each) for each in given_)
            else:
                library.remove(each.id for each in given_)
                for each in given_:
                    held.pop(each.id, None)

        for text in range(6):
            page = f"{invented(text, 25)} {invented(text + 1, 12)}"
            expected = {i: n for i, s in held.items() if (n := shared(page, s.text))}
            assert found(library, page) == expected


@given(st.lists(st.text(max_size=40), max_size=12))
@settings(max_examples=80)
def test_texts_taken_together_have_the_fingerprints_each_has_alone(texts: list[str]) -> None:
    whole = [f"{text} {invented(1, 12)} {text}" for text in texts]

    together = marks_of(whole)

    for number, text in enumerate(whole):
        alone = kept(split(text)).hashes
        assert together.hashes[together.texts == number].tolist() == alone.tolist()
