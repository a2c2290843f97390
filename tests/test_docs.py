"""What the README shows is what happens: its blocks are run in the demo's newsroom."""

from __future__ import annotations

import html
import os
import re
import runpy
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
_MARKED = re.compile(
    r"^<!-- runs in the newsroom -->\n```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)


class Shown(NamedTuple):
    """A command as a console block shows it, and the lines that it shows below."""

    command: str
    lines: tuple[str, ...]


def blocks(language: str) -> tuple[str, ...]:
    return tuple(body for found, body in _MARKED.findall(README) if found == language)


def commands(block: str) -> Iterator[Shown]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *lines = part.rstrip().splitlines()
        yield Shown(command, tuple(lines))


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    plain = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "100", "NO_COLOR": "1"}
    return subprocess.run(  # noqa: S603 - our own interpreter with the README's own arguments
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, **plain},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    ran = run("-m", "rightscheck", "demo", "newsroom", cwd=folder)
    assert ran.returncode == 0, ran.stderr
    return folder / "newsroom"


def missing(lines: tuple[str, ...], output: str) -> list[str]:
    """The shown lines that the output does not have, in this order; `…` stands for anything."""
    left = [line.rstrip() for line in output.splitlines()]
    absent = []
    for line in lines:
        pattern = ".*".join(re.escape(part) for part in line.rstrip().split("…"))
        at = next((n for n, there in enumerate(left) if re.fullmatch(pattern, there)), None)
        if at is None:
            absent.append(line)
        else:
            del left[: at + 1]
    return absent


@pytest.mark.parametrize("block", blocks("console"))
def test_a_console_block_shows_what_really_happens(block: str, newsroom: Path) -> None:
    code = 0
    for command, lines in commands(block):
        if command == "echo $?":
            assert lines == (str(code),)
            continue
        program, *arguments = shlex.split(command)
        assert program == "rightscheck"
        ran = run("-m", "rightscheck", *arguments, cwd=newsroom)
        code = ran.returncode
        assert missing(lines, ran.stdout + ran.stderr) == [], ran.stdout + ran.stderr


@pytest.mark.parametrize("block", blocks("python"))
def test_a_python_block_prints_what_its_comments_say(block: str, newsroom: Path) -> None:
    promised = tuple(re.findall(r"^print\(.*\)  # (.+)$", block, flags=re.MULTILINE))

    ran = run("-c", block, cwd=newsroom)

    assert ran.returncode == 0, ran.stderr
    assert promised
    assert missing(promised, ran.stdout) == [], ran.stdout


def test_the_picture_shows_what_is_printed_today() -> None:
    script = ROOT / ".github/picture.py"
    picture = (ROOT / ".github/demo.svg").read_text("utf-8")

    drawn = str(runpy.run_path(str(script))["draw"]())

    assert words_of(drawn) == words_of(picture), "python .github/picture.py draws it anew"


def words_of(picture: str) -> list[str]:
    """The lines of a picture: how they are drawn is the business of rich's version."""
    lines = re.findall(r"<text[^>]*>(.*?)</text>", picture, re.DOTALL)
    return html.unescape(" ".join(lines)).split()


def test_the_readme_has_blocks_of_both_kinds() -> None:
    assert blocks("console")
    assert blocks("python")


@pytest.mark.parametrize("name", ["demo", "tests"])
def test_the_readme_tells_each_command_of_the_gates_once(name: str) -> None:
    found = re.findall(rf"^<!-- command: {name} -->\n```sh\n(.+)\n```$", README, re.MULTILINE)

    assert len(found) == 1
    assert f"readme {name}" in (ROOT / ".ci/run").read_text("utf-8")


@pytest.mark.parametrize("text", ["README.md", "CONTRIBUTING.md"])
def test_every_path_that_a_text_names_exists(text: str) -> None:
    named = re.findall(
        r"`((?:rightscheck|policies|tests|\.ci|\.github)/[\w./-]*)`",
        (ROOT / text).read_text("utf-8"),
    )
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / text).read_text("utf-8"))

    assert [path for path in (*named, *linked) if not (ROOT / path).exists()] == []
