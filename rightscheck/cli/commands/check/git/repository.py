"""The repository around a folder: its commits, and what changed since one of them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, NamedTuple

from rightscheck.cli.commands.check.git.contents import contents
from rightscheck.cli.commands.check.git.process import Git, parts
from rightscheck.errors import RightscheckError

_OID = re.compile(r"[0-9a-f]{40,64}")

_LINK, _MODULE = "120000", "160000"

_SHALLOW = (
    "this clone is shallow: `git fetch --unshallow`"
    " (fetch-depth: 0 in GitHub Actions, GIT_DEPTH: 0 in GitLab CI)"
)


class Changed(NamedTuple):
    """A path, from the repository's root, that differs from a commit.

    Modes are git's (empty: nothing is there); ids name contents, and `now` is none of the files.
    """

    path: str
    mode: str = "100644"
    now: str = ""
    mode_before: str = ""
    before: str = ""
    is_torn: bool = False

    @property
    def is_module(self) -> bool:
        """Is it a submodule?"""
        return _MODULE in {self.mode, self.mode_before}

    @property
    def is_file(self) -> bool:
        """Is a file there now? What a link leads to is looked at where it lies."""
        return self.mode not in {"", _LINK, _MODULE}

    @property
    def was_file(self) -> bool:
        """Was a file there before?"""
        return self.mode_before not in {"", _LINK, _MODULE}


class Repository:
    """The git repository around a folder; RightscheckError where there is none."""

    def __init__(self, here: Path) -> None:
        self.root = Path(os.fsdecode(Git(here).ask("rev-parse", "--show-toplevel")[:-1]))
        self._git = Git(self.root)

    def commit(self, name: str) -> str:
        """The commit that a revision means."""
        if found := self._commit(name):
            return found
        raise RightscheckError(f"there is no commit {name!r} here", hint=self._instead(name))

    def base(self, branch: str) -> str:
        """The commit at which what is checked out left a branch."""
        tip, head = self.commit(branch), self.commit("HEAD")
        if found := self._git.line("merge-base", tip, head):
            return found
        raise RightscheckError(
            f"what is checked out has no commit in common with {branch!r}",
            hint=_SHALLOW if self._is_shallow else "name a branch that it began from",
        )

    def parents(self) -> list[str]:
        """The commits that the next one will follow: two while a merge is under way."""
        found = [self._commit(name) for name in ("HEAD", "MERGE_HEAD")]
        return [one for one in found if one] or [
            self._git.line("hash-object", "-t", "tree", "--stdin")
        ]

    def called(self, since: str) -> str:
        """A commit's short id; of what is there before the first, words."""
        return since[:10] if self._commit(since) else "the empty repository"

    def changes(self, since: str, *, staged: bool = False) -> dict[str, Changed]:
        """What differs from a commit: the index, or else the files that git does not ignore."""
        words = ["-z", "--raw", "--no-renames", "--no-abbrev", "--ignore-submodules=dirty"]
        # What `git add -N` announces would be staged as an empty file.
        words += ["--cached", "--ita-invisible-in-index"] if staged else []
        told = self._git.ask("diff-index", *words, since, "--")
        found: dict[str, Changed] = {}
        for one in _changes(told):
            found[one.path] = one if not one.is_torn else found.get(one.path, one)
        if not staged:
            for name in parts(self._git.ask("ls-files", "-z", "--others", "--exclude-standard")):
                found.setdefault(name, Changed(name))
        return found

    def contents(self, ids: Iterable[str]) -> Iterator[bytes | BinaryIO | None]:
        """Each content; a large one as an open file, none for what git-lfs keeps elsewhere."""
        return contents(self._git, tuple(ids))

    def _commit(self, name: str) -> str:
        words = ("--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        found = self._git.line("rev-parse", *words)
        return found if _OID.fullmatch(found) else ""  # a range means several

    def _instead(self, name: str) -> str:
        if not self._commit("HEAD"):
            return "nothing was committed yet; --staged checks what would be"
        if ".." in name:
            return "name one commit; --merge-base BRANCH is what came since a branch was left"
        if self._commit(f"origin/{name}"):
            return f"did you mean {f'origin/{name}'!r}?"
        return (
            _SHALLOW if self._is_shallow else "`git branch --all` and `git tag` list what there is"
        )

    @cached_property
    def _is_shallow(self) -> bool:
        return self._git.line("rev-parse", "--is-shallow-repository") == "true"


def _changes(told: bytes) -> Iterator[Changed]:
    """`:100644 100644 OID OID M`, a NUL, the path, a NUL; and so on."""
    words = parts(told)
    for head, path in zip(words[::2], words[1::2], strict=True):
        mode_before, mode, before, now, status = head.removeprefix(":").split()
        mode, mode_before = (one.strip("0") and one for one in (mode, mode_before))
        is_torn = status == "U"
        # The path of two versions that are not merged is there, whatever they are.
        yield Changed(path, "100644" if is_torn else mode, now, mode_before, before, is_torn)
