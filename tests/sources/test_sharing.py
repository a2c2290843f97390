"""What matching asks of a library: who holds which words, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from invented_sources import invented, source

from rightscheck.model import Source
from rightscheck.sources import SqliteSources, open_sources
from rightscheck.sources.index import COMMON
from rightscheck.text.fingerprints import fingerprints
from rightscheck.text.words import split


@pytest.fixture
def library(tmp_path: Path) -> Iterator[SqliteSources]:
    with open_sources(tmp_path / "sources.db") as opened:
        yield opened


def marks(text: str) -> np.typing.NDArray[np.uint64]:
    return fingerprints(split(text))


def version(name: str, of: str | None, day: int | None) -> Source:
    published = None if day is None else datetime(2026, 3, day, tzinfo=UTC)
    return Source(id=name, holder="afp", text=f"Story {name}", version_of=of, published=published)


def story(library: SqliteSources, id_: str) -> list[str]:
    return [entry.id for entry in library.versions(id_)]


def test_each_fingerprint_names_the_sources_that_hold_it_in_the_order_asked(
    library: SqliteSources,
) -> None:
    texts = {1: f"{invented(1)} {invented(2)}", 2: invented(2)}
    library.add(source(key, text=text) for key, text in texts.items())
    asked = marks(f"{invented(2)}\n{invented(7)}\n{invented(1)}")[::-1]

    found = library.shared(asked)

    held = {key: set(marks(text).tolist()) for key, text in texts.items()}
    rows = sorted(zip(found.which.tolist(), found.keys.tolist(), strict=True))
    assert rows == [
        (n, key) for n, mark in enumerate(asked.tolist()) for key in held if mark in held[key]
    ]
    assert found.which.tolist() == [n for n, _ in rows]
    assert found.holders.tolist() == np.bincount(found.which, minlength=len(asked)).tolist()


def test_a_fingerprint_asked_twice_is_answered_twice(library: SqliteSources) -> None:
    library.add([source(3)])
    mark = marks(invented(3))[:1]

    found = library.shared(np.concatenate((mark, mark)))

    assert (found.which.tolist(), found.holders.tolist()) == ([0, 1], [1, 1])


def test_of_common_words_only_their_commonness_is_told(library: SqliteSources) -> None:
    stock = invented(5000, 30)
    library.add(source(n, text=f"{stock} {invented(n, 20)}") for n in range(COMMON + 1))

    found = library.shared(marks(stock))

    assert len(found.which) == len(found.keys) == 0
    assert (found.holders > COMMON).all()


def test_an_empty_library_shares_nothing(library: SqliteSources) -> None:
    found = library.shared(marks(invented(1)))

    assert len(found.which) == len(found.keys) == 0
    assert found.holders.tolist() == [0] * len(marks(invented(1)))


def test_entries_come_as_asked_and_without_those_that_went(library: SqliteSources) -> None:
    library.add([version("a", None, 3), version("b", "a", None), version("c", "a", 5)])
    library.remove(["b"])

    entries = library.entries([3, 2, 1, 99])

    assert [(e.id, e.version_of) for e in entries] == [("c", "a"), ("a", None)]
    assert entries[1].published == datetime(2026, 3, 3, tzinfo=UTC)


def test_keys_fetch_the_sources_they_were_told_for(library: SqliteSources) -> None:
    library.add([source(4), source(5)])
    (key,) = set(library.shared(marks(invented(5))).keys.tolist())

    assert library.fetch([key, 99]) == {key: source(5)}
    library.remove(["item-0005"])
    assert library.fetch([key]) == {}


def test_the_versions_of_a_story_are_one_family_from_whichever_it_is_asked(
    library: SqliteSources,
) -> None:
    library.add(
        [
            version("correction", "lead", 9),
            version("lead", "first", 4),
            version("first", None, 2),
            version("other", "elsewhere", 1),
            version("update", "first", 6),
        ]
    )

    for name in ("first", "lead", "update", "correction"):
        assert story(library, name) == ["first", "lead", "update", "correction"]
    assert story(library, "other") == ["other"]
    assert story(library, "elsewhere") == ["other"]  # it has not come, or has gone
    assert story(library, "nowhere") == []


def test_versions_hold_together_when_the_first_one_was_never_delivered(
    library: SqliteSources,
) -> None:
    library.add([version("lead", "first", 4), version("update", "first", 6)])

    assert story(library, "lead") == ["lead", "update"]


def test_versions_that_name_each_other_are_still_one_story(library: SqliteSources) -> None:
    library.add([version("a", "b", 4), version("b", "a", 6)])

    assert story(library, "a") == ["a", "b"]
