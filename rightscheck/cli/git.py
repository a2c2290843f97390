"""git, asked what changed: it reads, starts no shell, and runs nothing that a repository brings.

A repository may be a stranger's. So hooks, monitors, filters and drivers of its configuration are
out of force, nothing is fetched, and names of revisions are never taken for options.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple

from rightscheck.errors import RightscheckError
from rightscheck.readers.refusal import LARGEST

PATIENCE = 120
"""Seconds that git may take for one answer."""

_SAFE = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.bigFileThreshold": "16m",  # what is larger is passed through, not held
    "diff.external": "",
    "protocol.allow": "never",
}

_OID = re.compile(r"[0-9a-f]{40,64}")

_LINK, _MODULE = "120000", "160000"

_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\n(?:.*\n)*?oid sha256:(\w{64})\n"
)

_SHALLOW = (
    "this clone is shallow: `git fetch --unshallow`"
    " (fetch-depth: 0 in GitHub Actions, GIT_DEPTH: 0 in GitLab CI)"
)

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


class Changed(NamedTuple):
    """A path, from the repository's root, that is not what it was.

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
        """Is it another repository?"""
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
        self._here = here
        self._environment = _environment(_SAFE)
        self.root = Path(os.fsdecode(self._ask("rev-parse", "--show-toplevel")[:-1]))
        self._here = self.root
        self._environment = _environment(_SAFE | self._filters())

    def commit(self, name: str) -> str:
        """The commit that a revision means."""
        if found := self._commit(name):
            return found
        raise RightscheckError(f"there is no commit {name!r} here", hint=self._instead(name))

    def base(self, branch: str) -> str:
        """The commit at which what is checked out left a branch."""
        tip, head = self.commit(branch), self.commit("HEAD")
        if found := self._line("merge-base", tip, head):
            return found
        raise RightscheckError(
            f"what is checked out has no commit in common with {branch!r}",
            hint=_SHALLOW if self._is_shallow else "name a branch that it began from",
        )

    def parents(self) -> list[str]:
        """The commits that the next one will follow: two while a merge is under way."""
        found = [self._commit(name) for name in ("HEAD", "MERGE_HEAD")]
        return [one for one in found if one] or [self._line("hash-object", "-t", "tree", "--stdin")]

    def changes(self, since: str, *, staged: bool = False) -> dict[str, Changed]:
        """What differs from a commit: the index, or else the files that git does not ignore."""
        words = ("-z", "--raw", "--no-renames", "--no-abbrev", "--ignore-submodules=dirty")
        told = self._ask("diff-index", *words, *("--cached",) * staged, since, "--")
        found: dict[str, Changed] = {}
        for one in _changes(told):
            found[one.path] = one if not one.is_torn else found.get(one.path, one)
        if not staged:
            for name in _parts(self._ask("ls-files", "-z", "--others", "--exclude-standard")):
                found.setdefault(name, Changed(name))
        return found

    def contents(self, ids: Iterable[str]) -> Iterator[bytes | BinaryIO | None]:
        """Each content; a large one as an open file, none for what git-lfs keeps elsewhere."""
        ids = tuple(ids)
        sizes = self._sizes(ids)
        for some in _portions(ids, sizes):
            if sizes[some[0]] <= LARGEST:
                yield from map(self._real, self._small(some, sizes))
                continue
            with tempfile.TemporaryFile() as file:
                self._ask("cat-file", "blob", some[0], into=file)
                yield file

    def _sizes(self, ids: Sequence[str]) -> dict[str, int]:
        told = self._ask("cat-file", "--batch-check", words=ids).decode().splitlines()
        rows = [row.split() for row in told]
        if lost := next((row[0] for row in rows if not row[-1].isdecimal()), None):
            raise RightscheckError(
                f"the content {lost[:10]} is not in this repository",
                hint="`git fsck` tells what else is missing",
            )
        return {row[0]: int(row[-1]) for row in rows}

    def _small(self, ids: Sequence[str], sizes: dict[str, int]) -> Iterator[bytes]:
        told, at = self._ask("cat-file", "--batch", words=ids), 0
        for one in ids:
            start = told.index(b"\n", at) + 1
            at = start + sizes[one] + 1
            yield told[start : at - 1]

    def _real(self, data: bytes) -> bytes | None:
        """The content itself where git has only a pointer to it (git-lfs)."""
        pointer = _POINTER.match(data[:1024])
        if not pointer:
            return data
        name = pointer[1].decode()
        kept = Path(self._line("rev-parse", "--path-format=absolute", "--git-common-dir"), "lfs")
        path = kept / "objects" / name[:2] / name[2:4] / name
        return path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST else None

    def _commit(self, name: str) -> str:
        words = ("--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        found = self._line("rev-parse", *words)
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
        return self._line("rev-parse", "--is-shallow-repository") == "true"

    def _filters(self) -> dict[str, str]:
        """Programs that would change contents on the way, each set to none."""
        which = r"^filter\..*\.(clean|smudge|process|required)$"
        names = _parts(
            self._ask("config", "-z", "--name-only", "--get-regexp", which, may_fail=True)
        )
        return {name: "false" if name.endswith(".required") else "" for name in names}

    def _line(self, *words: str) -> str:
        """A short answer; empty where git has none."""
        return os.fsdecode(self._ask(*words, may_fail=True)).strip("\n")

    def _ask(
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


def _changes(told: bytes) -> Iterator[Changed]:
    """`:100644 100644 OID OID M`, a NUL, the path, a NUL; and so on."""
    parts = _parts(told)
    for head, path in zip(parts[::2], parts[1::2], strict=True):
        mode_before, mode, before, now, status = head.removeprefix(":").split()
        modes = ("" if set(one) == {"0"} else one for one in (mode, mode_before))
        mode, mode_before = modes
        is_torn = status == "U"
        # The path of two versions that are not merged is there, whatever they are.
        yield Changed(path, "100644" if is_torn else mode, now, mode_before, before, is_torn)


def _parts(told: bytes) -> list[str]:
    return [os.fsdecode(part) for part in told.split(b"\0")][:-1]


def _portions(ids: Sequence[str], sizes: dict[str, int]) -> Iterator[list[str]]:
    """Contents that may be held at once; one that may not is alone."""
    some: list[str] = []
    held = 0
    for one in ids:
        if some and held + sizes[one] > LARGEST // 4:
            yield some
            some, held = [], 0
        some.append(one)
        held += sizes[one]
    if some:
        yield some
