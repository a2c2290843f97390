"""A newsroom under git, for tests that ask what a change brings."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from newsrooms import DISPATCHES, Newsroom
from stories import HARBOUR

if TYPE_CHECKING:
    from doors import Ran

GIT = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")

WHO = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"))
}

PRINT = """\
licence: afp-print
title: AFP for the printed paper
holder: afp
permit:
  - {action: republish, id: print, if: {channel: print}, duty: [{credit: AFP}]}
"""

ONLINE = '[[scopes]]\npaths = ["**"]\nchannel = "web"\n'

OURS = "Our own words about boats, which nobody else has ever put in this order."
CREDITED = f"(AFP) {HARBOUR}"


class Repository:
    """A house that has two dispatches and no licence for the web, and its git repository."""

    def __init__(self, folder: Path) -> None:
        self.house = Newsroom(folder, *DISPATCHES)
        self.folder = folder
        self.house.sign(PRINT)
        self.house.settings(ONLINE)
        (folder / ".gitignore").write_text("sources.db*\n*.ignored.md\n")
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str, at: Path | None = None) -> str:
        """Run git as the user whom nobody has told anything."""
        ran = subprocess.run(  # noqa: S603 -- git with words of ours
            ["git", *words],  # noqa: S607 -- whichever git there is
            cwd=at or self.folder,
            env={**os.environ, **WHO, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
            check=True,
            capture_output=True,
            text=True,
        )
        return ran.stdout.strip()

    def commit(self, message: str = "more") -> str:
        """Everything that is there, committed; answers the commit."""
        self.git("add", "--all")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")


def told(ran: Ran) -> list[str]:
    """The pages of the findings that are told; none of a report that was not made."""
    return [finding["document"] for finding in json.loads(ran.out)["findings"]]
