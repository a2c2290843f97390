"""What is kept between checks: where it is, how to be rid of it, how to do without."""

from __future__ import annotations

from pathlib import Path

from doors import Door
from stories import GERMAN, HARBOUR

from rightscheck.pipeline.caching.store import FILE


def _pages(folder: Path, count: int = 3) -> None:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.md").write_text(f"{HARBOUR if number else GERMAN} {number}")


def test_a_check_keeps_what_it_found(door: Door, tmp_path: Path) -> None:
    _pages(tmp_path / "pages")
    first = door("check", "pages", "--cache", "here")

    assert "3 files" in door("cache", "status", "--cache", "here").out
    assert door("check", "pages", "--cache", "here") == first
    assert "cleared" in door("cache", "clear", "--cache", "here").out
    assert "nothing is kept yet" in door("cache", "status", "--cache", "here").out


def test_the_users_cache_is_where_the_environment_says(
    door: Door, tmp_path: Path, cache: Path
) -> None:
    _pages(tmp_path / "pages")
    door("check", "pages")

    assert (cache / FILE).is_file()
    assert str(cache / FILE) in door("cache", "status").out


def test_nothing_is_kept_if_so_told(door: Door, tmp_path: Path) -> None:
    _pages(tmp_path / "pages")

    door("check", "pages", "--no-cache", "--cache", "here")

    assert not Path("here").exists()


def test_a_cache_that_cannot_be_written_is_no_error_and_told_once(
    door: Door, tmp_path: Path
) -> None:
    _pages(tmp_path / "pages")
    Path("here").write_text("no folder")

    ran = door("check", "pages", "--cache", "here")

    [note] = ran.err.splitlines()
    assert note.startswith(f"note: the cache {Path('here', FILE)} cannot be used (file exists);")
    assert ran._replace(err="") == door("check", "pages", "--no-cache")


def test_a_damaged_cache_is_told_once_and_made_anew(door: Door, tmp_path: Path) -> None:
    _pages(tmp_path / "pages")
    Path("here").mkdir()
    Path("here", FILE).write_bytes(b"no database" * 500)

    first = door("check", "pages", "--cache", "here")
    second = door("check", "pages", "--cache", "here")

    assert "cannot be used (file is not a database; the next check makes it anew)" in first.err
    assert (second.out, second.err) == (first.out, "")
    assert "3 files" in door("cache", "status", "--cache", "here").out


def test_several_processes_tell_the_same(door: Door, tmp_path: Path) -> None:
    _pages(tmp_path / "pages", 8)

    alone = door("check", "pages", "--no-cache", "--jobs", "1")

    assert door("check", "pages", "--no-cache", "-j", "2") == alone
    assert door("check", "pages", "-j", "0").code == 2
