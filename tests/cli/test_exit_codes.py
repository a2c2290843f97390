"""0 clean, 1 found something, 2 wrong command line, 3 could not check; findings win over unread."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from doors import Door

from rightscheck.cli.commands.demo import write

FILES = {
    "clean.md": b"The boats of Kalvik went out at dawn and came back at dusk.\n",
    "breach.md": b"KALVIK (AFP) - The boats went out.\n\nAs a consequence you may not copy, "
    b"reproduce, modify, transmit, publish, display or in any way commercially exploit any of the "
    b"content of this section without the prior written consent of Agence France-Presse.\n",
    "review.md": b"KALVIK (AFP) - The boats went out at dawn.\n",
    "binary.md": b"\x00\x01\x02\x03" * 99,
    "broken.toml": b"[housse]\nname = 'x'\n",
    "absent.toml": b"[sources]\npath = 'nowhere.db'\n",
}


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "empty").mkdir()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("clean.md", 0),
        ("breach.md", 1),
        ("clean.md breach.md", 1),
        ("review.md", 0),
        ("review.md --fail-on review", 1),
        ("review.md --fail-on duty", 1),
        ("breach.md --fail-on duty", 1),
        ("breach.md --exit-zero", 0),
        ("clean.md breach.md binary.md", 1),
        ("clean.md review.md binary.md", 3),
        ("breach.md binary.md --exit-zero", 3),
        ("binary.md", 3),
        ("nowhere.md", 3),
        ("empty", 3),
        ("clean.md --config broken.toml", 3),
        ("clean.md --config nowhere.toml", 3),
        ("clean.md --config absent.toml", 3),
        ("clean.md --sources nowhere.db", 3),
        ("", 2),
        ("clean.md --fail-on everything", 2),
        ("clean.md --fail-on permitted", 2),
        ("clean.md --format docx", 2),
        ("clean.md --surprise", 2),
    ],
)
def test_a_check_ends_with_the_right_code(door: Door, words: str, code: int) -> None:
    ran = door("check", *words.split())

    assert ran.code == code, ran


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("content/harbour.md", 0),
        ("content/harbour.md --fail-on review", 0),
        ("content/harbour.md --fail-on duty", 1),
        ("content/harbour.md --fail-on duty --exit-zero", 0),
        ("content/ferry.md --fail-on duty", 0),
        ("newsletter/telescope.md --fail-on review", 1),
        ("content/bridge.html", 1),
    ],
)
def test_each_verdict_fails_a_run_that_was_to_fail_on_it(
    door: Door, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: str, code: int
) -> None:
    write(tmp_path / "newsroom")
    monkeypatch.chdir(tmp_path / "newsroom")

    assert door("check", *words.split()).code == code


def test_the_readme_and_the_help_tell_the_same_codes(door: Door) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    listed = re.findall(r"^\| (\d) \|", readme, re.MULTILINE)
    shown = re.findall(r"^ +(\d)  \w", door("check", "--help").out, re.MULTILINE)

    assert listed == shown == ["0", "1", "2", "3"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "check clean.md --config broken.toml",
            "rightscheck: {folder}/broken.toml:1: unknown key 'housse'\n  hint: did you mean",
        ),
        ("explain unlicensed-reus", "did you mean 'unlicensed-reuse'?"),
        ("chek clean.md", "Did you mean 'check'"),
        ("spot nowhere.md", "rightscheck: nowhere.md: cannot be read"),
    ],
)
def test_a_fault_is_told_in_one_line_with_what_to_do(
    door: Door, tmp_path: Path, words: str, said: str
) -> None:
    ran = door(*words.split())

    assert ran.out == ""
    assert said.format(folder=tmp_path) in ran.err


def test_what_could_not_be_read_is_told_and_the_run_is_not_called_clean(door: Door) -> None:
    ran = door("check", "clean.md", "binary.md")

    assert "binary.md\n  NOT READ  is not text" in ran.out
    assert "clean:" not in ran.out
    assert "1 document could not be read" in ran.out


NOWHERE = "n" * 300
"""A name that no file can have, as one is not allowed to look into a folder: asking is a fault."""


def test_a_document_that_cannot_be_reached_is_unread_among_the_others(door: Door) -> None:
    ran = door("check", "breach.md", f"{NOWHERE}.md")

    assert ran.code == 1
    assert "breach.md:3:1 " in ran.out
    assert f"{NOWHERE}.md" in ran.out
    assert "cannot be read" in ran.out


@pytest.mark.parametrize(
    "words",
    [
        f"check clean.md -o {NOWHERE}/report.json",
        f"check clean.md --config {NOWHERE}/rightscheck.toml",
        f"baseline create clean.md --baseline {NOWHERE}",
        f"cache status --cache {NOWHERE}",
        f"explain {NOWHERE}",
        f"spot {NOWHERE}",
    ],
)
def test_a_path_that_cannot_be_reached_is_told_in_one_line(door: Door, words: str) -> None:
    ran = door(*words.split())

    assert ran.code == 3
    assert ran.err.startswith("rightscheck: ")
    assert len(ran.err.splitlines()) == 2
