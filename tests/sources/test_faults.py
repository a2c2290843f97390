"""A file that is no usable library is refused in one line: the file, what, and what to do."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from invented_sources import source

from rightscheck.errors import UnusableSources
from rightscheck.model import Source
from rightscheck.sources import open_sources
from rightscheck.sources.postings import KEYS


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE someone_elses (x)")
        connection.commit()


def foreign_with_our_tables(path: Path) -> None:
    made(path)
    tampered(path, "PRAGMA application_id = 1")


def other_form(path: Path) -> None:
    made(path)
    tampered(path, "PRAGMA user_version = 99")


def other_fingerprints(path: Path) -> None:
    made(path)
    tampered(path, "UPDATE library SET scheme = 'old'")


def half_indexed(path: Path) -> None:
    made(path)
    tampered(path, "UPDATE library SET scheme = 'unfinished 0123456789abcdef 500'")


def text(path: Path) -> None:
    path.write_text("notes on our sources, and nothing else\n" * 50, encoding="utf-8")


def truncated(path: Path) -> None:
    made(path)
    os.truncate(path, path.stat().st_size // 2)


def cut_in_its_header(path: Path) -> None:
    made(path)
    os.truncate(path, 60)


def folder(path: Path) -> None:
    path.mkdir()


def made(path: Path) -> None:
    with open_sources(path) as library:
        library.add(source(n) for n in range(40))


def tampered(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("readonly", [True, False])
@pytest.mark.parametrize(
    ("spoil", "problem", "hint"),
    [
        (foreign, "is a database of another program", "choose another name"),
        (foreign_with_our_tables, "is a database of another program", "choose another name"),
        (other_form, "is a library of form 99", "add the sources again"),
        (other_fingerprints, "indexed by another version", "`rightscheck sources reindex`"),
        (half_indexed, "an index that is not finished", "`rightscheck sources reindex`"),
        (text, "is not a library of sources", "choose another name"),
        (truncated, "is cut short", "restore it"),
        (cut_in_its_header, "is cut short", "restore it"),
        (folder, "is a folder", "name a file"),
    ],
)
def test_what_is_no_library_of_ours_is_refused_and_left_alone(
    tmp_path: Path, spoil: Callable[[Path], None], problem: str, hint: str, *, readonly: bool
) -> None:
    path = tmp_path / "sources.db"
    spoil(path)
    before = path.read_bytes() if path.is_file() else b""

    with pytest.raises(UnusableSources) as caught:
        open_sources(path, readonly=readonly)

    assert caught.value.where == str(path)
    assert problem in caught.value.problem
    assert hint in caught.value.hint
    assert "\n" not in str(caught.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize("options", [{"create": False}, {"readonly": True}])
def test_a_missing_library_is_not_made_unasked(tmp_path: Path, options: dict[str, bool]) -> None:
    path = tmp_path / "sources.db"

    with pytest.raises(UnusableSources, match="there is no library of sources here; `rights"):
        open_sources(path, **options)

    assert not path.exists()


def test_an_empty_file_becomes_a_library_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "sources.db"
    path.touch()

    with pytest.raises(UnusableSources, match="holds no library of sources yet"):
        open_sources(path, create=False)
    with open_sources(path) as library:
        assert library.add([source(1)]) == 1


def test_a_library_is_not_made_in_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(UnusableSources, match="its folder does not exist; make the folder"):
        open_sources(tmp_path / "nowhere" / "sources.db")


def test_a_library_that_another_program_locks_is_said_to_be_locked(tmp_path: Path) -> None:
    path = tmp_path / "sources.db"
    made(path)
    with closing(sqlite3.connect(path)) as other, open_sources(path, patience=0) as library:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(UnusableSources, match=r"sources\.db: is locked.*; try again"):
            library.add([source(99)])
        assert len(library) == 40

        other.rollback()
        assert library.add([source(99)]) == 1


def test_a_library_locked_against_readers_is_said_to_be_locked(tmp_path: Path) -> None:
    path = tmp_path / "sources.db"
    made(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(UnusableSources, match="is locked"):
            open_sources(path, patience=0)


def test_a_library_opened_to_read_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "sources.db"
    made(path)

    with (
        open_sources(path, readonly=True) as library,
        pytest.raises(UnusableSources, match="cannot be written; check the permissions"),
    ):
        library.add([source(99)])


def test_damage_inside_the_file_is_told_when_it_is_met(tmp_path: Path) -> None:
    path = tmp_path / "sources.db"
    made(path)
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xa5" * (len(data) - 8192)
    path.write_bytes(data)

    with pytest.raises(UnusableSources, match="is damaged; restore it"), open_sources(path) as it:
        list(it.items())


@pytest.mark.parametrize("blob", [b"no zlib", b"x\x9cK\xad(I\xcdK\x01\x00\x0b\x8e\x02\xd5"])
def test_a_damaged_item_is_told_with_the_name_of_the_file(tmp_path: Path, blob: bytes) -> None:
    path = tmp_path / "sources.db"
    made(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE items SET item = ?", (blob,))
        connection.commit()

    with (
        open_sources(path, readonly=True) as library,
        pytest.raises(UnusableSources, match=r"sources\.db: an item .* is damaged; restore"),
    ):
        library.get("item-0001")


def repacked(path: Path, item: bytes) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE items SET item = ?", (zlib.compress(item),))
        connection.commit()


def test_an_item_of_an_older_version_is_read(tmp_path: Path) -> None:
    made(path := tmp_path / "sources.db")
    repacked(path, b'{"id": "1", "holder": "afp", "text": "Words.", "url": null}')

    with open_sources(path, readonly=True) as library:
        assert library.get("item-0001") == Source(id="1", holder="afp", text="Words.")


def test_an_item_of_a_newer_version_is_told_as_that(tmp_path: Path) -> None:
    made(path := tmp_path / "sources.db")
    repacked(path, b'{"id": "1", "holder": "afp", "text": "Words.", "mood": "gay"}')

    with (
        open_sources(path, readonly=True) as library,
        pytest.raises(UnusableSources, match=r"says more than .* knows \(mood\); use the version"),
    ):
        library.get("item-0001")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unwritable for root")
def test_a_library_in_a_folder_that_cannot_be_written_can_still_be_read(tmp_path: Path) -> None:
    path = tmp_path / "shelf" / "sources.db"
    path.parent.mkdir()
    made(path)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with open_sources(path, readonly=True) as library:
            assert len(library) == 40
        with open_sources(path) as library, pytest.raises(UnusableSources, match="be written"):
            library.add([source(99)])
        with pytest.raises(UnusableSources, match="cannot be opened"):
            open_sources(path.parent / "new.db")
    finally:
        path.parent.chmod(0o755)


def test_a_library_that_ran_out_of_numbers_says_so_and_keeps_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "sources.db"
    with open_sources(path) as library:
        library.add([source(1)])
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("UPDATE sqlite_sequence SET seq = ?", (int(KEYS) - 1,))
            connection.commit()

        with pytest.raises(UnusableSources, match="has numbered 268,435,455 sources"):
            library.add([source(2), source(3)])

        assert [item.id for item in library.items()] == ["item-0001"]
