"""What is gathered for a document answers as the library does."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="needs the extra spark")
pytest.importorskip("pyspark", reason="needs the extra spark")

import archive
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from one_process import Shelf

import rightscheck
from rightscheck.model import Document, Source
from rightscheck.sources import COMMON
from rightscheck.sources.index import Shared
from rightscheck.text.fingerprints import fingerprints
from rightscheck.text.words import split

WORDS = st.lists(st.sampled_from(("ferry", "harbour", "crane", "rope", "tide")), max_size=30)
TEXTS = WORDS.map(lambda words: " ".join(["The", *words]))
IDS = st.integers(0, 7).map("item-{}".format)
DAYS = st.integers(1, 28).map("2026-03-{:02d}".format)
SOURCES = st.builds(
    Source,
    id=IDS,
    holder=st.sampled_from(("afp", "ap")),
    text=TEXTS,
    published=st.none() | DAYS,
    version_of=st.none() | IDS,
)
DELIVERIES = st.lists(
    st.lists(SOURCES, max_size=6, unique_by=lambda source: source.id), min_size=1, max_size=3
)


def of_whole(answer: Shared, ids: dict[int, str]) -> list[tuple[int, str]]:
    holders = (ids[key] for key in answer.keys.tolist())
    return sorted(zip(answer.which.tolist(), holders, strict=True))


@given(DELIVERIES, TEXTS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_who_holds_what_is_known_as_a_library_knows_it(
    tmp_path_factory: pytest.TempPathFactory, deliveries: list[list[Source]], text: str
) -> None:
    asked = fingerprints(split(text))
    with rightscheck.open_sources(tmp_path_factory.mktemp("any") / "sources.db") as library:
        for delivery in deliveries:
            library.add(delivery)
        theirs = library.shared(asked)
        known = {entry.key: entry.id for entry in library.entries(set(theirs.keys.tolist()))}
        shelf = Shelf(deliveries)

        ours = shelf.holders((asked >> 28).astype("int64").tolist()).shared(asked)

        mine = {key: item.id for key, item in shelf.items.items()}
        assert of_whole(ours, mine) == of_whole(theirs, known)
        assert ours.holders.tolist() == theirs.holders.tolist()


@given(DELIVERIES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_stories_are_told_as_a_library_tells_them(
    tmp_path_factory: pytest.TempPathFactory, deliveries: list[list[Source]]
) -> None:
    with rightscheck.open_sources(tmp_path_factory.mktemp("any") / "sources.db") as library:
        for delivery in deliveries:
            library.add(delivery)
        shelf = Shelf(deliveries)
        for source in [one for delivery in deliveries for one in delivery]:
            gathered = shelf.gathered(Document.of(source.text))
            if gathered.get(source.id):
                told = {each.id for each in gathered.versions(source.id)}
                assert told == {each.id for each in library.versions(source.id)}
                assert gathered.get(source.id) == library.get(source.id)


def test_an_archive_is_matched_alike(tmp_path: Path) -> None:
    wire, pages = archive.dispatches(), archive.documents()
    shelf = Shelf([wire[:40], wire[40:]])
    with rightscheck.open_sources(tmp_path / "sources.db") as library:
        library.add(wire)

        found = {page.name: rightscheck.match(page, shelf.gathered(page)) for page in pages}

        assert found == {page.name: rightscheck.match(page, library) for page in pages}
        assert {match.kind for told in found.values() for match in told} >= {
            "verbatim",
            "edited",
            "quotation",
        }


def test_what_more_than_common_sources_hold_counts_nothing() -> None:
    phrase = "The ferry left the harbour at dawn with nobody on board but the cook"
    wire = [Source(id=f"{n}", holder="afp", text=f"{phrase} {n}") for n in range(COMMON + 1)]
    shelf = Shelf([wire[:60], wire[60:]])
    page = Document.of(phrase)

    gathered = shelf.gathered(page)

    assert gathered.shared(fingerprints(split(phrase))).keys.tolist() == []
    assert rightscheck.match(page, gathered) == ()
