"""A folder's packs or licences, or a file's policy, as JSON in the user's cache: YAML is read once.

A cache that is damaged or out of date is not used. It counts only if it was made of these very
files by these very modules, and if its digest holds (the patterns of packs were tried when they
were written); else the YAML is read. A cache that cannot be written costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from rightscheck import __version__
from rightscheck.atomic import replacing
from rightscheck.model.value import Filed
from rightscheck.rulebook import yaml
from rightscheck.rulebook.rules import PROVEN

F = TypeVar("F", bound=Filed)


class Kept(Generic[F]):
    """A value that is made when it is asked for; what its `head` says can be known before."""

    def __init__(self, model: type[F], written: str | bytes, head: Sequence[Any]) -> None:
        self.head = head
        self._model, self._written = model, written

    @classmethod
    def of(cls, value: F) -> Kept[F]:
        """One that is made already."""
        made = cls(type(value), "", value.head)
        made.__dict__["value"] = value
        return made

    @cached_property
    def value(self) -> F:
        """All of it."""
        value = self._model.model_validate_json(self._written, context=PROVEN)
        value.__dict__["sha256"] = self.head[0]  # or whoever asks writes it once more
        return value


def loaded(model: type[F], path: Path, files: Sequence[Path], load: Callable[[Path], F]) -> list[F]:
    """What `load` reads of the files of a folder, in their order; from the cache if it can be.

    `path` is the folder, or the one file that is meant.
    """
    return [one.value for one in kept(model, path, files, load)]


def kept(
    model: type[F], path: Path, files: Sequence[Path], load: Callable[[Path], F]
) -> list[Kept[F]]:
    """The same, each made when it is asked for if it comes from the cache."""
    cached = CacheFile.of(path, files)
    known = cached.kept(model)
    if known is None:
        values = [load(file) for file in files]
        cached.write(values)
        known = list(map(Kept.of, values))
    return known


class CacheFile(NamedTuple):
    """Where a folder's files are kept, and what they are made of; None where they are not kept."""

    path: Path | None
    key: str

    @classmethod
    def of(cls, path: Path, files: Sequence[Path]) -> CacheFile:
        """One file in the cache for each folder: it is written anew whenever one of its changes."""
        if home() is None or path.is_fifo():  # what can be read but once is read by who needs it
            return cls(None, "")
        made_of = [f"{file.name} {_digest(yaml.content(file))}" for file in files]
        return cls.called(f"rules {path.resolve()}", made_of)

    @classmethod
    def called(cls, name: str, made_of: Sequence[str]) -> CacheFile:
        """The file in the cache for what has this name: the first word is what it is."""
        folder, sort = home(), name.partition(" ")[0]
        path = folder / f"{sort}-{_digest(name.encode())[:16]}.jsonl" if folder else None
        return cls(path, _digest("\n".join((_makers(), *made_of)).encode()))

    def lines(self) -> list[bytes] | None:
        """What is kept, line by line; None if it is not there as it should be."""
        try:
            key, digest, rest = self.path.read_bytes().split(b"\n", 2) if self.path else (b"",) * 3
        except (OSError, ValueError):
            return None
        good = (key, digest) == (self.key.encode(), _digest(rest).encode())
        return rest.split(b"\n") if good else None

    def put(self, lines: Sequence[str]) -> None:
        """Keep them; whole or not at all, whoever else writes at the same time."""
        if self.path is None:
            return
        rest = "\n".join(lines).encode()
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with replacing(self.path) as new:
                new.touch(mode=0o600)
                new.write_bytes(b"\n".join((self.key.encode(), _digest(rest).encode(), rest)))
        except OSError:
            return  # it is made anew the next time as well

    def kept(self, model: type[F]) -> list[Kept[F]] | None:
        """The values in the order of their files; None if they are not there."""
        lines = self.lines()
        if lines is None:
            return None
        heads, *written = lines
        return [Kept(model, *one) for one in zip(written, json.loads(heads), strict=True)]

    def read(self, model: type[F]) -> list[F] | None:
        """The same, all made."""
        known = self.kept(model)
        return None if known is None else [one.value for one in known]

    def write(self, values: Sequence[Filed]) -> None:
        """Keep values, but for such as JSON does not say: a date where anything may stand."""
        written = [value.written for value in values]
        if self.path and not any(map(_differs, values, written)):
            self.put([json.dumps([value.head for value in values]), *written])


def _differs(value: Filed, written: str) -> bool:
    return type(value).model_validate_json(written, context=PROVEN) != value


@cache
def _makers() -> str:
    """The version, and what made it: sizes and times of modules, as Python knows its own cache."""
    package = Path(__file__).parent.parent
    walks = (os.walk(package / room) for room in _ROOMS)
    names = (f"{folder}/{name}" for walk in walks for folder, _, names in walk for name in names)
    states = ((name, os.stat(name)) for name in names if name.endswith(".py"))  # noqa: PTH116 -- there are many
    return f"{__version__} {sorted((name, now.st_size, now.st_mtime_ns) for name, now in states)}"


_ROOMS = ("rulebook", "model", "notices", "licensing", "text")
"""Whose modules decide what is kept of a rule file."""


def home() -> Path | None:
    """Our folder in the user's cache; None for who has no home."""
    if ours := os.environ.get("RIGHTSCHECK_CACHE_DIR"):
        return Path(ours)
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return (Path(named) if named else Path.home() / ".cache") / "rightscheck"
    except RuntimeError:
        return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
