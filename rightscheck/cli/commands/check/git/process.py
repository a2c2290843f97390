"""One run of git: no shell, nothing fetched, nothing run that a repository brings, not for ever.

A repository may be a stranger's. So hooks, monitors, filters and drivers of its configuration are
out of force.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from rightscheck.errors import RightscheckError

PATIENCE = 120
"""Seconds that git may take for one answer."""

_SAFE = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.bigFileThreshold": "16m",  # what is larger is passed through, not held
    "diff.external": "",
    "protocol.allow": "never",
}

_FAULTS = {
    "dubious ownership": (
        "the repository belongs to somebody else, so git does not trust it",
        "`git config --global --add safe.directory FOLDER`, if you do",
    ),
    "not a git repository": (
        "this folder is in no git repository",
        "name what to check instead: `rightscheck check PATH`",
    ),
    "must be run in a work tree": (
        "this repository has no files of its own",
        "check in a clone of it, or in a worktree",
    ),
    "promisor remote": (
        "this clone has not all contents that the change is told by",
        "clone without --filter: nothing is fetched here",
    ),
}
"""What git complains of, and how we say it."""


class Git:
    """git in a folder."""

    def __init__(self, here: Path) -> None:
        self._here = here
        self._environment = _environment(_SAFE)
        self._environment = _environment(_SAFE | self._filters())

    def ask(
        self,
        *command: str,
        words: Iterable[str] = (),
        into: IO[bytes] | None = None,
        may_fail: bool = False,
    ) -> bytes:
        """Run git; RightscheckError where it cannot, in its own words if we have no better."""
        try:
            ran = subprocess.run(  # noqa: S603 -- git, with names behind its options
                ["git", "--no-pager", "--no-optional-locks", *command],  # noqa: S607 -- the user's
                cwd=self._here,
                env=self._environment,
                input="".join(f"{word}\n" for word in words).encode(),
                stdout=into or subprocess.PIPE,
                stderr=subprocess.PIPE,
                timeout=PATIENCE,
                check=False,
            )
        except FileNotFoundError as error:
            hint = "install it, or name what to check: `rightscheck check PATH`"
            raise RightscheckError("git is not installed", hint=hint) from error
        except subprocess.TimeoutExpired as error:
            problem = f"git {command[0]} took longer than {PATIENCE} seconds"
            raise RightscheckError(problem, where=self._here, hint="try it by hand") from error
        if ran.returncode and not may_fail:
            raise _fault(ran.stderr, self._here)
        return ran.stdout or b""

    def line(self, *words: str) -> str:
        """Git's answer on one line; empty if it has none."""
        return os.fsdecode(self.ask(*words, may_fail=True)).strip("\n")

    def _filters(self) -> dict[str, str]:
        """Programs that would change contents on the way, each set to none."""
        which = r"^filter\..*\.(clean|smudge|process|required)$"
        names = parts(self.ask("config", "-z", "--name-only", "--get-regexp", which, may_fail=True))
        return {name: "false" if name.endswith(".required") else "" for name in names}


def parts(told: bytes) -> list[str]:
    """The fields of NUL-terminated output."""
    return [os.fsdecode(part) for part in told.split(b"\0")][:-1]


def _environment(settings: dict[str, str]) -> dict[str, str]:
    """Ours, in which git answers in English, asks nobody, and goes by these settings first."""
    given = os.environ.get("GIT_CONFIG_COUNT", "")
    first = int(given) if given.isdecimal() else 0
    pairs = list(enumerate(settings.items(), first))
    return {
        **os.environ,
        **{f"GIT_CONFIG_KEY_{number}": name for number, (name, _) in pairs},
        **{f"GIT_CONFIG_VALUE_{number}": value for number, (_, value) in pairs},
        "GIT_CONFIG_COUNT": str(first + len(pairs)),
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def _fault(said: bytes, where: Path) -> RightscheckError:
    text = said.decode("utf-8", "replace").strip()
    for words, (problem, hint) in _FAULTS.items():
        if words in text:
            return RightscheckError(problem, where=where, hint=hint)
    line = next((one for one in text.splitlines() if one.startswith("fatal:")), text)
    return RightscheckError(f"git: {line.removeprefix('fatal:').strip()}", where=where)
