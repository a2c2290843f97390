"""A library keeps what it was given, whole, and says what it holds."""

from __future__ import annotations

import random
import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from invented_sources import found, invented, shared, source

from rightscheck.errors import UnusableDelivery
from rightscheck.model import Source, Status
from rightscheck.sources import SqliteSources, open_sources
from rightscheck.sources.items import item
from rightscheck.sources.shelving import BATCH
from rightscheck.text.fingerprints import sketch
from rightscheck.text.words import split

FULL = Source(
    id="urn:newsml:afp.example:20260401:TX-1",
    holder="afp",
    text="Fähren fahren wieder.\n\nДва судна вышли в море. 渡し船は港を出た 🚢",
    title="Fähren",
    language="de",
    published=datetime.fromisoformat("2026-04-01T10:00:00+02:00"),
    status=Status.WITHHELD,
    version_of="urn:newsml:afp.example:20260401:TX-0",
    embargoed_until=datetime.fromisoformat("2026-04-02T00:00:00-05:00"),
    usage_terms="web only",
    credit="AFP/Invented",
    url="https://afp.example/TX-1",
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[SqliteSources]:
    with open_sources(tmp_path / "sources.db") as opened:
        yield opened


def test_a_source_comes_back_as_it_was_given(library: SqliteSources) -> None:
    library.add([FULL])

    assert library.get(FULL.id) == FULL


def test_the_hash_that_is_kept_is_the_sources_own() -> None:
    assert item(FULL).sha256.hex() == FULL.sha256


def test_an_unknown_id_has_no_source(library: SqliteSources) -> None:
    assert library.get("nobody's") is None


def test_what_was_added_is_there_when_the_library_is_opened_again(tmp_path: Path) -> None:
    with open_sources(tmp_path / "sources.db") as library:
        library.add(source(n) for n in range(3))

    with open_sources(tmp_path / "sources.db", create=False, readonly=True) as library:
        assert list(library.items()) == [source(n) for n in range(3)]


def test_adding_says_how_many_were_new_or_changed(library: SqliteSources) -> None:
    assert library.add([source(1), source(2)]) == 2
    assert library.add([source(1), source(2, text=invented(9)), source(3)]) == 2
    assert len(library) == 3


def test_adding_the_same_again_changes_nothing(library: SqliteSources) -> None:
    library.add(source(n) for n in range(5))
    before = library.version, library.status()

    assert library.add(source(n) for n in range(5)) == 0
    assert (library.version, library.status()) == before


def test_a_delivery_longer_than_a_commit_arrives_whole(library: SqliteSources) -> None:
    assert library.add(source(n) for n in range(BATCH + 3)) == BATCH + 3
    assert len(library) == BATCH + 3


def test_an_item_given_twice_in_a_delivery_stands_as_it_was_last(library: SqliteSources) -> None:
    changed = library.add([source(1), source(1, text=invented(7)), source(1, text=invented(8))])

    assert changed == 3
    assert list(library.items()) == [source(1, text=invented(8))]


def test_a_withdrawn_item_is_told_by_adding_it_again(library: SqliteSources) -> None:
    library.add([source(1)])
    library.add([source(1).model_copy(update={"status": Status.CANCELED})])

    found = library.get("item-0001")
    assert found
    assert found.status is Status.CANCELED
    assert library.status().statuses == {"canceled": 1}


def test_a_new_status_leaves_the_words_of_an_item_where_they_are(library: SqliteSources) -> None:
    library.add([source(1), source(2)])
    key = library.versions("item-0001")[0].key

    library.add([source(1).model_copy(update={"status": Status.CANCELED, "version_of": "x"})])

    assert library.versions("item-0001") == library.entries([key])
    assert library.entries([key])[0].version_of == "x"
    assert found(library, invented(1)) == {"item-0001": shared(invented(1), invented(1))}
    assert library.get("item-0001").status is Status.CANCELED  # type: ignore[union-attr]
    assert len(library) == 2


def test_a_source_is_sketched_as_its_words_are_until_it_goes(library: SqliteSources) -> None:
    library.add([source(1), FULL, source(2)])
    library.add([source(1), FULL.model_copy(update={"text": "渡し船は港を出た"})])
    library.remove([source(2).id])

    assert library.sketches(range(1, library.last + 1)) == {
        1: sketch(split(source(1).text)),
        library.last: sketch(split("渡し船は港を出た")),
    }


def test_half_of_a_character_is_refused_with_the_way_out(library: SqliteSources) -> None:
    broken = source(2).model_copy(update={"text": "The ferry \ud800 sails"})

    with pytest.raises(UnusableDelivery, match="item-0002: has half of a character"):
        library.add([source(1), broken])

    assert [kept.id for kept in library.items()] == ["item-0001"]


@pytest.mark.parametrize("text", ["", " \n\t", "… — !", "\u200b\u00ad"])
def test_a_source_without_words_is_refused_by_name(library: SqliteSources, text: str) -> None:
    with pytest.raises(UnusableDelivery, match="item-0002: has no words"):
        library.add([source(1), source(2, text=text), source(3)])

    assert [kept.id for kept in library.items()] == ["item-0001"]


def test_removing_says_how_many_there_were(library: SqliteSources) -> None:
    library.add(source(n) for n in range(4))

    assert library.remove(["item-0001", "item-0003", "item-0003", "nobody's"]) == 2
    assert [kept.id for kept in library.items()] == ["item-0000", "item-0002"]


def test_a_removed_source_can_come_back(library: SqliteSources) -> None:
    library.add([source(1)])
    library.remove(["item-0001"])

    assert library.add([source(1)]) == 1
    assert library.get("item-0001") == source(1)


def test_items_of_one_holder_come_alone_and_in_the_order_they_came(library: SqliteSources) -> None:
    library.add(source(n, holder="ap" if n % 3 else "dpa") for n in range(700))

    assert [each.id for each in library.items("dpa")] == [f"item-{n:04d}" for n in range(0, 700, 3)]
    assert len(list(library.items())) == 700


def test_an_empty_library_is_a_library(library: SqliteSources) -> None:
    assert library
    assert len(library) == 0
    assert list(library.items()) == []
    assert library.status().count == 0
    assert library.status().newest is None


def test_the_status_counts_what_there_is(library: SqliteSources) -> None:
    undated = source(7, holder="ap").model_copy(update={"published": None, "language": None})
    library.add([source(0), source(4), undated, FULL])

    status = library.status()

    assert status.count == 4
    assert status.holders == {"afp": 3, "ap": 1}
    assert status.languages == {"de": 1, "en": 2, "unknown": 1}
    assert status.statuses == {"usable": 3, "withheld": 1}
    assert status.oldest == datetime(2026, 3, 1, tzinfo=UTC)
    assert status.newest == datetime(2026, 4, 1, 8, tzinfo=UTC)
    assert status.undated == 1
    assert status.last_added
    assert status.bytes > 0
    assert status.version == library.version


def test_the_version_changes_with_the_content_and_only_with_it(library: SqliteSources) -> None:
    empty = library.version
    library.add([source(1)])
    one = library.version
    library.add([source(1, text=invented(2))])
    changed = library.version
    library.remove(["item-0001"])
    removed = library.version

    assert len({empty, one, changed, removed}) == 4
    library.remove(["item-0001"])
    assert library.version == removed


def test_two_libraries_never_share_a_version(tmp_path: Path) -> None:
    with open_sources(tmp_path / "a.db") as a, open_sources(tmp_path / "b.db") as b:
        assert a.version != b.version


def test_nor_do_two_copies_of_one_that_went_different_ways(tmp_path: Path) -> None:
    with open_sources(tmp_path / "a.db") as a:
        a.add([source(1)])
    shutil.copy(tmp_path / "a.db", tmp_path / "b.db")

    with open_sources(tmp_path / "a.db") as a, open_sources(tmp_path / "b.db") as b:
        assert a.version == b.version
        a.add([source(2)])
        b.add([source(3)])
        assert a.version != b.version


def test_many_threads_read_and_write_at_once(library: SqliteSources) -> None:
    wrong: list[str] = []

    def work(thread: int) -> None:
        library.add(source(n) for n in range(thread * 20, thread * 20 + 20))
        wrong.extend(
            f"{thread}:{n}"
            for n in range(thread * 20, thread * 20 + 20)
            if library.get(f"item-{n:04d}") != source(n)
        )

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert len(library) == 120


def test_a_reader_sees_what_another_one_has_written_since(tmp_path: Path) -> None:
    path = tmp_path / "sources.db"
    with open_sources(path) as writer, open_sources(path, readonly=True) as reader:
        before = reader.version
        writer.add([source(1)])

        assert reader.get("item-0001") == source(1)
        assert reader.version == writer.version != before


def test_a_library_can_be_read_and_written_while_it_is_gone_through(
    library: SqliteSources,
) -> None:
    library.add(source(n) for n in range(450))

    for each in library.items():
        library.remove([each.id])

    assert len(library) == 0


def test_a_file_grows_short_again_when_much_of_it_went(library: SqliteSources) -> None:
    dice = random.Random(1)  # noqa: S311 -- text, not secrets
    library.add(source(n, text=dice.randbytes(500_000).hex()) for n in range(60))
    large = library.status().bytes

    library.remove(f"item-{n:04d}" for n in range(60))
    for n in range(84, 100):  # each delivery gives some back, so that none has to wait long
        library.add([source(n)])
    library.close()

    with open_sources(library.path) as again:
        assert again.status().bytes < large / 3
        assert again.get("item-0099") == source(99)


def test_an_act_that_fails_does_not_spoil_the_next(library: SqliteSources) -> None:
    library.add([source(1)])
    with pytest.raises(TypeError):
        library.remove([b"item-0001"])  # type: ignore[list-item] # that is the fault

    assert library.get("item-0001") == source(1)
    assert library.add([source(2)]) == 1


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    library = open_sources(tmp_path / "sources.db")
    library.close()
    library.close()

    with pytest.raises(ValueError, match="closed"):
        len(library)
