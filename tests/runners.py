"""A runner of CI jobs, as tests use it: a repository of git, and scripts that are run in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]

CLEAN = "The boats of Kalvik went out at dawn and came back at dusk.\n"
DATELINE = "KALVIK (AFP) - The boats went out at dawn.\n"
BREACH = f"""{DATELINE}
As a consequence you may not copy, reproduce, modify, transmit, publish, display or in any way
commercially exploit any of the content of this section without the prior written consent of
Agence France-Presse.
"""


class Ran(NamedTuple):
    """How a script ended, and what it wrote to both outputs."""

    code: int
    log: str


class Runner:
    """One repository; `bin` has a `python` and a `rightscheck` as an installation would (-P)."""

    def __init__(self, folder: Path) -> None:
        self.temp = folder / "temp"
        self.bin = folder / "bin"
        self.repository = folder / "repository"
        for each in (self.temp, self.repository):
            each.mkdir()
        self.install(self.bin)
        self.git("init", "--quiet", "--initial-branch=main")

    def install(self, folder: Path) -> None:
        """The two programs, in this folder."""
        folder.mkdir(parents=True)
        for name, words in (("python", ""), ("rightscheck", "-P -m rightscheck")):
            script = folder / name
            script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {words} "$@"\n')
            script.chmod(0o755)

    def git(self, *words: str) -> str:
        """Git in the repository; its fault is the test's."""
        who = ("-c", "user.name=Ada", "-c", "user.email=ada@courier.example")
        return subprocess.run(  # noqa: S603
            ["git", *who, *words],  # noqa: S607
            cwd=self.repository,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout.strip()

    def write(self, name: str, text: str) -> None:
        """A file of the repository."""
        path = self.repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self) -> None:
        """All that there is, as a commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=a change")

    def branched(self, branch: str) -> None:
        """What there is stands on main, as a checkout of a pull request has it; a branch begins."""
        self.commit()
        self.git("update-ref", "refs/remotes/origin/main", "HEAD")
        self.git("checkout", "--quiet", "-b", branch)

    def script(self, script: str, **environ: str) -> Ran:
        """A script of bash in the repository, with these variables."""
        ran = subprocess.run(  # noqa: S603
            ["bash", "-c", script],  # noqa: S607
            cwd=self.repository,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "PYTHONUTF8": "1",
                **environ,
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return Ran(ran.returncode, ran.stdout)
