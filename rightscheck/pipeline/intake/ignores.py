"""What a walk passes by: what `.gitignore` files say, and `exclude` of the settings.

Only what can be committed counts, `.gitignore` files inside a git work tree, so that a run answers
alike on every machine: what a person keeps in `.git/info/exclude` or in a file for all repositories
is not asked. Git ignores a file only until it is added; here the lines alone decide.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from rightscheck.errors import UnusableSettings, reasoned
from rightscheck.model import Ignored
from rightscheck.pipeline.intake.gitignore import Patterns, patterns
from rightscheck.text import lazily

NAME = ".gitignore"

_LARGEST = 1 << 16
"""Bytes of a `.gitignore`: a hundred times what people write."""

_SIGN = lazily.pattern(r"[\\*?\[\] ]")
"""What a pattern of a name escapes."""


class Passed(Counter[tuple[str, bool]]):
    """How many files and folders were ignored, by what ignores them and whether it is a folder."""

    @property
    def as_ignored(self) -> tuple[Ignored, ...]:
        """As a report tells it."""
        places = sorted({said for said, _ in self})
        return tuple(Ignored(by=s, files=self[s, False], folders=self[s, True]) for s in places)


class Layer(NamedTuple):
    """Some patterns, the folder that they count from (it ends with `/`), and where they stand."""

    patterns: Patterns
    base: str
    where: str


class Ground(NamedTuple):
    """The patterns in force in a folder: the settings', and those of `.gitignore` files above.

    `git` is None outside of every work tree, and where git is not asked.
    """

    own: tuple[Layer, ...] = ()
    git: tuple[Layer, ...] | None = None

    def passes(self, path: str, *, folder: bool) -> str | None:
        """What ignores this path (a file or the settings); None if nothing does."""
        said = (_said(layers, path, folder=folder) for layers in (self.own, self.git or ()))
        return next(filter(None, said), None)

    def meant(self, folder: str) -> Ground:
        """The ground less the lines that would pass by a folder that is meant."""
        own, git = (
            () if _said(layers or (), folder, folder=True) else layers
            for layers in (self.own, self.git)
        )
        return Ground(own or (), git)


def _said(layers: tuple[Layer, ...], path: str, *, folder: bool) -> str | None:
    for layer in reversed(layers):
        if path.startswith(layer.base):
            ignored = layer.patterns.ignores(path[len(layer.base) :], folder=folder)
            if ignored is not None:
                return layer.where if ignored else None
    return None


@dataclass(frozen=True)
class Ignores:
    """What walks pass by. `exclude` counts from `folder`, and stands in `where`.

    `written` are files that the run itself writes: its last report is no page of its next one.
    """

    exclude: tuple[str, ...] = ()
    folder: Path = Path()
    where: str = "exclude"
    git: bool = True
    written: tuple[str, ...] = ()

    def besides(self, written: Iterable[Path]) -> Ignores:
        """The same, which also ignore files that the run itself writes."""
        return replace(self, written=tuple(map(real, written)))

    def around(self, folder: Path) -> Ground:
        """The patterns in force for a folder that was named.

        Who names a folder means it: lines by which itself would be ignored, or a folder that it
        lies in, are not asked about what lies in it either.
        """
        ground = self._top()
        whole = Path(real(folder))
        for above, below in pairwise((*reversed(whole.parents), whole)):
            ground = self._within(ground, above).meant(below.as_posix())
        return ground

    def inside(self, ground: Ground, folder: str, names: Iterable[str]) -> Ground:
        """The patterns in force for the `names` in a folder, given those for the folder itself."""
        git = ground.git
        if self.git and ".git" in names:
            git = ()  # a work tree begins here, and knows nothing of one around it
        if git is not None and NAME in names and _is_asked(Path(folder, NAME)):
            git = (*git, _layer(folder))
        return ground._replace(git=git)

    def passing(self) -> Callable[[Path], str | None]:
        """Asks of a file where it is said that a walk from the top passes it by; None if nowhere.

        Of each folder it is found out once.
        """

        @cache
        def at(folder: Path) -> Ground | str:
            ground = self._top() if folder == folder.parent else at(folder.parent)
            said = isinstance(ground, Ground) and ground.passes(folder.as_posix(), folder=True)
            return said or (self._within(ground, folder) if isinstance(ground, Ground) else ground)

        def passes(file: Path) -> str | None:
            folder = real(file.parent)
            ground = at(Path(folder))
            if isinstance(ground, str):
                return ground
            return ground.passes(f"{_door(folder)}{file.name}", folder=False)

        return passes

    def _within(self, ground: Ground, folder: Path) -> Ground:
        there = [name for name in (".git", NAME) if os.path.lexists(folder / name)]
        return self.inside(ground, folder.as_posix(), there)

    def _top(self) -> Ground:
        own = Layer(patterns(self.exclude), _door(real(self.folder)), self.where)
        written = map(_report, map(Path, self.written))
        return Ground((*((own,) if self.exclude else ()), *written))


NOTHING = Ignores(git=False)
"""Nothing is passed by."""


def real(path: Path) -> str:
    """The path that patterns are asked about: absolute, no links, `/` between its parts."""
    return Path(os.path.realpath(path)).as_posix()


def _door(folder: str) -> str:
    return f"{folder.rstrip('/')}/"


def _report(file: Path) -> Layer:
    name = _SIGN.sub(r"\\\g<0>", file.name)
    return Layer(patterns([f"/{name}"]), _door(file.parent.as_posix()), "--output")


def _is_asked(path: Path) -> bool:
    """Is it a file? Git reads no link, no folder of that name, and we no pipe that never ends."""
    return os.path.isfile(path) and not os.path.islink(path)  # noqa: PTH113, PTH114 -- never raise


def _layer(folder: str) -> Layer:
    path = Path(folder, NAME)
    with reasoned(_unusable(path, "cannot be read")), path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise _unusable(path, f"is larger than {_LARGEST // 1024} kB")
    lines = data.decode("utf-8-sig", errors="replace").split("\n")
    return Layer(patterns(lines), _door(folder), _shown(path))


def _unusable(path: Path, problem: str) -> UnusableSettings:
    return UnusableSettings(problem, where=path, hint="--no-ignore goes without")


def _shown(path: Path) -> str:
    """The path as somebody who stands here would write it."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
