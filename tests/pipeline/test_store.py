"""The file that answers are kept in: whatever becomes of it, nothing wrong is told."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from remembering import House

from rightscheck.pipeline.caching.store import FILE, Store, tidy


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.mark.parametrize("planted", ["[]", b"[]", b"[[[]]]", 7])
def test_what_another_wrote_there_is_not_told(house: House, planted: object) -> None:
    house.remembered()
    kept = house.folder / "memory" / FILE
    with closing(sqlite3.connect(kept)) as file, file:
        assert file.execute("SELECT count(*) FROM answers").fetchone() == (3,)
        file.execute("UPDATE answers SET answer = ?", (planted,))

    house.remembered()


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_memory_is_made_anew(house: House, damage: bytes) -> None:
    house.remembered()
    kept = house.folder / "memory" / FILE
    kept.write_bytes(damage)

    house.remembered()
    house.remembered()

    store = Store(kept.parent)
    assert len(store) == 3
    store.close()


def test_memory_that_is_cut_anywhere_tells_nothing_wrong(house: House) -> None:
    house.remembered()
    kept = house.folder / "memory" / FILE
    whole = kept.read_bytes()
    for cut in range(100, len(whole), len(whole) // 7):
        kept.write_bytes(whole[:cut] + bytes(len(whole) - cut))
        house.remembered()


def test_only_its_owner_can_read_it(house: House) -> None:
    house.remembered()
    kept = house.folder / "memory" / FILE

    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_a_link_in_its_place_is_not_followed(house: House) -> None:
    other = house.folder / "other.db"
    (house.folder / "memory").mkdir()
    (house.folder / "memory" / FILE).symlink_to(other)

    house.remembered()

    assert not other.exists()


def test_no_memory_is_no_error(house: House) -> None:
    (house.folder / "memory").write_text("a file where a folder should be")

    house.remembered()


def test_two_runs_may_keep_at_once(house: House) -> None:
    one, two = Store(house.folder / "memory"), Store(house.folder / "memory")
    one.put(b"1", b"one")
    two.put(b"2", b"two")
    one.write()
    two.write()

    assert (one.get([b"2"]), two.get([b"1", b"3"])) == ([b"two"], [b"one", None])
    one.close()
    two.close()


def test_large_answers_are_not_held_in_numbers(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        put = [store.put(bytes([number]), bytes(5 << 20)) for number in range(4)]
    assert put == [False, False, False, True]


def test_a_file_that_is_far_too_large_is_as_small_as_it_may_be_at_once(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        for number in range(200):
            store.put(bytes([number]), bytes(10_000))
        store.write()
    with closing(sqlite3.connect(tmp_path / FILE)) as file:
        file.execute("UPDATE answers SET asked = asked - 1 WHERE key < ?", (bytes([190]),))
        file.commit()
        tidy(file, 0, 400_000)
        left = [key[0] for (key,) in file.execute("SELECT key FROM answers")]
        (pages,) = file.execute("PRAGMA page_count").fetchone()
    assert set(range(190, 200)) < set(left)
    assert pages * 4096 <= 400_000
