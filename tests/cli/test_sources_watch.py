"""`sources add --watch`: what is there, then what comes, until it is interrupted."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest
from doors import Door

FERRY = "The ferry to Insel will run again from Monday, the harbour office of Orbel said."

pytest.importorskip("watchfiles")


def test_a_watched_folder_is_taken_in_as_it_fills(tmp_path: Path) -> None:
    wire = tmp_path / "wire"
    wire.mkdir()
    (wire / "a.txt").write_text(FERRY)
    command = [sys.executable, "-m", "rightscheck", "sources", "add", "wire", "--holder", "afp"]
    # Who is started by a shell's `&` may ignore Ctrl-C, and whom he starts then does too.
    was = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(  # noqa: S603 -- our own command
        [*command, "--watch"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        limit = Timer(60, process.kill)  # a reader of a dead process gets nothing, and fails
        limit.start()
        signal.signal(signal.SIGINT, was)
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == "added 1, unchanged 0\n"
        assert process.stderr.readline() == "wire/a.txt: added 1\n"
        assert process.stderr.readline() == "watching; Ctrl-C ends\n"

        (wire / "b.txt").write_text(FERRY + " Nobody objected.")
        assert process.stderr.readline() == "wire/b.txt: added 1\n"
        assert process.stdout.readline() == "added 1, unchanged 0\n"

        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
        limit.cancel()


def test_a_folder_that_is_not_there_is_told_in_one_line(door: Door) -> None:
    ran = door("sources", "add", "wire", "--holder", "afp", "--watch")

    assert ran.code == 3
    assert ran.err.startswith("rightscheck: wire: does not exist\n")
