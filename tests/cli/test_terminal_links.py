"""On a terminal a place is a link to its file; nowhere else is there an escape."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="a terminal of its own needs POSIX")

PAGE = "PARIS (AFP) - The harbour.\n\n© AFP. All rights reserved. May not be republished.\n"
LINK = re.compile(r"\x1b\]8;[^;]*;([^\x1b]*)\x1b\\")
PLAIN = {
    name: value
    for name, value in os.environ.items()
    if name not in {"NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "TERM", "CI"}
}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a b.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


def command(page: Path) -> list[str]:
    return [sys.executable, "-m", "rightscheck", "check", page.name]


def on_terminal(page: Path, **environ: str) -> str:
    """What a terminal of 80 columns is sent."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(  # noqa: S603 -- our own interpreter
        command(page),
        cwd=page.parent,
        env={**PLAIN, "TERM": "xterm-256color", "COLUMNS": "80", **environ},
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
    ):
        os.close(theirs)
        sent = b""
        while chunk := _read(ours):
            sent += chunk
    os.close(ours)
    return sent.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux says so that nobody writes any more
        return b""


def test_a_terminal_is_sent_colours_and_a_link_to_the_file(page: Path) -> None:
    sent = on_terminal(page)

    assert set(LINK.findall(sent)) == {page.as_uri(), ""}
    assert "\x1b[1;33mREVIEW" in sent


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_who_wants_or_can_show_no_colour_is_sent_no_escape(
    page: Path, environ: dict[str, str]
) -> None:
    sent = on_terminal(page, **environ)

    assert "\x1b" not in sent
    assert sent.startswith("a b.md:1:")


def test_a_log_in_colour_has_no_links(page: Path) -> None:
    ran = subprocess.run(  # noqa: S603 -- our own interpreter
        command(page),
        cwd=page.parent,
        env={**PLAIN, "FORCE_COLOR": "1", "TERM": "xterm-256color"},
        capture_output=True,
        check=False,
    )

    assert b"\x1b[" in ran.stdout
    assert b"\x1b]8" not in ran.stdout
