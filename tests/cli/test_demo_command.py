"""`rightscheck demo` shows each verdict on invented pages, and what its commands promise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from doors import Door

VERDICTS = [
    ("content/bridge.html", "BREACH", "stripped-notice"),
    ("content/bridge.html", "BREACH", "unlicensed-reuse"),
    ("content/harbour.md", "DUTY", "missing-credit"),
    ("content/insel.html", "BREACH", "too-long-excerpt"),
    ("newsletter/telescope.md", "REVIEW", "licence-breach"),
]


def told(output: str) -> list[tuple[str, str, str]]:
    """File, verdict and check of every headline."""
    return re.findall(r"^(\S+):\d+:\d+  ([A-Z]+)  (\S+)", output, re.MULTILINE)


def test_each_verdict_is_shown_where_the_newsroom_has_it(door: Door) -> None:
    ran = door("demo")

    assert (ran.code, ran.err) == (0, "")
    assert [row for row in told(ran.out) if row[1] != "PERMITTED"] == VERDICTS
    assert [row[0] for row in told(ran.out) if row[1] == "PERMITTED"] == ["content/ferry.md"]
    assert "3 breaches, 1 review, 1 duty in 4 of 5 documents; 1 permitted use" in ran.out


def test_the_three_commands_that_it_names_work(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = re.findall(r"^  rightscheck (.+)$", door("demo").out, re.MULTILINE)
    monkeypatch.chdir(tmp_path / "newsroom")

    codes = [door(*command.split()).code for command in commands]

    assert codes == [1, 0, 0]


def test_the_newsroom_checks_the_same_from_inside(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    door("demo")
    monkeypatch.chdir(tmp_path / "newsroom")

    ran = door("check", "content", "newsletter")

    assert ran.code == 1
    assert [row for row in told(ran.out) if row[1] != "PERMITTED"] == VERDICTS


def test_a_folder_with_something_in_it_is_left_alone(door: Door, tmp_path: Path) -> None:
    (tmp_path / "newsroom").mkdir()
    (tmp_path / "newsroom/ours.md").write_text("ours")

    ran = door("demo")

    assert ran.code == 3
    assert [path.name for path in (tmp_path / "newsroom").iterdir()] == ["ours.md"]
