"""`check --fix`: shows what it would write, writes it when told to, and reports what is left."""

from __future__ import annotations

import errno
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest
from doors import Door
from newsrooms import CONTRACT, DISPATCHES, Newsroom
from stories import HARBOUR

from rightscheck.cli.commands.check.replacing import replace
from rightscheck.errors import UnwritableDocument

WINDOWS = f"# Über Boote\r\n\r\n{HARBOUR}\r\n\r\nGrüße, Öl und Bären aus Köln für Jürgen.\r\n"


@pytest.fixture
def house(tmp_path: Path) -> Newsroom:
    newsroom = Newsroom(tmp_path, *DISPATCHES)
    newsroom.sign(CONTRACT)
    return newsroom


def page(house: Newsroom, name: str = "page.md", data: bytes = HARBOUR.encode()) -> Path:
    path = house.folder / "content" / name
    path.write_bytes(data)
    return path


def test_the_demo_s_page_without_a_credit_ends_as_permitted(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    door("demo")
    monkeypatch.chdir(tmp_path / "newsroom")
    harbour = Path("content/harbour.md")
    before = harbour.read_text(encoding="utf-8")

    ran = door("check", "content/harbour.md", "--fix", "--yes", "--fail-on", "duty")

    assert ran.code == 0
    assert ran.out.startswith("content/harbour.md:8:1  PERMITTED  Agence France-Presse")
    assert "\n+(AFP)\n" in ran.err
    assert harbour.read_text(encoding="utf-8") == before.replace("\n\nWhat", "\n\n(AFP)\n\nWhat")


def test_without_a_terminal_it_shows_and_writes_nothing(door: Door, house: Newsroom) -> None:
    path = page(house)

    ran = door("check", "content", "--fix", "--fail-on", "duty", "--format", "json")

    assert ran.code == 1
    assert path.read_text() == HARBOUR
    assert ran.err.endswith("nothing was written; --yes writes what --fix shows\n")
    assert "--- a/content/page.md\n+++ b/content/page.md\n@@ -1 +1,3 @@\n" in ran.err
    (fix,) = json.loads(ran.out)["fixes"]
    assert (fix["text"], fix["offset"]) == ("\n\n(AFP)", len(HARBOUR))
    assert fix["findings"] == [json.loads(ran.out)["findings"][0]["id"]]


def test_windows_files_keep_their_encoding_and_line_ends(door: Door, house: Newsroom) -> None:
    path = page(house, data=WINDOWS.encode("cp1252"))

    door("check", "content", "--fix", "--yes")

    assert path.read_bytes() == WINDOWS.replace(
        "\r\n\r\nGrüße", "\r\n\r\n(AFP)\r\n\r\nGrüße"
    ).encode("cp1252")


def test_the_second_run_changes_nothing(door: Door, house: Newsroom) -> None:
    path = page(house)
    door("check", "content", "--fix", "--yes")
    once = path.read_bytes()

    ran = door("check", "content", "--fix", "--yes")

    assert (ran.code, ran.err) == (0, "nothing to fix\n")
    assert path.read_bytes() == once


def test_permissions_stay_and_nothing_else_is_left_behind(door: Door, house: Newsroom) -> None:
    path = page(house)
    path.chmod(0o640)

    door("check", "content", "--fix", "--yes")

    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [one.name for one in path.parent.iterdir()] == ["page.md"]


def test_a_file_that_cannot_be_written_keeps_no_other_from_it(door: Door, house: Newsroom) -> None:
    page(house, "locked.md").chmod(0o444)
    page(house, "open.md")
    target = page(house, "target.txt")
    target.rename(house.folder / "target.txt")
    target.with_name("link.txt").symlink_to(house.folder / "target.txt")
    page(house, "twice.md")
    os.link(house.folder / "content/twice.md", house.folder / "again.md")

    ran = door("check", "content", "--fix", "--yes", "--fail-on", "duty")

    assert ran.code == 1
    assert (house.folder / "content/open.md").read_text() == f"{HARBOUR}\n\n(AFP)"
    assert (house.folder / "content/locked.md").read_text() == HARBOUR
    assert (house.folder / "target.txt").read_text() == HARBOUR
    reasons = [
        line.split(" is not fixed: ") for line in ran.err.splitlines() if "not fixed" in line
    ]
    assert reasons == [
        ["content/link.txt:1:1: missing-credit", "it is a link to another file"],
        ["content/locked.md:1:1: missing-credit", "the file is read-only"],
        ["content/twice.md:1:1: missing-credit", "the file has several names (hard links)"],
    ]


def test_what_cannot_be_fixed_says_why(door: Door, house: Newsroom) -> None:
    house.sign(CONTRACT.replace("{credit: AFP}", "link"))
    page(house)

    ran = door("check", "content", "--fix", "--yes")

    assert ran.err == (
        "content/page.md:1:1: missing-link is not fixed: "
        "nothing dictates the words of a link to the source\nnothing to fix\n"
    )


def test_the_diff_steers_no_terminal(door: Door, house: Newsroom) -> None:
    page(house, data=f"{HARBOUR}\n\n\x1b]0;owned\x07 \u202e gone\x0c.\n".encode())

    ran = door("check", "content", "--fix")

    assert "\\x1b]0;owned\\x07 \\u202e gone\\x0c." in ran.err
    assert not {"\x1b", "\x07", "\u202e", "\x0c"} & set(ran.err)


def test_findings_in_an_archive_are_left_to_people(door: Door, house: Newsroom) -> None:
    with zipfile.ZipFile(house.folder / "content/a.zip", "w") as archive:
        archive.writestr("b.md", HARBOUR)

    ran = door("check", "content", "--fix", "--yes")

    assert "a.zip!b.md:1:1: missing-credit is not fixed: it is no file of its own" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ("check", "content", "--yes"),
        ("check", "-", "--fix"),
        ("check", "--staged", "--fix"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(
    door: Door, house: Newsroom, words: tuple[str, ...]
) -> None:
    page(house)

    assert door(*words, stdin=b"Boats.").code == 2


def test_a_file_that_changed_since_it_was_read_is_not_written_over(
    house: Newsroom,
) -> None:
    path = page(house)

    with pytest.raises(UnwritableDocument, match="changed meanwhile"):
        replace(path, b"what was read", b"what was fixed")

    assert path.read_text() == HARBOUR


def test_a_full_disk_leaves_the_page_as_it_was_and_shows_its_new_words_to_nobody(
    house: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = page(house)
    modes = []

    def full(file: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(file).st_mode))
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableDocument, match="no space left"):
        replace(path, HARBOUR.encode(), b"what was fixed")

    assert modes == [0o600]
    assert path.read_text() == HARBOUR
    assert [one.name for one in path.parent.iterdir()] == ["page.md"]
